/** A text as the bytes that it may be read as, each with the stretch of the text that it stands for. */

export interface ByteView {
  /** 0 to 255, or {@link gap}. */
  readonly bytes: Uint16Array;
  /** Where in the text each of them begins and ends: code units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Between stretches that don't belong together. */
export const gap = 256;

/** Writes a view of at most so many bytes. */
export class ViewWriter {
  readonly #bytes: Uint16Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #length = 0;

  constructor(maxLength: number) {
    this.#bytes = new Uint16Array(maxLength);
    this.#starts = new Uint32Array(maxLength);
    this.#ends = new Uint32Array(maxLength);
  }

  byte(byte: number, start: number, end: number): void {
    this.#bytes[this.#length] = byte;
    this.#starts[this.#length] = start;
    this.#ends[this.#length++] = end;
  }

  /** In UTF-8. Half of a surrogate pair becomes U+FFFD, as it does wherever it is sent. */
  codePoint(code: number, start: number, end: number): void {
    const sent = (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ? 0xfffd : code;
    if (sent < 0x80) return this.byte(sent, start, end);
    const tails = sent < 0x800 ? 1 : sent < 0x10000 ? 2 : 3;
    this.byte(leads[tails] | (sent >> (6 * tails)), start, end);
    for (let tail = tails - 1; tail >= 0; tail--) this.byte(0x80 | ((sent >> (6 * tail)) & 0x3f), start, end);
  }

  /** The byte written last stands for more of the text. */
  extendLast(end: number): void {
    if (this.#length > 0) this.#ends[this.#length - 1] = end;
  }

  get view(): ByteView {
    const length = this.#length;
    return {
      bytes: this.#bytes.subarray(0, length),
      starts: this.#starts.subarray(0, length),
      ends: this.#ends.subarray(0, length),
    };
  }
}

/** First bytes in UTF-8, by the number of bytes that follow. */
const leads = [0, 0xc0, 0xe0, 0xf0] as const;

/** The bytes of the text in UTF-8. */
export function utf8View(text: string): ByteView {
  return asciiView(text) ?? viewOf(text, 0x80);
}

let ascending = new Uint32Array();

/** Most texts have nothing else. */
function asciiView(text: string): ByteView | undefined {
  const { length } = text;
  const bytes = new Uint16Array(length);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) return undefined;
    bytes[at] = code;
  }
  if (ascending.length <= length) ascending = Uint32Array.from({ length: 2 * length + 1 }, (_, i) => i);
  return { bytes, starts: ascending.subarray(0, length), ends: ascending.subarray(1, length + 1) };
}

/**
 * Each character up to U+00FF as a byte: of a header or a status text node tells its bytes so. `undefined` when that is no
 * other view than {@link utf8View}.
 */
export function latin1View(text: string): ByteView | undefined {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80 && code <= 0xff) return viewOf(text, 0x100);
  }
  return undefined;
}

/** @param firstEncoded - characters from this one on become several bytes */
function viewOf(text: string, firstEncoded: number): ByteView {
  const writer = new ViewWriter(3 * text.length);
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    if (code < firstEncoded) writer.byte(code, at, end);
    else writer.codePoint(code, at, end);
    at = end;
  }
  return writer.view;
}
