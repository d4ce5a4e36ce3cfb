/** Undoes the framing of a body (RFC 9112 sections 6 and 7). */

import type { BodyEnd, BodyFraming } from '../../shared/stream/body.ts';
import { Leniencies } from '../../shared/stream/leniencies.ts';
import type { Leniency } from '../../shared/stream/records.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { ChunkError, ChunkLine, hexValues } from './chunk-line.ts';

const [lineFeed, carriageReturn] = [10, 13] as const;

/** So many digits of a size are read on the short way. */
const shortDigits = 7;

/** What is kept of the bytes after the body. */
const maxAfterBytes = 80;

/** What comes next in chunked coding; numbers, since it is asked for at every chunk. */
const expecting = { size: 0, data: 1, dataEnd: 2, trailer: 3 } as const;

type Expecting = (typeof expecting)[keyof typeof expecting];

/**
 * Undoes the framing of one body, which may come in any split: the result is the same.
 *
 * For each read: {@link decode} gives the bytes of the body in it, {@link chunkEnds} and {@link chunkCount} where chunks ended,
 * and {@link bodyEnd} whether that was all. After the end of the connection, {@link end} says what became of the body. An
 * error is said after all that was decoded before it, never instead.
 */
export class TransferDecoder {
  readonly #kind: BodyFraming['kind'];
  readonly #lenient = new Leniencies();
  readonly #line = new ChunkLine(this.#lenient);
  readonly #after: number[] = [];
  #expecting: Expecting = expecting.size;
  /** Of the chunk, or of the body whose length is known. */
  #left: number;
  /** Where the body is in the read, from and up to; -1: no byte of it yet. */
  #start = -1;
  #to = -1;
  #end: BodyEnd | undefined;
  #chunkEnds = new Uint32Array(1024);
  #chunkCount = 0;

  constructor(framing: BodyFraming) {
    this.#kind = framing.kind;
    this.#left = framing.kind === 'length' ? framing.length : 0;
    if (framing.kind === 'length' && framing.length === 0) this.#end = { kind: 'complete' };
  }

  /** What became of the body; absent while there is more to come. */
  get bodyEnd(): BodyEnd | undefined {
    return this.#end;
  }

  /**
   * Where the chunks ended whose last byte was in the last read: offsets in what {@link decode} returned, ascending, of which the
   * first {@link chunkCount} are valid until its next call.
   */
  get chunkEnds(): Uint32Array {
    return this.#chunkEnds;
  }

  get chunkCount(): number {
    return this.#chunkCount;
  }

  /** What browsers read though it is not as HTTP says, so far: of each kind the first one. */
  get lenient(): readonly Leniency[] {
    if (this.#after.length > 0) this.#lenient.add('bytesAfterBody', () => decodeUtf8(Uint8Array.from(this.#after)));
    return this.#lenient.list;
  }

  /**
   * @param bytes - of a read, in memory that is the decoder's to write: where the body is in several pieces, they are moved
   *   together, behind the first one
   * @returns the part of `bytes` that is the body now; empty where there is none. A body without chunks stays where it is
   */
  decode(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#chunkCount = 0;
    if (this.#kind === 'close') return bytes;
    if (this.#end !== undefined) return this.#ignore(bytes, 0);
    return this.#kind === 'length' ? this.#decodeLength(bytes) : this.#decodeChunks(bytes);
  }

  /** The connection has ended. @returns what became of the body */
  end(): BodyEnd {
    const end: BodyEnd = this.#end ?? { kind: this.#kind === 'close' ? 'complete' : 'cut' };
    this.#end = end;
    return end;
  }

  #decodeLength(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const size = Math.min(this.#left, bytes.length);
    this.#left -= size;
    if (this.#left === 0) this.#end = { kind: 'complete' };
    this.#ignore(bytes, size);
    return bytes.subarray(0, size);
  }

  #decodeChunks(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#start = this.#to = -1;
    let at = 0;
    while (at < bytes.length && this.#end === undefined) {
      if (this.#expecting === expecting.data) at = this.#takeData(bytes, at);
      else if (this.#expecting === expecting.size && !this.#line.hasBegun) at = this.#takeWholeChunks(bytes, at);
      else at = this.#readLine(bytes, at);
    }
    this.#ignore(bytes, at);
    return this.#start < 0 ? bytes.subarray(0, 0) : bytes.subarray(this.#start, this.#to);
  }

  #takeData(bytes: Uint8Array, at: number): number {
    const size = Math.min(this.#left, bytes.length - at);
    if (this.#start < 0) this.#start = this.#to = at;
    else bytes.copyWithin(this.#to, at, at + size);
    this.#to += size;
    this.#left -= size;
    if (this.#left > 0) return at + size;
    if (this.#chunkCount === this.#chunkEnds.length) this.#growEnds();
    this.#chunkEnds[this.#chunkCount++] = this.#to - this.#start;
    this.#expecting = expecting.dataEnd;
    return at + size;
  }

  /**
   * The hot path: as many chunks as are here as a whole, written as everybody does, with a size of a few digits and nothing else
   * in their lines. The state is written once, for all of them.
   *
   * @returns behind them, and behind the line that follows and isn't written like that, as far as it has arrived
   */
  #takeWholeChunks(bytes: Uint8Array, from: number): number {
    let [at, to, start, count] = [from, this.#to, this.#start, this.#chunkCount];
    for (;;) {
      let [digit, size] = [at, 0];
      for (const end = Math.min(at + shortDigits, bytes.length); digit < end; digit++) {
        const value = hexValues[bytes[digit] ?? 0] ?? -1;
        if (value < 0) break;
        size = size * 16 + value;
      }
      const dataEnd = digit + 2 + size;
      if (size === 0 || dataEnd + 2 > bytes.length || !isLineEnd(bytes, digit) || !isLineEnd(bytes, dataEnd)) break;
      if (start < 0) start = to = digit + 2;
      else bytes.copyWithin(to, digit + 2, dataEnd);
      to += size;
      if (count === this.#chunkEnds.length) this.#growEnds();
      this.#chunkEnds[count++] = to - start;
      at = dataEnd + 2;
    }
    this.#to = to;
    this.#start = start;
    this.#chunkCount = count;
    return at === bytes.length ? at : this.#readLine(bytes, at);
  }

  #growEnds(): void {
    const larger = new Uint32Array(2 * this.#chunkEnds.length);
    larger.set(this.#chunkEnds);
    this.#chunkEnds = larger;
  }

  #readLine(bytes: Uint8Array, from: number): number {
    try {
      const at = this.#line.take(bytes, from);
      if (this.#line.isWhole) this.#obeyLine();
      return at;
    } catch (error) {
      if (!(error instanceof ChunkError)) throw error;
      this.#end = { kind: 'broken', code: error.code, message: error.message };
      return bytes.length;
    }
  }

  /** [spec] RFC 9112 section 7.1: chunked-body = *chunk last-chunk trailer-section CRLF. */
  #obeyLine(): void {
    if (this.#expecting === expecting.size) {
      this.#left = this.#line.readSize();
      this.#expecting = this.#left === 0 ? expecting.trailer : expecting.data;
    } else if (this.#expecting === expecting.dataEnd) {
      this.#line.readEnd();
      this.#expecting = expecting.size;
    } else if (this.#line.readTrailer()) {
      this.#end = { kind: 'complete' };
    }
  }

  /** What comes after the end of the body is of no response that was asked for. */
  #ignore(bytes: Uint8Array<ArrayBuffer>, from: number): Uint8Array<ArrayBuffer> {
    const last = this.#end?.kind === 'complete' ? from + maxAfterBytes - this.#after.length : from;
    this.#after.push(...bytes.subarray(from, Math.max(from, last)));
    return bytes.subarray(0, 0);
  }
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed;
}
