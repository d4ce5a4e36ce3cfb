import { lastAtMost } from '../bytes/binary-search.ts';
import { giveBack } from '../bytes/lasting-memory.ts';
import type { SlotFile } from '../bytes/slot-file.ts';

/** Pages of the file that are in memory as well, because someone looked at them. */
const maxLoaded = 8;

const nothing = new Uint8Array(0);

/** Columns of numbers about consecutive events, in one buffer of a fixed size. They are empty while it is in the file. */
export abstract class Page {
  /** The number of the first event. */
  readonly firstSeq: number;
  #columns: Uint8Array<ArrayBuffer> = nothing;
  #slot: number | undefined;

  constructor(firstSeq: number) {
    this.firstSeq = firstSeq;
  }

  /** Where it is in the file; `undefined` when it never went there. */
  get slot(): number | undefined {
    return this.#slot;
  }

  get isInMemory(): boolean {
    return this.#columns !== nothing;
  }

  /** The memory of all columns. */
  get columns(): Uint8Array<ArrayBuffer> {
    return this.#columns;
  }

  /** It was written there; lets go of the columns. Nothing is added to them any more. */
  moveTo(slot: number): void {
    this.#slot = slot;
    this.unload();
  }

  /** Lets go of the columns, which are in the file, or not needed any more. */
  unload(): void {
    this.load(nothing);
  }

  /** @param columns - as {@link columns} was */
  load(columns: Uint8Array<ArrayBuffer>): void {
    giveBack(this.#columns);
    this.#columns = columns;
    this.lay(columns.buffer, columns.length);
  }

  /** Lays the columns out in this memory. */
  protected abstract lay(buffer: ArrayBuffer, bytes: number): void;
}

/** Pages in the order of their events. The oldest may be in a file; those that are given out are in memory. */
export class PageList<P extends Page> implements Disposable {
  readonly #file: SlotFile | undefined;
  readonly #pageBytes: number;
  readonly #pages: P[] = [];
  /** So many from the oldest on are in the file. */
  #filed = 0;
  /** Those of them that are in memory as well. */
  readonly #loaded: P[] = [];

  /** @param file - where pages can go, with slots for one each; absent: they stay in memory */
  constructor(pageBytes: number, file?: SlotFile) {
    this.#pageBytes = pageBytes;
    this.#file = file;
  }

  get count(): number {
    return this.#pages.length;
  }

  /** Of pages that are not in the file. */
  get memoryBytes(): number {
    return (this.#pages.length - this.#filed) * this.#pageBytes;
  }

  /** All of them, without their columns: those may be in the file. */
  get all(): readonly P[] {
    return this.#pages;
  }

  get newest(): P | undefined {
    return this.#pages.at(-1);
  }

  /** The oldest that is not in the file. */
  get oldestInMemory(): P | undefined {
    return this.#pages[this.#filed];
  }

  /** In memory. */
  get oldest(): P | undefined {
    return this.#inMemory(this.#pages[0]);
  }

  add(page: P): void {
    this.#pages.push(page);
  }

  /** The page that this event would be in; in memory, until eight others were asked for. */
  find(seq: number): P | undefined {
    return this.#inMemory(this.peek(seq));
  }

  /** The same, whether it is in memory or not. */
  peek(seq: number): P | undefined {
    return this.#pages[lastAtMost(this.#pages.length, (index) => this.#firstSeqOf(index), seq)];
  }

  /** The first event of the page behind the one that this event would be in; Infinity behind the newest. */
  firstSeqBehind(seq: number): number {
    const index = lastAtMost(this.#pages.length, (index) => this.#firstSeqOf(index), seq);
    return this.#pages[index + 1]?.firstSeq ?? Infinity;
  }

  /** Lets go of the oldest pages that have nothing from that event on. */
  dropBefore(seq: number): void {
    const count = lastAtMost(this.#pages.length, (index) => this.#firstSeqOf(index), seq);
    for (const page of this.#pages.splice(0, Math.max(0, count))) this.#forget(page);
  }

  dropOldest(): void {
    const page = this.#pages.shift();
    if (page !== undefined) this.#forget(page);
  }

  /**
   * Moves the oldest pages to the file, those behind which the next one is `isReady`; never the newest.
   *
   * @throws the system's error when that is not possible; those that were not moved stay in memory
   */
  moveToFile(isReady: (next: P) => boolean): void {
    if (this.#file === undefined) return;
    for (;;) {
      const page = this.#pages[this.#filed];
      const next = this.#pages[this.#filed + 1];
      if (page === undefined || next === undefined || !isReady(next)) return;
      page.moveTo(this.#file.write([page.columns]));
      this.#filed++;
    }
  }

  /** Lets go of all columns that are in memory. Nothing can be read any more. */
  [Symbol.dispose](): void {
    for (const page of this.#pages) page.unload();
  }

  #firstSeqOf(index: number): number {
    return this.#pages[index]?.firstSeq ?? 0;
  }

  #inMemory(page: P | undefined): P | undefined {
    if (page?.slot === undefined || page.isInMemory || this.#file === undefined) return page;
    page.load(this.#file.read(page.slot, this.#pageBytes));
    this.#loaded.push(page);
    if (this.#loaded.length > maxLoaded) this.#loaded.shift()?.unload();
    return page;
  }

  #forget(page: P): void {
    page.unload();
    if (page.slot === undefined) return;
    this.#filed--;
    this.#file?.free(page.slot);
    const index = this.#loaded.indexOf(page);
    if (index >= 0) this.#loaded.splice(index, 1);
  }
}
