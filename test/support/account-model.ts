/** What a log is to hold and to show, as an array of everything that came: for the engine to be compared with. */

import type { EventFilter, LogLimits } from '../../src/shared/stream/engine.ts';
import { isShown } from './condition-model.ts';
import { parsePlainly, type PlainEvent } from './plain-parser.ts';

export interface AccountEvent extends Omit<PlainEvent, 'completedAt'> {
  readonly seq: number;
  readonly time: number;
  readonly raw: Uint8Array;
}

/** A read of the network: what it brought, and when. */
export interface Read {
  readonly bytes: Uint8Array;
  readonly time: number;
}

export class AccountModel {
  /** Everything that ever came, by number from 1. */
  events: AccountEvent[] = [];
  firstSeq = 1;
  droppedBy = { maxEvents: 0, maxBytes: 0, disk: 0, cleared: 0 };
  lastEventId = '';
  retryMs: number | undefined;
  /** Whether bytes came that belong to no event, so that how many are held is not known from the events alone. */
  hasGaps = false;
  bytes = 0;
  #comments = 0;
  #bodyComments = 0;
  #body: Read[] = [];
  #bodyStart = 0;
  #bodySeq = 1;
  #idBefore = '';
  #limits: LogLimits;
  #filter: EventFilter = { only: [], hide: [] };
  /** Rows since the filter was set or the list was cleared. A verdict is given once. */
  #verdicts = new Map<number, boolean>();
  #start = 0;
  /** Rows that were dropped before anybody looked at them: they may have had ordinals or not. */
  #unseen = 0;

  constructor(limits: LogLimits) {
    this.#limits = limits;
  }

  get comments(): number {
    return this.#comments + this.#bodyComments;
  }

  get kept(): readonly AccountEvent[] {
    return this.events.slice(this.firstSeq - 1);
  }

  get shown(): readonly AccountEvent[] {
    return this.kept.filter(({ seq }) => this.#verdicts.get(seq));
  }

  /** The ordinal of the first row that is kept. */
  get start(): number {
    return this.#start;
  }

  /** Names of types in the order of their first appearance, with how many are kept. */
  get types(): { name: string; kept: number }[] {
    const kept = new Map<string, number>();
    for (const { type, seq } of this.events) {
      const name = countedAs(type);
      kept.set(name, (kept.get(name) ?? 0) + (seq >= this.firstSeq ? 1 : 0));
    }
    return Array.from(kept, ([name, kept]) => ({ name, kept }));
  }

  /** Reads of one body. */
  push(reads: readonly Read[]): void {
    this.#body.push(...reads);
    this.bytes += reads.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const whole = Buffer.concat(this.#body.map(({ bytes }) => bytes));
    const { events, comments, lastEventId, retryMs, hasOthers } = parsePlainly(whole, this.#idBefore);
    this.lastEventId = lastEventId;
    this.retryMs = retryMs ?? this.retryMs;
    this.#bodyComments = comments;
    this.hasGaps ||= hasOthers;
    this.events.length = this.#bodySeq - 1;
    for (const event of events) this.events.push(this.#placed(event, whole));
  }

  /** What is read next is another body. */
  beginBody(lastEventId = this.lastEventId): void {
    this.#comments += this.#bodyComments;
    this.#bodyComments = 0;
    this.#body = [];
    this.#bodyStart = this.bytes;
    this.#bodySeq = this.events.length + 1;
    this.lastEventId = this.#idBefore = lastEventId;
    this.hasGaps = true;
  }

  setLimits(limits: LogLimits): void {
    this.#limits = limits;
  }

  setFilter(filter: EventFilter): void {
    this.#filter = filter;
    this.beginRows();
  }

  /** Ordinals begin anew. */
  beginRows(): void {
    this.#verdicts.clear();
    this.#start = 0;
    this.#unseen = 0;
  }

  clear(): void {
    this.droppedBy.cleared += this.kept.length;
    this.firstSeq = this.events.length + 1;
    this.beginRows();
  }

  /**
   * Drops what is over the limits.
   *
   * @param dropped - by the engine; taken where more than one answer is right
   */
  settle(dropped: number): void {
    const newest = this.events.length;
    const byCount = Math.max(this.firstSeq, newest - this.#limits.maxEvents + 1);
    const most = this.#firstWithin(byCount, ({ start }) => this.bytes - start);
    const least = this.hasGaps ? byCount : most;
    const first = Math.min(Math.max(dropped + 1, least), most);
    this.droppedBy.maxEvents += byCount - this.firstSeq;
    this.droppedBy.maxBytes += first - byCount;
    for (let seq = this.firstSeq; seq < first; seq++) this.#dropRow(this.events[seq - 1] as AccountEvent);
    this.firstSeq = first;
  }

  /** Judges the events that nobody has looked at yet. @param start - the engine's, taken where more than one is right */
  look(start: number): void {
    this.#start = Math.min(Math.max(start, this.#start), this.#start + this.#unseen);
    this.#unseen = 0;
    for (const event of this.kept) {
      if (!this.#verdicts.has(event.seq)) this.#verdicts.set(event.seq, this.#isShown(event));
    }
  }

  #dropRow(event: AccountEvent): void {
    const verdict = this.#verdicts.get(event.seq);
    if (verdict === true) this.#start++;
    else if (verdict === undefined && this.#isShown(event)) this.#unseen++;
  }

  #isShown(event: AccountEvent): boolean {
    const before = event.seq > this.firstSeq ? this.events[event.seq - 2] : undefined;
    return isShown(this.#filter, { ...event, bytes: event.end - event.start, timeBefore: before?.time });
  }

  #firstWithin(from: number, held: (event: AccountEvent) => number): number {
    let first = from;
    while (first < this.events.length && held(this.events[first - 1] as AccountEvent) > this.#limits.maxBytes) first++;
    return first;
  }

  #placed({ completedAt, ...event }: PlainEvent, whole: Uint8Array): AccountEvent {
    let end = 0;
    const read = this.#body.find(({ bytes }) => (end += bytes.length) >= completedAt);
    return {
      ...event,
      seq: this.events.length + 1,
      time: read?.time ?? Number.NaN,
      start: this.#bodyStart + event.start,
      end: this.#bodyStart + event.end,
      raw: whole.subarray(event.start, event.end),
    };
  }
}

/** The name in the table of types. */
export function countedAs(type: string): string {
  return Buffer.byteLength(type) > 256 ? '\nother types' : type;
}
