import type { ByteStore } from '../bytes/byte-store.ts';
import type { DataCondition, Findings } from './data-condition.ts';
import { decodeData } from '../bytes/event-text.ts';
import { GuardedMatch, type TextTest } from '../guarded/guarded-match.ts';
import type { Segment } from '../log/segment.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';

/** The data passes a test that may never come to its end: a regular expression, or a JSON path. */
export class GuardedCondition implements DataCondition {
  // Decoding and matching 100 bytes takes as long as looking for a text in 500.
  readonly sliceBytes = 2 << 20;
  readonly readsData = true;
  readonly bytesPerEvent: number;
  // The watchdog's thread takes longer to start than a block of a few events takes to be looked at.
  readonly followsBlocks = false;
  readonly #store: ByteStore;
  readonly #match: GuardedMatch;

  /** @param bytesPerEvent - see {@link DataCondition.bytesPerEvent} */
  constructor(store: ByteStore, test: TextTest, bytesPerEvent: number) {
    this.#store = store;
    this.#match = new GuardedMatch(test);
    this.bytesPerEvent = bytesPerEvent;
  }

  search(segment: Segment, candidates: readonly number[]): Findings {
    if (candidates.length === 0) return { hits: [] };
    const { hits, looked, failure } = this.#match.match(candidates.map((index) => this.#data(segment, index)));
    return {
      hits: hits.map((position) => candidates[position] as number),
      ...(looked < candidates.length ? { stoppedAt: candidates[looked] as number } : {}),
      ...(failure === undefined ? {} : { failure }),
    };
  }

  #data(segment: Segment, index: number): string {
    const length = segment.dataLength[index] as number;
    const start = segment.base + (segment.dataStart[index] as number);
    if (length < 0) return decodeData(this.#store.slice(start, start + ~length));
    return decodeUtf8(this.#store.slice(start, start + length));
  }
}
