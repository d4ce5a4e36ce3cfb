/** Events at a rate that is too high for one write each. */

import { setTimeout as delay } from 'node:timers/promises';
import { numberedEvents } from './numbered-events.ts';

/** A batch about so often. */
const batchMs = 10;

/** No write has more events than this: whoever cannot keep up is not sent ever larger ones. */
const mostAtOnce = 10_000;

export interface FloodOptions {
  /** Events. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Events that are sent at once before. @defaultValue 0 */
  readonly burst?: number;
  /** Ends it before its time. */
  readonly signal?: AbortSignal;
}

/**
 * So many events a second, which are numbered from 1. A timer that is late makes its batch larger, so that the average
 * rate is exact. When the time is over, what a slow reader was not sent is not sent any more. The last event is of type
 * `done`, and its data is the number of all, itself included.
 */
export async function* flood({ perSecond, seconds, burst = 0, signal }: FloodOptions): AsyncGenerator<Buffer> {
  const begun = performance.now();
  for (let sent = 0; ;) {
    const elapsed = Math.min((performance.now() - begun) / 1000, seconds);
    const owed = burst + Math.floor(elapsed * perSecond) - sent;
    const count = Math.min(owed, mostAtOnce);
    if (count > 0) yield numberedEvents(sent + 1, count);
    sent += count;
    if (elapsed === seconds || signal?.aborted === true) return yield Buffer.from(`event: done\ndata: ${sent + 1}\n\n`);
    if (count < mostAtOnce) await delay(batchMs);
  }
}
