import type { EventLog } from '../log/event-log.ts';

/** How many events before are remembered: those of some screens of rows. */
const maxKept = 2000;

/** Finds the event of the same type before, wherever it is: segments that have no event of that type are passed over. */
export class TypeGaps {
  readonly #log: EventLog;
  /** By number of an event, the number of the one before of its type; 0 when there was none. */
  readonly #before = new Map<number, number>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Ms since the event of the same type before it, shown or not; NaN when none is kept, or its type is not told apart. */
  of(seq: number): number {
    const before = this.before(seq);
    const { times } = this.#log;
    return before === 0 ? Number.NaN : times.timeOf(seq) - times.timeOf(before);
  }

  /** The number of the event of the same type before it, shown or not; 0 when none is kept, or its type is not told apart. */
  before(seq: number): number {
    const before = this.#beforeOf(seq);
    return before < this.#log.firstSeq ? 0 : before;
  }

  #beforeOf(seq: number): number {
    const known = this.#before.get(seq);
    if (known !== undefined) return known;
    const found = this.#find(seq);
    if (this.#before.size >= maxKept) this.#before.clear();
    this.#before.set(seq, found);
    return found;
  }

  #find(seq: number): number {
    const { firstSeq, type } = this.#log.segmentOf(seq);
    const wanted = type[seq - firstSeq] as number;
    if (wanted === this.#log.types.other) return 0;
    const near = lastOf(type, wanted, seq - firstSeq);
    return near >= 0 ? firstSeq + near : this.#findBefore(firstSeq, wanted);
  }

  /** In the segments before that one. */
  #findBefore(firstSeq: number, wanted: number): number {
    const { spans } = this.#log;
    for (let index = spans.length - 1; index >= 0; index--) {
      const span = spans[index] as (typeof spans)[number];
      if (span.firstSeq >= firstSeq || span.typeCounts.of(wanted) === 0) continue;
      const { type, count } = this.#log.segmentOf(Math.max(span.firstSeq, this.#log.firstSeq));
      return span.firstSeq + lastOf(type, wanted, count);
    }
    return 0;
  }
}

function lastOf(types: Uint16Array, wanted: number, end: number): number {
  return end === 0 ? -1 : types.lastIndexOf(wanted, end - 1);
}
