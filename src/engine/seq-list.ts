const pageRows = 8192;

/** Numbers relative to the first one, as long as they fit into four bytes. */
interface SeqPage {
  readonly first: number;
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

  /** @param seq - greater than all before, by less than 2^32 for 8192 of them: more than a log ever keeps */
  push(seq: number): void {
    const index = this.#end++ % pageRows;
    if (index === 0) this.#pages.push({ first: seq, after: new Uint32Array(pageRows) });
    const page = this.#pages.at(-1) as SeqPage;
    page.after[index] = seq - page.first;
  }

  /** The number of the event with an ordinal from {@link start} to {@link end}. */
  at(ordinal: number): number {
    const page = this.#pages[Math.floor(ordinal / pageRows) - this.#droppedPages] as SeqPage;
    return page.first + (page.after[ordinal % pageRows] as number);
  }

  /** The ordinal of that event, or of the first after it; {@link end} when there is none. */
  ordinalOf(seq: number): number {
    let low = this.#start;
    let high = this.#end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.at(middle) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Lets go of the events before that one. */
  dropBefore(seq: number): void {
    this.#start = this.ordinalOf(seq);
    const pages = Math.floor(this.#start / pageRows) - this.#droppedPages;
    this.#pages.splice(0, pages);
    this.#droppedPages += pages;
  }
}
