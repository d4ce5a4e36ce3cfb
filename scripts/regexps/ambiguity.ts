/** What the analysis of a pattern says, without running it. */

import { analyse } from 'scslre';

/** @returns the characters whose repetition makes the pattern take more than linear time, as far as can be told */
export function ambiguitiesIn(source: string, flags: string): readonly string[] {
  return analyse({ source, flags }).reports.map(({ character }) => JSON.stringify(character.pick));
}
