/** A budget, and what the results say about it. */

import type { Figures, LoadFigures } from '../../../test/perf/rounds.ts';
import { median } from '../../../test/perf/statistics.ts';
import type { Results } from '../parts.ts';

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

export const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A difference: `+ 3.0 ms`. */
export function signed(difference: number, format: (value: number) => string): string {
  return `${difference < 0 ? '−' : '+'} ${format(Math.abs(difference))}`;
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
