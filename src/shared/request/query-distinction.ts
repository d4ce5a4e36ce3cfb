/** How requests to one path are told apart: by what differs of their queries. */

import { visibleName } from '../text/invisible.ts';

/** What of a query is shown beside those of other requests. */
export interface QueryDistinction {
  /** Name and value of each parameter, as a person reads it: `s=8`. */
  readonly parameters: readonly string[];
  /** Whether the query has more of them, which the others have too. */
  readonly isPart: boolean;
}

/**
 * The parameters that not all of the others have; when there are none, the whole query.
 *
 * @param query - as it is in a URL, with its question mark; may be empty
 * @param others - those of the requests that it could be taken for
 */
export function queryDistinction(query: string, others: readonly string[]): QueryDistinction {
  const all = parametersOf(query);
  const known = others.map((other) => new Set(parametersOf(other)));
  const differing = all.filter((parameter) => known.some((other) => !other.has(parameter)));
  const shown = differing.length > 0 ? differing : all;
  return { parameters: shown.map(decoded), isPart: shown.length < all.length };
}

function parametersOf(query: string): readonly string[] {
  return query
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '');
}

/** Where it can be. */
function decoded(parameter: string): string {
  try {
    return visibleName(decodeURIComponent(parameter));
  } catch {
    return parameter;
  }
}
