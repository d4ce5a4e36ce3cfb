/** A request without its secrets, for a file that is given to others. */

import { isSecretHeader } from '../../protocol/headers.ts';
import { hidden } from '../request/redaction.ts';

/** As it can stand in a URL. */
const hiddenInUrl = encodeURIComponent(hidden);

/**
 * The URL with `•••`, encoded, for what was taken out already, and for each parameter of the query whose name is that of a
 * secret.
 */
export function shownUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null) return text.replaceAll(hidden, hiddenInUrl);
  url.search = url.search.slice(1).split('&').map(shownPair).join('&');
  return url.href.replaceAll(hidden, hiddenInUrl);
}

/** The body of a request with `•••` for the values of members and form fields whose names are those of secrets. */
export function shownBody(body: string, mimeType: string): string {
  if (/^application\/x-www-form-urlencoded/i.test(mimeType)) return body.split('&').map(shownPair).join('&');
  return body.replace(/"((?:[^"\\]|\\.)*)"(\s*:\s*)"(?:[^"\\]|\\.)*"/g, (member, name: string, colon: string) =>
    isSecretHeader(name) ? `"${name}"${colon}"${hidden}"` : member,
  );
}

function shownPair(pair: string): string {
  const [name = ''] = pair.split('=', 1);
  const [[decoded = ''] = []] = new URLSearchParams(`${name}=`);
  return pair.length > name.length && isSecretHeader(decoded) ? `${name}=${hiddenInUrl}` : pair;
}
