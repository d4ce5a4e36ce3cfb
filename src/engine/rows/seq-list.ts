import { firstNot } from '../bytes/binary-search.ts';

const pageRows = 8192;

/** So far apart are numbers that are kept at the same time at most; the log keeps much less. */
const maxSpan = 2 ** 32 - 1;

/** Numbers relative to one of them. */
interface SeqPage {
  first: number;
  readonly after: Uint32Array;
}

/**
 * Numbers of events in ascending order, by ordinal: the first that was ever added has the ordinal 0, and keeps it when
 * those before it are dropped. Four bytes an event.
 */
export class SeqList {
  readonly #pages: SeqPage[] = [];
  /** Pages that were let go from the front. */
  #droppedPages = 0;
  #start = 0;
  #end = 0;

  /** Ordinal of the first event. */
  get start(): number {
    return this.#start;
  }

  /** Ordinal behind the last event. */
  get end(): number {
    return this.#end;
  }

  /** @param seq - greater than all before, and less than 2^32 greater than the first that is not dropped */
  push(seq: number): void {
    const index = this.#end % pageRows;
    if (index === 0) this.#pages.push({ first: seq, after: new Uint32Array(pageRows) });
    const page = this.#pages.at(-1) as SeqPage;
    if (seq - page.first > maxSpan) this.#advance(page, seq);
    page.after[index] = seq - page.first;
    this.#end++;
  }

  /** The number of the event with an ordinal from {@link start} to {@link end}. */
  at(ordinal: number): number {
    const page = this.#pages[Math.floor(ordinal / pageRows) - this.#droppedPages] as SeqPage;
    return page.first + (page.after[ordinal % pageRows] as number);
  }

  /** The ordinal of that event, or of the first after it; {@link end} when there is none. */
  ordinalOf(seq: number): number {
    return firstNot(this.#start, this.#end, (ordinal) => this.at(ordinal) < seq);
  }

  /** Lets go of the events before that one. */
  dropBefore(seq: number): void {
    this.#start = this.ordinalOf(seq);
    const pages = Math.floor(this.#start / pageRows) - this.#droppedPages;
    this.#pages.splice(0, pages);
    this.#droppedPages += pages;
  }

  /** Rows that match rarely: what the page began with was dropped long ago. */
  #advance(page: SeqPage, seq: number): void {
    const first = this.#start < this.#end ? this.at(this.#start) : seq;
    const by = first - page.first;
    for (let index = this.#start % pageRows; index < this.#end % pageRows; index++) {
      page.after[index] = (page.after[index] as number) - by;
    }
    page.first = first;
  }
}
