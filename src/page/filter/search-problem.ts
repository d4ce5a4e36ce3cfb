/** What the search box has to say, in plain words. */

import type { SearchFailure } from '../../shared/stream/engine.ts';
import { messageText } from '../../shared/messages/message.ts';
import { searchMessages } from '../../shared/messages/panel-messages.ts';
import { formatCount } from '../ui/format.ts';
import { parseQuery } from '../../shared/query/parser.ts';
import type { Place } from '../../shared/query/token.ts';

export interface SearchProblem {
  /** `error`: what is in the box isn't a filter. `warning`: it is, and does not show everything. */
  readonly severity: 'error' | 'warning';
  readonly text: string;
  /** Where in the box it is. */
  readonly place?: Place;
}

/** What keeps a query from being a filter. */
export function problemOfQuery(query: string): SearchProblem | undefined {
  const read = parseQuery(query, 0);
  if (!('error' in read)) return undefined;
  const { explanation, start, end } = read.error;
  return { severity: 'error', text: messageText(explanation), place: { start, end } };
}

/** What became of the filter in force. */
export function problemOfFailure(failure: SearchFailure): SearchProblem {
  switch (failure.kind) {
    case 'invalid':
      return { severity: 'error', text: messageText(searchMessages.noPattern(failure.message)) };
    case 'slow':
      return { severity: 'warning', text: messageText(searchMessages.slow(formatCount(failure.seq))) };
    case 'error':
      return {
        severity: 'warning',
        text: messageText(searchMessages.failed(formatCount(failure.seq), failure.message)),
      };
  }
}
