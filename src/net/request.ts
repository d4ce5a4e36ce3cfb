/** From what a caller says to what is sent. */

import { validateHeaderName, validateHeaderValue } from 'node:http';
import { bodyMessages, headerMessages, methodMessages } from '../shared/messages/request-messages.ts';
import type { ConnectionOptions, ReconnectPolicy, StreamRequest } from '../shared/stream/records.ts';
import { parseStreamUrl, percentDecoded } from '../shared/request/url.ts';
import { token } from '../shared/request/headers.ts';
import type { Route } from './route.ts';
import { type AuthPart, authPart, basic, type DigestUser } from './auth.ts';
import { RequestError } from './request-error.ts';
import { secretsOfRequest } from './request-secrets.ts';

export { RequestError } from './request-error.ts';

/** A request that was checked and can be sent. */
export interface ResolvedRequest {
  /** Without credentials that stood before the host; those of {@link secrets} may be in it. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Path of a file whose bytes are the body, and these bytes once they were read. */
  readonly bodyFile?: string;
  readonly bodyBytes?: Uint8Array;
  readonly reconnect: ReconnectPolicy;
  /** With `backOff`. */
  readonly maxAttempts: number;
  /** To start from; absent: none. */
  readonly lastEventId?: string;
  /** What must not be seen in anything that is shown of the request. Absent: nothing. */
  readonly secrets?: readonly string[];
  /** For a login that is made when the server asks for it, at its own host only. Absent: none. */
  readonly digest?: DigestUser;
  /** Headers that only the host gets that they were meant for, beside those that HTTP has for credentials. */
  readonly credentialHeaders?: readonly string[];
  /** As they were given. */
  readonly options?: ConnectionOptions;
  /** What became of the options; absent: nothing was chosen. */
  readonly route?: Route;
}

/**
 * Checks a request and puts defaults in.
 *
 * @param request - without variables
 * @param hidden - values of it that must not be seen
 * @throws {@link RequestError}
 */
export function resolveRequest(request: StreamRequest, hidden: Iterable<string> = []): ResolvedRequest {
  const auth = authPart(request.auth);
  const digest = digestOf(request);
  const url = resolveUrl(request, auth);
  const method = (request.method ?? 'GET').toUpperCase();
  if (!token.test(method)) throw new RequestError(methodMessages.invalid(method));
  const body = bodyOf(request);
  const given = request.headers ?? {};
  const headers = withDefaults({ ...userHeader(url, digest), ...authHeader(auth), ...body.headers }, given);
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return {
    url,
    method,
    headers,
    ...(request.lastEventId !== undefined && request.lastEventId !== '' && { lastEventId: request.lastEventId }),
    reconnect: request.reconnect ?? (method === 'GET' ? 'auto' : 'never'),
    maxAttempts: Math.max(1, request.maxAttempts ?? 10),
    ...body.content,
    ...(digest !== undefined && { digest }),
    ...secretsOf(request, auth, hidden),
    ...(request.options !== undefined && { options: request.options }),
  };
}

function resolveUrl({ url: text, query = [] }: StreamRequest, auth: AuthPart | undefined): URL {
  const parsed = parseStreamUrl(text);
  if ('error' in parsed) throw new RequestError(parsed.error);
  const { url } = parsed;
  // [spec] The fragment is not part of a request.
  url.hash = '';
  const pairs = auth?.in === 'query' ? [...query, [auth.name, auth.value] as const] : query;
  if (pairs.length > 0) {
    // Not `searchParams.append`: it would write the whole query anew, and what was encoded by hand would change.
    const added = encodeQuery(pairs);
    url.search = url.search === '' ? added : `${url.search}&${added}`;
  }
  return url;
}

/** [spec] URL, 5.2: the application/x-www-form-urlencoded serializer. */
export function encodeQuery(query: NonNullable<StreamRequest['query']>): string {
  return new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString();
}

/** A header that the person wrote wins, as over the other kinds. */
function digestOf({ auth, headers = {} }: StreamRequest): DigestUser | undefined {
  if (auth?.kind !== 'digest' || (auth.user === '' && auth.password === '')) return undefined;
  // Its bytes are part of a header.
  checkHeader('Authorization', Buffer.from(auth.user, 'utf8').toString('latin1'));
  const isWritten = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  return isWritten ? undefined : { user: auth.user, password: auth.password };
}

/** Credentials in the URL are for a login that is made otherwise, if there is one. */
function userHeader(url: URL, digest: DigestUser | undefined): Record<string, string> {
  const header = takeCredentials(url);
  return digest === undefined ? header : {};
}

/** `user:password@` becomes a header, as in browsers, and stays out of everything that is shown. */
function takeCredentials(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const value = basic(percentDecoded(url.username), percentDecoded(url.password));
  url.username = '';
  url.password = '';
  return { Authorization: value };
}

function authHeader(auth: AuthPart | undefined): Record<string, string> {
  return auth?.in === 'header' ? { [auth.name]: auth.value } : {};
}

/** What a person wrote into the table of headers wins, whatever its case. */
function withDefaults(
  defaults: Record<string, string>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const added = Object.entries(defaults).filter(([name]) => !names.has(name.toLowerCase()));
  return Object.fromEntries([...added, ...Object.entries(given)]);
}

interface Body {
  readonly content: Pick<ResolvedRequest, 'body' | 'bodyFile'>;
  readonly headers: Record<string, string>;
}

/** [spec] HTML, 4.10.21.3: a form that is sent with POST has this content type. */
function bodyOf({ body, form, bodyFile }: StreamRequest): Body {
  if ([body, form, bodyFile].filter((each) => each !== undefined).length > 1) {
    throw new RequestError(bodyMessages.several());
  }
  if (form !== undefined) {
    return { content: { body: encodeQuery(form) }, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
  }
  if (bodyFile !== undefined) return { content: { bodyFile }, headers: {} };
  return { content: body === undefined ? {} : { body }, headers: {} };
}

function secretsOf(
  request: StreamRequest,
  auth: AuthPart | undefined,
  hidden: Iterable<string>,
): Pick<ResolvedRequest, 'secrets' | 'credentialHeaders'> {
  const secrets = secretsOfRequest(request, hidden);
  return {
    ...(secrets.length > 0 && { secrets }),
    ...(auth?.in === 'header' && auth.name !== 'Authorization' && { credentialHeaders: [auth.name] }),
  };
}

function checkHeader(name: string, value: unknown): void {
  if (typeof value !== 'string') throw new RequestError(headerMessages.noText(name));
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    // Without the value: it may be a secret.
    throw new RequestError(headerMessages.forbidden(name));
  }
}
