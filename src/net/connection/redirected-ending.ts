/** Why a response was refused that redirects have led to. */

import type { Ending } from '../../shared/messages/ending.ts';
import { leftBehind, redirectedEndings } from '../../shared/messages/redirects.ts';
import type { RedirectHop } from '../../shared/stream/records.ts';

/** @param status - of the response; absent: there was none @param hops - that were followed */
export function afterRedirects(end: Ending, hops: readonly RedirectHop[] = [], status?: number): Ending {
  const last = hops.at(-1);
  // What keeps a redirect from being followed names it already.
  if (last === undefined || end.kind === 'redirect') return end;
  // What changed on the way is changed to its end.
  const { to } = last;
  const madeGet = hops.find(({ changed }) => changed.includes('method'));
  if (madeGet !== undefined && isRefusal(end)) return redirectedEndings.madeGet(end, { ...madeGet, to });
  const left = leftBehind([...new Set(hops.flatMap(({ changed }) => changed))]);
  if (left !== undefined && (status === 401 || status === 403)) {
    return redirectedEndings.leftCredentials(end, last, left);
  }
  if (end.kind === 'contentType' && isLogin(to)) return redirectedEndings.toLogin(end, last);
  return isRefusal(end) || end.kind === 'noContent'
    ? redirectedEndings.elsewhere(end, last)
    : redirectedEndings.failed(end, last);
}

/** The server answered, and not with a stream. */
function isRefusal({ kind }: Ending): boolean {
  return kind === 'status' || kind === 'contentType';
}

function isLogin(url: string): boolean {
  const { pathname = '', hostname = '' } = URL.parse(url) ?? {};
  return /\b(?:log-?in|log-?on|sign-?in|sso|auth|oauth2?|account|session)s?\b/i.test(`${hostname}${pathname}`);
}
