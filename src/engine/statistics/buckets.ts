import type { Timeline } from '../../shared/stream/statistics.ts';

/** So many buckets at most: beyond them, two become one. */
const maxBuckets = 512;

/** The width of a bucket in ms, before any two became one. */
const leastWidthMs = 100;

type Counts = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Events over time, by type: half to all of {@link maxBuckets} cover the stream, however long it is. */
export class Buckets {
  #begin = 0;
  #widthMs = leastWidthMs;
  #length = 0;
  readonly #events = new Uint32Array(maxBuckets);
  readonly #bytes = new Float64Array(maxBuckets);
  /** By type id. */
  readonly #byType: (Uint32Array<ArrayBuffer> | undefined)[] = [];

  /** The bucket of that time; one before the first event's is the first. @param time - in ms since the epoch */
  at(time: number): number {
    if (this.#length === 0) this.#begin = Math.floor(time / leastWidthMs) * leastWidthMs;
    let bucket = this.#indexOf(time);
    for (; bucket >= maxBuckets; bucket = this.#indexOf(time)) this.#merge();
    if (bucket >= this.#length) this.#length = bucket + 1;
    return bucket;
  }

  add(bucket: number, type: number, bytes: number): void {
    const ofType = (this.#byType[type] ??= new Uint32Array(maxBuckets));
    ofType[bucket] = (ofType[bucket] as number) + 1;
    this.#events[bucket] = (this.#events[bucket] as number) + 1;
    this.#bytes[bucket] = (this.#bytes[bucket] as number) + bytes;
  }

  /** @param types - the ids of those to be told apart, with their names */
  timeline(types: readonly { readonly id: number; readonly name: string }[]): Timeline {
    return {
      begin: this.#begin,
      widthMs: this.#widthMs,
      events: this.#events.slice(0, this.#length),
      bytes: this.#bytes.slice(0, this.#length),
      series: types.map(({ id, name }) => ({
        name,
        events: this.#byType[id]?.slice(0, this.#length) ?? new Uint32Array(this.#length),
      })),
    };
  }

  #indexOf(time: number): number {
    return Math.max(0, Math.floor((time - this.#begin) / this.#widthMs));
  }

  #merge(): void {
    this.#widthMs *= 2;
    this.#length = Math.ceil(this.#length / 2);
    halve(this.#events);
    halve(this.#bytes);
    for (const counts of this.#byType) if (counts !== undefined) halve(counts);
  }
}

/** Two neighbours become one. */
function halve(counts: Counts): void {
  const half = counts.length / 2;
  for (let index = 0; index < half; index++) {
    counts[index] = (counts[2 * index] as number) + (counts[2 * index + 1] as number);
  }
  counts.fill(0, half);
}
