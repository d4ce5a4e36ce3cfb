/** The time of everything that is received or sent: by one clock, so that two of its times can be compared. */

/** The system slews its clock by less, in ms. */
const driftMs = 1000;

/**
 * Milliseconds since the epoch, with fractions. The clock on the wall can be set; the one that counts goes on evenly, but on some
 * systems stands still while the machine sleeps, and then every later time would be wrong.
 */
export class WallClock {
  readonly #counted: () => number;
  readonly #shown: () => number;
  #origin: number;

  /** @param counted - in ms; goes on evenly @param shown - on the wall: milliseconds since the epoch */
  constructor(counted = () => performance.now(), shown = () => Date.now()) {
    this.#counted = counted;
    this.#shown = shown;
    this.#origin = shown() - counted();
  }

  /** Never goes back: times are looked for in their order. */
  now(): number {
    const time = this.#origin + this.#counted();
    const behind = this.#shown() - time;
    if (behind < driftMs) return time;
    this.#origin += behind;
    return time + behind;
  }
}

/** That of this process. */
export const wallClock = new WallClock();
