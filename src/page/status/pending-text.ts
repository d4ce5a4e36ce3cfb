/** An attempt that has no response yet, in words: what is done of it, and what it waits for. */

import { t } from '@vscode/l10n';

import type { PendingPhase } from '../../shared/boundary/page.ts';
import { connectingMessages } from '../../shared/messages/connecting-messages.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Awaited } from '../../shared/stream/phases.ts';
import { formatWholeSeconds } from './attempt-text.ts';

/** Most responses begin sooner, in ms: nobody reads what is gone in a moment. */
const shownAfterMs = 2000;

/** So long a wait for one thing, in ms, has a cause that a person can look for. */
const explainedAfterMs = 15_000;

/** A text to be seen, which changes with each second, and one to be spoken, which does not. */
export interface PendingText {
  readonly seen: string;
  readonly spoken: string;
}

/** `Connecting: connected to 127.0.0.1:8000, request sent 14 s ago, no response headers yet`; undefined in the first moment. */
export function describePending(phase: PendingPhase, now: number): PendingText | undefined {
  if (now - phase.begunAt < shownAfterMs) return undefined;
  const ago = formatWholeSeconds(Math.max(0, now - phase.since));
  const to = phase.address ?? phase.host;
  return { seen: seen[phase.awaits](to, ago), spoken: spoken[phase.awaits](to) };
}

/** Why it takes long, once it does. */
export function explainPending({ awaits, since, host }: PendingPhase, now: number): Message | undefined {
  return now - since < explainedAfterMs ? undefined : connectingMessages[awaits](host);
}

/** Whether it is time to say how servers send their headers in time. */
export function isHeldBack(phase: PendingPhase, now: number): boolean {
  return (phase.awaits === 'headers' || phase.awaits === 'response') && now - phase.since >= explainedAfterMs;
}

const seen: Readonly<Record<Awaited, (to: string, ago: string) => string>> = {
  lookup: (to, ago) => t`Connecting: looking up the host name of ${to} for ${ago}`,
  connection: (to, ago) => t`Connecting: waiting for ${to} to accept the connection for ${ago}`,
  handshake: (to, ago) => t`Connecting: connected to ${to} ${ago} ago, TLS handshake not complete yet`,
  sending: (to, ago) => t`Connecting: connected to ${to}, sending the request for ${ago}`,
  headers: (to, ago) => t`Connecting: connected to ${to}, request sent ${ago} ago, no response headers yet`,
  restOfHeaders: (to, ago) =>
    t`Connecting: connected to ${to}, response began ${ago} ago, its headers are not complete yet`,
  response: (to, ago) => t`Connecting: request to ${to} started ${ago} ago, no response headers yet`,
};

const spoken: Readonly<Record<Awaited, (to: string) => string>> = {
  lookup: (to) => t`Connecting: looking up the host name of ${to}`,
  connection: (to) => t`Connecting: waiting for ${to} to accept the connection`,
  handshake: (to) => t`Connecting: connected to ${to}, TLS handshake not complete yet`,
  sending: (to) => t`Connecting: connected to ${to}, sending the request`,
  headers: (to) => t`Connecting: connected to ${to}, request sent, no response headers yet`,
  restOfHeaders: (to) => t`Connecting: connected to ${to}, response began, its headers are not complete yet`,
  response: (to) => t`Connecting: request to ${to} started, no response headers yet`,
};
