/** How recent requests are told apart. */

import type { RecentRequest } from '../../shared/boundary/page.ts';
import { queryDistinction } from '../../shared/request/query-distinction.ts';

/** `GET`, which most are, is not said. */
export interface RecentText {
  readonly method: string;
  /** `localhost:8000/events`. */
  readonly name: string;
  /** What differs from others of the same name, or the whole query: `?s=8`. */
  readonly query: string;
}

/** One for each, in their order. */
export function recentTexts(recents: readonly RecentRequest[]): readonly RecentText[] {
  return recents.map((recent) => ({
    method: recent.method === 'GET' ? '' : recent.method,
    name: recent.name,
    query: queryOf(
      recent,
      recents.filter((other) => other !== recent && other.name === recent.name),
    ),
  }));
}

function queryOf({ query }: RecentRequest, others: readonly RecentRequest[]): string {
  const { parameters, isPart } = queryDistinction(
    query,
    others.map((other) => other.query),
  );
  return parameters.length === 0 ? '' : `?${isPart ? '…&' : ''}${parameters.join('&')}`;
}
