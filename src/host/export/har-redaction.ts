/** A request without its secrets, for a file that is given to others: what has the name of a secret is hidden. */

import { isSecretName } from '../../shared/request/secret-names.ts';
import { withoutCredentials } from '../../shared/request/url-credentials.ts';
import { hidden } from '../../net/redaction.ts';
import { shownIfJson, shownJson, shownJsonLines } from './har-json.ts';
import { shownMultipart } from './har-multipart.ts';

/** As it can be in a URL. */
const hiddenInUrl = encodeURIComponent(hidden);

/**
 * The URL, or what is relative to one, with `•••`, encoded, for what was taken out already, and for each parameter of the query
 * whose name is that of a secret; without user and password.
 */
export function shownUrl(text: string): string {
  const [, before = text, query, fragment = ''] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(withoutCredentials(text)) ?? [];
  const shown = query === undefined ? before : `${before}?${shownPairs(query)}`;
  return `${shown}${fragment}`.replaceAll(hidden, hiddenInUrl);
}

/** A body as it may be shown, or why it's left out. */
export type ShownBody = { readonly text: string } | { readonly leftOut: string };

/**
 * The body with `•••` for the values of members, fields and parts whose names are those of secrets, at any depth. What can't be
 * read isn't looked through, and so isn't shown.
 */
export function shownBody(body: string, mimeType: string): ShownBody {
  const text = body.trim() === '' ? body : readBody(body, mimeType);
  return text === undefined
    ? { leftOut: 'left out: only JSON, forms and multipart are searched for secrets' }
    : { text };
}

function readBody(body: string, mimeType: string): string | undefined {
  const type = mimeType.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return shownPairs(body);
  if (type === 'multipart/form-data') return shownMultipart(body, mimeType);
  // Whatever it's called: many send JSON without saying so.
  return shownJson(body) ?? shownJsonLines(body);
}

/** A header of a response: a URL goes by the names of its parameters. */
export function shownHeader(name: string, value: string): string {
  if (/^(?:location|content-location|referer)$/i.test(name)) return shownUrl(value);
  return isSecretName(name) && !/^set-cookie$/i.test(name) ? hidden : value;
}

function shownPairs(query: string): string {
  return query.split('&').map(shownPair).join('&');
}

function shownPair(pair: string): string {
  const equals = pair.indexOf('=');
  if (equals < 0) return pair;
  const [[name = '', value = ''] = []] = new URLSearchParams(`&${pair}`);
  if (isSecretName(name)) return `${pair.slice(0, equals)}=${hiddenInUrl}`;
  const shown = shownIfJson(value);
  return shown === value ? pair : `${pair.slice(0, equals)}=${encodeURIComponent(shown)}`;
}
