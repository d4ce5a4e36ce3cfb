/** What is asked of the host while it is seen: at once when it comes to be seen, then as often as is good. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** While something changes all the time, it is brought up to date so often, in ms. */
const refreshMs = 500;

export class Refresher implements ReactiveController {
  readonly #ask: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param owner - no question is asked any more when it is gone */
  constructor(owner: ReactiveControllerHost, ask: () => Promise<void>) {
    this.#ask = ask;
    owner.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async now(): Promise<void> {
    this.hostDisconnected();
    await this.#ask();
  }

  /** In a moment; once, however often it is called until then. */
  soon(): void {
    this.#timer ??= setTimeout(() => void this.now(), refreshMs);
  }
}
