/** The bytes of the stream as they arrived, comments and all. */

import type { EventLog } from '../log/event-log.ts';
import type { ExportSource } from './exported-rows.ts';

/** About so many bytes are given out at once. */
const unitBytes = 1 << 20;

export class RawStream {
  readonly #source: ExportSource;
  readonly #start: number;
  readonly #end: number;
  readonly #nextSeq: number;
  /** Of the next event that is to be given out, and where its unit begins. */
  #seq: number;
  #at: number;
  #dropped = 0;
  #events = 0;

  constructor(source: ExportSource) {
    const { log } = source;
    this.#source = source;
    this.#start = log.start;
    this.#end = source.readEnd;
    this.#nextSeq = log.nextSeq;
    this.#seq = log.firstSeq;
    this.#at = this.#start;
  }

  /** Events that were dropped before they were reached. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Events that were given out. */
  get events(): number {
    return this.#events;
  }

  /** 0 to 1. */
  get share(): number {
    return this.#end <= this.#start ? 1 : (this.#at - this.#start) / (this.#end - this.#start);
  }

  /**
   * The next bytes, up to where an event begins: whatever the log drops meanwhile, no event is torn. Empty behind the last.
   */
  next(): Uint8Array[] {
    this.#follow();
    if (this.#at >= this.#end) return [];
    const from = { seq: this.#seq, at: this.#at };
    this.#seq = firstBehind(this.#source.log, this.#seq, this.#nextSeq, this.#at + unitBytes);
    this.#at = this.#seq < this.#nextSeq ? this.#source.log.startOf(this.#seq) : this.#end;
    this.#events += this.#seq - from.seq;
    return this.#bytes(from);
  }

  #follow(): void {
    const { log } = this.#source;
    if (log.firstSeq <= this.#seq) return;
    this.#dropped += Math.min(log.firstSeq, this.#nextSeq) - this.#seq;
    this.#seq = Math.min(log.firstSeq, this.#nextSeq);
    this.#at = this.#seq < this.#nextSeq ? log.startOf(this.#seq) : this.#end;
  }

  /** From there to where the next unit begins. */
  #bytes(from: { readonly seq: number; readonly at: number }): Uint8Array[] {
    const { log, store } = this.#source;
    try {
      return log.cuts.without(from.at, this.#at).map(({ start, end }) => store.slice(start, end));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // The log let go of comments between the events, lest they pile up.
      return Array.from({ length: this.#seq - from.seq }, (_, index) => blockOf(this.#source, from.seq + index));
    }
  }
}

/** The block of an event, byte for byte. It must be kept. */
export function blockOf({ log, store }: ExportSource, seq: number): Uint8Array {
  const segment = log.segmentOf(seq);
  const index = seq - segment.firstSeq;
  const start = segment.base + (segment.start[index] as number);
  return store.slice(start, start + (segment.length[index] as number));
}

/** The first event after `from` that begins at or behind `offset`; `end` when none does. */
function firstBehind(log: EventLog, from: number, end: number, offset: number): number {
  let before = from;
  let found = end;
  while (before + 1 < found) {
    const middle = Math.floor((before + found) / 2);
    if (log.startOf(middle) < offset) before = middle;
    else found = middle;
  }
  return found;
}
