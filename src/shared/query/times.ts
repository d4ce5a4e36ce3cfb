/** Moments: a time of day, or a date with or without one, in the person's time zone unless another is written. */

import { queryMessages } from '../messages/filter-messages.ts';
import type { Reading } from './units.ts';

const timeOfDay = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?$/;
const dateTime = /^(\d{4})-(\d{2})-(\d{2})(?:[tT](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(z|Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * @param day - a moment of the day that a time without a date belongs to, in ms since the epoch
 * @returns in ms since the epoch, with fractions
 */
export function readTime(text: string, day: number): Reading<number> {
  const value = timeOn(day, text) ?? timeWithDate(text);
  return value === undefined ? { error: queryMessages.noTime(text) } : { value };
}

/** So that {@link readTime} gives the same moment on any day, to the millisecond. */
export function writeTime(time: number): string {
  const at = new Date(Math.floor(time));
  const [month, date, ...clock] = [
    at.getMonth() + 1,
    at.getDate(),
    at.getHours(),
    at.getMinutes(),
    at.getSeconds(),
  ].map((part) => String(part).padStart(2, '0'));
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${month}-${date}T${clock.join(':')}.${ms}`;
}

function timeOn(day: number, text: string): number | undefined {
  const match = timeOfDay.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes, seconds = '0', fraction = ''] = match;
  const at = new Date(day);
  return local([at.getFullYear(), at.getMonth(), at.getDate()], [hours, minutes, seconds], fraction);
}

function timeWithDate(text: string): number | undefined {
  const match = dateTime.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', fraction = '', zone] = match;
  const date = [Number(year), Number(month) - 1, Number(day)] as const;
  if (!isDate(date)) return undefined;
  const time = local(date, [hours, minutes, seconds], fraction);
  if (time === undefined || zone === undefined) return time;
  return Date.UTC(...date, Number(hours), Number(minutes), Number(seconds)) + msOf(fraction) - offsetOf(zone);
}

type CalendarDate = readonly [year: number, month: number, day: number];

function local(date: CalendarDate, clock: readonly (string | undefined)[], fraction: string): number | undefined {
  const [hours = 0, minutes = 0, seconds = 0] = clock.map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const at = new Date(...(date as [number, number, number]), hours, minutes, seconds);
  // The constructor takes a year before 100 for one of the 20th century.
  at.setFullYear(date[0]);
  return at.getTime() + msOf(fraction);
}

function isDate([year, month, day]: CalendarDate): boolean {
  const at = new Date(Date.UTC(2000, 0, 1));
  at.setUTCFullYear(year, month, day);
  return at.getUTCMonth() === month && at.getUTCDate() === day;
}

function msOf(fraction: string): number {
  return fraction === '' ? 0 : Number(`0.${fraction}`) * 1000;
}

/** In ms. */
function offsetOf(zone: string): number {
  if (zone === 'z' || zone === 'Z') return 0;
  const digits = zone.replaceAll(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
