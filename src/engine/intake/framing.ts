/** How a body is divided into events: what the intake asks of a framing, and what that tells it. */

import type { ByteStore, Chunk } from '../bytes/byte-store.ts';

/**
 * What a framing finds, as positions. All are relative to the first byte of the chunk being read, and negative for what
 * stands in earlier chunks: so they stay small integers, and an event costs no memory on its way.
 */
export interface FrameSink {
  /**
   * A block with data was completed.
   *
   * @param start - of the block
   * @param end - behind the blank line
   * @param dataStart - where the value of its first data line begins
   * @param dataEnd - where the value of its last data line ends
   * @param typeStart - where the value of its last event line begins; equal to `typeEnd` when it has no type
   * @returns whether to stop: nothing more is read then until the next body
   */
  event(
    start: number,
    end: number,
    dataStart: number,
    dataEnd: number,
    dataLines: number,
    typeStart: number,
    typeEnd: number,
  ): boolean;
  /** The LF came whose CR, at the end of the chunk before, completed the newest event. */
  lineFeedOfEvent(): void;
  /** A block was completed that has a type and no data. @param end - behind its blank line */
  typeWithoutData(typeStart: number, typeEnd: number, start: number, end: number): void;
  /** A completed block changed the last event ID string to this value. Told before the event of the block. */
  lastEventId(start: number, end: number): void;
  /** @param time - the reconnection time in ms; the line stands from `start` to `end` */
  retry(time: number, start: number, end: number): void;
  /** A retry line whose value is no number. @param valueStart - where its value begins */
  badRetry(start: number, valueStart: number, end: number): void;
  /** An id line whose value contains U+0000, so that it does not count. */
  idWithNul(start: number, end: number): void;
  /** @param start - behind the colon */
  comment(start: number, end: number): void;
  /**
   * A line whose field name is none of the standard.
   *
   * @param dataStart - where the value of the block's first data line begins, and `dataEnd` where that of the last one
   *   ends; equal when it has none so far
   */
  unknownLine(start: number, end: number, dataStart: number, dataEnd: number): void;
  /** A body began with a byte order mark. */
  byteOrderMark(start: number, end: number): void;
}

/** Divides the bytes of one body after the other into blocks, and tells a {@link FrameSink} of them as they are read. */
export interface Framing {
  /** A sink stopped the body, or {@link halt} did. */
  readonly isHalted: boolean;
  /** The offset in the stream where the unfinished block begins. */
  readonly blockStart: number;
  /** What comes next is a body of its own: the unfinished block is discarded. */
  beginBody(): void;
  /** The body is complete: what its end completes, too, is told of. The sink's positions are as in the last {@link read}. */
  endBody(): void;
  /** Reads no more of this body. */
  halt(): void;
  /**
   * Reads on, up to the end of the chunk, or of the event that made the sink stop.
   *
   * @param from - where the bytes begin in the chunk that were not read yet
   * @returns how many of them were read
   */
  read(chunk: Chunk, from: number): number;
}

/** @param store - has the bytes of earlier chunks: a framing keeps nothing but positions */
export type NewFraming = (store: ByteStore, sink: FrameSink) => Framing;
