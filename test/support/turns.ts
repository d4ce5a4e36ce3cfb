/** Waiting in turns of the event loop: for what happens in this process, or in its sockets. */

import { patienceMs } from './patience.ts';

export const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** So many turns pass: for what has to stay as it is. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

/** @throws when the condition did not come true in a long time: else its test would go on for ever */
export async function turnsUntil(condition: () => boolean): Promise<void> {
  const begun = performance.now();
  while (!condition()) {
    if (performance.now() - begun > patienceMs) throw new Error(`${String(condition)} did not come true`);
    await nextTurn();
  }
}

/** Resolves once so much time has passed. */
export function turnsFor(ms: number): Promise<void> {
  const begun = performance.now();
  return turnsUntil(() => performance.now() - begun > ms);
}
