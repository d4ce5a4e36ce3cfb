import { setTimeout as delay } from 'node:timers/promises';
import { patienceMs } from '../../support/patience.ts';

/**
 * Waits until an assertion holds: runs it again and again until it does not throw.
 *
 * @returns what it returned
 * @throws what it threw last, when the time is over
 */
export async function eventually<T>(assertion: () => T | Promise<T>, timeoutMs = patienceMs): Promise<T> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await delay(50);
    }
  }
}
