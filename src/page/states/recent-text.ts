/** How recent requests are told apart. */

import { visibleName } from '../../shared/text/invisible.ts';
import type { RecentRequest } from '../../shared/boundary/page.ts';

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
  const parts = partsOf(query);
  const differing = parts.filter((part) => !others.every((other) => partsOf(other.query).includes(part)));
  const shown = others.length === 0 || differing.length === 0 ? parts : differing;
  if (shown.length === 0) return '';
  return `?${shown.length < parts.length ? '…&' : ''}${shown.map(decoded).join('&')}`;
}

/** As a person reads it, where it can be. */
function decoded(part: string): string {
  try {
    return visibleName(decodeURIComponent(part));
  } catch {
    return part;
  }
}

function partsOf(query: string): readonly string[] {
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '');
}
