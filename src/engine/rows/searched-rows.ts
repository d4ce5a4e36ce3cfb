import type { SearchFailure } from '../../shared/stream/engine.ts';
import type { DataCondition, Findings } from '../conditions/data-condition.ts';
import type { EventLog } from '../log/event-log.ts';
import type { EventReader } from '../log/event-reader.ts';
import type { RowSource } from './row-source.ts';
import type { Segment } from '../log/segment.ts';
import { SeqList } from './seq-list.ts';
import type { ShownTypes } from './shown-types.ts';

/** For rows that are chosen by their types alone. */
const sliceEvents = 1 << 20;

/** The filter as it is asked about each event. */
export interface RowConditions {
  readonly shown: ShownTypes;
  /** `undefined` when the types say it all. */
  readonly data: DataCondition | undefined;
}

/** Some events of one segment that have the types wanted. */
interface Candidates {
  /** Indexes in the segment. */
  readonly indexes: readonly number[];
  /** The index behind the last event that was looked at. */
  readonly end: number;
  /** What is left of the budget. */
  readonly left: number;
}

/**
 * The events that match, as a list that is filled from the oldest event to the newest, in slices, and goes on with the
 * events that arrive: each is looked at once and in its turn, so none is lost or doubled.
 */
export class SearchedRows implements RowSource {
  readonly #log: EventLog;
  readonly #reader: EventReader;
  readonly #shown: ShownTypes;
  readonly #data: DataCondition | undefined;
  readonly #rows = new SeqList();
  /** The number of the next event to look at. */
  #next: number;
  #failure: SearchFailure | undefined;

  constructor(log: EventLog, reader: EventReader, { shown, data }: RowConditions) {
    this.#log = log;
    this.#reader = reader;
    this.#shown = shown;
    this.#data = data;
    this.#next = log.firstSeq;
  }

  get start(): number {
    return this.#rows.start;
  }

  get end(): number {
    return this.#rows.end;
  }

  get isAtRest(): boolean {
    return this.#failure !== undefined || this.#next >= this.#log.nextSeq;
  }

  get searched(): number | undefined {
    return this.#next >= this.#log.nextSeq ? undefined : Math.max(0, this.#next - this.#log.firstSeq);
  }

  get frontier(): number {
    return this.#next;
  }

  get failure(): SearchFailure | undefined {
    return this.#failure;
  }

  seqAt(ordinal: number): number {
    return this.#rows.at(ordinal);
  }

  ordinalOf(seq: number): number {
    return this.#rows.ordinalOf(seq);
  }

  dropBefore(seq: number): void {
    this.#rows.dropBefore(seq);
    this.#next = Math.max(this.#next, seq);
  }

  advance(): void {
    let budget = this.#data?.sliceBytes ?? sliceEvents;
    while (budget > 0 && !this.isAtRest) budget = this.#advanceIn(budget);
  }

  /** Looks at events up to the end of a segment, or until the budget is used up. @returns what is left of it */
  #advanceIn(budget: number): number {
    const { firstSeq, count, typeCounts } = this.#log.spanOf(this.#next);
    if (!this.#shown.mayBeIn(typeCounts)) {
      this.#next = firstSeq + count;
      return budget - 1;
    }
    const segment = this.#log.segmentOf(this.#next);
    const { indexes, end, left } = this.#choose(segment, this.#next - firstSeq, budget);
    const { hits, stoppedAt, failure }: Findings = this.#data?.search(segment, indexes) ?? { hits: indexes };
    for (const index of hits) this.#rows.push(firstSeq + index);
    this.#next = firstSeq + (stoppedAt ?? end);
    if (failure !== undefined) this.#failure = { ...failure, seq: this.#next };
    return stoppedAt === undefined ? left : 0;
  }

  #choose(segment: Segment, from: number, budget: number): Candidates {
    const { readsData, bytesPerEvent } = this.#data ?? { readsData: false, bytesPerEvent: 1 };
    const indexes: number[] = [];
    let left = budget;
    let end = from;
    for (; end < segment.count && left > 0; end++) {
      left -= bytesPerEvent;
      if (!this.#isTypeShown(segment, end)) continue;
      if (readsData) left -= Math.abs(segment.dataLength[end] as number);
      indexes.push(end);
    }
    return { indexes, end, left };
  }

  #isTypeShown(segment: Segment, index: number): boolean {
    const type = segment.type[index] as number;
    if (type !== this.#log.types.other || !this.#shown.needNames) return this.#shown.has(type);
    return this.#shown.hasOther(this.#reader.type(segment.firstSeq + index));
  }
}
