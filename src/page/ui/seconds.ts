/** Draws an element again whenever another second has passed; to be added to it as a controller. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class Seconds implements ReactiveController {
  readonly #owner: ReactiveControllerHost;
  readonly #since: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param since - from when on seconds are counted, in ms since the epoch; `undefined`: nothing is counted now */
  constructor(owner: ReactiveControllerHost, since: () => number | undefined) {
    this.#owner = owner;
    this.#since = since;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const since = this.#since();
    if (since === undefined) return;
    // Clocks of two machines may differ: a moment that is yet to come counts as now.
    const passed = Math.max(0, Date.now() - since);
    this.#timer = setTimeout(() => this.#owner.requestUpdate(), 1000 - (passed % 1000));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
