import { lastingMemory } from '../bytes/lasting-memory.ts';
import { Page } from './page-list.ts';
import { TypeCounts } from './type-counts.ts';

/** How many events a segment has room for. */
const segmentEvents = 8192;

/** In {@link Segment.idAt}: the ID was set before the segment began, and is {@link Segment.inheritedId}. */
export const inherited = 0xffff_ffff;

/** Bytes of the stream that a segment's events can stand in, so that positions are small integers. */
const maxSpan = 2 ** 31 - 1;

const bytesPerEvent = 5 * Uint32Array.BYTES_PER_ELEMENT + Uint16Array.BYTES_PER_ELEMENT;

/** Of a segment's columns. */
export const segmentBytes = segmentEvents * bytesPerEvent;
/** What is known of a segment without its columns. */
export interface SegmentSpan {
  /** The number of the first event. */
  readonly firstSeq: number;
  /** How many events it has, those included that were dropped. */
  readonly count: number;
  /** Of its events that are kept. */
  readonly typeCounts: TypeCounts;
}

/**
 * The index of consecutive events: 22 bytes each, in columns that share one buffer. Positions are relative to
 * {@link Segment.base}.
 */
export class Segment extends Page implements SegmentSpan {
  /** The offset in the stream where the first event begins. */
  readonly base: number;
  /** The last event ID string that was in effect when the segment began. */
  readonly inheritedId: string;
  /** Where the event's block begins. */
  start!: Uint32Array<ArrayBuffer>;
  /** Bytes of the block, its blank line included. */
  length!: Uint32Array<ArrayBuffer>;
  /** Where the value of its first data line begins. */
  dataStart!: Uint32Array<ArrayBuffer>;
  /** Bytes up to the end of its last data line's value; one's complement when there is more than one data line. */
  dataLength!: Int32Array<ArrayBuffer>;
  /** Where the value of the effective last event ID begins: in the event's own block or before it; or {@link inherited}. */
  idAt!: Uint32Array<ArrayBuffer>;
  /** The id of its type. */
  type!: Uint16Array<ArrayBuffer>;
  count = 0;
  readonly #typeCounts = new TypeCounts();
  /** So many of its events are in the counts. */
  #counted = 0;

  constructor(firstSeq: number, base: number, inheritedId: string) {
    super(firstSeq);
    this.base = base;
    this.inheritedId = inheritedId;
    this.load(lastingMemory(segmentBytes));
  }

  /**
   * Brought up to date when someone asks, for counting each event as it arrives costs a tenth of its way into the log. The
   * log asks when the segment is full: from then on this touches no column.
   */
  get typeCounts(): TypeCounts {
    for (; this.#counted < this.count; this.#counted++) this.#typeCounts.add(this.type[this.#counted] as number, 1);
    return this.#typeCounts;
  }

  /** Whether an event that ends at this offset fits in. */
  hasRoom(end: number): boolean {
    return this.count < segmentEvents && end - this.base <= maxSpan;
  }

  protected lay(buffer: ArrayBuffer, bytes: number): void {
    const events = bytes / bytesPerEvent;
    const column = events * Uint32Array.BYTES_PER_ELEMENT;
    this.start = new Uint32Array(buffer, 0, events);
    this.length = new Uint32Array(buffer, column, events);
    this.dataStart = new Uint32Array(buffer, 2 * column, events);
    this.dataLength = new Int32Array(buffer, 3 * column, events);
    this.idAt = new Uint32Array(buffer, 4 * column, events);
    this.type = new Uint16Array(buffer, 5 * column, events);
  }
}
