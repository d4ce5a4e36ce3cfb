import type { EventLog } from '../log/event-log.ts';
import type { RowSource } from './row-source.ts';
import type { ShownTypes } from './shown-types.ts';

/** Where a segment's rows stand among all rows. */
interface Stretch {
  /** The number of the segment's first event, which may be dropped by now. */
  readonly firstSeq: number;
  /** The ordinal of the first row in it that was kept when the stretch was made. */
  readonly ordinal: number;
}

/**
 * The events of some types. No list of them: how many there are says the table of types, where they are say the counts of
 * each segment and, within one, its column of types.
 */
export class TypedRows implements RowSource {
  readonly isAtRest = true;
  readonly searched = undefined;
  readonly failure = undefined;
  readonly #log: EventLog;
  readonly #shown: ShownTypes;
  /** Events of these types that had been dropped when the ordinals began. */
  readonly #droppedBefore: number;
  /** One a segment, in their order. */
  readonly #stretches: Stretch[] = [];
  #start = 0;
  #end = 0;
  /** The state of the log for which the members above hold. */
  #firstSeq = -1;
  #nextSeq = -1;
  /** The row that was found last: whoever asks for a window asks for the next one. */
  #lastOrdinal = -1;
  #lastSeq = -1;

  /** @param shown - does not {@link ShownTypes.needNames} */
  constructor(log: EventLog, shown: ShownTypes) {
    this.#log = log;
    this.#shown = shown;
    this.#droppedBefore = this.#sum((type) => log.types.dropped(type));
  }

  get start(): number {
    this.#follow();
    return this.#start;
  }

  get end(): number {
    this.#follow();
    return this.#end;
  }

  get frontier(): number {
    return this.#log.nextSeq;
  }

  seqAt(ordinal: number): number {
    this.#follow();
    this.#lastSeq = this.#seqIn(
      this.#stretchBefore(ordinal + 1, ({ ordinal }) => ordinal),
      ordinal,
    );
    this.#lastOrdinal = ordinal;
    return this.#lastSeq;
  }

  ordinalOf(seq: number): number {
    this.#follow();
    if (seq >= this.#nextSeq) return this.#end;
    if (seq <= this.#firstSeq) return this.#start;
    const { firstSeq, ordinal } = this.#stretchBefore(seq + 1, ({ firstSeq }) => firstSeq);
    return Math.max(ordinal, this.#start) + this.#countBetween(Math.max(firstSeq, this.#firstSeq), seq);
  }

  dropBefore(): void {}

  advance(): void {}

  /** Brings the account up to the log's state; there is nothing to do when that is still the same. */
  #follow(): void {
    const { firstSeq, nextSeq, types } = this.#log;
    if (firstSeq === this.#firstSeq && nextSeq === this.#nextSeq) return;
    this.#firstSeq = firstSeq;
    this.#nextSeq = nextSeq;
    this.#start = this.#sum((type) => types.dropped(type)) - this.#droppedBefore;
    this.#end = this.#start + this.#sum((type) => types.kept(type));
    this.#followSegments();
  }

  #followSegments(): void {
    const { spans } = this.#log;
    const oldest = spans[0];
    const gone = this.#stretches.findIndex(({ firstSeq }) => firstSeq === oldest?.firstSeq);
    this.#stretches.splice(0, gone < 0 ? this.#stretches.length : gone);
    if (oldest === undefined) return;
    if (this.#stretches.length === 0) this.#stretches.push({ firstSeq: oldest.firstSeq, ordinal: this.#start });
    // Only a segment that has a successor grows no more, so that its successor's rows have their ordinals for good.
    for (let index = this.#stretches.length; index < spans.length; index++) {
      const before = this.#stretches[index - 1] as Stretch;
      const rows = this.#shown.countIn((spans[index - 1] as (typeof spans)[number]).typeCounts);
      const { firstSeq } = spans[index] as (typeof spans)[number];
      this.#stretches.push({ firstSeq, ordinal: Math.max(before.ordinal, this.#start) + rows });
    }
  }

  /** The last stretch whose member is less than `bound`; the first one, if none is. */
  #stretchBefore(bound: number, member: (stretch: Stretch) => number): Stretch {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (member(this.#stretches[middle] as Stretch) < bound) low = middle;
      else high = middle - 1;
    }
    return this.#stretches[low] as Stretch;
  }

  #seqIn(stretch: Stretch, ordinal: number): number {
    let seq = Math.max(stretch.firstSeq, this.#firstSeq);
    let at = Math.max(stretch.ordinal, this.#start);
    if (this.#lastSeq >= seq && this.#lastOrdinal <= ordinal) {
      seq = this.#lastSeq;
      at = this.#lastOrdinal;
    }
    const { firstSeq, type, count } = this.#log.segmentOf(seq);
    for (let index = seq - firstSeq; index < count; index++) {
      if (!this.#shown.has(type[index] as number)) continue;
      if (at === ordinal) return firstSeq + index;
      at++;
    }
    throw new RangeError(`There is no row ${ordinal}.`);
  }

  /** Rows from one event up to another of the same segment. */
  #countBetween(from: number, to: number): number {
    const { firstSeq, type } = this.#log.segmentOf(from);
    let count = 0;
    for (let index = from - firstSeq; index < to - firstSeq; index++) {
      if (this.#shown.has(type[index] as number)) count++;
    }
    return count;
  }

  /** Over the types that are shown. */
  #sum(count: (type: number) => number): number {
    let sum = 0;
    for (let type = 0; type < this.#log.types.size; type++) if (this.#shown.has(type)) sum += count(type);
    return sum;
  }
}
