import type { Host } from '../ui/host.ts';

/** The cookies of the panel, as far as they are known without asking. */
export interface CookieJarView {
  readonly host: Pick<Host, 'cookies' | 'putCookie' | 'removeCookie'>;
  readonly count: number;
  /** Another number after each change. */
  readonly revision: number;
}

/** It comes anew with each update of the panel. */
export function jarsDiffer(a: CookieJarView | undefined, b: CookieJarView | undefined): boolean {
  return a?.count !== b?.count || a?.revision !== b?.revision || a?.host !== b?.host;
}
