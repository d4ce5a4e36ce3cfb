import type { ByteStore, Chunk } from '../bytes/byte-store.ts';
import { Ascii, Field, fieldHeadBytes, fieldOf, heads, valueStart } from '../bytes/fields.ts';
import { findLineEnd } from '../bytes/line-end.ts';
import type { Framing, FrameSink, NewFraming } from './framing.ts';

const { lf, cr, nul, space, zero, nine, colon, letterT } = Ascii;

/**
 * Finds the events in the bytes of a body, by the HTML standard, sections 9.2.5 and 9.2.6. Looks at every byte once, in any
 * split, and keeps nothing but positions: bytes of earlier chunks are asked for again where a line crosses chunks.
 */
export class WireFramer implements Framing {
  readonly #store: ByteStore;
  readonly #sink: FrameSink;
  /** The offset in the stream to which all positions are relative. */
  #origin = 0;
  #blockStart = 0;
  #lineStart = 0;
  #dataStart = 0;
  #dataEnd = 0;
  #dataLines = 0;
  #typeStart = 0;
  #typeEnd = 0;
  #idStart = 0;
  #idEnd = 0;
  #hasId = false;
  /** Nothing but a byte order mark can have been read of the body. */
  #atBodyStart = true;
  /** The last byte read was a CR: an LF after it belongs to the same line end. */
  #afterCr = false;
  /** The last block that was completed was an event. */
  #afterEvent = false;
  #isHalted = false;

  constructor(store: ByteStore, sink: FrameSink) {
    this.#store = store;
    this.#sink = sink;
  }

  get isHalted(): boolean {
    return this.#isHalted;
  }

  get blockStart(): number {
    return this.#origin + this.#blockStart;
  }

  /**
   * [spec] Once the end of the file is reached, any pending data must be discarded. (If the file ends in the middle of an
   * event, before the final empty line, the incomplete event is not dispatched.)
   */
  beginBody(): void {
    this.#rebase(this.#store.end);
    this.#beginBlock(0);
    this.#lineStart = 0;
    this.#atBodyStart = true;
    this.#afterCr = false;
    this.#afterEvent = false;
    this.#isHalted = false;
  }

  /** [spec] As above: a block that is not complete is no event. */
  endBody(): void {}

  halt(): void {
    this.#rebase(this.#store.end);
    this.#beginBlock(0);
    this.#lineStart = 0;
    this.#isHalted = true;
  }

  read(chunk: Chunk, from: number): number {
    this.#rebase(chunk.start);
    let at = from;
    if (this.#afterCr && at < chunk.length) at = this.#skipLineFeed(chunk.bytes, at);
    if (this.#atBodyStart || this.#lineStart < at) at = this.#begunLine(chunk, at);
    if (at < chunk.length) at = this.#lines(chunk, at);
    return at - from;
  }

  /**
   * Reads the line that earlier bytes began, or that may have a byte order mark. If it is blank, so is the block.
   *
   * @param at - where the bytes begin that were not looked at yet
   * @returns where to go on
   */
  #begunLine(chunk: Chunk, at: number): number {
    const end = findLineEnd(chunk, at);
    if (end === chunk.length) return end;
    const start = this.#atBodyStart ? this.#skipByteOrderMark(this.#lineStart, end) : this.#lineStart;
    const next = chunk.bytes[end] === cr ? this.#behindReturn(chunk, end) : end + 1;
    this.#lineStart = next;
    if (start < end) this.#field(start, end);
    else this.#beginBlock(next);
    return next;
  }

  /**
   * Reads the lines from `from` on whose ends are there. Every byte passes here, so the block being read is held in locals,
   * which costs half as much as in fields.
   *
   * @returns where to go on: at the end of the chunk, or behind the event that made the sink stop
   */
  #lines(chunk: Chunk, from: number): number {
    const { bytes, view, length } = chunk;
    let blockStart = this.#blockStart;
    let [dataStart, dataEnd, dataLines] = [this.#dataStart, this.#dataEnd, this.#dataLines];
    let [typeStart, typeEnd] = [this.#typeStart, this.#typeEnd];
    let [idStart, idEnd, hasId] = [this.#idStart, this.#idEnd, this.#hasId];
    let start = from;
    while (start < length && !this.#isHalted) {
      const end = bytes[start] === lf ? start : findLineEnd(chunk, start);
      if (end === length) break;
      const next = bytes[end] === cr ? this.#behindReturn(chunk, end) : end + 1;
      if (start === end) {
        // [spec] If the line is empty (a blank line): dispatch the event.
        this.#endBlock(blockStart, next, dataStart, dataEnd, dataLines, typeStart, typeEnd, idStart, idEnd, hasId);
        // Positions that mean nothing now begin anew, too: left alone they would grow beyond small integers with the stream.
        blockStart = dataStart = dataEnd = typeStart = typeEnd = idStart = idEnd = next;
        dataLines = 0;
        hasId = false;
      } else {
        // The usual lines by their first four bytes; [spec] as in #field.
        const head = end - start > 4 ? view.getInt32(start, true) : 0;
        if (head === heads.data && bytes[start + 4] === colon) {
          if (dataLines++ === 0) dataStart = start + (bytes[start + 5] === space ? 6 : 5);
          dataEnd = end;
        } else if ((head & 0xffffff) === heads.id) {
          if (!hasByte(bytes, start + 3, end, nul)) {
            idStart = start + (bytes[start + 3] === space ? 4 : 3);
            idEnd = end;
            hasId = true;
          } else this.#sink.idWithNul(start, end);
        } else if (head === heads.even && bytes[start + 4] === letterT && bytes[start + 5] === colon) {
          typeStart = start + (bytes[start + 6] === space ? 7 : 6);
          typeEnd = end;
        } else if (bytes[start] === colon) {
          this.#sink.comment(start + 1, end);
        } else {
          this.#keepBlock(dataStart, dataEnd, dataLines, typeStart, typeEnd, idStart, idEnd, hasId);
          this.#field(start, end);
          [dataStart, dataEnd, dataLines] = [this.#dataStart, this.#dataEnd, this.#dataLines];
          [typeStart, typeEnd] = [this.#typeStart, this.#typeEnd];
          [idStart, idEnd, hasId] = [this.#idStart, this.#idEnd, this.#hasId];
        }
      }
      start = next;
    }
    this.#lineStart = start;
    this.#blockStart = blockStart;
    this.#keepBlock(dataStart, dataEnd, dataLines, typeStart, typeEnd, idStart, idEnd, hasId);
    return this.#isHalted ? start : length;
  }

  /** Tells of the block that a blank line completed. @param end - behind it */
  #endBlock(
    start: number,
    end: number,
    dataStart: number,
    dataEnd: number,
    dataLines: number,
    typeStart: number,
    typeEnd: number,
    idStart: number,
    idEnd: number,
    hasId: boolean,
  ): void {
    // [spec] Set the last event ID string of the event source to the value of the last event ID buffer.
    if (hasId) this.#sink.lastEventId(idStart, idEnd);
    this.#afterEvent = dataLines > 0;
    // [spec] If the data buffer is an empty string, set the data buffer and the event type buffer to the empty string and return.
    if (dataLines > 0) {
      this.#isHalted = this.#sink.event(start, end, dataStart, dataEnd, dataLines, typeStart, typeEnd);
    } else if (typeEnd > typeStart) this.#sink.typeWithoutData(typeStart, typeEnd, start, end);
  }

  /** Keeps what is known of the block being read, for a line that is read elsewhere or is not here yet. */
  #keepBlock(
    dataStart: number,
    dataEnd: number,
    dataLines: number,
    typeStart: number,
    typeEnd: number,
    idStart: number,
    idEnd: number,
    hasId: boolean,
  ): void {
    [this.#dataStart, this.#dataEnd, this.#dataLines] = [dataStart, dataEnd, dataLines];
    [this.#typeStart, this.#typeEnd] = [typeStart, typeEnd];
    [this.#idStart, this.#idEnd, this.#hasId] = [idStart, idEnd, hasId];
  }

  /** [spec] end-of-line = ( cr lf / cr / lf ) @returns where the line begins that comes after this CR */
  #behindReturn({ bytes, length }: Chunk, end: number): number {
    if (end + 1 === length) this.#afterCr = true;
    return end + 1 < length && bytes[end + 1] === lf ? end + 2 : end + 1;
  }

  /** Makes positions relative to the byte at that offset. */
  #rebase(origin: number): void {
    const by = this.#origin - origin;
    if (by === 0) return;
    this.#origin = origin;
    this.#blockStart += by;
    this.#lineStart += by;
    this.#dataStart += by;
    this.#dataEnd += by;
    this.#typeStart += by;
    this.#typeEnd += by;
    this.#idStart += by;
    this.#idEnd += by;
  }

  /** The CR was the end of a line at once, so that an event does not wait for its LF; here it comes, or not. */
  #skipLineFeed(bytes: Uint8Array, at: number): number {
    this.#afterCr = false;
    if (bytes[at] !== lf) return at;
    if (this.#lineStart === this.#blockStart) {
      this.#blockStart++;
      if (this.#afterEvent) this.#sink.lineFeedOfEvent();
    }
    this.#lineStart = at + 1;
    return at + 1;
  }

  /**
   * [spec] The UTF-8 decode algorithm strips one leading UTF-8 Byte Order Mark (BOM), if any.
   *
   * @returns where the line begins
   */
  #skipByteOrderMark(start: number, end: number): number {
    this.#atBodyStart = false;
    const [first, second, third] = this.#bytes(start, Math.min(start + 3, end));
    if (first !== 0xef || second !== 0xbb || third !== 0xbf) return start;
    this.#blockStart += 3;
    this.#sink.byteOrderMark(start, start + 3);
    return start + 3;
  }

  #bytes(start: number, end: number): Uint8Array {
    return this.#store.slice(this.#origin + start, this.#origin + end);
  }

  /** Reads any line that is not blank. It may have begun in an earlier chunk. */
  #field(start: number, end: number): void {
    const head = this.#bytes(start, Math.min(start + fieldHeadBytes, end));
    const field = fieldOf(head, 0, head.length);
    const value = start + valueStart(head, 0, head.length, field);
    if (field === Field.data) {
      // [spec] Append the field value to the data buffer, then append a single U+000A LINE FEED (LF) character.
      if (this.#dataLines++ === 0) this.#dataStart = value;
      this.#dataEnd = end;
    } else if (field === Field.event) {
      // [spec] Set the event type buffer to the field value.
      this.#typeStart = value;
      this.#typeEnd = end;
    } else if (field !== Field.id) {
      this.#tellOther(field, start, value, end);
    } else if (!this.#bytes(value, end).includes(nul)) {
      // [spec] If the field value does not contain U+0000 NULL, then set the last event ID buffer to the field value.
      this.#idStart = value;
      this.#idEnd = end;
      this.#hasId = true;
    } else this.#sink.idWithNul(start, end);
  }

  /** What changes nothing in the block. */
  #tellOther(field: Field, start: number, value: number, end: number): void {
    if (field === Field.retry) this.#retry(start, value, end);
    else if (field === Field.comment) this.#sink.comment(start + 1, end);
    else this.#sink.unknownLine(start, end, this.#dataStart, this.#dataEnd);
  }

  /**
   * [spec] If the field value consists of only ASCII digits, then interpret the field value as an integer in base ten, and
   * set the event stream's reconnection time to that integer. Otherwise, ignore the field.
   */
  #retry(lineStart: number, start: number, end: number): void {
    const digits = this.#bytes(start, end);
    if (digits.length === 0 || !digits.every((byte) => byte >= zero && byte <= nine)) {
      this.#sink.badRetry(lineStart, start, end);
      return;
    }
    const time = Number(Buffer.from(digits).toString('latin1'));
    this.#sink.retry(Math.min(time, Number.MAX_VALUE), lineStart, end);
  }

  #beginBlock(start: number): void {
    this.#blockStart = start;
    this.#dataStart = start;
    this.#dataEnd = start;
    this.#dataLines = 0;
    this.#typeStart = start;
    this.#typeEnd = start;
    this.#idStart = start;
    this.#idEnd = start;
    this.#hasId = false;
  }
}

/** Of a body that is `text/event-stream`. */
export const eventStreamFraming: NewFraming = (store, sink) => new WireFramer(store, sink);

function hasByte(bytes: Uint8Array, start: number, end: number, byte: number): boolean {
  for (let index = start; index < end; index++) if (bytes[index] === byte) return true;
  return false;
}
