/** Waiting in turns of the event loop: for what happens in this process, or in its sockets. */

export const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** How long a test waits before it says that something did not happen. */
const patienceMs = 50_000;

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
