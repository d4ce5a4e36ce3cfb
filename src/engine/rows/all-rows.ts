import type { EventLog } from '../log/event-log.ts';
import type { RowSource } from './row-source.ts';

/** Every event is a row: there is nothing to find. */
export class AllRows implements RowSource {
  readonly isAtRest = true;
  readonly searched = undefined;
  readonly failure = undefined;
  readonly #log: EventLog;
  /** The number of the event with the ordinal 0. */
  readonly #base: number;

  constructor(log: EventLog) {
    this.#log = log;
    this.#base = log.firstSeq;
  }

  get start(): number {
    return this.#log.firstSeq - this.#base;
  }

  get end(): number {
    return this.#log.nextSeq - this.#base;
  }

  get frontier(): number {
    return this.#log.nextSeq;
  }

  seqAt(ordinal: number): number {
    return this.#base + ordinal;
  }

  ordinalOf(seq: number): number {
    return Math.min(Math.max(seq, this.#log.firstSeq), this.#log.nextSeq) - this.#base;
  }

  dropBefore(): void {}

  advance(): void {}
}
