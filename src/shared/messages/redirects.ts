/** What redirects have to do with the end of an attempt, or with a stream that is open. */

import { t } from '@vscode/l10n';
import type { RedirectChange, RedirectHop } from '../stream/records.ts';
import type { Ending } from './ending.ts';
import { statusLine } from './wording.ts';

/** Sentences about one redirect. */
export const redirectFaults = {
  madeGet: ({ status, statusText, method, to }: RedirectHop) =>
    t`The redirect to ${to} (${statusLine(status, statusText)}) turned this ${method} into a GET, without its body.`,
  /** @param left - as {@link leftBehind} says */
  leftCredentials: ({ to }: RedirectHop, left: string) => t`The redirect to another host, ${to}, left out ${left}.`,
} as const;

/** What redirects made different in a request. */
export function redirectSentences(hops: readonly RedirectHop[] = []): readonly string[] {
  return hops.flatMap((hop) => {
    const left = leftBehind(hop.changed);
    return [
      ...(hop.changed.includes('method') ? [redirectFaults.madeGet(hop)] : []),
      ...(left === undefined ? [] : [redirectFaults.leftCredentials(hop, left)]),
    ];
  });
}

/** An ending, with what redirects had to do with it. */
export const redirectedEndings = {
  madeGet: (end: Ending, hop: RedirectHop): Ending =>
    after(
      end,
      hop,
      `${redirectFaults.madeGet(hop)} ${t('Use that URL directly, or redirect with 307 or 308, which keep method and body.')}`,
    ),
  leftCredentials: (end: Ending, hop: RedirectHop, left: string): Ending =>
    after(
      end,
      hop,
      `${redirectFaults.leftCredentials(hop, left)} ${t('If that host may have it, connect to it directly.')}`,
    ),
  toLogin: (end: Ending, hop: RedirectHop): Ending =>
    after(
      end,
      hop,
      t(
        'That looks like a login page: the server expects credentials or a session cookie that this request doesn’t have.',
      ),
    ),
  elsewhere: (end: Ending, hop: RedirectHop): Ending => after(end, hop, end.advice),
  /** The network: what failed names its host, which is not the one that a person knows. */
  failed: (end: Ending, { to }: RedirectHop): Ending => {
    const { advice = '' } = end;
    const isTold = advice.includes(URL.parse(to)?.host ?? to);
    return isTold ? end : { ...end, advice: `${t`The server redirected to ${to}.`} ${advice}`.trim() };
  },
} as const;

function after(end: Ending, { to }: RedirectHop, advice: string | undefined): Ending {
  return { ...end, message: t`${end.message}, after a redirect to ${to}`, ...(advice !== undefined && { advice }) };
}

/** `Authorization and cookies`; undefined where nothing was left out. */
export function leftBehind(changed: readonly RedirectChange[]): string | undefined {
  const left = changed.map((change) => names[change]).filter((name) => name !== undefined);
  const [first, ...others] = left;
  return first === undefined ? undefined : others.reduce((before, name) => t`${before} and ${name}`, first);
}

const names: Readonly<Partial<Record<RedirectChange, string>>> = {
  authorization: 'Authorization',
  cookies: t('cookies'),
  otherHeaders: t('other headers with secrets'),
};
