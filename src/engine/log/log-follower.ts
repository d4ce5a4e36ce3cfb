import type { LineFormat } from '../../shared/stream/body.ts';

/**
 * What reads a log in slices, behind the stream: each event once and in its order, when there is time, so that a flood is not
 * held up by it. What is dropped before its turn came is skipped.
 */
export interface LogFollower {
  /** Nothing is to be looked at for now. */
  readonly isAtRest: boolean;
  /** Counts up when there is something new to see of it. Absent: there is after each slice. */
  readonly revision?: number;
  /** Looks at the next events, for a few milliseconds at most. Does nothing when {@link isAtRest}. */
  advance(): void;
  /** What comes next is another body. @param format - absent: it is an event stream */
  beginBody?(format?: LineFormat): void;
  /** The body is over, and the server or the network ended it. */
  endBody?(): void;
  /** Events came into the log, and others were dropped. */
  followLog?(): void;
  /** All events were dropped by hand. */
  clear?(): void;
}
