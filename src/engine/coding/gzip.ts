/** The gzip format (RFC 1952) around deflate data: headers, trailers, and members one after the other. */

import zlib from 'node:zlib';
import { CodingError } from './coding-error.ts';
import type { Format } from './content-formats.ts';
import { type Output, ZlibHandle } from './zlib-handle.ts';

const { Z_SYNC_FLUSH, Z_FINISH } = zlib.constants;

const trailerBytes = 8;

/** [spec] RFC 1952 section 2.3.1: the bits of FLG. */
const flag = { crc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

/** Parts of a header that are there if a flag says so, in their order. */
type Part = 'fixed' | 'extraLength' | 'extra' | 'name' | 'comment' | 'crc' | 'end';

/** The header of one member, in any split. */
class GzipHeader {
  #part: Part = 'fixed';
  /** Bytes of the part that were read. */
  #read = 0;
  #flags = 0;
  #extraLength = 0;
  #crc = 0;
  #givenCrc = 0;

  get isWhole(): boolean {
    return this.#part === 'end';
  }

  /** @returns behind the last byte of the header, or of what has come @throws for what is none */
  take(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to && this.#part !== 'end') {
      const byte = bytes[at] as number;
      if (this.#part !== 'crc') this.#crc = zlib.crc32(bytes.subarray(at, at + 1), this.#crc);
      this.#takeByte(byte);
      at++;
    }
    return at;
  }

  #takeByte(byte: number): void {
    const index = this.#read++;
    switch (this.#part) {
      case 'fixed':
        this.#takeFixed(byte, index);
        break;
      case 'extraLength':
        this.#extraLength |= byte << (8 * index);
        if (index === 1) this.#goOn('extraLength', this.#extraLength > 0 ? 'extra' : undefined);
        break;
      case 'extra':
        if (index + 1 === this.#extraLength) this.#goOn('extra');
        break;
      case 'crc':
        this.#takeCrc(byte, index);
        break;
      // [spec] The name and the comment end with a zero byte.
      case 'name':
      case 'comment':
        if (byte === 0) this.#goOn(this.#part);
        break;
      case 'end':
    }
  }

  /** [spec] ID1, ID2, CM, FLG, MTIME, XFL, OS. */
  #takeFixed(byte: number, index: number): void {
    if ((index === 0 && byte !== 0x1f) || (index === 1 && byte !== 0x8b))
      throw new CodingError('Z_DATA_ERROR', 'incorrect header check');
    if (index === 2 && byte !== 8) throw new CodingError('Z_DATA_ERROR', 'unknown compression method');
    if (index === 3) this.#flags = byte;
    if (index === 3 && (byte & flag.reserved) !== 0) throw new CodingError('Z_DATA_ERROR', 'unknown header flags set');
    if (index === 9) this.#goOn('fixed');
  }

  /** [spec] CRC16: the two least significant bytes of the CRC32 of the header up to it. */
  #takeCrc(byte: number, index: number): void {
    this.#givenCrc |= byte << (8 * index);
    if (index === 0) return;
    if (this.#givenCrc !== (this.#crc & 0xffff)) throw new CodingError('Z_DATA_ERROR', 'header crc mismatch');
    this.#goOn('crc');
  }

  /** The part is over. @param next - absent: the next one whose flag is set */
  #goOn(part: Part, next?: Part): void {
    const flags = this.#flags;
    const others: readonly (readonly [Part, boolean])[] = [
      ['fixed', false],
      ['extraLength', (flags & flag.extra) !== 0],
      ['extra', false],
      ['name', (flags & flag.name) !== 0],
      ['comment', (flags & flag.comment) !== 0],
      ['crc', (flags & flag.crc) !== 0],
      ['end', true],
    ];
    const behind = others.slice(others.findIndex(([name]) => name === part) + 1);
    this.#part = next ?? behind.find(([, isThere]) => isThere)?.[0] ?? 'end';
    this.#read = 0;
  }
}

/** The output with its checksum and size. */
class Checked implements Output {
  readonly #output: Output;
  #room: Uint8Array<ArrayBuffer> | undefined;
  crc = 0;
  size = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  room(): Uint8Array<ArrayBuffer> {
    return (this.#room = this.#output.room());
  }

  made(bytes: number): void {
    if (this.#room !== undefined) this.crc = zlib.crc32(this.#room.subarray(0, bytes), this.crc);
    this.size = (this.size + bytes) >>> 0;
    this.#output.made(bytes);
  }
}

/** All members of a gzip body: node's decoder does not tell where one ends. */
export class GzipFormat implements Format {
  readonly #output: Checked;
  #header = new GzipHeader();
  readonly #data = new ZlibHandle(zlib.createInflateRaw({ flush: Z_SYNC_FLUSH }), Z_SYNC_FLUSH, Z_FINISH);
  readonly #trailer = new Uint8Array(trailerBytes);
  /** Bytes of the trailer that have come; -1: the deflate data goes on. */
  #trailerRead = -1;
  #members = 0;
  #hasBegun = false;
  hasEnded = false;

  constructor(output: Output) {
    this.#output = new Checked(output);
  }

  /** Members that have come whole. */
  get members(): number {
    return this.#members;
  }

  get fault(): CodingError | undefined {
    return this.#data.fault;
  }

  decode(bytes: Uint8Array, from: number, to: number): void {
    let at = from;
    while (at < to && !this.hasEnded) {
      if (!this.#hasBegun) this.#begin(bytes[at] as number);
      else if (!this.#header.isWhole) at = this.#header.take(bytes, at, to);
      else if (this.#trailerRead < 0) {
        at = this.#data.decode(bytes, at, to, this.#output);
        if (at < to) this.#trailerRead = 0;
      } else at = this.#takeTrailer(bytes, at, to);
    }
  }

  end(): void {
    if (this.#hasBegun && !this.hasEnded) throw new CodingError('Z_BUF_ERROR', 'unexpected end of file');
  }

  [Symbol.dispose](): void {
    this.#data[Symbol.dispose]();
  }

  /** A member; padding with zeros ends the body, as in zlib's own tools. */
  #begin(firstByte: number): void {
    if (firstByte === 0 && this.#members > 0) this.hasEnded = true;
    else this.#hasBegun = true;
  }

  /** [spec] RFC 1952 section 2.3: CRC32 and ISIZE, with the least significant byte first. */
  #takeTrailer(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to && this.#trailerRead < trailerBytes) this.#trailer[this.#trailerRead++] = bytes[at++] as number;
    if (this.#trailerRead < trailerBytes) return at;
    const view = new DataView(this.#trailer.buffer);
    if (view.getUint32(0, true) !== this.#output.crc) throw new CodingError('Z_DATA_ERROR', 'incorrect data check');
    if (view.getUint32(4, true) !== this.#output.size) throw new CodingError('Z_DATA_ERROR', 'incorrect length check');
    this.#members++;
    this.#header = new GzipHeader();
    this.#data.reset();
    this.#trailerRead = -1;
    this.#output.crc = this.#output.size = 0;
    this.#hasBegun = false;
    return at;
  }
}
