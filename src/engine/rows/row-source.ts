import type { SearchFailure } from '../../shared/stream/engine.ts';

/**
 * The rows of a view, by ordinal. The first row that was ever there has the ordinal 0; ordinals stay the same when rows
 * before them are dropped.
 */
export interface RowSource {
  /** Ordinal of the oldest row whose event is kept. */
  readonly start: number;
  /** Ordinal behind the newest row that was found. */
  readonly end: number;
  /** The number of the first event that was not looked at yet. */
  readonly frontier: number;
  /** Nothing is to be looked at for now: every event was, or none has to be, or the search failed. */
  readonly isAtRest: boolean;
  /** As long as there are events that were not looked at: how many of the kept ones were. */
  readonly searched: number | undefined;
  /** Why the search stopped for good. */
  readonly failure: SearchFailure | undefined;
  /** The number of the event with an ordinal from {@link start} to {@link end}. */
  seqAt(ordinal: number): number;
  /** The ordinal of that event, or of the first after it that is a row; {@link end} when there is none. */
  ordinalOf(seq: number): number;
  /** The log dropped the events before that one. */
  dropBefore(seq: number): void;
  /** Looks at the next events, for a few milliseconds at most. Does nothing when {@link isAtRest}. */
  advance(): void;
}
