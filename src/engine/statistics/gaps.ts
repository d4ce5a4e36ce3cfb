import { type GapHistogram, type GapNumbers, gapSteps, leastGapMs } from '../../shared/stream/statistics.ts';

/** Up to 2^40 times the least gap, which is 127 days. */
const classes = 40 * gapSteps;

const scale = gapSteps / Math.LN2;

/**
 * Gaps by their length, on a logarithmic scale: 1.3 KB whatever comes, and quantiles that are off by a factor of
 * 2^(1/(2 * gapSteps)) at most.
 */
export class Gaps {
  readonly #counts = new Uint32Array(classes);
  #zero = 0;
  #count = 0;
  #max = 0;

  /** @param ms - negative when the clock was set back: that is no gap */
  add(ms: number): void {
    this.#count++;
    if (ms > this.#max) this.#max = ms;
    if (ms < leastGapMs) this.#zero++;
    else {
      const index = Math.min(classes - 1, Math.floor(Math.log(ms / leastGapMs) * scale));
      this.#counts[index] = (this.#counts[index] as number) + 1;
    }
  }

  get numbers(): GapNumbers {
    if (this.#count === 0) return {};
    return { p50: this.#quantile(0.5), p95: this.#quantile(0.95), max: this.#max };
  }

  get histogram(): GapHistogram {
    const end = this.#counts.findLastIndex((count) => count > 0) + 1;
    return { zero: this.#zero, counts: this.#counts.slice(0, end) };
  }

  /** The least gap that is not shorter than this share of all. */
  #quantile(share: number): number {
    let rank = Math.ceil(share * this.#count) - this.#zero;
    if (rank <= 0) return 0;
    let index = -1;
    while (rank > 0 && index < classes - 1) rank -= this.#counts[++index] as number;
    return Math.min(this.#max, leastGapMs * 2 ** ((index + 0.5) / gapSteps));
  }
}
