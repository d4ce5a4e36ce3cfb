import type { ByteStore } from '../bytes/byte-store.ts';
import type { DataCondition, Findings } from './data-condition.ts';
import type { Segment } from '../log/segment.ts';
import { TextSearch } from './text-search.ts';

/** The data contains a text. */
export class TextCondition implements DataCondition {
  readonly sliceBytes = 4 << 20;
  readonly readsData = true;
  readonly bytesPerEvent = 4;
  readonly followsBlocks = true;
  readonly #store: ByteStore;
  readonly #search: TextSearch;

  /** @param text - not empty */
  constructor(store: ByteStore, text: string) {
    this.#store = store;
    this.#search = new TextSearch(text);
  }

  search(segment: Segment, candidates: readonly number[]): Findings {
    const hits: number[] = [];
    for (const index of candidates) if (this.#isIn(segment, index)) hits.push(index);
    return { hits };
  }

  #isIn(segment: Segment, index: number): boolean {
    const length = segment.dataLength[index] as number;
    const start = segment.base + (segment.dataStart[index] as number);
    if (length < 0) return this.#search.isInLines(this.#store.slice(start, start + ~length));
    if (length === 0) return false;
    const chunk = this.#store.chunkAt(start);
    const from = start - chunk.start;
    if (from + length <= chunk.length) return this.#search.isInLine(chunk.bytes, from, from + length);
    return this.#search.isInLine(this.#store.slice(start, start + length), 0, length);
  }
}
