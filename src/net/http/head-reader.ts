import { Leniencies } from '../../shared/stream/leniencies.ts';
import { judgeFraming } from './framing.ts';
import type { ResponseHead } from './head.ts';
import { fieldsOf, linesOf } from './head-lines.ts';
import { HttpError } from './http-error.ts';
import { octet, readText } from './octets.ts';
import { readStatusLine } from './status-line.ts';

/** As in Chromium. */
export const maxHeadBytes = 256 * 1024;

/** As in Chromium: what may stand before `HTTP`, the line ends of another response for example. */
const maxBytesBefore = 4;

const httpName = 'http';

/** Who is told of the heads of a response. */
export interface HeadListener {
  /** [spec] RFC 9110 section 15.2: an interim response (1xx, without 101), of which there may be any number before the final one. */
  onInterim(head: ResponseHead): void;
  /** Once: the next byte is the first of the body. */
  onHead(head: ResponseHead): void;
}

/**
 * Reads the heads of the response to one request, byte for byte: whatever the split, it says the same. Nothing is kept of the
 * bytes that it is given.
 *
 * As lenient as Chromium, where RFC 9112 and 9110 leave it open; see the functions that it is made of.
 */
export class HeadReader {
  readonly #listener: HeadListener;
  #held = new Uint8Array(1024);
  #length = 0;
  /** Where the status line begins in what is held; -1: not known yet. */
  #start = -1;
  #hasBegun = false;
  #isDone = false;
  /** Whether the line before the byte that is read next is over, and what that byte follows. */
  #wasLineFeed = false;
  #last = 0;

  constructor(listener: HeadListener) {
    this.#listener = listener;
  }

  /** Whether the final head was read. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /**
   * @param bytes - valid until the call returns
   * @param from - where to begin in them
   * @returns how many bytes it took: all, unless the final head ended before
   * @throws {HttpError} of no use afterwards
   */
  read(bytes: Uint8Array, from = 0): number {
    let at = from;
    while (at < bytes.length && !this.#isDone) {
      this.#push(bytes[at++] ?? 0);
      if (this.#start < 0) this.#lookForStart(bytes, at);
      else if (this.#endsHead()) this.#finish();
    }
    return at - from;
  }

  /**
   * The connection has ended.
   *
   * @throws {HttpError} unless the final head was read
   */
  end(): void {
    if (this.#isDone) return;
    const bytes = this.#held.subarray(0, this.#length);
    if (!this.#hasBegun) throw new HttpError('HTTP_NO_RESPONSE', 'the connection ended before the response');
    if (this.#start < 0 && !this.#mayBeHttp()) throw notHttp(bytes);
    throw new HttpError('HTTP_HEAD_CUT', 'the connection ended within the head of the response', bytes);
  }

  #push(byte: number): void {
    this.#hasBegun = true;
    if (this.#length === maxHeadBytes) {
      const message = `the head of the response has more than ${maxHeadBytes} bytes`;
      throw new HttpError('HTTP_HEAD_TOO_LARGE', message, this.#held);
    }
    if (this.#length === this.#held.length) this.#grow();
    this.#held[this.#length++] = byte;
  }

  #grow(): void {
    const larger = new Uint8Array(Math.min(2 * this.#held.length, maxHeadBytes));
    larger.set(this.#held);
    this.#held = larger;
  }

  /** Chromium takes `HTTP` in any case, after four bytes of anything. What else begins a response is HTTP/0.9, and refused. */
  #lookForStart(bytes: Uint8Array, next: number): void {
    const start = this.#length - httpName.length;
    if (start >= 0 && readText(this.#held.subarray(start, this.#length)).toLowerCase() === httpName)
      this.#start = start;
    else if (start >= maxBytesBefore) throw notHttp(joinedBytes(this.#held.subarray(0, this.#length), bytes, next));
  }

  /** Whether what was held when the connection ended can be the beginning of a head. */
  #mayBeHttp(): boolean {
    const text = readText(this.#held.subarray(0, this.#length)).toLowerCase();
    return [3, 2, 1].some((length) => text.endsWith(httpName.slice(0, length))) || text.trim() === '';
  }

  /**
   * [spec] RFC 9112 section 2.1: an empty line ends the header section. As in Chromium, that is a LF after a LF, with a CR
   * between them or not.
   */
  #endsHead(): boolean {
    const byte = this.#held[this.#length - 1] ?? 0;
    const isEnd = byte === octet.lineFeed && this.#wasLineFeed;
    if (byte === octet.lineFeed) this.#wasLineFeed = true;
    else if (byte !== octet.carriageReturn || this.#last !== octet.lineFeed) this.#wasLineFeed = false;
    this.#last = byte;
    return isEnd;
  }

  #finish(): void {
    const head = readHead(this.#held.slice(0, this.#length), this.#start);
    const isInterim = head.status >= 100 && head.status < 200 && head.status !== 101;
    this.#isDone = !isInterim;
    this.#length = 0;
    this.#start = -1;
    this.#wasLineFeed = false;
    this.#last = 0;
    if (isInterim) this.#listener.onInterim(head);
    else this.#listener.onHead(head);
  }
}

function readHead(raw: Uint8Array, start: number): ResponseHead {
  if (raw.includes(0)) throw new HttpError('HTTP_NUL_IN_HEAD', 'the head of the response has a NUL character', raw);
  const lenient = new Leniencies();
  if (start > 0) lenient.add('bytesBeforeStatusLine', () => readText(raw.subarray(0, start)));
  const [statusLine = raw, ...lines] = linesOf(raw.subarray(start), lenient);
  const { httpVersion, status, statusText } = readStatusLine(statusLine, lenient);
  const headers = fieldsOf(lines, lenient);
  judgeFraming({ httpVersion, headers }, raw, lenient);
  return { httpVersion, status, statusText, headers, raw, lenient: lenient.list };
}

/** What came, with the rest of the read: who knows other protocols can tell which one it is. */
function joinedBytes(held: Uint8Array, bytes: Uint8Array, next: number): Uint8Array {
  const all = new Uint8Array(held.length + Math.min(bytes.length - next, 1024));
  all.set(held);
  all.set(bytes.subarray(next, next + 1024), held.length);
  return all;
}

function notHttp(bytes: Uint8Array): HttpError {
  return new HttpError('HTTP_NOT_HTTP', 'what came is not a response of HTTP/1', bytes);
}
