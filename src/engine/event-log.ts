import type { LogLimits } from '../protocol/engine.ts';
import type { ByteStore } from './byte-store.ts';
import { ReadTimes } from './read-times.ts';
import { inherited, Segment, type SegmentSpan } from './segment.ts';
import { TypeTable } from './type-table.ts';
import { decodeUtf8 } from './utf8.ts';

/** An event's effective last event ID. */
export interface EffectiveId {
  readonly text: string;
  /** Whether the event's own block has it. */
  readonly isOwn: boolean;
}

/**
 * The events that are kept: an index over the bytes of the store, no object and no string per event. Events are known by
 * their numbers, which count from 1 and are never used again.
 *
 * After each {@link EventLog.settle}: at most `maxEvents` events are kept, and at most `maxBytes` bytes of the stream are
 * held from the oldest kept event on, comments and the unfinished block included; only the newest event is kept in any
 * case, however large. Memory exceeds that by the rest of the chunk in which the oldest event begins, by the index (22
 * bytes an event, whole segments) and by one entry a network read.
 */
export class EventLog {
  readonly types = new TypeTable();
  readonly times = new ReadTimes();
  readonly #store: ByteStore;
  readonly #segments: Segment[] = [];
  /** Where the next event goes; `undefined` to begin a segment with it. */
  #open: Segment | undefined;
  #limits: LogLimits;
  #firstSeq = 1;
  #nextSeq = 1;
  #newestEnd = 0;
  /** Where the last event ID string stands in the stream; before it as long as there is none. */
  #idStart = -1;
  #idEnd = -1;
  /** The same, decoded; `undefined` until someone asks. */
  #lastEventId: string | undefined = '';
  /** The effective last event ID of the oldest event, if that is not its own: its bytes may be gone. */
  #idBeforeFirst = '';

  /** @throws RangeError for limits that allow nothing */
  constructor(store: ByteStore, limits: LogLimits) {
    this.#store = store;
    this.#limits = checked(limits);
  }

  /** The number of the oldest event that is kept; equal to {@link nextSeq} when none is. */
  get firstSeq(): number {
    return this.#firstSeq;
  }

  /** The number that the next event will have. */
  get nextSeq(): number {
    return this.#nextSeq;
  }

  get kept(): number {
    return this.#nextSeq - this.#firstSeq;
  }

  /** Segments of the index in memory. */
  get segmentCount(): number {
    return this.#segments.length;
  }

  /** The last event ID string that the last completed block left. */
  get lastEventId(): string {
    return (this.#lastEventId ??= decodeUtf8(this.#store.slice(this.#idStart, this.#idEnd)));
  }

  /** A block was completed that has an id: its value stands between these offsets. Before the event of that block. */
  setLastEventId(start: number, end: number): void {
    this.#idStart = start;
    this.#idEnd = end;
    this.#lastEventId = undefined;
  }

  /**
   * Adds an event. Positions are relative to `origin`, an offset in the stream.
   *
   * @returns its number
   */
  append(
    origin: number,
    start: number,
    end: number,
    dataStart: number,
    dataEnd: number,
    dataLines: number,
    type: number,
  ): number {
    let segment = this.#open;
    if (segment === undefined || !segment.hasRoom(origin + end)) segment = this.#beginSegment(origin + start);
    const index = segment.count++;
    // Segments span less than 2^31 bytes: whole numbers all the way, no floating point.
    const shift = (origin - segment.base) | 0;
    segment.start[index] = start + shift;
    segment.length[index] = end - start;
    segment.dataStart[index] = dataStart + shift;
    segment.dataLength[index] = dataLines === 1 ? dataEnd - dataStart : ~(dataEnd - dataStart);
    segment.idAt[index] = this.#idStart < segment.base ? inherited : this.#idStart - segment.base;
    segment.type[index] = type;
    this.types.add(type);
    this.#newestEnd = origin + end;
    return this.#nextSeq++;
  }

  /** The newest event's last line end was longer by one byte than known when it was added. */
  lengthenNewest(): void {
    const segment = this.#open;
    if (segment === undefined) return;
    const index = segment.count - 1;
    segment.length[index] = (segment.length[index] as number) + 1;
    this.#newestEnd++;
  }

  /** @throws RangeError for limits that allow nothing */
  setLimits(limits: LogLimits): void {
    this.#limits = checked(limits);
  }

  /** Drops all events. To be followed by {@link settle}. */
  clear(): void {
    this.#open = undefined;
    this.#dropUpTo(this.#nextSeq);
  }

  /**
   * Drops what is over the limits, and lets go of the bytes that nobody needs.
   *
   * @param blockStart - the offset in the stream where the unfinished block begins
   */
  settle(blockStart: number): void {
    const first = this.#firstWithinLimits();
    // Both are read from bytes that may go now.
    if (first > this.#firstSeq) this.#idBeforeFirst = this.#inheritedIdOf(first);
    this.#lastEventId = this.lastEventId;
    this.#dropUpTo(first);
    if (this.kept === 0) {
      this.#store.dropBefore(blockStart);
    } else {
      this.#store.dropBefore(this.startOf(first));
      // Comments and blocks that are no events, unless the next event may need the ID that they set.
      this.#store.dropBetween(this.#newestEnd, blockStart, this.#idStart, this.#idEnd);
    }
  }

  /** The segment that has this event, which is kept. */
  segmentOf(seq: number): Segment {
    return this.#find(seq);
  }

  /** The same without its columns. */
  spanOf(seq: number): SegmentSpan {
    return this.#find(seq);
  }

  /** All segments from the oldest to the newest, without their columns. Only the newest may still grow. */
  get spans(): readonly SegmentSpan[] {
    return this.#segments;
  }

  #find(seq: number): Segment {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#segments[middle] as Segment).firstSeq <= seq) low = middle;
      else high = middle - 1;
    }
    const segment = this.#segments[low];
    if (segment === undefined || !this.has(seq)) throw new RangeError(`Event ${seq} is not kept.`);
    return segment;
  }

  has(seq: number): boolean {
    return Number.isInteger(seq) && seq >= this.#firstSeq && seq < this.#nextSeq;
  }

  /** The offset in the stream where the event's block begins. */
  startOf(seq: number): number {
    const segment = this.segmentOf(seq);
    return segment.base + (segment.start[seq - segment.firstSeq] as number);
  }

  /** The last event ID in effect for this event, also when its bytes are gone. */
  idOf(seq: number): EffectiveId {
    const segment = this.segmentOf(seq);
    const index = seq - segment.firstSeq;
    const at = segment.idAt[index] as number;
    if (at === inherited) return { text: segment.inheritedId, isOwn: false };
    if (at >= (segment.start[index] as number)) return { text: this.#idAt(segment.base + at), isOwn: true };
    // An ID set before the oldest event is the same for all that have it, since no event between changed it.
    const isBeforeFirst = segment.base + at < this.startOf(this.#firstSeq);
    return { text: isBeforeFirst ? this.#idBeforeFirst : this.#idAt(segment.base + at), isOwn: false };
  }

  #idAt(offset: number): string {
    return decodeUtf8(this.#store.line(offset));
  }

  /** What {@link #idBeforeFirst} is to be when this event becomes the oldest. */
  #inheritedIdOf(seq: number): string {
    const segment = this.segmentOf(seq);
    const index = seq - segment.firstSeq;
    const isOwn =
      segment.idAt[index] !== inherited && (segment.idAt[index] as number) >= (segment.start[index] as number);
    return isOwn ? '' : this.idOf(seq).text;
  }

  #beginSegment(base: number): Segment {
    // It is full, and its columns are at hand: the last chance to count from them.
    void this.#open?.typeCounts;
    const segment = new Segment(this.#nextSeq, base, this.#idStart < base ? this.lastEventId : '');
    this.#segments.push(segment);
    this.#open = segment;
    return segment;
  }

  /** The oldest event that may stay. */
  #firstWithinLimits(): number {
    if (this.kept === 0) return this.#firstSeq;
    const byCount = Math.max(this.#firstSeq, this.#nextSeq - this.#limits.maxEvents);
    const offset = this.#store.offsetHolding(this.#limits.maxBytes);
    return this.startOf(byCount) >= offset ? byCount : this.#firstFrom(offset, byCount);
  }

  /** The first event after `low` that begins at or behind `offset`, but the newest at the latest. */
  #firstFrom(offset: number, low: number): number {
    let before = low;
    let found = this.#nextSeq - 1;
    while (before + 1 < found) {
      const middle = Math.floor((before + found) / 2);
      if (this.startOf(middle) < offset) before = middle;
      else found = middle;
    }
    return found;
  }

  #dropUpTo(seq: number): void {
    while (this.#firstSeq < seq) {
      const segment = this.#segments[0] as Segment;
      const { typeCounts } = segment;
      const end = Math.min(seq, segment.firstSeq + segment.count);
      for (let index = this.#firstSeq - segment.firstSeq; index < end - segment.firstSeq; index++) {
        const type = segment.type[index] as number;
        typeCounts.add(type, -1);
        this.types.drop(type);
      }
      this.#firstSeq = end;
      if (segment !== this.#open && end === segment.firstSeq + segment.count) this.#segments.shift();
    }
    this.times.dropBefore(this.#firstSeq);
  }
}

function checked(limits: LogLimits): LogLimits {
  const { maxEvents, maxBytes } = limits;
  if (!(maxEvents >= 1 && maxBytes >= 1)) {
    throw new RangeError(`A log keeps at least one event and one byte, not ${maxEvents} and ${maxBytes}.`);
  }
  return { maxEvents: Math.floor(maxEvents), maxBytes };
}
