/** One request of a chain of redirects: over which connection it goes, and which cookies it takes along and brings. */

import http from 'node:http';
import https from 'node:https';
import type { Scheme } from 'follow-redirects';
import { headersFor } from './attempt-headers.ts';
import type { CookieStore } from './cookies.ts';
import { isOurs, requestOverOwnSocket } from './own-socket.ts';
import { isRedirect } from './redirect.ts';
import type { Route } from './route.ts';
import { tlsOptions } from './tls-options.ts';

export type NativeScheme = Scheme<http.RequestOptions, http.ClientRequest, http.IncomingMessage>;

/** What all requests of a chain have in common. */
export interface Chain {
  /** What was asked first. */
  readonly original: URL;
  /** Headers that do not go along to another host, beside those that HTTP has for credentials. */
  readonly credentialHeaders?: readonly string[];
  readonly route: Route;
  readonly cookies?: CookieStore;
  /** Aborted when the request is over before it was answered, for whatever reason: what is on the way to a server goes too. */
  readonly signal: AbortSignal;
  /** Called with each head of an answer, also that of a redirect. */
  readonly onAnswer: () => void;
  /** Called when VS Code says over which proxy it goes. */
  readonly onProxy: (proxy: string) => void;
}

/** `http` or `https` as follow-redirects calls it. */
export function hopScheme(native: typeof http | typeof https, chain: Chain): NativeScheme {
  return {
    request: (options, respond) => {
      const url = urlOf(options);
      // follow-redirects has hosts below the first one keep them.
      const own = headersFor(options.headers as http.OutgoingHttpHeaders, chain, url);
      const headers = withCookies(own, url, chain.cookies);
      const request = requestFor(native, { ...options, headers }, url, chain);
      request.once('response', (response: http.IncomingMessage) => {
        chain.onAnswer();
        chain.cookies?.take(url, response.headers['set-cookie'] ?? []);
        // follow-redirects takes every 3xx with a Location for a redirect.
        if (!isRedirect(response.statusCode ?? 0)) delete response.headers.location;
        respond?.(response);
      });
      return request;
    },
  };
}

function requestFor(
  native: typeof http | typeof https,
  options: http.RequestOptions,
  url: URL,
  { route, original, signal, onProxy }: Chain,
): http.ClientRequest {
  const isOriginal = url.host === original.host && url.protocol === original.protocol;
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
