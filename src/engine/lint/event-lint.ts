import type { EventReader } from '../log/event-reader.ts';
import type { EventLog } from '../log/event-log.ts';
import type { LogFollower } from '../log/log-follower.ts';
import { cut, decodeUtf8, encodeUtf8 } from '../bytes/utf8.ts';
import { BurstWatch } from './burst-watch.ts';
import { ByteWatch } from './byte-watch.ts';
import { DataWatch } from './data-watch.ts';
import { FieldWatch } from './field-watch.ts';
import { IdWatch } from './id-watch.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import { TimeWatch } from './time-watch.ts';
import { TypeWatch } from './type-watch.ts';
import type { Watch } from './watch.ts';

/** An event is looked at in their order, and its row shows the last note about it. */
const watches: readonly (new (book: DiagnosisBook) => Watch)[] = [
  TypeWatch,
  FieldWatch,
  ByteWatch,
  DataWatch,
  IdWatch,
  TimeWatch,
  BurstWatch,
];

/** A slice ends after so many events, or so many bytes of them. */
const sliceEvents = 500;
const sliceBytes = 1 << 20;
/** Blocks are looked at up to here. */
const maxBlockBytes = 1 << 20;
/** Longer types are known by their beginnings: names are kept beside the log. */
const typeChars = 256;
/** What an event costs beside its bytes, in bytes. */
const eventCost = 500;

/**
 * Looks at the events that are in the log, once each and in their order, in slices: when there is time, so that a flood is
 * not held up by it. What is dropped before it was looked at is skipped, and counted.
 */
export class EventLint implements LogFollower {
  readonly #log: EventLog;
  readonly #reader: EventReader;
  readonly #book: DiagnosisBook;
  readonly #watches: readonly Watch[];
  /** The number of the next event to look at. */
  #next = 1;
  #looked = 0;
  /** Where bodies begin that were not come to yet: the number of their first event. */
  #bodies: number[] = [];

  constructor(log: EventLog, reader: EventReader, book: DiagnosisBook) {
    this.#log = log;
    this.#reader = reader;
    this.#book = book;
    this.#watches = watches.map((OneWatch) => new OneWatch(book));
  }

  /** Events that were looked at. */
  get looked(): number {
    return this.#looked;
  }

  get isAtRest(): boolean {
    return this.#next >= this.#log.nextSeq;
  }

  /** Counts up with each note. */
  get revision(): number {
    return this.#book.revision;
  }

  beginBody(): void {
    if (this.#bodies.at(-1) !== this.#log.nextSeq) this.#bodies.push(this.#log.nextSeq);
  }

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
    const parts = this.#reader.parts(seq, maxBlockBytes);
    const event = { ...parts, type: beginningOf(parts.type), seq, time: this.#log.times.timeOf(seq) };
    for (const watch of this.#watches) watch.look(event);
    this.#looked++;
    return parts.block.length;
  }

  #beginBodies(seq: number): void {
    while ((this.#bodies[0] ?? Number.POSITIVE_INFINITY) <= seq) {
      this.#bodies.shift();
      for (const watch of this.#watches) watch.beginBody?.();
    }
  }
}

/** A copy: a part of a string keeps the whole of it in memory. */
function beginningOf(type: string): string {
  return type.length <= typeChars ? type : `${decodeUtf8(encodeUtf8(cut(type, typeChars)))}…`;
}
