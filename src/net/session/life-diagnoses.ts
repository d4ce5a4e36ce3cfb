/** What becomes of a stream's connections, where it is not what its server's author will have meant. */

import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import type { Holding } from './header-diagnoses.ts';

/** So many answers in a row that end properly and bring the IDs no further are no accident. */
const endlessAttempts = 3;
/** A server may send the last event once more, to be on the safe side. */
const replayedEvents = 2;
/** In ms: browsers of many people at once. */
const tooShortMs = 100;
const tooLongMs = 10 * 60_000;
/** The shortest time, in ms, after which a proxy in wide use takes a stream for dead. */
const proxyIdleMs = 55_000;
/** An answer that was held back: nothing for so long, in ms, and then so many events within this part of the time. */
const heldMs = 2000;
const heldEvents = 3;
const heldShare = 0.05;
/** A person, or a network, does not notice so short a time, in ms. */
const momentMs = 100;

/** What a stream tells of its life. */
export interface StreamLife {
  readonly attempts: readonly ConnectionAttempt[];
  /** The reconnection time that the server asked for. */
  readonly askedRetryMs: number | undefined;
  /** The longest time in which nothing came over an open connection. */
  readonly longestSilenceMs: number;
}

export function lifeDiagnoses({ attempts, askedRetryMs, longestSilenceMs }: StreamLife): Holding[] {
  return [
    ...endless(attempts),
    ...attempts.flatMap(replay).slice(-1),
    ...attempts.flatMap(atEnd).slice(-1),
    ...retry(askedRetryMs),
    ...(longestSilenceMs < proxyIdleMs
      ? []
      : [['noHeartbeat', { seconds: Math.round(longestSilenceMs / 1000) }] as const]),
  ];
}

function endless(attempts: readonly ConnectionAttempt[]): Holding[] {
  const gone = attempts.findLastIndex(
    ({ end, idWent }) => end !== undefined && !(end.kind === 'serverEnded' && idWent !== 'on'),
  );
  const times = attempts.slice(gone + 1).filter(({ end }) => end !== undefined).length;
  return times < endlessAttempts ? [] : [['endlessReconnect', { times }]];
}

function replay({ repeated = 0, lastEventIdSent }: ConnectionAttempt): Holding[] {
  if (repeated < replayedEvents || lastEventIdSent === undefined) return [];
  return [['replays', { repeated, id: lastEventIdSent }]];
}

function atEnd({ startedAt, firstEventAt, endedAt, end, events }: ConnectionAttempt): Holding[] {
  if (firstEventAt === undefined || endedAt === undefined || end?.kind !== 'serverEnded') return [];
  const [before, after] = [firstEventAt - startedAt, endedAt - firstEventAt];
  const isHeld = before >= heldMs && after <= Math.max(momentMs, heldShare * (before + after));
  return isHeld && events >= heldEvents ? [['allAtEnd', { events, seconds: Math.round(before / 100) / 10 }]] : [];
}

function retry(ms: number | undefined): Holding[] {
  if (ms === undefined) return [];
  if (ms < tooShortMs) return [['retryAtOnce', { ms }]];
  return ms < tooLongMs ? [] : [['retryTooLong', { minutes: Math.round(ms / 60_000) }]];
}
