/**
 * When something came last over the connection that is open. Silence is the server's: it does not count while the socket is
 * not read, nor while bytes wait in it because the process was held up.
 */

import type { Suspension } from './suspension.ts';

/** What is known of the connection that a body comes over. */
export interface Arriving {
  /** Bytes that were read from the socket so far, also those that a decoder still has. */
  readonly bytesRead: () => number;
  /** Whether the socket is not read, because the engine is behind. */
  readonly isPaused: () => boolean;
}

export class Arrivals {
  readonly #suspension: Pick<Suspension, 'ms'>;
  #arriving: Arriving | undefined;
  #bytesRead = 0;
  /** By the clock on the wall, in ms since the epoch: for people. */
  #shownAt = 0;
  /** By the clock of timers, in ms: the one on the wall can be set. */
  #at = 0;
  #longestMs = 0;
  #suspendedMs = 0;

  /** @param suspension - in which nobody would have noticed anything */
  constructor(suspension: Pick<Suspension, 'ms'> = { ms: 0 }) {
    this.#suspension = suspension;
  }

  /** A body begins: its head has just come. */
  begin(arriving: Arriving): void {
    this.#arriving = arriving;
    this.note();
  }

  /** Bytes have come. */
  arrived(): void {
    this.#leaveOutSuspension();
    this.#longestMs = Math.max(this.#longestMs, performance.now() - this.#at);
    this.note();
  }

  /** The longest time between bytes of one body, in ms. */
  get longestSilenceMs(): number {
    return this.#longestMs;
  }

  /** Something has come, or could come again from now on. */
  note(): void {
    this.#bytesRead = this.#arriving?.bytesRead() ?? 0;
    this.#shownAt = Date.now();
    this.#at = performance.now();
  }

  /** When the last byte came, in ms since the epoch; 0 before the first body. */
  get shownAt(): number {
    this.#look();
    return this.#shownAt;
  }

  /** Since when nothing has come, in ms by `performance.now()`. What came while the process was held up is seen in the next turn. */
  get silentSince(): number {
    this.#look();
    return this.#at;
  }

  #look(): void {
    this.#leaveOutSuspension();
    const { bytesRead, isPaused } = this.#arriving ?? {};
    if (isPaused?.() === true || (bytesRead?.() ?? 0) !== this.#bytesRead) this.note();
  }

  /** Silence begins anew with the end of a suspension. */
  #leaveOutSuspension(): void {
    const { ms } = this.#suspension;
    if (ms === this.#suspendedMs) return;
    this.#suspendedMs = ms;
    this.#at = performance.now();
  }
}
