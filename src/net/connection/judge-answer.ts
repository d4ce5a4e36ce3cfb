/** What the head of an answer means for the connection. */

import type { Ending } from '../../shared/messages/ending.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { LineFormat } from '../../shared/stream/body.ts';
import { valuesOf } from '../http/head.ts';
import { checkContentType } from './content-type.ts';
import { ProxyError } from '../wire/proxy-error.ts';
import { isRedirect } from './redirect.ts';
import type { Route } from '../route.ts';
import type { HttpResponse } from './transport.ts';

export type Verdict =
  /** Its body is the event stream; or with a format another one that has events. */
  | { readonly kind: 'stream'; readonly format?: LineFormat }
  /** It is no event stream, and ends the connection for browsers. */
  | { readonly kind: 'refused'; readonly end: Ending }
  /** It is no answer of the server. */
  | { readonly kind: 'failed'; readonly error: Error };

/** How a body is read that does not say what it is. */
export type ReadAs = 'eventStream' | LineFormat;

/** @param readAs - what is made of an answer whose content type says nothing of events; absent: it is refused */
export function judgeAnswer(response: HttpResponse, route: Route, readAs: ReadAs | undefined): Verdict {
  const { status, statusText } = response;
  // [spec] Fetch, HTTP-network-or-cache fetch: a 407 without a window to ask in is a network error.
  if (status === 407) return { kind: 'failed', error: proxyAuthError(response, route) };
  if (status === 101) return refused(endings.switchedProtocols());
  if (status === 204) return refused(endings.noContent());
  const location = route.followsRedirects ? undefined : redirectOf(response);
  if (location !== undefined) return refused(endings.redirected(status, statusText, location));
  if (isRedirect(status)) return refused(endings.deadRedirect(status, statusText));
  if (status !== 200) return refused(endings.status(status, statusText, response.headers));
  const verdict = checkContentType(valuesOf(response.headers, 'content-type'));
  if (verdict.ok && verdict.format !== undefined) return { kind: 'stream', format: verdict.format };
  if (readAs !== undefined) return { kind: 'stream', ...(readAs !== 'eventStream' && { format: readAs }) };
  return verdict.ok ? { kind: 'stream' } : refused(endings.contentType(verdict.reason));
}

function refused(end: Ending): Verdict {
  return { kind: 'refused', end };
}

function proxyAuthError({ status, statusText }: HttpResponse, { proxy }: Route): Error {
  if (typeof proxy === 'object') return new ProxyError(proxy, { status, statusText });
  return Object.assign(new Error('407'), { code: 'SSE_MONITOR_PROXY_AUTH' });
}

/** Where an answer redirects to, without credentials. */
function redirectOf({ status, headers, finalUrl }: HttpResponse): string | undefined {
  if (!isRedirect(status)) return undefined;
  const [location] = valuesOf(headers, 'location');
  if (location === undefined || !URL.canParse(location, finalUrl)) return location;
  const url = new URL(location, finalUrl);
  url.username = '';
  url.password = '';
  return url.href;
}
