import type { EventParts } from '../log/event-reader.ts';

/** An event as it is looked at. */
export interface WatchedEvent extends EventParts {
  readonly seq: number;
  /** Of the read that completed it, in ms since the epoch. */
  readonly time: number;
}

/** Looks at each event of a stream, one after the other, for notes of a few kinds. */
export interface Watch {
  look(event: WatchedEvent): void;
  /** The next event is the first one of another body. */
  beginBody?(): void;
}
