import { type EventFilter, otherTypes } from '../protocol/engine.ts';
import type { ByteStore } from './byte-store.ts';
import type { EventLog } from './event-log.ts';
import type { EventReader } from './event-reader.ts';
import type { Segment } from './segment.ts';
import { SeqList } from './seq-list.ts';
import { TextSearch } from './text-search.ts';

/** What the search may look at before others have their turn; takes a few milliseconds. */
const sliceBytes = 4 << 20;

/** Looking at an event's type costs about as much as at so many bytes of data. */
const bytesPerEvent = 4;

/** What the filter makes of a type. */
const Verdict = { shown: 1, hidden: 2, byName: 3 } as const;

/**
 * The events that match the filter. Without a filter that is the log itself; with one, a list that is filled from the oldest
 * event to the newest, in slices, and goes on with the events that arrive: each is looked at once and in its turn, so none
 * is lost or doubled.
 */
export class View {
  readonly #log: EventLog;
  readonly #store: ByteStore;
  readonly #reader: EventReader;
  #generation = 0;
  /** Without a filter: the number of the event with the ordinal 0. */
  #base = 1;
  #rows: SeqList | undefined;
  /** The number of the next event to look at. */
  #next = 1;
  #only = new Set<string>();
  #hide = new Set<string>();
  #search: TextSearch | undefined;
  /** By type id. */
  #verdicts: number[] = [];

  constructor(log: EventLog, store: ByteStore, reader: EventReader) {
    this.#log = log;
    this.#store = store;
    this.#reader = reader;
  }

  /** Counts up when ordinals begin anew. */
  get generation(): number {
    return this.#generation;
  }

  /** Ordinal of the oldest matching event that is kept. */
  get start(): number {
    return this.#rows?.start ?? this.#log.firstSeq - this.#base;
  }

  /** Ordinal behind the newest matching event that was found. */
  get end(): number {
    return this.#rows?.end ?? this.#log.nextSeq - this.#base;
  }

  /** While events are still to be looked at: how many of the kept ones were. */
  get searched(): number | undefined {
    return this.isComplete ? undefined : Math.max(0, this.#next - this.#log.firstSeq);
  }

  /** All events were looked at. */
  get isComplete(): boolean {
    return this.#rows === undefined || this.#next >= this.#log.nextSeq;
  }

  /** The number of the event with an ordinal from {@link start} to {@link end}. */
  seqAt(ordinal: number): number {
    return this.#rows?.at(ordinal) ?? this.#base + ordinal;
  }

  /** The ordinal of that event, or of the first after it that matches; {@link end} when there is none. */
  ordinalOf(seq: number): number {
    if (this.#rows !== undefined) return this.#rows.ordinalOf(seq);
    return Math.min(Math.max(seq, this.#log.firstSeq), this.#log.nextSeq) - this.#base;
  }

  /** Begins anew with this filter. What was still to be looked at under the one before is left. */
  setFilter({ only, hide, text }: EventFilter): void {
    this.#only = new Set(only);
    this.#hide = new Set(hide);
    this.#search = text === '' ? undefined : new TextSearch(text);
    this.#verdicts = [];
    const isEmpty = only.length === 0 && hide.length === 0 && text === '';
    this.#begin(isEmpty ? undefined : new SeqList());
  }

  /** All events were dropped by hand: ordinals begin anew, the filter stays. */
  clear(): void {
    this.#begin(this.#rows === undefined ? undefined : new SeqList());
  }

  /** The log dropped events. */
  dropBefore(seq: number): void {
    this.#rows?.dropBefore(seq);
    this.#next = Math.max(this.#next, seq);
  }

  /** Looks at the next events, for a few milliseconds at most. Does nothing when {@link isComplete}. */
  advance(): void {
    for (let budget = sliceBytes; budget > 0 && !this.isComplete;) budget = this.#advanceIn(budget);
  }

  #begin(rows: SeqList | undefined): void {
    this.#generation++;
    this.#rows = rows;
    this.#base = this.#log.firstSeq;
    this.#next = this.#log.firstSeq;
  }

  /** Looks at events up to the end of a segment, or until the budget is used up. @returns what is left of it */
  #advanceIn(budget: number): number {
    const segment = this.#log.segmentOf(this.#next);
    let left = budget;
    let index = this.#next - segment.firstSeq;
    for (; index < segment.count && left > 0; index++) {
      left -= bytesPerEvent;
      if (!this.#isTypeShown(segment, index)) continue;
      if (this.#search !== undefined) {
        left -= Math.abs(segment.dataLength[index] as number);
        if (!this.#hasText(this.#search, segment, index)) continue;
      }
      this.#rows?.push(segment.firstSeq + index);
    }
    this.#next = segment.firstSeq + index;
    return left;
  }

  #isTypeShown(segment: Segment, index: number): boolean {
    const type = segment.type[index] as number;
    const verdict = (this.#verdicts[type] ??= this.#judge(type));
    if (verdict !== Verdict.byName) return verdict === Verdict.shown;
    return this.#isOtherShown(this.#reader.type(segment.firstSeq + index));
  }

  #judge(type: number): number {
    if (type === this.#log.types.other) return this.#judgeOthers();
    const name = this.#log.types.name(type);
    const isShown = (this.#only.size === 0 || this.#only.has(name)) && !this.#hide.has(name);
    return isShown ? Verdict.shown : Verdict.hidden;
  }

  /** The types that are not in the table are shown or hidden together, but a filter can also name one of them. */
  #judgeOthers(): number {
    if (this.#hide.has(otherTypes)) return Verdict.hidden;
    return this.#only.size + this.#hide.size === 0 ? Verdict.shown : Verdict.byName;
  }

  #isOtherShown(name: string): boolean {
    const isWanted = this.#only.size === 0 || this.#only.has(otherTypes) || this.#only.has(name);
    return isWanted && !this.#hide.has(name);
  }

  #hasText(search: TextSearch, segment: Segment, index: number): boolean {
    const length = segment.dataLength[index] as number;
    const start = segment.base + (segment.dataStart[index] as number);
    if (length < 0) return search.isInLines(this.#store.slice(start, start + ~length));
    if (length === 0) return false;
    const chunk = this.#store.chunkAt(start);
    const from = start - chunk.start;
    if (from + length <= chunk.length) return search.isInLine(chunk.bytes, from, from + length);
    return search.isInLine(this.#store.slice(start, start + length), 0, length);
  }
}
