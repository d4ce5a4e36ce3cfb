import type { NetworkBlock } from '../../shared/stream/engine.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';

/** A server writes an event at once: its rest does not come so much later, in ms, unless something held it back. */
const pauseMs = 250;
/** So often it is no accident of the network. */
const enoughTimes = 3;

/**
 * Whether events come in the portions of a buffer: what fills one sends it when it is full, in the midst of an event, and
 * the rest with the next. A server that is only slow writes whole events.
 */
export class PortionWatch {
  readonly #book: DiagnosisBook;
  /** When the part of an event arrived that is not complete, in ms since the epoch; undefined: there is none. */
  #partSince: number | undefined;
  #times = 0;

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  beginBody(): void {
    this.#partSince = undefined;
    this.#times = 0;
  }

  /**
   * @param reads - that just came
   * @param isInEvent - whether the last one ended in the midst of an event
   * @param afterSeq - the number of the newest event
   */
  look(reads: NetworkBlock['reads'], isInEvent: boolean, afterSeq: number): void {
    const [first, last] = [reads[0], reads.at(-1)];
    if (first === undefined || last === undefined) return;
    if (this.#partSince !== undefined && first.time - this.#partSince >= pauseMs) this.#tell(afterSeq);
    this.#partSince = isInEvent ? last.time : undefined;
  }

  #tell(seq: number): void {
    this.#times++;
    if (this.#times === enoughTimes)
      this.#book.add('portions', '', { times: enoughTimes }, { seq, isBetween: seq === 0 });
  }
}
