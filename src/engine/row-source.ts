/**
 * The rows of a view, by ordinal. The first row that was ever there has the ordinal 0; ordinals stay the same when rows
 * before them are dropped.
 */
export interface RowSource {
  /** Ordinal of the oldest row whose event is kept. */
  readonly start: number;
  /** Ordinal behind the newest row that was found. */
  readonly end: number;
  /** Every event was looked at, or none has to be. */
  readonly isComplete: boolean;
  /** While events are still to be looked at: how many of the kept ones were. */
  readonly searched: number | undefined;
  /** The number of the event with an ordinal from {@link start} to {@link end}. */
  seqAt(ordinal: number): number;
  /** The ordinal of that event, or of the first after it that is a row; {@link end} when there is none. */
  ordinalOf(seq: number): number;
  /** The log dropped the events before that one. */
  dropBefore(seq: number): void;
  /** Looks at the next events, for a few milliseconds at most. Does nothing when {@link isComplete}. */
  advance(): void;
}
