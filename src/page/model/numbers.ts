/** How rates, gaps and times are written in the charts. */

import { formatTime } from '../ui/format.ts';
import { locale } from '../ui/locale.ts';

const short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

/** `12.3`, `1,230`: three digits that count. */
export function formatRate(perSecond: number): string {
  return short.format(perSecond >= 1000 ? Math.round(perSecond) : perSecond);
}

export function formatShare(part: number, whole: number): string {
  return percent.format(whole === 0 ? 0 : part / whole);
}

/** `0`, `0.05 ms`, `12 ms`, `1.5 s`, `3 min 20 s`, `2 h 5 min`; a dash when there is none. */
export function formatSpan(ms: number | undefined): string {
  if (ms === undefined) return '–';
  if (ms === 0) return '0';
  if (ms < 999.5) return `${short.format(ms)} ms`;
  if (ms < 59_950) return `${short.format(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A time of day as exact as steps of that width need it. @param time - in ms since the epoch */
export function formatTimeIn(time: number, widthMs: number): string {
  const exact = formatTime(time);
  return widthMs < 1000 ? exact.slice(0, -2) : exact.slice(0, -4);
}
