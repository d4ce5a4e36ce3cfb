/** How numbers, times and sizes are written, in the language of the page. */

import { t } from '@vscode/l10n';

import { locale } from './locale.ts';

const integer = new Intl.NumberFormat(locale);
const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const decimalSign = oneDecimal.formatToParts(0.1).find(({ type }) => type === 'decimal')?.value ?? '.';
const fullTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });

/** `1234567` as `1,234,567`, or as the language has it. */
export function formatCount(count: number): string {
  return integer.format(count);
}

/** A number with its noun: `1 event`, `2 events`, `2 new events`. */
export function formatEvents(count: number, which?: 'new' | 'older'): string {
  const n = formatCount(count);
  if (which === 'new') return count === 1 ? t`${n} new event` : t`${n} new events`;
  if (which === 'older') return count === 1 ? t`${n} older event` : t`${n} older events`;
  return count === 1 ? t`${n} event` : t`${n} events`;
}

/**
 * Time of day with milliseconds, in the person's time zone: every row has the same width, so that times line up.
 *
 * @param time - milliseconds since the epoch
 */
export function formatTime(time: number): string {
  const date = new Date(time);
  const [h, m, s] = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part, 2));
  return `${h}:${m}:${s}.${pad(date.getMilliseconds(), 3)}`;
}

/** Date, time and time zone. @param time - milliseconds since the epoch */
export function formatFullTime(time: number): string {
  return fullTime.format(new Date(time));
}

/** `512 B`, `1.5 KB`, `3.0 MB`; a KB is 1024 bytes, as in the network tools of browsers. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${formatCount(bytes)} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1023.95 ? `${oneDecimal.format(kilobytes)} KB` : `${oneDecimal.format(kilobytes / 1024)} MB`;
}

/**
 * How long, as short as it can be said: `1.5 ms`, `120 ms`, `1.234 s`, `2:03.400`, `1:02:03`.
 *
 * @param ms - not negative, but for a clock that was set back
 */
export function formatSpan(ms: number): string {
  if (ms < 0) return `−${formatSpan(-ms)}`;
  if (ms < 9.95) return `${oneDecimal.format(ms)} ms`;
  const whole = Math.round(ms);
  if (whole < 1000) return `${whole} ms`;
  const [seconds, rest] = [Math.floor(whole / 1000), pad(whole % 1000, 3)];
  if (seconds < 60) return `${seconds}${decimalSign}${rest} s`;
  const [minutes, second] = [Math.floor(seconds / 60), pad(seconds % 60, 2)];
  if (minutes < 60) return `${minutes}:${second}${decimalSign}${rest}`;
  return `${formatCount(Math.floor(minutes / 60))}:${pad(minutes % 60, 2)}:${second}`;
}

/** `1.5`: one digit after the decimal sign, always. */
export function formatDecimal(value: number): string {
  return oneDecimal.format(value);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
