/** What the search box has to say, in plain words. */

import type { SearchFailure } from '../../protocol/engine.ts';
import { parsePattern } from '../../protocol/pattern.ts';
import { formatCount } from '../format.ts';
import type { SearchDraft } from '../page-state.ts';

export interface SearchProblem {
  /** `error`: what stands in the box is no filter. `warning`: it is, and does not show everything. */
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/**
 * @param draft - what stands in the box, if it is not the filter in force
 * @param failure - what became of the filter in force
 */
export function problemOf(
  draft: SearchDraft | undefined,
  failure: SearchFailure | undefined,
): SearchProblem | undefined {
  const pattern = draft?.isRegex === true ? parsePattern(draft.text) : undefined;
  if (pattern !== undefined && 'error' in pattern) return invalid(pattern.error);
  return failure === undefined ? undefined : problemOfFailure(failure);
}

function problemOfFailure(failure: SearchFailure): SearchProblem {
  switch (failure.kind) {
    case 'invalid':
      return invalid(failure.message);
    case 'slow':
      return stopped(
        failure.seq,
        'the pattern takes too long with its data.',
        'Make the pattern simpler: most often a repetition is repeated, as in (a+)+.',
      );
    case 'error':
      return stopped(
        failure.seq,
        `the pattern cannot be matched with its data (${failure.message}).`,
        'Make the pattern simpler, or shorter.',
      );
  }
}

function invalid(reason: string): SearchProblem {
  return { severity: 'error', text: `Not a regular expression: ${reason}. The list stays as it was.` };
}

function stopped(seq: number, why: string, advice: string): SearchProblem {
  const text = `The search stopped at event ${formatCount(seq)}: ${why} The list has what was found before. ${advice}`;
  return { severity: 'warning', text };
}
