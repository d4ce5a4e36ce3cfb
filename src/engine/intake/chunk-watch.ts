import type { ChunkFacts } from '../../shared/stream/body.ts';

const noEnds = new Uint32Array(0);

/** Counts how the events of a body stand in the chunks of its transfer coding, while they are read. */
export class ChunkWatch {
  /** Of the chunks that end in the bytes that are being read, as offsets there; so many of them, and so many passed. */
  #ends: Uint32Array = noEnds;
  #endCount = 0;
  #passed = 0;
  /** Where the next one ends; infinite: none does. */
  #nextEnd = Infinity;
  /** Where the chunk begins that is being read; negative for one that began in bytes before. */
  #start = 0;
  /** Events that it has completed. */
  #events = 0;
  #count = 0;
  #withNone = 0;
  #withOne = 0;
  #withSeveral = 0;
  #splitEvents = 0;

  get facts(): ChunkFacts {
    const [count, withNone, withOne] = [this.#count, this.#withNone, this.#withOne];
    return { count, withNone, withOne, withSeveral: this.#withSeveral, splitEvents: this.#splitEvents };
  }

  /**
   * Bytes of the body are about to be read.
   *
   * @param ends - where chunks end in them, ascending; the first `count` are valid until {@link finish}
   */
  begin(ends: Uint32Array, count: number): void {
    this.#ends = ends;
    this.#endCount = count;
    this.#enter(0);
  }

  /** An event was completed. @param start - of its block, and `end` behind it: offsets in the bytes that are being read */
  event(start: number, end: number): void {
    while (this.#nextEnd < end) this.#endChunk();
    this.#events++;
    if (start < this.#start) this.#splitEvents++;
  }

  /** All of the bytes were read. @param length - how many they were */
  finish(length: number): void {
    while (this.#passed < this.#endCount) this.#endChunk();
    this.#start -= length;
    this.begin(noEnds, 0);
  }

  /** Chunks ended in bytes of which nobody can tell where they are in the stream. */
  pass(count: number): void {
    this.#count += count;
  }

  #endChunk(): void {
    this.#start = this.#nextEnd;
    this.#enter(this.#passed + 1);
    this.#count++;
    if (this.#events === 0) this.#withNone++;
    else if (this.#events === 1) this.#withOne++;
    else this.#withSeveral++;
    this.#events = 0;
  }

  #enter(passed: number): void {
    this.#passed = passed;
    this.#nextEnd = passed < this.#endCount ? (this.#ends[passed] as number) : Infinity;
  }
}
