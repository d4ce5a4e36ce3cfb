/** How far an attempt has got on its way to the headers of a response. */

import type { ConnectionAttempt } from './records.ts';

/**
 * What an attempt waits for: the name lookup, the connection, the TLS handshake, the server to take the whole request, the
 * headers of a response, or the rest of them. `response`: the connection is not ours, and nobody tells how far it is.
 */
export type Awaited = 'lookup' | 'connection' | 'handshake' | 'sending' | 'headers' | 'restOfHeaders' | 'response';

export interface AwaitedPhase {
  readonly awaits: Awaited;
  /** When it began: milliseconds since the epoch. */
  readonly since: number;
}

/** What an attempt that has no headers yet waits for. @param url - what is asked now, where redirects led */
export function awaitedPhase({ phases, startedAt, via }: ConnectionAttempt, url: string): AwaitedPhase {
  if (phases === undefined) return { awaits: 'response', since: startedAt };
  const { lookedUpAt, connectedAt, securedAt, sentAt, firstByteAt } = phases;
  if (firstByteAt !== undefined) return { awaits: 'restOfHeaders', since: firstByteAt };
  if (sentAt !== undefined) return { awaits: 'headers', since: sentAt };
  if (securedAt !== undefined) return { awaits: 'sending', since: securedAt };
  if (connectedAt !== undefined) {
    return { awaits: url.startsWith('https:') ? 'handshake' : 'sending', since: connectedAt };
  }
  if (lookedUpAt !== undefined) return { awaits: 'connection', since: lookedUpAt };
  // What is between looks the name up, if anything does.
  const isLookedUp = via === undefined && hasName(url);
  return { awaits: isLookedUp ? 'lookup' : 'connection', since: startedAt };
}

/** Whether its host is a name, and no address. */
function hasName(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? '';
  return !host.startsWith('[') && !/^[\d.]+$/.test(host);
}
