const pageReads = 1024;

interface Page {
  /** The number of the first event that the read completed. */
  readonly firstSeq: Float64Array;
  readonly time: Float64Array;
  count: number;
}

/**
 * When the events arrived: one entry for each network read that completed any, so that a burst of thousands costs 16 bytes
 * and no column is needed in the index. Events with the same entry came in the same read.
 */
export class ReadTimes {
  readonly #pages: Page[] = [];

  /** Pages in memory; each has room for 1024 reads. */
  get pageCount(): number {
    return this.#pages.length;
  }

  /** A read completed that event, and maybe more after it. @param time - in ms since the epoch */
  add(firstSeq: number, time: number): void {
    let page = this.#pages.at(-1);
    if (page === undefined || page.count === pageReads) {
      page = { firstSeq: new Float64Array(pageReads), time: new Float64Array(pageReads), count: 0 };
      this.#pages.push(page);
    }
    page.firstSeq[page.count] = firstSeq;
    page.time[page.count++] = time;
  }

  /** When the read arrived that completed the event, in ms since the epoch. */
  timeOf(seq: number): number {
    const page = this.#pages[lastAtMost(this.#pages.length, (index) => this.#firstSeqOf(index), seq)];
    if (page === undefined) return Number.NaN;
    return page.time[lastAtMost(page.count, (index) => page.firstSeq[index] ?? 0, seq)] ?? Number.NaN;
  }

  /** Lets go of reads that completed nothing from `seq` on. */
  dropBefore(seq: number): void {
    const current = lastAtMost(this.#pages.length, (index) => this.#firstSeqOf(index), seq);
    if (current > 0) this.#pages.splice(0, current);
  }

  #firstSeqOf(page: number): number {
    return this.#pages[page]?.firstSeq[0] ?? 0;
  }
}

/** The index of the last of `count` ascending values that is at most `wanted`; -1 when there is none. */
function lastAtMost(count: number, valueAt: (index: number) => number, wanted: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
