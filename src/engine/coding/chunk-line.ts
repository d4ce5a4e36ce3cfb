/** The lines between the data of chunks (RFC 9112 section 7.1). */

import type { Leniencies } from '../../shared/stream/leniencies.ts';
import { visible } from '../../shared/text/visible.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';

/** With the line end; about as in Chromium: sizes are short, and extensions are ignored. */
const maxLineBytes = 16 << 10;

/** More trailers than anybody sends; they are skipped. */
const maxTrailerBytes = 256 << 10;

/** Bytes of a line that are shown. */
const shownBytes = 80;

const [tab, lineFeed, carriageReturn, space, semicolon] = [9, 10, 13, 32, 59] as const;

/** The value of a hexadecimal digit by its byte; -1: it isn't one. */
export const hexValues = Int8Array.from({ length: 256 }, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1 : value;
});

/** Why the framing of a body is broken. */
export type ChunkErrorCode =
  /** The size isn't a hexadecimal number. */
  | 'HTTP_BAD_CHUNK_SIZE'
  /** A size of more than 63 bits. */
  | 'HTTP_CHUNK_TOO_LARGE'
  /** The data of a chunk goes on where it should end. */
  | 'HTTP_CHUNK_NOT_ENDED'
  /** More than 16 KB without a line end. */
  | 'HTTP_CHUNK_LINE_TOO_LONG'
  /** More than 256 KB after the last chunk. */
  | 'HTTP_TRAILERS_TOO_LARGE';

export class ChunkError extends Error {
  override readonly name = 'ChunkError';
  readonly code: ChunkErrorCode;

  /** @param line - what came, of which the first bytes are shown */
  constructor(code: ChunkErrorCode, what: string, line: Uint8Array) {
    super(`${what}: “${visible(shown(line), shownBytes)}”`);
    this.code = code;
  }
}

/** A line that is put together from as many reads as it takes, and what it says. */
export class ChunkLine {
  readonly #lenient: Leniencies;
  #held = new Uint8Array(64);
  #length = 0;
  #trailerBytes = 0;

  constructor(lenient: Leniencies) {
    this.#lenient = lenient;
  }

  /** Whether a read ended within the line. */
  get hasBegun(): boolean {
    return this.#length > 0;
  }

  /**
   * Takes bytes up to the end of the line.
   *
   * @returns how far it took them: the line is whole when the byte before is a LF
   * @throws {ChunkError} when the line is too long
   */
  take(bytes: Uint8Array, from: number): number {
    const found = bytes.indexOf(lineFeed, from);
    const end = found < 0 ? bytes.length : found + 1;
    const length = this.#length + end - from;
    if (length > this.#held.length) this.#grow(Math.min(length, maxLineBytes));
    this.#held.set(bytes.subarray(from, Math.min(end, from + this.#held.length - this.#length)), this.#length);
    if (length > maxLineBytes)
      throw new ChunkError('HTTP_CHUNK_LINE_TOO_LONG', 'a line between chunks is too long', this.#held);
    this.#length = length;
    return end;
  }

  #grow(length: number): void {
    const larger = new Uint8Array(Math.min(Math.max(length, 2 * this.#held.length), maxLineBytes));
    larger.set(this.#held);
    this.#held = larger;
  }

  /** Whether the whole line has arrived. */
  get isWhole(): boolean {
    return this.#length > 0 && this.#held[this.#length - 1] === lineFeed;
  }

  /** The next one begins. @returns the line with its end; valid until the next call */
  #finish(): Uint8Array {
    const raw = this.#held.subarray(0, this.#length);
    this.#length = 0;
    return raw;
  }

  /** [spec] RFC 9112 section 2.2 allows a LF alone in heads; Chromium takes it here too. */
  #accept(raw: Uint8Array): void {
    if (!endsWithCrLf(raw)) this.#lenient.add('bareLineFeedInChunks', () => shown(raw));
  }

  /**
   * [spec] RFC 9112 section 7.1: chunk-size = 1*HEXDIG; section 7.1.1: chunk-ext = *( BWS ";" BWS chunk-ext-name … ), where "A
   * recipient MUST ignore unrecognized chunk extensions" and (RFC 9110 section 5.6.3) parse bad white space. As in Chromium,
   * spaces after the size need no extension behind them; tabs do.
   *
   * @returns bytes of data; 0: it is the last chunk
   * @throws {ChunkError}
   */
  readSize(): number {
    const raw = this.#finish();
    const line = contentOf(raw);
    const extension = line.indexOf(semicolon);
    const padded = extension < 0 ? line : line.subarray(0, extension);
    const digits = withoutEnd(padded, extension < 0 ? [space] : [space, tab]);
    if (digits.length === 0 || digits.some((byte) => (hexValues[byte] ?? -1) < 0))
      throw new ChunkError('HTTP_BAD_CHUNK_SIZE', 'the size of a chunk is not a hexadecimal number', line);
    const size = valueOf(digits, line);
    this.#accept(raw);
    if (digits.length < padded.length) this.#lenient.add('spaceInChunkSize', () => shown(line));
    return size;
  }

  /** @throws {ChunkError} unless the line between two chunks is empty */
  readEnd(): void {
    const raw = this.#finish();
    const line = contentOf(raw);
    if (line.length > 0) throw new ChunkError('HTTP_CHUNK_NOT_ENDED', 'the data of a chunk goes on', line);
    this.#accept(raw);
  }

  /**
   * [spec] RFC 9112 section 7.1.2: a recipient "MAY process the fields […] or discard them".
   *
   * @returns whether the line was the empty one that ends them
   * @throws {ChunkError} for more than anybody sends
   */
  readTrailer(): boolean {
    const raw = this.#finish();
    const line = contentOf(raw);
    this.#trailerBytes += raw.length;
    if (this.#trailerBytes > maxTrailerBytes)
      throw new ChunkError('HTTP_TRAILERS_TOO_LARGE', 'there are too many trailers', line);
    this.#accept(raw);
    return line.length === 0;
  }
}

function endsWithCrLf(raw: Uint8Array): boolean {
  return raw[raw.length - 2] === carriageReturn;
}

/** @param raw - ends with LF */
function contentOf(raw: Uint8Array): Uint8Array {
  return raw.subarray(0, raw.length - (endsWithCrLf(raw) ? 2 : 1));
}

function shown(line: Uint8Array): string {
  return decodeUtf8(line.subarray(0, shownBytes));
}

function withoutEnd(bytes: Uint8Array, blanks: readonly number[]): Uint8Array {
  let end = bytes.length;
  while (end > 0 && blanks.includes(bytes[end - 1] ?? 0)) end--;
  return bytes.subarray(0, end);
}

/** [spec] RFC 9112 section 7.1: "recipients MUST anticipate potentially large hexadecimal numerals and prevent parsing errors due to integer conversion overflows". */
function valueOf(digits: Uint8Array, line: Uint8Array): number {
  const firstOther = digits.findIndex((byte) => byte !== 48);
  const significant = firstOther < 0 ? digits.subarray(0, 0) : digits.subarray(firstOther);
  if (significant.length > 16 || (significant.length === 16 && (hexValues[significant[0] ?? 0] ?? 0) > 7))
    throw new ChunkError('HTTP_CHUNK_TOO_LARGE', 'the size of a chunk is too large', line);
  return significant.reduce((value, byte) => value * 16 + (hexValues[byte] ?? 0), 0);
}
