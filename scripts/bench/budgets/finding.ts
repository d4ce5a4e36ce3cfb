/** A budget, and what the results say about it. */

import type { Figures, LoadFigures } from '../../../test/perf/rounds.ts';
import { median } from '../../../test/perf/statistics.ts';
import type { Results } from '../report/results.ts';
import { ms, times } from '../report/table.ts';

/** Goal, figure, reference and ratio, as they are printed; `undefined` when it was not measured. */
export interface Budget {
  readonly what: string;
  readonly goal: string;
  readonly find: (results: Results) => Finding | undefined;
}

export interface Finding {
  readonly figure: string;
  readonly reference?: string;
  readonly ratio?: string;
  readonly isMet: boolean;
}

/** Ours beside a client that is measured in the same rounds. */
export function beside(result: LoadFigures | undefined, ours: string, theirs: string): Comparison | undefined {
  const [our, their] = [ours, theirs].map((name) => result?.figures.find((figure) => figure.name.startsWith(name)));
  if (our === undefined || their === undefined) return undefined;
  const ratio = median(our.turns.map((turn, round) => turn.ms / (their.turns[round]?.ms ?? Number.NaN)));
  return { our, their, ratio };
}

export interface Comparison {
  readonly our: Figures;
  readonly their: Figures;
  readonly ratio: number;
}

export function atMost(compared: Comparison | undefined, most: number): Finding | undefined {
  if (compared === undefined) return undefined;
  const { our, their, ratio } = compared;
  const reference = `${their.name} ${ms(their.medianMs)}`;
  return { figure: ms(our.medianMs), reference, ratio: times(ratio), isMet: ratio <= most };
}

export function timesFaster(compared: Comparison | undefined, least: number): Finding | undefined {
  if (compared === undefined) return undefined;
  const { our, their, ratio } = compared;
  const reference = `${their.name} ${ms(their.medianMs)}`;
  return {
    figure: ms(our.medianMs),
    reference,
    ratio: `${(1 / ratio).toFixed(1)} × faster`,
    isMet: 1 / ratio >= least,
  };
}
