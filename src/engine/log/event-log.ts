import type { LogLimits } from '../../shared/stream/engine.ts';
import type { ByteStore } from '../bytes/byte-store.ts';
import { CutRanges } from './cut-ranges.ts';
import { PageList } from './page-list.ts';
import { ReadTimes } from './read-times.ts';
import { inherited, Segment, segmentBytes, type SegmentSpan } from './segment.ts';
import type { SlotFile } from '../bytes/slot-file.ts';
import { TypeTable } from './type-table.ts';
import { DropCounts } from './drop-counts.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';

/** An event's effective last event ID. */
export interface EffectiveId {
  readonly text: string;
  /** Whether the event's own block has it. */
  readonly isOwn: boolean;
}

/** So many bytes without an event are kept as they came, comments and blocks that only set an ID. */
const maxIdleBytes = 64 << 10;

/** Where the index of old events goes; absent: it stays in memory. */
export interface IndexFiles {
  /** With slots of the size of a segment. */
  readonly segments?: SlotFile;
  /** With slots of the size of a page of read times. */
  readonly times?: SlotFile;
}

/**
 * The events that are kept: an index over the bytes of the store, no object and no string per event. Events are known by
 * their numbers, which count from 1 and are never used again.
 *
 * After each {@link EventLog.settle}: at most `maxEvents` events are kept, and at most `maxBytes` bytes of the stream are
 * held from the oldest kept event on, comments and the unfinished block included; only the newest event is kept in any
 * case, however large. What is held exceeds that by the rest of the chunk in which the oldest event begins, by the index
 * (22 bytes an event, whole segments) and by one entry a network read.
 *
 * With files, at most `memoryBytes` of bytes and index are in memory: the oldest bytes go to one file, the index of their
 * events to another. Beyond that are only the newest chunk and segment, and what was read back to be looked at.
 */
export class EventLog implements Disposable {
  readonly types = new TypeTable();
  readonly times: ReadTimes;
  readonly drops = new DropCounts();
  /** What was read of the bytes is all but these. */
  readonly cuts = new CutRanges();
  readonly #store: ByteStore;
  readonly #segments: PageList<Segment>;
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

  /** Why nothing more goes to the files. */
  #fileProblem: string | undefined;

  /** @throws RangeError for limits that allow nothing */
  constructor(store: ByteStore, limits: LogLimits, files: IndexFiles = {}) {
    this.#store = store;
    this.#segments = new PageList(segmentBytes, files.segments);
    this.times = new ReadTimes(files.times);
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

  /**
   * The offset from which on bytes are of interest: of the oldest event that is kept, or of the stream as long as nothing was
   * dropped.
   */
  get start(): number {
    if (this.#firstSeq > 1) return this.kept === 0 ? this.#newestEnd : this.startOf(this.#firstSeq);
    return this.#store.isHeld(0) ? 0 : this.kept === 0 ? this.#store.end : this.startOf(1);
  }

  get kept(): number {
    return this.#nextSeq - this.#firstSeq;
  }

  /** Segments of the index. */
  get segmentCount(): number {
    return this.#segments.count;
  }

  /** Of bytes and index that are in memory, without what was read back from the files. */
  get memoryBytes(): number {
    return this.#store.memoryBytes + this.#segments.memoryBytes + this.times.memoryBytes;
  }

  /** Why the files could not take more: what the system said. Older events are dropped instead. */
  get fileProblem(): string | undefined {
    return this.#fileProblem;
  }

  /** What is in force. */
  get limits(): LogLimits {
    return this.#limits;
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

  /** These bytes were not read, or lead to nothing. */
  cut(start: number, end: number): void {
    this.cuts.add(start, end, Math.max(this.#newestEnd, this.#idStart));
  }

  /** The last event ID string is another, which stands nowhere in the stream. */
  replaceLastEventId(id: string): void {
    // Events that inherit it are in a segment that begins with it. The counts of the one before are made from its columns.
    void this.#open?.typeCounts;
    this.#open = undefined;
    this.#idStart = -1;
    this.#idEnd = -1;
    this.#lastEventId = id;
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
    this.#fileProblem = undefined;
  }

  /** Drops all events. To be followed by {@link settle}. */
  clear(): void {
    this.drops.cleared += this.kept;
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
    this.#dropBytes(blockStart);
    this.#moveToFile();
  }

  /** Lets go of the index. Nothing can be read any more. */
  [Symbol.dispose](): void {
    this.#segments[Symbol.dispose]();
  }

  #dropBytes(blockStart: number): void {
    const isIdle = blockStart - this.#newestEnd > maxIdleBytes;
    const first = this.#firstSeq;
    if (this.kept > 0) {
      if (first > 1) this.#dropBytesBefore(this.startOf(first));
      // Comments and blocks that are no events, unless the next event may need the ID that they set: it is read up to its
      // line end, which may be all that there is of it.
      if (isIdle) this.#store.dropBetween(this.#newestEnd, blockStart, this.#idStart, this.#idEnd + 1);
    } else if (first > 1 || isIdle) this.#dropBytesBefore(blockStart);
  }

  #dropBytesBefore(offset: number): void {
    this.#store.dropBefore(offset);
    this.cuts.dropBefore(offset);
  }

  /** The segment that has this event, which is kept. Its columns may be gone when eight others were asked for. */
  segmentOf(seq: number): Segment {
    const segment = this.has(seq) ? this.#segments.find(seq) : undefined;
    if (segment === undefined) throw new RangeError(`Event ${seq} is not kept.`);
    return segment;
  }

  /** The same without its columns, which may be in the file. */
  spanOf(seq: number): SegmentSpan {
    const segment = this.has(seq) ? this.#segments.peek(seq) : undefined;
    if (segment === undefined) throw new RangeError(`Event ${seq} is not kept.`);
    return segment;
  }

  /** All segments from the oldest to the newest, without their columns. Only the newest may still grow. */
  get spans(): readonly SegmentSpan[] {
    return this.#segments.all;
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

  /** The bytes of the event's own ID; `undefined` when its block has none. It must be kept. */
  ownIdOf(seq: number): Uint8Array | undefined {
    const segment = this.segmentOf(seq);
    const index = seq - segment.firstSeq;
    const at = segment.idAt[index] as number;
    const isOwn = at !== inherited && at >= (segment.start[index] as number);
    return isOwn ? this.#store.line(segment.base + at) : undefined;
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
    this.#segments.add(segment);
    this.#open = segment;
    return segment;
  }

  /** The oldest event that may stay; those before it are accounted for. */
  #firstWithinLimits(): number {
    if (this.kept === 0) return this.#firstSeq;
    const byCount = Math.max(this.#firstSeq, this.#nextSeq - this.#limits.maxEvents);
    const offset = this.#store.offsetHolding(this.#limits.maxBytes);
    const first = this.startOf(byCount) >= offset ? byCount : this.#firstFrom(offset, byCount);
    this.drops.maxEvents += byCount - this.#firstSeq;
    this.drops[this.#fileProblem === undefined ? 'maxBytes' : 'disk'] += first - byCount;
    return first;
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
      const segment = this.#segments.oldest as Segment;
      const { typeCounts } = segment;
      const end = Math.min(seq, segment.firstSeq + segment.count);
      for (let index = this.#firstSeq - segment.firstSeq; index < end - segment.firstSeq; index++) {
        const type = segment.type[index] as number;
        typeCounts.add(type, -1);
        this.types.drop(type);
      }
      this.#firstSeq = end;
      if (segment !== this.#open && end === segment.firstSeq + segment.count) this.#segments.dropOldest();
    }
    this.times.dropBefore(this.#firstSeq);
  }

  /** Keeps memory within its bound, as far as there are files. */
  #moveToFile(): void {
    const { memoryBytes } = this.#limits;
    if (memoryBytes === undefined) return;
    try {
      while (this.memoryBytes > memoryBytes && this.#store.moveOldestToFile()) {
        const { filedEnd } = this.#store;
        this.#segments.moveToFile((next) => next.base <= filedEnd);
        this.times.moveToFile(this.#segments.oldestInMemory?.firstSeq ?? 0);
      }
    } catch (error) {
      this.#keepLess(error instanceof Error ? error.message : String(error));
    }
  }

  /** The disk is full, say: so much less is kept from now on that the next block finds a slot to be written to again. */
  #keepLess(problem: string): void {
    this.#fileProblem = problem;
    const maxBytes = Math.max(1, Math.min(this.#limits.maxBytes, this.#store.heldBytes - 2 * this.#store.slotBytes));
    this.#limits = { ...this.#limits, maxBytes };
  }
}

function checked(limits: LogLimits): LogLimits {
  const { maxEvents, maxBytes, memoryBytes } = limits;
  if (!(maxEvents >= 1 && maxBytes >= 1)) {
    throw new RangeError(`A log keeps at least one event and one byte, not ${maxEvents} and ${maxBytes}.`);
  }
  return { maxEvents: Math.floor(maxEvents), maxBytes, ...(memoryBytes !== undefined && { memoryBytes }) };
}
