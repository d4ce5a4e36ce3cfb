import type { DataCondition, Findings } from './data-condition.ts';
import type { Segment } from '../log/segment.ts';

/** The index says it: nothing is decoded. */
export class ColumnCondition implements DataCondition {
  readonly sliceBytes = 4 << 20;
  readonly readsData = false;
  readonly bytesPerEvent: number;
  readonly followsBlocks = true;
  readonly #holds: (segment: Segment, index: number) => boolean;

  /** @param bytesPerEvent - see {@link DataCondition.bytesPerEvent} */
  constructor(holds: (segment: Segment, index: number) => boolean, bytesPerEvent: number) {
    this.#holds = holds;
    this.bytesPerEvent = bytesPerEvent;
  }

  search(segment: Segment, candidates: readonly number[]): Findings {
    return { hits: candidates.filter((index) => this.#holds(segment, index)) };
  }
}
