/** A wait for the next attempt in words, with the seconds that are left. */

import { t } from '@vscode/l10n';

import type { ConnectionStatus } from '../../shared/boundary/page.ts';
import type { PendingText } from './pending-text.ts';

/** `Waiting 6 s to reconnect (attempt 2): nobody listens`; undefined unless it is known when the next attempt begins. */
export function describeWaiting(status: ConnectionStatus, now: number): PendingText | undefined {
  const { state, reconnectAt, nextAttempt = 2, cause, text } = status;
  if (state !== 'waiting' || reconnectAt === undefined) return undefined;
  const waiting = t`Waiting ${formatLeft(reconnectAt - now)} to reconnect (attempt ${nextAttempt})`;
  return { seen: cause === undefined ? waiting : `${waiting}: ${cause}`, spoken: text };
}

/** `12 s`, and from a minute on `9:59`. @param ms - until then; not negative, but when it is over */
export function formatLeft(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Ms until it says another number; undefined when it is over. @param until - in ms since the epoch */
export function untilNextLeft(until: number, now: number): number | undefined {
  return until > now ? (until - now) % 1000 || 1000 : undefined;
}
