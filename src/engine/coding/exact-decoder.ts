/**
 * One encoding undone, of which nothing is lost where it is broken.
 *
 * zlib gives up without what it had decoded of the same bytes, which may be whole events. So a second decoder stays behind, by
 * the bytes that are kept for it: where the first one gives up, the second goes over them, and over those with the fault one by
 * one. As long as no more has come than is kept there is none.
 */

import { CodingError } from './coding-error.ts';
import type { Format, NewFormat } from './content-formats.ts';
import type { Output } from './zlib-handle.ts';

/** So many encoded bytes are kept for the second decoder. */
const keptBytes = 1 << 16;

/** More is decoded in pieces: to go over one byte by byte has to be a matter of a moment. */
const maxPieceBytes = 1 << 14;

/** All second decoders write there, one at a time. */
const nowhere = new Uint8Array(1 << 16);

/** Counts what goes through. */
class Counted implements Output {
  readonly #output: Output;
  bytes = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  room(): Uint8Array<ArrayBuffer> {
    return this.#output.room();
  }

  made(bytes: number): void {
    this.bytes += bytes;
    this.#output.made(bytes);
  }
}

/** Lets through what comes after the first so many bytes, once it is told to. */
class Behind implements Output {
  readonly #output: Counted;
  #isOpen = false;
  bytes = 0;

  constructor(output: Counted) {
    this.#output = output;
  }

  open(): void {
    this.#isOpen = true;
  }

  room(): Uint8Array<ArrayBuffer> {
    return nowhere;
  }

  made(bytes: number): void {
    const known = Math.min(bytes, Math.max(0, this.#output.bytes - this.bytes));
    this.bytes += bytes;
    if (this.#isOpen) this.#passOn(known, bytes);
  }

  #passOn(from: number, to: number): void {
    for (let at = from; at < to;) {
      const room = this.#output.room();
      const part = nowhere.subarray(at, Math.min(to, at + room.length));
      room.set(part);
      this.#output.made(part.length);
      at += part.length;
    }
  }
}

export class ExactDecoder implements Disposable {
  readonly #create: NewFormat;
  readonly #output: Counted;
  readonly #first: Format;
  readonly #behind: Behind;
  #second: Format | undefined;
  readonly #kept = new Uint8Array(keptBytes);
  #keptLength = 0;

  constructor(create: NewFormat, output: Output) {
    this.#create = create;
    this.#output = new Counted(output);
    this.#behind = new Behind(this.#output);
    this.#first = create(this.#output);
  }

  /** What comes now is nothing: the data has ended before. */
  get hasEnded(): boolean {
    return this.#first.hasEnded;
  }

  /** Of gzip, those that have come whole. */
  get members(): number | undefined {
    return this.#first.members;
  }

  /** @throws zlib's error, after all that stands before the fault was given out; and whatever the output throws */
  decode(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to && !this.hasEnded; at += maxPieceBytes) {
      const end = Math.min(to, at + maxPieceBytes);
      try {
        this.#first.decode(bytes, at, end);
      } catch (error) {
        if (error instanceof CodingError && error === this.#first.fault) this.#recover(bytes, at, end);
        throw error;
      }
      this.#keep(bytes, at, end);
    }
  }

  /** There are no more bytes. @throws zlib's error when some are missing */
  end(): void {
    this.#first.end();
  }

  [Symbol.dispose](): void {
    this.#first[Symbol.dispose]();
    this.#second?.[Symbol.dispose]();
  }

  #keep(bytes: Uint8Array, from: number, to: number): void {
    if (this.#keptLength + to - from > keptBytes) this.#follow();
    this.#kept.set(bytes.subarray(from, to), this.#keptLength);
    this.#keptLength += to - from;
  }

  /** The second decoder goes over what is kept. */
  #follow(): Format {
    const second = (this.#second ??= this.#create(this.#behind));
    if (this.#keptLength > 0) second.decode(this.#kept, 0, this.#keptLength);
    this.#keptLength = 0;
    return second;
  }

  /** Gives out what the first decoder had decoded of these bytes and not given out. */
  #recover(bytes: Uint8Array, from: number, to: number): void {
    const second = this.#follow();
    this.#behind.open();
    try {
      for (let at = from; at < to; at++) second.decode(bytes, at, at + 1);
    } catch (error) {
      if (!(error instanceof CodingError)) throw error;
    }
  }
}
