import type { Rate } from '../../shared/stream/statistics.ts';

/** A second in tenths. */
const tenths = 10;
const tenthMs = 1000 / tenths;

/** How much comes in a second: of the last one, and of the one with the most. */
export class RateWindow {
  readonly #ring = new Float64Array(tenths);
  #newest = -Infinity;
  #sum = 0;
  #max = 0;

  /** @param tenth - from {@link tenthOf}; one that is older than the newest counts as the newest */
  add(tenth: number, amount: number): void {
    if (tenth > this.#newest) this.#advance(tenth);
    const index = this.#newest % tenths;
    this.#ring[index] = (this.#ring[index] as number) + amount;
    this.#sum += amount;
    if (this.#sum > this.#max) this.#max = this.#sum;
  }

  /**
   * @param now - in ms since the epoch
   * @param total - of everything, which came in so many ms
   */
  rate(now: number, total: number, spanMs: number): Rate {
    return { now: this.#at(tenthOf(now)), max: this.#max, mean: total / Math.max(1, spanMs / 1000) };
  }

  #at(tenth: number): number {
    let sum = 0;
    for (let at = Math.max(tenth, this.#newest) - tenths + 1; at <= this.#newest; at++)
      sum += this.#ring[at % tenths] ?? 0;
    return sum;
  }

  #advance(tenth: number): void {
    const steps = Math.min(tenths, tenth - this.#newest);
    for (let at = tenth - steps + 1; at <= tenth; at++) {
      this.#sum -= this.#ring[at % tenths] as number;
      this.#ring[at % tenths] = 0;
    }
    this.#newest = tenth;
  }
}

export function tenthOf(time: number): number {
  return Math.max(0, Math.floor(time / tenthMs));
}
