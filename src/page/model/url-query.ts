/**
 * The URL box and the table of query parameters are two views of one thing. Each parameter keeps the text that it has in
 * the URL, so that reading a URL into the table and writing it back is the identity, whatever was typed.
 */

import { encodePairs } from '../../shared/request/form.ts';
import type { QueryParameter } from '../../shared/boundary/page.ts';

/** A URL's text in three, so that `before + query + after` is the text again. */
interface UrlParts {
  /** Up to the query, without the `?`. */
  readonly before: string;
  /** Without the `?`; `undefined` when there is no `?`. */
  readonly query: string | undefined;
  /** The fragment with its `#`, and spaces at the end that came with a paste. */
  readonly after: string;
}

/** A `?` in the fragment begins no query; spaces around a URL are not part of it (URL standard, basic URL parser, step 1). */
function splitUrl(text: string): UrlParts {
  const hash = text.indexOf('#');
  const end = hash < 0 ? text.trimEnd().length : hash;
  const whole = text.slice(0, end);
  const mark = whole.indexOf('?');
  const after = text.slice(end);
  return mark < 0
    ? { before: whole, query: undefined, after }
    : { before: whole.slice(0, mark), query: whole.slice(mark + 1), after };
}

/**
 * Reads the parameters out of the text of a URL, valid or not.
 *
 * @returns one parameter for each stretch between two `&`, in their order; an empty stretch is one with an empty name
 */
export function readParameters(url: string): QueryParameter[] {
  const { query } = splitUrl(url);
  return query === undefined ? [] : query.split('&').map(decode);
}

/**
 * Puts parameters into the text of a URL, in place of those that it has.
 *
 * @returns the text with the parameters that are switched on; everything outside the query stays as it was
 */
export function writeParameters(url: string, parameters: readonly QueryParameter[]): string {
  const { before, after } = splitUrl(url);
  const pieces = parameters.filter(isInUrl).map(encode);
  return pieces.length === 0 ? before + after : `${before}?${pieces.join('&')}${after}`;
}

/**
 * The table after the text of the URL was edited. Parameters that the URL does not show (switched off, or still empty)
 * stay where they were among the others: those in the part that did not change keep their neighbors.
 */
export function mergeParameters(parameters: readonly QueryParameter[], url: string): QueryParameter[] {
  const now = readParameters(url);
  const before = parameters.filter(isInUrl).map(encode);
  const after = now.map(encode);
  const head = commonLength(before, after, (list, i) => list[i]);
  const rest = Math.min(before.length, after.length) - head;
  const tail = Math.min(
    rest,
    commonLength(before, after, (list, i) => list[list.length - 1 - i]),
  );
  const place = (index: number): number => {
    if (index <= head) return index;
    if (index >= before.length - tail) return index - before.length + after.length;
    return Math.min(index, after.length - tail);
  };
  return weave(parameters, now, place);
}

/** What a parameter becomes when its cell is edited: from then on it is encoded as the URL standard says. */
export function editParameter(
  parameter: QueryParameter,
  change: { readonly name?: string; readonly value?: string },
): QueryParameter {
  const { enabled, name, value } = { ...parameter, ...change };
  return { enabled, name, value };
}

/** A row that was just added and is still empty adds nothing to the URL, not even an `&`. */
function isInUrl({ enabled, name, value, raw }: QueryParameter): boolean {
  return enabled && (raw !== undefined || name !== '' || value !== '');
}

function encode({ name, value, raw }: QueryParameter): string {
  return raw ?? encodePairs([[name, value]]);
}

/** [URL] application/x-www-form-urlencoded parsing of one piece: `+` is a space, the rest is percent-decoded as UTF-8. */
function decode(raw: string): QueryParameter {
  // The `&` keeps the constructor from taking a `?` at the beginning for the one that introduces a query.
  const [name, value] = new URLSearchParams(`&${raw}`).entries().next().value ?? ['', ''];
  return { enabled: true, name, value, raw };
}

function commonLength(a: string[], b: string[], at: (list: string[], i: number) => string | undefined): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && at(a, length) === at(b, length)) length++;
  return length;
}

/** The new parameters, with the old ones that are not in the URL put at `place` of where they were. */
function weave(
  old: readonly QueryParameter[],
  now: readonly QueryParameter[],
  place: (index: number) => number,
): QueryParameter[] {
  const woven: QueryParameter[] = [];
  let seen = 0;
  let taken = 0;
  for (const parameter of old) {
    if (isInUrl(parameter)) {
      seen++;
    } else {
      const until = place(seen);
      for (; taken < until; taken++) woven.push(now[taken] as QueryParameter);
      woven.push(parameter);
    }
  }
  return [...woven, ...now.slice(taken)];
}
