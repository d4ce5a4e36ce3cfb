/** Statistics as the engine makes them of events that came at known times. */

import type { ConnectionAttempt } from '../../../src/shared/stream/records.ts';
import type { StreamStatistics } from '../../../src/shared/stream/statistics.ts';
import { blockOf, newEngine } from '../../support/engine-feed.ts';

/** 12:00:00.000 in the time zone of the tests, on a whole second. */
const noon = new Date(2026, 0, 2, 12).getTime();

/** Type and size of events, and how many ms after {@link noon} they came. */
export type Arrival = readonly [ms: number, type: string, bytes?: number];

export function measured(arrivals: readonly Arrival[], maxEvents = 1e6): StreamStatistics {
  const engine = newEngine({ limits: { maxEvents, maxBytes: 1e9 } });
  for (const [ms, type, bytes = 20] of arrivals) {
    engine.push(blockOf(`event: ${type}\ndata: ${'x'.repeat(bytes)}\n\n`, noon + ms));
    // As they came: what is dropped afterwards is measured.
    engine.statistics();
  }
  let statistics = engine.statistics();
  while (statistics.left > 0) statistics = engine.statistics();
  return statistics;
}

/** A stream of ten seconds: many tokens in waves, now and then something else, and a hole where the connection was away. */
export const tenSeconds: readonly Arrival[] = Array.from({ length: 500 }, (_, n): Arrival[] => {
  const ms = n * 20;
  if (ms > 4000 && ms < 5600) return [];
  const wave = Math.round(3 + 2.5 * Math.sin(n / 30));
  const tokens = Array.from({ length: wave }, (): Arrival => [ms, 'token', 40 + (n % 90)]);
  return [
    ...tokens,
    ...(n % 9 === 0 ? ([[ms, 'message', 200]] as const) : []),
    ...(n % 25 === 0 ? ([[ms, 'heartbeat']] as const) : []),
    ...(n % 40 === 0 ? ([[ms, 'progress.update', 120]] as const) : []),
  ];
}).flat();

/** The first was cut off in {@link tenSeconds}, the second goes on. */
export const cutOff: readonly ConnectionAttempt[] = [
  {
    number: 1,
    url: 'u',
    finalUrl: 'u',
    method: 'GET',
    startedAt: noon - 45,
    headersAt: noon - 20,
    firstEventAt: noon,
    endedAt: noon + 4020,
    events: 800,
    bytes: 1,
    end: { kind: 'network', message: 'the connection was reset' },
  },
  {
    number: 2,
    url: 'u',
    finalUrl: 'u',
    method: 'GET',
    startedAt: noon + 5500,
    headersAt: noon + 5590,
    events: 900,
    bytes: 1,
  },
];
