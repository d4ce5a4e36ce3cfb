/** Draws an element again whenever a number of seconds on it changes; to be added to it as a controller. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class Seconds implements ReactiveController {
  readonly #owner: ReactiveControllerHost & Pick<Node, 'isConnected'>;
  readonly #untilNext: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param untilNext - ms until the number changes; `undefined`: it does not, until the element is drawn anew */
  constructor(owner: ReactiveControllerHost & Pick<Node, 'isConnected'>, untilNext: () => number | undefined) {
    this.#owner = owner;
    this.#untilNext = untilNext;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const ms = this.#untilNext();
    if (ms === undefined || !this.#owner.isConnected) return;
    this.#timer = setTimeout(() => this.#owner.requestUpdate(), ms);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}

/** Ms until another whole second has passed. @param passed - ms until now */
export function untilNextSecond(passed: number): number {
  return 1000 - (passed % 1000);
}

/** Ms since then. Clocks of two machines may differ: a moment that is yet to come counts as now. @param since - in ms since the epoch */
export function msSince(since: number): number {
  return Math.max(0, Date.now() - since);
}
