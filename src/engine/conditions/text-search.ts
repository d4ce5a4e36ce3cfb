import { SteadySearch, unitsOf } from './steady-search.ts';
import { decodeData, joinData } from '../bytes/event-text.ts';
import { decodeUtf8, encodeUtf8, hasOneEncoding } from '../bytes/utf8.ts';

const byteValues = 256;

/** V8 looks for longer strings in a time that may grow with their length: its tables are of so many characters. */
const longestOfV8 = 250;

/** So many bytes are compared with the needle for each that was passed, in vain, before it is done otherwise. */
const patience = 4;

/** Lower-case letters for the upper-case ones of ASCII, every other byte as it is. */
const foldAscii = Uint8Array.from({ length: byteValues }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte,
);

/**
 * Finds text in the data of events without regard to case: on the bytes, without decoding, where the text has no letters
 * but those of ASCII that come in two cases; else in the decoded data, both in lower case.
 */
export class TextSearch {
  /** The text in bytes, folded; `undefined` when data must be decoded. */
  readonly #needle: Uint8Array | undefined;
  readonly #folded: string;
  /** How far to go on from a byte where the needle's last one would be; 0 when it is that one. */
  readonly #skips: Int32Array;
  /** How far to go on when it was that one, and those before it differ. */
  readonly #skipAfterLast: number;
  #steady: SteadySearch | undefined;

  /** @param text - not empty */
  constructor(text: string) {
    this.#folded = text.toLowerCase();
    const needle = encodeUtf8(text).map((byte) => foldAscii[byte] as number);
    const last = needle.length - 1;
    this.#needle = isSearchedInBytes(text) ? needle : undefined;
    this.#skips = skipsOf(needle);
    this.#skipAfterLast = last - (last === 0 ? -1 : needle.lastIndexOf(needle[last] as number, last - 1));
  }

  /** Whether data of one line, which stands there, contains the text. */
  isInLine(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#needle !== undefined) return this.#isInBytes(this.#needle, bytes, start, end);
    return this.#isInText(decodeUtf8(bytes.subarray(start, end)));
  }

  /** Whether data of several lines contains the text. @param bytes - the data as it is on the wire */
  isInLines(bytes: Uint8Array): boolean {
    const needle = this.#needle;
    if (needle === undefined) return this.#isInText(decodeData(bytes));
    // What is not even in the bytes with field names and line ends cannot be in one line of the data.
    if (!this.#folded.includes('\n') && !this.#isInBytes(needle, bytes, 0, bytes.length)) return false;
    const data = joinData(bytes);
    return this.#isInBytes(needle, data, 0, data.length);
  }

  /**
   * Horspool's algorithm: looks where the needle would end, and goes on as far as the byte there allows. Where that is seldom
   * far, for needle and data are nearly alike, another one goes on.
   */
  #isInBytes(needle: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
    const skips = this.#skips;
    const last = needle.length - 1;
    let compared = 0;
    for (let at = start + last; at < end;) {
      const skip = skips[bytes[at] as number] as number;
      if (skip > 0) {
        at += skip;
      } else {
        const alike = alikeBefore(needle, bytes, at);
        if (alike === last) return true;
        compared += alike;
        at += this.#skipAfterLast;
        if (compared > patience * (at - start)) return this.#steadySearch(needle).isIn(bytes, at - last, end);
      }
    }
    return false;
  }

  #steadySearch(needle: Uint8Array): SteadySearch {
    return (this.#steady ??= new SteadySearch(needle, foldAscii));
  }

  #isInText(text: string): boolean {
    const folded = text.toLowerCase();
    if (this.#folded.length <= longestOfV8) return folded.includes(this.#folded);
    const units = unitsOf(folded);
    return (this.#steady ??= new SteadySearch(unitsOf(this.#folded))).isIn(units, 0, units.length);
  }
}

/** How many bytes before the needle's last one, which stands there, are those of the needle. */
function alikeBefore(needle: Uint8Array, bytes: Uint8Array, at: number): number {
  const last = needle.length - 1;
  let back = 1;
  while (back <= last && foldAscii[bytes[at - back] as number] === needle[last - back]) back++;
  return back - 1;
}

/** Folding the bytes of ASCII letters is all that is needed when no other character of the text has two cases. */
function isSearchedInBytes(text: string): boolean {
  if (!hasOneEncoding(text)) return false;
  return Array.from(text).every((char) => char <= '\u007F' || !hasCases(char));
}

function hasCases(char: string): boolean {
  return char.toLowerCase() !== char || char.toUpperCase() !== char;
}

/** How far the needle can go on at each byte so that an earlier byte of it comes to stand there. */
function skipsOf(needle: Uint8Array): Int32Array {
  const last = needle.length - 1;
  return Int32Array.from(foldAscii, (byte) => (byte === needle[last] ? 0 : last - needle.lastIndexOf(byte, last)));
}
