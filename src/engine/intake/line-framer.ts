import type { LineFormat } from '../../shared/stream/body.ts';
import type { ByteStore, Chunk } from '../bytes/byte-store.ts';
import { Ascii } from '../bytes/fields.ts';
import type { Framing, FrameSink } from './framing.ts';
import { JsonSequenceScan } from './json-sequence-scan.ts';

const { lf, cr, space } = Ascii;
const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Finds the lines in the bytes of a body of JSON Lines (NDJSON), and the records in one of JSON text sequences (RFC 7464).
 * Each is an event of type `message`; blank ones are passed by. Like the framer of event streams it keeps nothing but
 * positions.
 */
export class LineFramer implements Framing {
  readonly #store: ByteStore;
  readonly #sink: FrameSink;
  /** Says where a record ends. Absent: with its line. */
  readonly #sequence: JsonSequenceScan | undefined;
  /** The offset in the stream to which all positions are relative. */
  #origin = 0;
  #lineStart = 0;
  #atBodyStart = true;
  #isHalted = false;

  constructor(store: ByteStore, sink: FrameSink, format: LineFormat) {
    this.#store = store;
    this.#sink = sink;
    if (format === 'jsonSequence') this.#sequence = new JsonSequenceScan();
  }

  get isHalted(): boolean {
    return this.#isHalted;
  }

  get blockStart(): number {
    return this.#origin + this.#lineStart;
  }

  beginBody(): void {
    this.#origin = this.#store.end;
    this.#lineStart = 0;
    this.#atBodyStart = true;
    this.#isHalted = false;
    this.#sequence?.begin();
  }

  /** The last line needs no line end. */
  endBody(): void {
    const end = this.#store.end - this.#origin;
    if (!this.#isHalted && this.#lineStart < end) this.#endLine(end, end);
  }

  halt(): void {
    this.#origin = this.#store.end;
    this.#lineStart = 0;
    this.#isHalted = true;
  }

  read(chunk: Chunk, from: number): number {
    this.#lineStart += this.#origin - chunk.start;
    this.#origin = chunk.start;
    const bytes = chunk.bytes.subarray(0, chunk.length);
    let at = from;
    while (at < bytes.length && !this.#isHalted) {
      const found = this.#sequence?.endIn(bytes, at) ?? bytes.indexOf(lf, at);
      if (found < 0) return bytes.length - from;
      // The character that begins the next record is part of that one.
      const next = bytes[found] === lf ? found + 1 : found;
      this.#endLine(found, next);
      at = found + 1;
    }
    return (this.#isHalted ? this.#lineStart : at) - from;
  }

  /** @param end - of what the line says, and `next` where the next one begins */
  #endLine(end: number, next: number): void {
    const start = this.#lineStart;
    const from = this.#atBodyStart ? this.#skipByteOrderMark(start, end) : start;
    this.#lineStart = next;
    const line = this.#store.slice(this.#origin + from, this.#origin + end);
    const first = this.#sequence === undefined ? 0 : firstOfRecord(line);
    let length = line.length;
    while (length > first && isLineEnd(line[length - 1])) length--;
    if (isBlank(line, first, length)) return;
    this.#isHalted = this.#sink.event(from, next, from + first, from + length, 1, from, from);
  }

  /** RFC 8259 section 8.1: a parser may ignore one. @returns where the line begins */
  #skipByteOrderMark(start: number, end: number): number {
    this.#atBodyStart = false;
    const head = this.#store.slice(this.#origin + start, this.#origin + Math.min(start + 3, end));
    if (byteOrderMark.some((byte, index) => head[index] !== byte)) return start;
    this.#sink.byteOrderMark(start, start + 3);
    return start + 3;
  }
}

/** Behind the character that begins it, which a sender may repeat. */
function firstOfRecord(record: Uint8Array): number {
  const first = record.findIndex((byte) => byte > space);
  return first < 0 ? record.length : first;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === cr || byte === lf;
}

function isBlank(line: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((line[at] as number) > space) return false;
  return true;
}
