import type { NetworkRead } from '../../shared/stream/engine.ts';
import { lastAtMost } from '../bytes/binary-search.ts';
import { Page, PageList } from './page-list.ts';
import type { SlotFile } from '../bytes/slot-file.ts';

const pageReads = 1024;

/** Of a page's columns. */
export const readPageBytes = 3 * pageReads * Float64Array.BYTES_PER_ELEMENT;

class ReadPage extends Page {
  /** The number of the first event that the read completed. */
  seq!: Float64Array;
  time!: Float64Array;
  /** Of event stream, in the read. */
  bytes!: Float64Array;
  count = 0;

  constructor(firstSeq: number) {
    super(firstSeq);
    this.load(new Uint8Array(readPageBytes));
  }

  get isFull(): boolean {
    return this.count === pageReads;
  }

  protected lay(buffer: ArrayBuffer, bytes: number): void {
    const column = bytes / 3;
    const reads = column / Float64Array.BYTES_PER_ELEMENT;
    this.seq = new Float64Array(buffer, 0, reads);
    this.time = new Float64Array(buffer, column, reads);
    this.bytes = new Float64Array(buffer, 2 * column, reads);
  }
}

/**
 * When the events arrived: one entry for each network read that completed any, so that a burst of thousands costs 24 bytes
 * and no column is needed in the index. Events with the same entry came in the same read.
 */
export class ReadTimes {
  readonly #pages: PageList<ReadPage>;

  /** @param file - with slots of {@link readPageBytes}; absent: all is in memory */
  constructor(file?: SlotFile) {
    this.#pages = new PageList(readPageBytes, file);
  }

  /** Each has room for 1024 reads. */
  get pageCount(): number {
    return this.#pages.count;
  }

  /** Of pages that are not in the file. */
  get memoryBytes(): number {
    return this.#pages.memoryBytes;
  }

  /** A read of so many bytes completed that event, and maybe more after it. @param time - in ms since the epoch */
  add(firstSeq: number, time: number, bytes: number): void {
    let page = this.#pages.newest;
    if (page === undefined || page.isFull) {
      page = new ReadPage(firstSeq);
      this.#pages.add(page);
    }
    page.seq[page.count] = firstSeq;
    page.time[page.count] = time;
    page.bytes[page.count++] = bytes;
  }

  /** The number of the first event that a later read completed than that of `seq`; Infinity: there was none. */
  endOfRead(seq: number): number {
    const page = this.#pages.find(seq);
    if (page === undefined) return Infinity;
    const index = lastAtMost(page.count, (index) => page.seq[index] ?? 0, seq) + 1;
    return index < page.count ? (page.seq[index] as number) : this.#pages.firstSeqBehind(seq);
  }

  /** When the read arrived that completed the event, in ms since the epoch. */
  timeOf(seq: number): number {
    const page = this.#pages.find(seq);
    return page?.time[lastAtMost(page.count, (index) => page.seq[index] ?? 0, seq)] ?? Number.NaN;
  }

  /** The read that completed the event. Its last event is infinite, when the newest one is of it. */
  readOf(seq: number): NetworkRead {
    const page = this.#pages.find(seq);
    const at = page === undefined ? -1 : lastAtMost(page.count, (index) => page.seq[index] ?? 0, seq);
    return {
      time: page?.time[at] ?? Number.NaN,
      bytes: page?.bytes[at] ?? Number.NaN,
      firstSeq: page?.seq[at] ?? seq,
      lastSeq: this.endOfRead(seq) - 1,
    };
  }

  /** Lets go of reads that completed nothing from `seq` on. */
  dropBefore(seq: number): void {
    this.#pages.dropBefore(seq);
  }

  /** Moves reads to the file that completed nothing from `seq` on. @throws the system's error when that is not possible */
  moveToFile(seq: number): void {
    this.#pages.moveToFile((next) => next.firstSeq <= seq);
  }
}
