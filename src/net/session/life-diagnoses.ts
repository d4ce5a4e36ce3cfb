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

/** So often in a row after the same time, within this part of it, is no accident. */
const limitTimes = 3;
const limitTolerance = 0.05;
/** Nobody limits a response to less, in ms. */
const shortestLimitMs = 5000;
/** In s, and who has them by default, as their documentation says (of a response, or of silence in it). */
const knownLimits: readonly (readonly [seconds: number, names: string])[] = [
  [10, 'Bun, Vercel (without Fluid compute)'],
  [15, 'Envoy, Vercel (without Fluid compute)'],
  [30, 'gunicorn, Google Cloud Load Balancing, Amazon CloudFront, AWS API Gateway'],
  [55, 'Heroku'],
  [60, 'nginx, Apache, AWS Elastic Load Balancing, Netlify'],
  // The time that it named until it was raised.
  [100, 'Cloudflare'],
  [120, 'Cloudflare, IIS'],
  [230, 'Azure App Service'],
  [240, 'Azure Load Balancer'],
  [300, 'Google Cloud Run, Vercel, Envoy, ngrok'],
  [350, 'AWS Network Load Balancer'],
  [600, 'Google Cloud VPC'],
  [900, 'AWS Lambda'],
];

/** What a stream tells of its life. */
export interface StreamLife {
  readonly attempts: readonly ConnectionAttempt[];
  /** The reconnection time that the server asked for. */
  readonly askedRetryMs: number | undefined;
  /** The longest time in which nothing came over an open connection. */
  readonly longestSilenceMs: number;
  /** The file after whose save the server took no new connections while this stream was open. */
  readonly heldUpBy?: string | undefined;
}

export function lifeDiagnoses({ attempts, askedRetryMs, longestSilenceMs, heldUpBy }: StreamLife): Holding[] {
  const limit = timeLimit(attempts);
  return [
    // Whoever is cut off has not come to an end.
    ...(limit.length > 0 ? limit : endless(attempts)),
    ...attempts.flatMap(replay).slice(-1),
    ...attempts.flatMap(atEnd).slice(-1),
    ...retry(askedRetryMs),
    ...(heldUpBy === undefined ? [] : [['holdsUpRestart', { file: heldUpBy }] as const]),
    ...(longestSilenceMs < proxyIdleMs
      ? []
      : [['noHeartbeat', { seconds: Math.round(longestSilenceMs / 1000) }] as const]),
  ];
}

/** The newest attempts that were read and ended, one after the other, by nobody here. */
function timeLimit(attempts: readonly ConnectionAttempt[]): Holding[] {
  const ended = attempts.filter(({ end }) => end !== undefined);
  const lasted = ended.map(lastedMs);
  const kept = lasted.slice(lasted.lastIndexOf(undefined) + 1).filter((ms) => ms !== undefined);
  const newest = kept.at(-1) ?? 0;
  const alike = kept.slice(kept.findLastIndex((ms) => Math.abs(ms - newest) > limitTolerance * newest) + 1);
  if (newest < shortestLimitMs || alike.length < limitTimes) return [];
  const ms = alike.reduce((sum, one) => sum + one, 0) / alike.length;
  return [['timeLimit', { seconds: Math.round(ms / 100) / 10, times: alike.length, known: ownersOf(ms) }]];
}

/** Of the nearest limit: 57 s are within the tolerance of two. @returns empty where none is near */
function ownersOf(ms: number): string {
  const distance = (seconds: number): number => Math.abs(ms - seconds * 1000);
  const [nearest] = knownLimits.toSorted(([a], [b]) => distance(a) - distance(b));
  return nearest !== undefined && distance(nearest[0]) <= limitTolerance * ms ? nearest[1] : '';
}

/** @returns undefined for an attempt that no time limit ended */
function lastedMs({ status, headersAt, endedAt, end, suspendedMs }: ConnectionAttempt): number | undefined {
  const isCut = suspendedMs === undefined && status === 200 && (end?.kind === 'serverEnded' || end?.kind === 'network');
  return isCut && headersAt !== undefined && endedAt !== undefined ? endedAt - headersAt : undefined;
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

function atEnd({ startedAt, firstEventAt, endedAt, end, events, suspendedMs }: ConnectionAttempt): Holding[] {
  if (suspendedMs !== undefined || firstEventAt === undefined || endedAt === undefined || end?.kind !== 'serverEnded')
    return [];
  const [before, after] = [firstEventAt - startedAt, endedAt - firstEventAt];
  const isHeld = before >= heldMs && after <= Math.max(momentMs, heldShare * (before + after));
  return isHeld && events >= heldEvents ? [['allAtEnd', { events, seconds: Math.round(before / 100) / 10 }]] : [];
}

function retry(ms: number | undefined): Holding[] {
  if (ms === undefined) return [];
  if (ms < tooShortMs) return [['retryAtOnce', { ms }]];
  return ms < tooLongMs ? [] : [['retryTooLong', { minutes: Math.round(ms / 60_000) }]];
}
