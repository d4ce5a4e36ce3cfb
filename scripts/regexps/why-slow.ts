/** Why a regular expression may take longer than its text allows: both ways of looking together. */

import { analyse } from 'scslre';
import { slowTextFor } from './attack.ts';

/** @returns undefined when nothing was found */
export function whySlow(source: string, flags: string): string | undefined {
  const slow = slowTextFor(source, flags);
  if (slow !== undefined) return `seen to be super-linear, with ${slow}`;
  // What the analysis says of the pattern without running it: it knows characters that the attack does not try.
  const [report] = analyse({ source, flags }).reports;
  return report && `super-linear where ${JSON.stringify(report.character.pick)} is repeated`;
}
