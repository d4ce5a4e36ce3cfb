import type { LineFormat } from '../../shared/stream/body.ts';
import type { EventReader } from '../log/event-reader.ts';
import type { EventLog } from '../log/event-log.ts';
import type { LogFollower } from '../log/log-follower.ts';
import { cut, decodeUtf8, encodeUtf8 } from '../bytes/utf8.ts';
import { BurstWatch } from './burst-watch.ts';
import { ByteWatch } from './byte-watch.ts';
import { DataWatch } from './data-watch.ts';
import { EndWatch } from './end-watch.ts';
import type { EndWords } from './end-words.ts';
import { FieldWatch } from './field-watch.ts';
import { IdWatch } from './id-watch.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import { LineWatch } from './line-watch.ts';
import { PayloadWatch } from './payload-watch.ts';
import { TimeWatch } from './time-watch.ts';
import { TypeWatch } from './type-watch.ts';
import type { Watch } from './watch.ts';

/** An event is looked at in their order, and its row shows the last note about it. */
const watches: readonly (new (book: DiagnosisBook, words: EndWords) => Watch)[] = [
  TypeWatch,
  EndWatch,
  FieldWatch,
  ByteWatch,
  DataWatch,
  PayloadWatch,
  IdWatch,
  TimeWatch,
  BurstWatch,
];
/** The same, of a body with an event in each line. */
const lineWatches: readonly (new (book: DiagnosisBook) => Watch)[] = [LineWatch, TimeWatch, BurstWatch];

/** A slice ends after so many events, or so many bytes of them. */
const sliceEvents = 500;
const sliceBytes = 1 << 20;
/** Blocks are looked at up to here. */
const maxBlockBytes = 1 << 20;
/** Longer types are known by their beginnings: names are kept beside the log. */
const typeChars = 256;
/** What an event costs beside its bytes, in bytes. */
const eventCost = 500;

/** Where a body begins. */
interface BodyStart {
  /** The number of its first event, if it has one. */
  readonly firstSeq: number;
  /** Absent: it is an event stream. */
  readonly format: LineFormat | undefined;
}

/**
 * Looks at the events that are in the log, once each and in their order, in slices: when there is time, so that a flood is
 * not held up by it. What is dropped before it was looked at is skipped, and counted.
 */
export class EventLint implements LogFollower {
  readonly #log: EventLog;
  readonly #reader: EventReader;
  readonly #book: DiagnosisBook;
  readonly #ofEventStreams: readonly Watch[];
  readonly #ofLines: readonly Watch[];
  /** Of the body that is looked at. */
  #watches: readonly Watch[];
  /** The number of the next event to look at. */
  #next = 1;
  #looked = 0;
  /** Bodies that were not come to yet. */
  #bodies: BodyStart[] = [];

  constructor(log: EventLog, reader: EventReader, book: DiagnosisBook, words: EndWords) {
    this.#log = log;
    this.#reader = reader;
    this.#book = book;
    this.#watches = this.#ofEventStreams = watches.map((OneWatch) => new OneWatch(book, words));
    this.#ofLines = lineWatches.map((OneWatch) => new OneWatch(book));
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

  beginBody(format?: LineFormat): void {
    const body = { firstSeq: this.#log.nextSeq, format };
    // One without an event is over.
    if (this.#bodies.at(-1)?.firstSeq === body.firstSeq) this.#bodies.pop();
    this.#bodies.push(body);
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
    for (let body = this.#bodies[0]; body !== undefined && body.firstSeq <= seq; body = this.#bodies[0]) {
      this.#bodies.shift();
      this.#watches = body.format === undefined ? this.#ofEventStreams : this.#ofLines;
      for (const watch of this.#watches) watch.beginBody?.();
    }
  }
}

/** A copy: a part of a string keeps the whole of it in memory. */
function beginningOf(type: string): string {
  return type.length <= typeChars ? type : `${decodeUtf8(encodeUtf8(cut(type, typeChars)))}…`;
}
