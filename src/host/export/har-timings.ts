/** What an attempt spent its time with, as a HAR file says it. */

import type { AttemptPhases, ConnectionAttempt } from '../../shared/stream/records.ts';

/**
 * In ms. [spec] HAR 1.2: -1 where a phase does not apply, `ssl` is part of `connect`, and the sum of all others is the time of
 * the entry.
 */
export interface HarTimings {
  readonly blocked?: number;
  readonly dns?: number;
  readonly connect?: number;
  readonly ssl?: number;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

type TimedAttempt = Pick<ConnectionAttempt, 'startedAt' | 'headersAt' | 'endedAt' | 'phases' | 'redirects'>;

/** @param now - in ms since the epoch: an attempt that goes on has lasted until then */
export function harTimings(attempt: TimedAttempt, now: number): HarTimings {
  const { startedAt, headersAt, endedAt = now, phases, redirects = [] } = attempt;
  const clock = new Clock(startedAt);
  if (phases === undefined) return { send: 0, ...responseTimes(clock, headersAt, endedAt) };
  const { sentAt, firstByteAt = headersAt } = phases;
  // The phases are those of the last request: when it began is not known.
  const before =
    redirects.length > 0 ? { blocked: clock.until(sentAt ?? endedAt) } : connectTimes(clock, phases, endedAt);
  return { ...before, send: clock.until(sentAt ?? endedAt), ...responseTimes(clock, firstByteAt, endedAt) };
}

/** Of the whole entry. */
export function harTime({ blocked = 0, dns = 0, connect = 0, send, wait, receive }: HarTimings): number {
  return rounded([blocked, dns, connect, send, wait, receive].reduce((sum, time) => sum + Math.max(0, time), 0));
}

/** What was going on when the attempt ended has lasted until then. */
function connectTimes(
  clock: Clock,
  { lookedUpAt, connectedAt, securedAt }: AttemptPhases,
  endedAt: number,
): Pick<HarTimings, 'dns' | 'connect' | 'ssl'> {
  const dns = lookedUpAt === undefined ? -1 : clock.until(lookedUpAt);
  const connected = clock.until(connectedAt ?? endedAt);
  const ssl = securedAt === undefined ? -1 : clock.until(securedAt);
  return { dns, connect: rounded(connected + Math.max(0, ssl)), ssl };
}

function responseTimes(
  clock: Clock,
  beganAt: number | undefined,
  endedAt: number,
): Pick<HarTimings, 'wait' | 'receive'> {
  return { wait: clock.until(beganAt ?? endedAt), receive: clock.until(endedAt) };
}

/** Cuts a stretch of time into pieces, none of which is negative: two clocks may be a fraction apart. */
class Clock {
  #at: number;

  /** @param at - in ms since the epoch */
  constructor(at: number) {
    this.#at = at;
  }

  /** @returns ms since the last piece, to a thousandth */
  until(time: number): number {
    const from = this.#at;
    this.#at = Math.max(from, time);
    return rounded(this.#at - from);
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
