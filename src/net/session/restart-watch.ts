/**
 * After a save: whether the server waits for an open stream before it restarts. It then takes no new connections, while the
 * stream stays open.
 */

import { type PingResult, type PingTarget, ping } from './ping.ts';

/** When the server is looked at after a save, in ms: at once, when a dev server has noticed it, and when a build is over. */
const looksAfterMs = [0, 1000, 3000] as const;
/** A server that takes no new connections for so long, in ms, isn't merely busy. */
const stuckMs = 2000;
/** Between connections that are refused, in ms. */
const betweenMs = 500;

type Look = PingResult | 'silent';

type Ask = (ending: AbortSignal) => Promise<PingResult>;

export class RestartWatch {
  readonly #onStuck: () => void;
  readonly #ask: typeof ping;
  #watching: AbortController | undefined;

  /**
   * @param onStuck - called when the server takes no new connections; at most once for a save
   * @param ask - how it is looked at
   */
  constructor(onStuck: () => void, ask = ping) {
    this.#onStuck = onStuck;
    this.#ask = ask;
  }

  /** A file was saved, with a stream of this server open. While it is watched already, nothing more is asked of it. */
  saved(target: PingTarget): void {
    if (this.#watching !== undefined) return;
    const watching = (this.#watching = new AbortController());
    void this.#watch(target, watching.signal).finally(() => {
      if (this.#watching === watching) this.#watching = undefined;
    });
  }

  /** The stream isn't open any more, so the server doesn't wait for it. */
  end(): void {
    this.#watching?.abort();
    this.#watching = undefined;
  }

  async #watch(target: PingTarget, signal: AbortSignal): Promise<void> {
    let before = 0;
    for (const after of looksAfterMs) {
      await pause(after - before, signal);
      before = after;
      const found = signal.aborted ? 'responds' : await look((ending) => this.#ask(target, ending), signal);
      if (signal.aborted) return;
      // At once, the reason is another: it takes one connection at a time.
      if (found === 'silent' && after === 0) return;
      if (found !== 'responds') return this.#onStuck();
    }
  }
}

/** A server that refuses is asked again: one that restarts properly does so for a moment. */
async function look(ask: Ask, signal: AbortSignal): Promise<Look> {
  for (let refusedMs = 0; ; refusedMs += betweenMs) {
    const found = await within(stuckMs, signal, ask);
    if (found !== 'refuses' || refusedMs >= stuckMs || signal.aborted) return found;
    await pause(betweenMs, signal);
  }
}

/** @returns `silent` when there is no result by then */
async function within(ms: number, signal: AbortSignal, ask: Ask): Promise<Look> {
  const over = new AbortController();
  const ending = AbortSignal.any([signal, over.signal]);
  try {
    return await Promise.race([ask(ending), pause(ms, ending).then(() => 'silent' as const)]);
  } finally {
    over.abort();
  }
}

/** Resolves after that time, or when the signal says so. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted || ms === 0) return Promise.resolve();
  const over = (): void => {
    clearTimeout(timer);
    // Sockets are read between this and that: what arrived while the machine slept is seen before the time is up.
    setImmediate(resolve);
  };
  const timer = setTimeout(over, ms);
  signal.addEventListener('abort', over, { once: true });
  return promise;
}
