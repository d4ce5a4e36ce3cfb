import type { RowSource } from './row-source.ts';

/** No response has the numbers of more events than this. */
const maxSeqs = 8192;

/** The numbers of the events that a filter shows, from one to another, in their order; the first thousands of them. */
export function shownSeqs(
  rows: Pick<RowSource, 'ordinalOf' | 'seqAt'>,
  from: number,
  to: number,
): Float64Array<ArrayBuffer> {
  const first = rows.ordinalOf(from);
  const count = Math.max(0, Math.min(rows.ordinalOf(to + 1) - first, maxSeqs));
  return Float64Array.from({ length: count }, (_, index) => rows.seqAt(first + index));
}
