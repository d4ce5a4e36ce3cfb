/** What became of a step. */

import { type Counts, noTests } from './counts.ts';

/** Prints a text, with its line ends. */
export type Print = (text: string) => void;

/** How long the tests of a file took, one after the other. */
export interface FileTime {
  /** Relative to the checkout. */
  readonly file: string;
  readonly seconds: number;
}

export interface Outcome {
  readonly counts: Counts;
  readonly files: readonly FileTime[];
}

export const noOutcome: Outcome = { counts: noTests, files: [] };
