/**
 * The date of a cookie.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-5.1.1
 */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What stands between the parts of a date. */
const delimiters = /[\t -/;-@[-`{-~]+/;

/** A part may be followed by something that is no digit. */
const time = /^(\d\d?):(\d\d?):(\d\d?)(?!\d)/;
const day = /^\d\d?(?!\d)/;
const year = /^\d{2,4}(?!\d)/;

/** @returns ms since 1970; `undefined`: it is no date */
export function parseCookieDate(text: string): number | undefined {
  const parts = text.split(delimiters).filter((part) => part !== '');
  const found = findParts(parts);
  const [hour, minute, second] = found.time?.map(Number) ?? [];
  const { day: dayOfMonth, month, year: shownYear } = found;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (dayOfMonth === undefined || month === undefined || shownYear === undefined) return undefined;
  const fullYear = shownYear < 70 ? shownYear + 2000 : shownYear < 100 ? shownYear + 1900 : shownYear;
  if (fullYear < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(fullYear, month, dayOfMonth, hour, minute, second));
  // Else there is no such day.
  return date.getUTCMonth() === month && date.getUTCDate() === dayOfMonth ? date.getTime() : undefined;
}

interface DateParts {
  time?: readonly string[];
  day?: number;
  month?: number;
  year?: number;
}

/** [spec] Step 2: each part is the first of these that it can be and that is not found yet. */
function findParts(parts: readonly string[]): DateParts {
  const found: DateParts = {};
  for (const part of parts) {
    const [, ...clock] = found.time === undefined ? (time.exec(part) ?? []) : [];
    const month = months.indexOf(part.slice(0, 3).toLowerCase());
    if (clock.length > 0) found.time = clock;
    else if (found.day === undefined && day.test(part)) found.day = Number.parseInt(part, 10);
    else if (found.month === undefined && month !== -1) found.month = month;
    else if (found.year === undefined && year.test(part)) found.year = Number.parseInt(part, 10);
  }
  return found;
}
