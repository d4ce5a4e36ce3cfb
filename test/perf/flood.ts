/** Events at a rate that is too high for one write each. */

import { setTimeout as delay } from 'node:timers/promises';
import { numberedEvents } from './numbered-events.ts';

/** A batch about so often. */
const batchMs = 10;

/** No write has more events than this: whoever cannot keep up is not sent ever larger ones. */
const mostAtOnce = 10_000;

/**
 * So many events a second, which are numbered from 1. A timer that is late makes its batch larger, so that the average
 * rate is exact. When the time is over, what a slow reader was not sent is not sent any more. The last event is of type
 * `done`, and its data is the number of all, itself included.
 *
 * @param perSecond - events
 * @param burst - events that are sent at once before
 */
export async function* flood(perSecond: number, seconds: number, burst = 0): AsyncGenerator<Buffer> {
  const begun = performance.now();
  for (let sent = 0; ;) {
    const elapsed = Math.min((performance.now() - begun) / 1000, seconds);
    const owed = burst + Math.floor(elapsed * perSecond) - sent;
    const count = Math.min(owed, mostAtOnce);
    if (count > 0) yield numberedEvents(sent + 1, count);
    sent += count;
    if (elapsed === seconds) return yield Buffer.from(`event: done\ndata: ${sent + 1}\n\n`);
    if (count < mostAtOnce) await delay(batchMs);
  }
}
