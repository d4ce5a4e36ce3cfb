/** What the search box has to say, in plain words. */

import type { SearchFailure } from '../../protocol/engine.ts';
import { formatCount } from '../format.ts';
import { parseQuery } from '../query/parser.ts';
import type { Place } from '../query/token.ts';

export interface SearchProblem {
  /** `error`: what stands in the box is no filter. `warning`: it is, and does not show everything. */
  readonly severity: 'error' | 'warning';
  readonly text: string;
  /** Where in the box it is. */
  readonly place?: Place;
}

/** What keeps a query from being a filter. */
export function problemOfQuery(query: string): SearchProblem | undefined {
  const read = parseQuery(query, 0);
  if (!('error' in read)) return undefined;
  const { message, start, end } = read.error;
  return { severity: 'error', text: `${message} The list stays as it was.`, place: { start, end } };
}

/** What became of the filter in force. */
export function problemOfFailure(failure: SearchFailure): SearchProblem {
  switch (failure.kind) {
    case 'invalid':
      return {
        severity: 'error',
        text: `Not a regular expression: ${failure.message}. The list stays as it was.`,
      };
    case 'slow':
      return stopped(
        failure.seq,
        'the filter takes too long with its data.',
        'Make the regular expression or the JSON path simpler: most often a repetition is repeated, as in (a+)+.',
      );
    case 'error':
      return stopped(
        failure.seq,
        `the filter cannot be applied to its data (${failure.message}).`,
        'Make the regular expression or the JSON path simpler, or shorter.',
      );
  }
}

function stopped(seq: number, why: string, advice: string): SearchProblem {
  const text = `The search stopped at event ${formatCount(seq)}: ${why} The list has what was found before. ${advice}`;
  return { severity: 'warning', text };
}
