/** One request of a chain of redirects: over which connection it goes, and which cookies it takes along and brings. */

import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { Scheme } from 'follow-redirects';
import { type Credentials, headersForOthers, headersWithoutBody, isOwnHost } from './attempt-headers.ts';
import type { CookieStore } from './cookies.ts';
import { isOurs, requestOverOwnSocket } from './own-socket.ts';
import { isRedirect } from './redirect.ts';
import type { Route } from '../route.ts';
import { holdsSecret, SecretBodyError } from './secret-body.ts';
import { tlsOptions } from './tls-options.ts';

export type NativeScheme = Scheme<http.RequestOptions, http.ClientRequest, http.IncomingMessage>;

/** Where a chain of redirects has got to; the newest hop writes it. */
export interface Trail {
  url: URL;
  method: string;
  /** Whether it was at another host than the first: what is for that one alone does not come back to it. */
  hasLeft: boolean;
}

/** What all requests of a chain have in common. */
export interface Chain extends Credentials {
  /** What was asked first. */
  readonly url: URL;
  readonly method: string;
  /** All that go to what was asked first. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly trail: Trail;
  readonly route: Route;
  readonly cookies?: CookieStore;
  /** Aborted when the request is over before it was answered, for whatever reason: what is on the way to a server goes too. */
  readonly signal: AbortSignal;
  /** Called with each head of an answer, also that of a redirect. */
  readonly onAnswer: () => void;
  /** Called when VS Code says over which proxy it goes. */
  readonly onProxy: (proxy: string) => void;
}

/** `http` or `https` as follow-redirects calls it. Which headers go along is decided here. */
export function hopScheme(native: typeof http | typeof https, chain: Chain): NativeScheme {
  return {
    request: (options, respond) => {
      const { url } = follow(chain, options);
      const headers = withCookies(headersOf(chain), url, chain.cookies);
      const request = requestFor(native, { ...options, headers }, chain);
      const answer = (response: http.IncomingMessage): void => {
        chain.onAnswer();
        chain.cookies?.take(url, response.headers['set-cookie'] ?? []);
        // follow-redirects takes every 3xx with a Location for a redirect.
        if (!isRedirect(response.statusCode ?? 0)) delete response.headers.location;
        respond?.(response);
      };
      request.once('response', answer);
      boundInterim(request);
      request.once('upgrade', (response, socket) => answer(switched(response, socket)));
      return request;
    },
  };
}

/** @throws {@link SecretBodyError} where the body may not go */
function follow(chain: Chain, options: http.RequestOptions): Trail {
  const { trail, body, redact } = chain;
  trail.url = urlOf(options);
  trail.method = options.method ?? 'GET';
  trail.hasLeft ||= !isOwnHost(chain.url, trail.url);
  if (trail.hasLeft && body !== undefined && hasBody(chain) && holdsSecret(body, redact)) {
    throw new SecretBodyError(trail.url);
  }
  return trail;
}

/** [spec] Fetch, 4.4, HTTP-redirect fetch: where the method becomes GET, the body is null. */
export function hasBody({ method, trail }: Pick<Chain, 'method' | 'trail'>): boolean {
  return trail.method === method;
}

function headersOf(chain: Chain): Record<string, string> {
  const { headers, trail } = chain;
  const own = hasBody(chain) ? headers : headersWithoutBody(headers);
  return trail.hasLeft ? headersForOthers(own, chain) : { ...own };
}

/** So many 1xx, which say that the response is yet to come, are waited through. Servers send one or two. */
const maxInterim = 10_000;

/** Else a server could keep a person waiting for ever with what is no response. */
function boundInterim(request: http.ClientRequest): void {
  let count = 0;
  request.on('information', () => {
    if (++count <= maxInterim) return;
    request.destroy(Object.assign(new Error('Too many interim responses.'), { code: 'SSE_MONITOR_INTERIM' }));
  });
}

/** [spec] RFC 9110 section 15.2.2: what follows a 101 is another protocol, and no body. */
function switched(response: http.IncomingMessage, socket: Duplex): http.IncomingMessage {
  socket.destroy();
  response.push(null);
  return response;
}

function requestFor(
  native: typeof http | typeof https,
  options: http.RequestOptions,
  { url: original, trail: { url }, route, signal, onProxy }: Chain,
): http.ClientRequest {
  const isOriginal = url.origin === original.origin;
  if (isOurs(route)) return requestOverOwnSocket(options, url, { route, isOriginal, signal });
  const request = native.request(native === https ? { ...options, ...tlsOptions(route, isOriginal, false) } : options);
  // Told by the agent that VS Code puts in: `PROXY host:port`, with the credentials that the setting has, or `DIRECT`.
  request.once('proxy', ({ proxy }: { readonly proxy?: unknown }) => {
    const address = proxyAddress(String(proxy));
    if (address !== undefined) onProxy(address);
  });
  return request;
}

/** The host and port in `PROXY user:password@host:port`. */
export function proxyAddress(told: string): string | undefined {
  const kind = /^(?:PROXY|HTTPS?|SOCKS\d?)(?=\s)/.exec(told)?.[0];
  if (kind === undefined) return undefined;
  const rest = told.slice(kind.length).trimStart();
  const word = rest.split(/\s/).at(-1) ?? '';
  const host = word.slice(word.slice(0, -1).lastIndexOf('@') + 1);
  // Credentials may have blanks in them; a word behind others has to be the end of some.
  return host === '' || (host === word && word !== rest) ? undefined : host;
}

function urlOf({ protocol, hostname, host, port, path }: http.RequestOptions): URL {
  const name = hostname ?? host ?? '';
  const authority = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  return new URL(`${protocol ?? 'http:'}//${authority}${port ? `:${port}` : ''}${path ?? '/'}`);
}

/** A copy: what follow-redirects has of the headers goes with the next request, which has cookies of its own. */
export function withCookies<V extends http.OutgoingHttpHeader | undefined>(
  headers: Readonly<Record<string, V>>,
  url: URL,
  cookies: Pick<CookieStore, 'headerFor'> | undefined,
): Record<string, V | string> {
  const name = Object.keys(headers).find((name) => name.toLowerCase() === 'cookie') ?? 'Cookie';
  const value = cookies?.headerFor(url, String(headers[name] ?? '')) ?? '';
  return value === '' ? { ...headers } : { ...headers, [name]: value };
}
