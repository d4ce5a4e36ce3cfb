/**
 * Time in which this process didn't run, because the machine slept, or of which nobody can say how long it was, because the clock
 * was set: what seems to have happened in it isn't the server's.
 */

/** A process that is merely busy is late by less, in ms. */
const lateMs = 10_000;
/** It is looked at so often, in ms. */
const intervalMs = 5000;
/** The system slews its clock by less in an interval, in ms. */
const driftMs = 1000;

export class Suspension {
  readonly #counted: () => number;
  readonly #shown: () => number;
  #countedAt = 0;
  #shownAt = 0;
  #ms = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param counted - in ms; goes on evenly @param shown - on the wall: milliseconds since the epoch */
  constructor(counted = () => performance.now(), shown = () => Date.now()) {
    this.#counted = counted;
    this.#shown = shown;
  }

  /** How much of it there was so far while it was watched for, in ms. */
  get ms(): number {
    if (this.#timer !== undefined) this.#look();
    return this.#ms;
  }

  /** From now on it is watched for. */
  watch(): void {
    if (this.#timer !== undefined) return;
    this.#begin();
    this.#timer = setInterval(() => this.#look(), intervalMs).unref();
  }

  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #begin(): void {
    this.#countedAt = this.#counted();
    this.#shownAt = this.#shown();
  }

  #look(): void {
    const passed = this.#counted() - this.#countedAt;
    const jumped = Math.abs(this.#shown() - this.#shownAt - passed);
    // Systems differ in whether the even clock goes on while the machine sleeps.
    if (passed > lateMs) this.#ms += passed;
    if (jumped > driftMs) this.#ms += jumped;
    if (passed > lateMs || jumped > driftMs || passed > intervalMs / 2) this.#begin();
  }
}
