/** A stretch of time as terms of a query. */

import { replaceTerms, type TopTerm } from './top-terms.ts';
import { writeTime } from './times.ts';

/**
 * The query that holds from one moment to before another, instead of those that it names.
 *
 * @param fromMs - in ms since the epoch
 * @param toMs - the same; fractions are rounded such that the range has both moments
 */
export function withTimeRange(text: string, fromMs: number, toMs: number): string {
  const [from, to] = [writeTime(Math.floor(fromMs)), writeTime(Math.floor(toMs) + 1)];
  return replaceTerms(text, isBound, [`after:${from}`, `before:${to}`]);
}

export function withoutTimeRange(text: string): string {
  return replaceTerms(text, isBound, []);
}

function isBound({ condition }: TopTerm): boolean {
  return condition.kind === 'time';
}
