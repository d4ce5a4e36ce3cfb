/** From what a caller says to what is sent. */

import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { ReconnectPolicy, StreamRequest } from '../../protocol/records.ts';
import { parseStreamUrl } from '../../protocol/url.ts';
import { token } from '../../protocol/headers.ts';

/** A request that was checked and can be sent. */
export interface ResolvedRequest {
  /** Without credentials: fit for titles and logs. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly reconnect: ReconnectPolicy;
}

/** A request that cannot be sent; the message says why and what to write. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

/**
 * Checks a request and puts defaults in.
 *
 * @throws {@link RequestError}
 */
export function resolveRequest(request: StreamRequest): ResolvedRequest {
  const url = resolveUrl(request);
  const method = (request.method ?? 'GET').toUpperCase();
  if (!token.test(method)) throw new RequestError(`“${method}” is not an HTTP method.`);
  const headers = { ...takeCredentials(url), ...request.headers };
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return {
    url,
    method,
    headers,
    reconnect: request.reconnect ?? (method === 'GET' ? 'auto' : 'never'),
    ...(request.body !== undefined && { body: request.body }),
  };
}

function resolveUrl({ url: text, query = [] }: StreamRequest): URL {
  const parsed = parseStreamUrl(text);
  if ('error' in parsed) throw new RequestError(parsed.error);
  const { url } = parsed;
  // [spec] The fragment is not part of a request.
  url.hash = '';
  if (query.length > 0) {
    // Not `searchParams.append`: it would write the whole query anew, and what was encoded by hand would change.
    const added = encodeQuery(query);
    url.search = url.search === '' ? added : `${url.search}&${added}`;
  }
  return url;
}

/** [spec] URL, 5.2: the application/x-www-form-urlencoded serializer. */
export function encodeQuery(query: NonNullable<StreamRequest['query']>): string {
  return new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString();
}

/** `user:password@` becomes a header, as in browsers, and stays out of everything that is shown. */
function takeCredentials(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const credentials = `${percentDecoded(url.username)}:${percentDecoded(url.password)}`;
  url.username = '';
  url.password = '';
  return { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function checkHeader(name: string, value: unknown): void {
  if (typeof value !== 'string') throw new RequestError(`The header “${name}” has no text as its value.`);
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    // Without the value: it may be a secret.
    throw new RequestError(`The header “${name}” has a character that HTTP does not allow in its name or value.`);
  }
}
