/** From what a caller says to what is sent. */

import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { ConnectionOptions, ReconnectPolicy, StreamRequest } from '../../protocol/records.ts';
import { parseStreamUrl } from '../../protocol/url.ts';
import { token } from '../../protocol/headers.ts';
import type { Route } from '../connection/route.ts';
import { percentDecoded } from './proxy-url.ts';
import { RequestError } from './request-error.ts';

export { RequestError } from './request-error.ts';

/** A request that was checked and can be sent. */
export interface ResolvedRequest {
  /** Without credentials: fit for titles and logs. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly reconnect: ReconnectPolicy;
  /** As they were given. */
  readonly options?: ConnectionOptions;
  /** What became of the options; absent: nothing was chosen. */
  readonly route?: Route;
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
    ...(request.options !== undefined && { options: request.options }),
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
