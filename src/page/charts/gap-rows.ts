/** A histogram in steps that a person reads: 1, 2 and 5 of each power of ten. */

import { type GapHistogram, gapSteps, leastGapMs } from '../../shared/stream/statistics.ts';

/** Gaps of `from` to before `to`, in ms. */
export interface GapRow {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Rows from the shortest gap that there is to the longest; the first is that of gaps of 0, if there are any. */
export function gapRows({ zero, counts }: GapHistogram): GapRow[] {
  const rows: GapRow[] = [];
  counts.forEach((count, index) => {
    // The class's middle says in which step it is.
    const at = leastGapMs * 2 ** ((index + 0.5) / gapSteps);
    const from = stepBelow(at);
    const last = rows.at(-1);
    if (last?.from === from) rows[rows.length - 1] = { ...last, count: last.count + count };
    else if (count > 0 || last !== undefined) rows.push({ from, to: stepAbove(from), count });
  });
  return zero > 0 ? [{ from: 0, to: 0, count: zero }, ...rows] : rows;
}

function stepBelow(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms));
  const digit = ms / power;
  return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

function stepAbove(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step * 1.01));
  return step / power > 4 ? 10 * power : step / power > 1.5 ? 5 * power : 2 * power;
}
