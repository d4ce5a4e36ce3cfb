/** The headers of a request as they go out. */

import type { CookieStore } from './cookies.ts';
import { ACCEPT_ENCODING } from '../../engine/coding/content.ts';
import type { HeaderField } from '../http/head.ts';

/** What is sent, `Host` aside: the person's headers, and those that they gave no value of their own. */
export function ownHeaders({
  headers,
  body,
}: {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}): Record<string, string> {
  return { ...defaultHeaders(), ...lengthOf(body), ...headers };
}

function defaultHeaders(): Record<string, string> {
  return {
    // [spec] Set (`Accept`, `text/event-stream`), and the request's cache mode to "no-store".
    Accept: 'text/event-stream',
    'Cache-Control': 'no-cache',
    'Accept-Encoding': ACCEPT_ENCODING,
    // Some servers take `close`, or none at all, as a reason not to stream.
    Connection: 'keep-alive',
    'User-Agent': 'SSE-Monitor',
  };
}

/** Else the body would go out in chunked coding, which many development servers do not read in a request. */
function lengthOf(body: string | Uint8Array | undefined): Record<string, string> {
  return body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
}

/**
 * A request's headers with its cookies and `Host`, in the order in which they are sent. Of names that differ in case only, the
 * last value counts at the place of the first. `Host` comes last, unless a person wrote it.
 */
export function sentHeaders(
  headers: Readonly<Record<string, string>>,
  url: URL,
  cookies: Pick<CookieStore, 'headerFor'> | undefined,
): readonly HeaderField[] {
  const sent = new Map<string, HeaderField>();
  for (const [name, value] of Object.entries(headers)) sent.set(name.toLowerCase(), [name, value]);
  const [name, own] = sent.get('cookie') ?? ['Cookie', ''];
  const cookie = cookies?.headerFor(url, own) ?? '';
  if (cookie !== '') sent.set('cookie', [name, cookie]);
  if (!sent.has('host')) sent.set('host', ['Host', url.host]);
  return [...sent.values()];
}
