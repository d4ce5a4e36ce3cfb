/** Where a response redirects to, and what that makes of the request (Fetch standard, 4.4, HTTP-redirect fetch). */

import type { RedirectChange } from '../../shared/stream/records.ts';
import { isBodyHeader } from './attempt-headers.ts';

/** [spec] A redirect status is a status that is 301, 302, 303, 307, or 308 (Fetch, 2.2.3). Any other is an answer. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether an answer with that status redirects, if it says where to. */
export function isRedirect(status: number): boolean {
  return redirectStatuses.has(status);
}

/** [spec] "If request's redirect count is 20, then return a network error." */
export const maxRedirects = 20;

export type RedirectErrorCode =
  /** More than {@link maxRedirects} of them. */
  | 'REDIRECT_TOO_MANY'
  /** To another scheme than `http:` and `https:`. */
  | 'REDIRECT_NOT_HTTP'
  /** To what is not a URL. */
  | 'REDIRECT_NO_URL';

/** Why a redirect cannot be followed. */
export class RedirectError extends Error {
  override readonly name = 'RedirectError';
  readonly code: RedirectErrorCode;

  constructor(code: RedirectErrorCode) {
    super(`The redirect cannot be followed: ${code}`);
    this.code = code;
  }
}

/**
 * [spec] Fetch, 2.2.6, location URL: relative to the URL of the response, whose fragment goes along where the new one has
 * none. Credentials in it are left out: nobody has said that they are to be sent.
 *
 * @param location - a string of bytes: each character is one
 * @throws {@link RedirectError}
 */
export function locationUrl(location: string, base: URL): URL {
  const url = URL.parse(escaped(location), base.href);
  if (url === null) throw new RedirectError('REDIRECT_NO_URL');
  // [spec] "If locationURL's scheme is not an HTTP(S) scheme, then return a network error."
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new RedirectError('REDIRECT_NOT_HTTP');
  if (url.hash === '') url.hash = base.hash;
  url.username = '';
  url.password = '';
  return url;
}

/** As Chromium does it: bytes beyond ASCII are encoded as they are, whatever they are the characters of. */
function escaped(location: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- all that is beyond ASCII
  return location.replaceAll(/[^\u0000-\u007f]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * [spec] "If one of the following is true: internalResponse's status is 301 or 302 and request's method is `POST`;
 * internalResponse's status is 303 and request's method is not `GET` or `HEAD`: set request's method to `GET` and request's
 * body to null".
 */
export function redirectedMethod(status: number, method: string): string {
  const isPost = (status === 301 || status === 302) && method === 'POST';
  return isPost || (status === 303 && method !== 'GET' && method !== 'HEAD') ? 'GET' : method;
}

/** The parts of a request that a redirect may change. */
export interface SentRequest {
  readonly url: URL;
  readonly method: string;
  readonly hasBody: boolean;
  /** As they are sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** What the second one has no more, or has otherwise. */
export function redirectChanges(before: SentRequest, after: SentRequest): readonly RedirectChange[] {
  const left = new Set(namesOf(before));
  for (const name of namesOf(after)) left.delete(name);
  const others = [...left].filter((name) => !['authorization', 'cookie', 'host'].includes(name) && !isBodyHeader(name));
  const changes: readonly (readonly [RedirectChange, boolean])[] = [
    ['method', before.method !== after.method],
    ['body', before.hasBody && !after.hasBody],
    ['authorization', left.has('authorization')],
    ['cookies', left.has('cookie')],
    ['otherHeaders', others.length > 0],
    ['scheme', before.url.protocol !== after.url.protocol],
    ['host', before.url.host !== after.url.host],
  ];
  return changes.filter(([, isChanged]) => isChanged).map(([change]) => change);
}

function namesOf({ headers }: SentRequest): string[] {
  return headers.map(([name]) => name.toLowerCase());
}
