import type { MatchFailure } from '../guarded/guarded-match.ts';
import type { Segment } from '../log/segment.ts';

/** What an event must be like, beside its type. Asked about some events of one segment at a time. */
export interface DataCondition {
  /** How many bytes of data may be looked at before others have their turn; takes a few milliseconds. */
  readonly sliceBytes: number;
  /** Whether the data is looked at, and not only the columns of the index. */
  readonly readsData: boolean;
  /** Looking at an event costs as much as at so many bytes of data, beside its data. */
  readonly bytesPerEvent: number;
  /** Whether a call for a few events costs little, so that every block can be looked at as it arrives. */
  readonly followsBlocks: boolean;
  /** @param candidates - indexes in the segment, ascending */
  search(segment: Segment, candidates: readonly number[]): Findings;
}

/** What came of looking at some events. */
export interface Findings {
  /** Indexes of those that match, ascending. */
  readonly hits: readonly number[];
  /** The index of the first that was not looked at, when others are to have their turn before it. */
  readonly stoppedAt?: number;
  /** Why that one cannot be looked at. */
  readonly failure?: MatchFailure;
}
