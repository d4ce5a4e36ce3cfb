import type { NetworkBlock } from '../../shared/stream/engine.ts';
import { leastGapMs } from '../../shared/stream/annotations.ts';
import type { ReadTimes } from '../log/read-times.ts';
import type { AnnotationStore } from '../annotations/annotation-store.ts';

/** Goes along the network reads while their bytes are framed, and notes when events came. */
export class ReadCursor {
  readonly #times: ReadTimes;
  readonly #annotations: AnnotationStore;
  #reads: NetworkBlock['reads'] = [];
  #index = 0;
  /** Where the current read ends, counted from the beginning of the first; infinite for the last one. */
  #readEnd = Infinity;
  /** Bytes of the newest read that came with bytes before. */
  #before = 0;
  /** Whether an event was completed in the current read. */
  #hasEvent = false;
  /** When the newest event came. */
  #eventTime = Number.NaN;

  constructor(times: ReadTimes, annotations: AnnotationStore) {
    this.#times = times;
    this.#annotations = annotations;
  }

  /** Of the current read, in ms since the epoch. */
  get time(): number {
    return this.#reads[this.#index]?.time ?? Date.now();
  }

  /** @param goesOn - whether the first read is the rest of the last one of the bytes before */
  begin(reads: NetworkBlock['reads'], goesOn: boolean): void {
    const [first] = reads;
    if (!goesOn) {
      this.#before = 0;
      this.#hasEvent = false;
    } else if (this.#hasEvent && first !== undefined) this.#times.lengthenNewest(first.end);
    this.#reads = reads;
    this.#enter(0);
  }

  /** What is completed next belongs to the newest read, whose bytes were all framed. */
  goOn(): void {
    this.begin([{ end: 0, time: this.time }], true);
  }

  /** An event was completed. @param end - behind it, counted from the beginning of the first read */
  event(seq: number, end: number): void {
    if (end > this.#readEnd) this.goTo(end);
    if (this.#hasEvent) return;
    this.#hasEvent = true;
    const { time, end: readEnd } = this.#reads[this.#index] ?? { time: Date.now(), end };
    const before = this.#index === 0 ? -this.#before : (this.#reads[this.#index - 1]?.end ?? 0);
    this.#times.add(seq, time, readEnd - before);
    if (time - this.#eventTime >= leastGapMs) this.#annotations.addGap(seq - 1, time, time - this.#eventTime);
    this.#eventTime = time;
  }

  /** Goes on to the read that has the byte before `end`. */
  goTo(end: number): void {
    while (end > this.#readEnd) {
      this.#enter(this.#index + 1);
      this.#hasEvent = false;
    }
  }

  #enter(index: number): void {
    this.#index = index;
    this.#readEnd = index < this.#reads.length - 1 ? (this.#reads[index]?.end ?? Infinity) : Infinity;
  }

  /** All of the bytes were framed. @returns their reads */
  finish(): NetworkBlock['reads'] {
    const reads = this.#reads;
    const last = reads.length - 1;
    if (last > 0) this.#before = 0;
    this.#before += (reads[last]?.end ?? 0) - (reads[last - 1]?.end ?? 0);
    // So that what goes on from here is known to have an event in it, or not.
    if (this.#index < last) this.#hasEvent = false;
    return reads;
  }
}
