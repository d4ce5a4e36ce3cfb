import type { EventReader } from '../log/event-reader.ts';
import type { EventLog } from '../log/event-log.ts';
import { cut, decodeUtf8, encodeUtf8 } from '../bytes/utf8.ts';
import { BurstWatch } from './burst-watch.ts';
import { ByteWatch, maxBlockBytes } from './byte-watch.ts';
import { DataWatch } from './data-watch.ts';
import { IdWatch } from './id-watch.ts';
import { secondField } from './line-lint.ts';
import type { NoteBook } from './note-book.ts';
import { TimeWatch } from './time-watch.ts';
import { TypeWatch } from './type-watch.ts';

/** A slice ends after so many events, or so many bytes of them. */
const sliceEvents = 500;
const sliceBytes = 1 << 20;
/** Longer types are known by their beginnings: names are kept beside the log. */
const typeChars = 256;
/** What an event costs beside its bytes, in bytes. */
const eventCost = 500;

/**
 * Looks at the events that are in the log, once each and in their order, in slices: when there is time, so that a flood is
 * not held up by it. What is dropped before it was looked at is skipped, and counted.
 */
export class EventLint {
  readonly #log: EventLog;
  readonly #reader: EventReader;
  readonly #book: NoteBook;
  readonly #bursts: BurstWatch;
  readonly #bytes: ByteWatch;
  readonly #data: DataWatch;
  readonly #ids: IdWatch;
  readonly #times: TimeWatch;
  readonly #types: TypeWatch;
  /** The number of the next event to look at. */
  #next = 1;
  #looked = 0;
  /** Where bodies begin that were not come to yet: the number of their first event. */
  #bodies: number[] = [];

  constructor(log: EventLog, reader: EventReader, book: NoteBook) {
    this.#log = log;
    this.#reader = reader;
    this.#book = book;
    this.#bursts = new BurstWatch(book);
    this.#bytes = new ByteWatch(book);
    this.#data = new DataWatch(book);
    this.#ids = new IdWatch(book);
    this.#times = new TimeWatch(book);
    this.#types = new TypeWatch(book);
  }

  /** Events that were looked at. */
  get looked(): number {
    return this.#looked;
  }

  get isAtRest(): boolean {
    return this.#next >= this.#log.nextSeq;
  }

  /** What comes next is another body. */
  beginBody(): void {
    if (this.#bodies.at(-1) !== this.#log.nextSeq) this.#bodies.push(this.#log.nextSeq);
  }

  /** Looks at the next events. Does nothing when all were looked at. */
  advance(): void {
    this.#next = Math.max(this.#next, this.#log.firstSeq);
    this.#book.dropBefore(this.#log.firstSeq);
    const end = Math.min(this.#next + sliceEvents, this.#log.nextSeq);
    for (let left = sliceBytes; this.#next < end && left > 0; this.#next++) {
      left -= this.#look(this.#next) + eventCost;
    }
  }

  /** @returns the bytes that were looked at */
  #look(seq: number): number {
    this.#beginBodies(seq);
    const { block, size, data, isOneLine, id, ...parts } = this.#reader.parts(seq, maxBlockBytes);
    const type = beginningOf(parts.type);
    this.#types.look(seq, type, block);
    const second = secondField(type);
    if (second !== undefined)
      this.#book.add('twoFields', second, { field: 'event', second }, { seq, isBetween: false }, block);
    this.#bytes.look(seq, block, block.length === size);
    this.#data.lookAtSize(seq, size);
    this.#data.look(seq, type, data, isOneLine);
    this.#ids.look(seq, type, id, block);
    const time = this.#log.times.timeOf(seq);
    this.#times.look(seq, time);
    this.#bursts.look(seq, time);
    this.#looked++;
    return block.length;
  }

  #beginBodies(seq: number): void {
    while ((this.#bodies[0] ?? Number.POSITIVE_INFINITY) <= seq) {
      this.#bodies.shift();
      this.#ids.beginBody();
      this.#times.beginBody();
      this.#bursts.beginBody();
    }
  }
}

/** A copy: a part of a string keeps the whole of it in memory. */
function beginningOf(type: string): string {
  return type.length <= typeChars ? type : `${decodeUtf8(encodeUtf8(cut(type, typeChars)))}…`;
}
