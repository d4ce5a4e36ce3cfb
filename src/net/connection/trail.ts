/** A chain of redirects: where it has got to, and what each of its requests takes along. */

import { type Credentials, headersForOthers, headersWithoutBody, isOwnHost } from './attempt-headers.ts';
import type { Route } from '../route.ts';
import type { CookieStore } from './cookies.ts';
import type { DigestLogin } from './digest-login.ts';
import { holdsSecret, SecretBodyError } from './secret-body.ts';
import type { HeaderField } from '../http/head.ts';
import { redirectedMethod } from './redirect.ts';
import { sentHeaders } from './sent-headers.ts';

/** Where a chain of redirects has got to; the newest request writes it. */
export interface Trail {
  url: URL;
  method: string;
  /** Whether it was at another host than the first: what is for that one alone does not come back to it. */
  hasLeft: boolean;
}

/** What is asked first, and what the requests after it have from it. */
export interface ChainStart extends Credentials {
  /** Without credentials. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly cookies?: CookieStore;
  /** A login for the host of `url` alone, made where it is asked for. Absent: none. */
  readonly digest?: DigestLogin;
}

/** What all requests of a chain have in common; its headers are all that go to what was asked first. */
export interface Chain extends ChainStart {
  readonly trail: Trail;
  readonly route: Route;
}

/** Where a request begins that no redirect has led elsewhere. */
export function startOf({ url, method }: Pick<ChainStart, 'url' | 'method'>): Trail {
  return { url, method, hasLeft: false };
}

/** The next request goes where a response redirected to. */
export function follow({ trail }: Pick<Chain, 'trail'>, status: number, url: URL): void {
  trail.method = redirectedMethod(status, trail.method);
  trail.url = url;
}

/** The next request of a chain, as far as it is its own. */
export interface Link {
  readonly url: URL;
  readonly method: string;
  readonly headers: readonly HeaderField[];
  readonly body: string | Uint8Array | undefined;
}

/** What is to be sent to where the chain has got to. */
export function nextOf(chain: Chain): Link {
  const { trail, url, cookies } = chain;
  trail.hasLeft ||= !isOwnHost(url, trail.url);
  const headers = sentHeaders({ ...headersOf(chain), ...loginOf(chain) }, trail.url, cookies);
  return { url: trail.url, method: trail.method, headers, body: hasBody(chain) ? chain.body : undefined };
}

/** @throws {@link SecretBodyError} where the body may not go */
export function keepSecret({ trail, redact }: Chain, { url, body }: Link): void {
  if (trail.hasLeft && body !== undefined && holdsSecret(body, redact)) throw new SecretBodyError(url);
}

/** [spec] Fetch, 4.4, HTTP-redirect fetch: where the method becomes GET, the body is null. */
function hasBody({ method, trail }: Pick<Chain, 'method' | 'trail'>): boolean {
  return trail.method === method;
}

/** Nothing that was made for one host is of any use to another, or any of its business. */
function loginOf({ trail, digest }: Chain): Record<string, string> {
  const { url, method, hasLeft } = trail;
  const value = hasLeft ? undefined : digest?.headerFor(method, `${url.pathname}${url.search}`);
  return value === undefined ? {} : { Authorization: value };
}

function headersOf(chain: Chain): Record<string, string> {
  const { headers, trail } = chain;
  const own = hasBody(chain) ? headers : headersWithoutBody(headers);
  return trail.hasLeft ? headersForOthers(own, chain) : { ...own };
}
