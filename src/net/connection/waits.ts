/** The waits between the attempts of a connection: how long each is, and who set that. */

import type { EngineProgress } from '../../shared/stream/engine.ts';
import type { AttemptWait } from '../../shared/stream/records.ts';
import type { ResolvedRequest } from '../request.ts';
import { RestartWait } from './restart-wait.ts';

/** [spec] A reconnection time, in milliseconds, initially an implementation-defined value: a few seconds, as in Chromium. */
export const DEFAULT_RETRY_MS = 3000;

/** A timer beyond it fires at once: here the server would be flooded. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waits that grow do not grow beyond it. */
const MAX_BACK_OFF_MS = 60_000;

/** The first wait that has grown is not shorter: nothing would grow from a `retry` of 0. */
const MIN_BACK_OFF_MS = 100;

export class Waits {
  readonly #request: ResolvedRequest;
  readonly #progress: () => EngineProgress;
  /** Attempts in a row that brought no event. */
  #failures = 0;
  /** What the newest response asked for in its header Retry-After, in ms. */
  #askedMs = 0;
  /** When the wait began that is going on, in ms by `performance.now()`: the clock on the wall can be set. */
  #since: number | undefined;
  #endsAt: number | undefined;
  /** A person did not wait for its end. */
  #isHurried = false;
  /** The server is taken to restart. */
  #restart: RestartWait | undefined;

  /** @param progress - of the engine, which knows what the server asked for */
  constructor(request: ResolvedRequest, progress: () => EngineProgress) {
    this.#request = request;
    this.#progress = progress;
  }

  /** The reconnection time in force, in ms. */
  get retryMs(): number {
    return Math.min(this.#progress().retryMs ?? DEFAULT_RETRY_MS, MAX_TIMER_MS);
  }

  /**
   * How long the wait for the next attempt is, in ms: the reconnection time, also after the first failure; with growing
   * waits each further one in a row doubles it, and it is not shorter than a Retry-After.
   */
  get ms(): number {
    if (this.#restart !== undefined) return this.#restart.ms;
    return this.#isAsked ? this.#askedMs : this.#grownMs;
  }

  get #isAsked(): boolean {
    return this.#grows && this.#askedMs > this.#grownMs;
  }

  get #grownMs(): number {
    if (!this.#grows || this.#failures < 2) return this.retryMs;
    const doubled = Math.max(this.retryMs, MIN_BACK_OFF_MS / 2) * 2 ** (this.#failures - 1);
    return Math.max(this.retryMs, Math.min(doubled, MAX_BACK_OFF_MS));
  }

  get setBy(): AttemptWait['setBy'] {
    if (this.#restart !== undefined) return 'save';
    if (this.#isAsked) return 'server';
    if (this.ms !== this.retryMs) return 'backOff';
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

  /** Whether the server is taken to restart: attempts fail until it has. */
  get isRestart(): boolean {
    return this.#restart !== undefined;
  }

  /** A file was saved: the server is taken to restart, from now on. */
  beginRestart(): void {
    this.#restart = new RestartWait();
  }

  /** The server is there again, or does something else. */
  endRestart(): void {
    this.#restart = undefined;
  }

  /** An attempt failed while the server was taken to restart. */
  restartFailed(): void {
    this.#restart?.attemptFailed();
    if (this.#restart?.isInVain === true) this.endRestart();
  }

  /**
   * @param events - that it brought
   * @param askedMs - what its response asked to wait in a header
   */
  attemptEnded(events: number, askedMs = 0): void {
    this.#askedMs = Math.min(askedMs, MAX_TIMER_MS);
    this.#failures = events > 0 ? 0 : this.#failures + 1;
  }

  begin(): void {
    this.#since = performance.now();
    this.#endsAt = Date.now() + this.ms;
  }

  /** A person does not wait for the end. */
  hurry(): void {
    this.#isHurried = true;
  }

  /** A person begins anew: nothing is waited for any more, and what was in vain before does not count. */
  forget(): void {
    this.#failures = 0;
    this.#askedMs = 0;
    this.endRestart();
    this.#end();
  }

  /** What was waited before the attempt that begins now. */
  take(): AttemptWait | undefined {
    const begun = this.#since;
    const setBy = this.#isHurried ? 'person' : this.setBy;
    this.#end();
    return begun === undefined ? undefined : { ms: Math.round(performance.now() - begun), ...this.#origin(setBy) };
  }

  #end(): void {
    this.#since = undefined;
    this.#isHurried = false;
  }

  #origin(setBy: AttemptWait['setBy']): Omit<AttemptWait, 'ms'> {
    const { retryAfterSeq } = this.#progress();
    const isOfEvent = setBy === 'server' && !this.#isAsked && retryAfterSeq !== undefined;
    return isOfEvent ? { setBy, afterSeq: retryAfterSeq } : { setBy };
  }

  get #grows(): boolean {
    return this.#request.reconnect === 'backOff';
  }
}
