/** A term about one node of JSON data, among the others of a query. */

import { replaceTerms } from './top-terms.ts';

/** The query with that term; instead of one about the same path, if there is one. */
export function withNodeTerm(text: string, { path, term }: { readonly path: string; readonly term: string }): string {
  return replaceTerms(
    text,
    ({ condition, isNegated }) => !isNegated && condition.kind === 'path' && condition.path === path,
    [term],
  );
}
