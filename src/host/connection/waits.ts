/** The waits between the attempts of a connection: how long each is, and who set that. */

import type { EngineProgress } from '../../protocol/engine.ts';
import type { AttemptWait } from '../../protocol/records.ts';
import type { ResolvedRequest } from '../request/request.ts';

/** [spec] A reconnection time, in milliseconds, initially an implementation-defined value: a few seconds, as in Chromium. */
export const DEFAULT_RETRY_MS = 3000;

/** A timer beyond it fires at once: the server would be flooded. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waits that grow do not grow beyond it. */
const MAX_BACK_OFF_MS = 60_000;

export class Waits {
  readonly #request: ResolvedRequest;
  readonly #progress: () => EngineProgress;
  /** Attempts in a row that brought no event. */
  #failures = 0;
  /** When the wait began that is going on, in ms since the epoch. */
  #since: number | undefined;
  #endsAt: number | undefined;
  /** A person did not wait for its end. */
  #isHurried = false;

  /** @param progress - of the engine, which knows what the server asked for */
  constructor(request: ResolvedRequest, progress: () => EngineProgress) {
    this.#request = request;
    this.#progress = progress;
  }

  /** The reconnection time in force, in ms. */
  get retryMs(): number {
    return Math.min(this.#progress().retryMs ?? DEFAULT_RETRY_MS, MAX_TIMER_MS);
  }

  /** How long the wait for the next attempt is, in ms. */
  get ms(): number {
    if (!this.#grows) return this.retryMs;
    return Math.max(this.retryMs, Math.min(this.retryMs * 2 ** this.#failures, MAX_BACK_OFF_MS));
  }

  get setBy(): AttemptWait['setBy'] {
    if (this.#grows && this.#failures > 0) return 'backOff';
    return this.#progress().retryMs === undefined ? 'default' : 'server';
  }

  /** When the wait is over, in ms since the epoch. */
  get endsAt(): number | undefined {
    return this.#endsAt;
  }

  get failures(): number {
    return this.#failures;
  }

  /** With growing waits: whether there were as many attempts without an event as there may be. */
  get areInVain(): boolean {
    return this.#grows && this.#failures >= this.#request.maxAttempts;
  }

  /** @param events - that it brought */
  attemptEnded(events: number): void {
    this.#failures = events > 0 ? 0 : this.#failures + 1;
  }

  begin(): void {
    this.#since = Date.now();
    this.#endsAt = this.#since + this.ms;
  }

  /** A person does not wait for the end. */
  hurry(): void {
    this.#isHurried = true;
  }

  /** Nothing is waited for any more. */
  forget(): void {
    this.#since = undefined;
    this.#isHurried = false;
  }

  /** What was waited before the attempt that begins now. */
  take(): AttemptWait | undefined {
    const begun = this.#since;
    const setBy = this.#isHurried ? 'person' : this.setBy;
    this.forget();
    return begun === undefined ? undefined : { ms: Date.now() - begun, ...this.#origin(setBy) };
  }

  #origin(setBy: AttemptWait['setBy']): Omit<AttemptWait, 'ms'> {
    const { retryAfterSeq } = this.#progress();
    return setBy === 'server' && retryAfterSeq !== undefined ? { setBy, afterSeq: retryAfterSeq } : { setBy };
  }

  get #grows(): boolean {
    return this.#request.reconnect === 'backOff';
  }
}
