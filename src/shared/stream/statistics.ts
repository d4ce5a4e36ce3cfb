/**
 * What the engine measures of a stream, for the charts. It is about the events that were in the log when somebody looked
 * first, or that arrived since; what was dropped later is counted on.
 */

/** A rate, each number by second. */
export interface Rate {
  /** In the second before the newest event or before the question, whichever is later. */
  readonly now: number;
  /** In any second, as far as tenths of a second tell. */
  readonly max: number;
  /** From the first event to the newest; as if it were a second, if it is less. */
  readonly mean: number;
}

/**
 * How many gaps there are of which length. A gap is the time from one event to the next, in ms: 0 for events that arrived in
 * the same network read.
 */
export interface GapHistogram {
  /** Gaps of 0, or shorter than {@link leastGapMs}. */
  readonly zero: number;
  /** Of the gaps from `leastGapMs * 2 ** (i / gapSteps)` on, up to the next one's. */
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** The shortest gap that is distinguished from none, in ms. */
export const leastGapMs = 0.01;

/** Classes of gaps in which the length doubles: a quantile is off by a factor of 2^(1/16) at most, which is 4.5 %. */
export const gapSteps = 8;

/** Gaps of one kind of event. */
export interface GapNumbers {
  /** In ms; see {@link gapSteps} for how exact. Absent: there are no gaps. */
  readonly p50?: number;
  readonly p95?: number;
  /** Exact. */
  readonly max?: number;
}

export interface TypeStatistics extends GapNumbers {
  readonly name: string;
  readonly count: number;
  /** Events by second, as {@link Rate.mean} of all. */
  readonly rate: number;
  /** Of the events' blocks on the wire. */
  readonly bytes: number;
  readonly maxBytes: number;
}

/** Events over time. A bucket holds those that arrived from `begin + index * widthMs` on, before the next one's. */
export interface Timeline {
  /** In ms since the epoch. */
  readonly begin: number;
  readonly widthMs: number;
  /** Of all types; up to the last bucket that has an event. */
  readonly events: Uint32Array<ArrayBuffer>;
  readonly bytes: Float64Array<ArrayBuffer>;
  /** Of the most frequent types, the most frequent first; the rest of `events` are others. */
  readonly series: readonly { readonly name: string; readonly events: Uint32Array<ArrayBuffer> }[];
}

export interface StreamStatistics {
  /** The number of the first event that is measured, and that after the last. */
  readonly fromSeq: number;
  readonly toSeq: number;
  /** Events that are in the log and not measured yet: there is more when it is asked again. */
  readonly left: number;
  /** Events between these numbers that were dropped before they were measured. */
  readonly missed: number;
  /** How many are measured, their bytes, and when the first and the newest arrived, in ms since the epoch. */
  readonly count: number;
  readonly totalBytes: number;
  readonly firstAt?: number;
  readonly lastAt?: number;
  /** When the oldest event arrived that is still kept. Absent: all are that were measured. */
  readonly keptFrom?: number;
  readonly timeline: Timeline;
  readonly events: Rate;
  readonly bytes: Rate;
  readonly gaps: GapHistogram & GapNumbers;
  /** The most frequent first, a hundred at most. */
  readonly types: readonly TypeStatistics[];
  /** How many types there are. */
  readonly typeCount: number;
}
