/** User and password in the text of a URL: found where the parser finds them, and left out where others would see them. */

import { compactUrl, isEdge, schemeOf } from './url.ts';

/** [spec] URL, 4.2: special schemes, in whose URLs a backslash is a slash. */
const special = new Set(['http', 'https', 'ws', 'wss', 'ftp', 'file']);

/**
 * `http://user:password@host/` becomes `http://host/`; the rest stays as it was typed. Reads the text as the parser does, so
 * that the URL is the same but for its credentials; takes time in proportion to the length of the text.
 *
 * @param text - as typed: valid or not, with variables or without
 */
export function withoutCredentials(text: string): string {
  const { kept, scheme, start } = cut(text);
  const rest = kept.join('');
  if (scheme !== undefined || rest.length === text.length) return rest;
  // Without them a host may look like a scheme, or have spaces that do not count where a URL begins.
  return isEdge(rest, start) || schemeOf(compactUrl(rest)) !== undefined
    ? `${rest.slice(0, start)}http://${rest.slice(start)}`
    : rest;
}

/**
 * The text of a URL in three, so that `before + credentials + '@' + after` is the text again: `user:password`, as it is typed.
 *
 * @returns `undefined` where there is no `@` before the host
 */
export function splitCredentials(
  text: string,
): { readonly before: string; readonly credentials: string; readonly after: string } | undefined {
  const { kept } = cut(text);
  const [before = '', ...others] = kept;
  const after = others.at(-1);
  if (after === undefined) return undefined;
  return { before, credentials: text.slice(before.length, text.length - after.length - 1), after };
}

/** The host in the text of a URL, as it is typed: without a port, in lower case. Empty: it has none. */
export function hostIn(text: string): string {
  const { host } = cut(text);
  const name = host.startsWith('[') ? host.split(']', 1)[0] : host.split(':', 1)[0];
  return (name ?? '').replaceAll(/[\t\n\r]/g, '').toLowerCase();
}

interface Cut {
  readonly kept: readonly string[];
  readonly scheme: string | undefined;
  /** Where the URL begins in the text. */
  readonly start: number;
  /** With its port. */
  readonly host: string;
}

function cut(text: string): Cut {
  let start = 0;
  while (start < text.length && isEdge(text, start)) start++;
  const scheme = schemeOf(compactUrl(text));
  const ends = scheme === undefined || special.has(scheme) ? '/?#\\' : '/?#';
  const kept: string[] = [];
  let keptTo = 0;
  let at = scheme === undefined ? start : text.indexOf(':', start) + 1;
  for (;;) {
    // [spec] URL, 4.4: the parser passes over any number of slashes here.
    while (at < text.length && '/\\\t\n\r'.includes(text.charAt(at))) at++;
    const { end, host } = authorityAt(text, at, ends);
    if (host === at) return { kept: [...kept, text.slice(keptTo)], scheme, start, host: text.slice(at, end) };
    kept.push(text.slice(keptTo, at));
    keptTo = host;
    // After an `@` without a host the next slashes begin another one.
    at = host;
  }
}

/** Where the authority that begins there ends, and where the host in it begins: after the last `@`. */
function authorityAt(text: string, start: number, ends: string): { readonly end: number; readonly host: number } {
  let host = start;
  let end = start;
  for (; end < text.length && !ends.includes(text.charAt(end)); end++) if (text.charAt(end) === '@') host = end + 1;
  return { end, host };
}
