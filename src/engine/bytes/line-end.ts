import { Ascii } from './fields.ts';

const { lf, cr } = Ascii;

/** Bytes to find line ends in, with two more views of the same memory. */
export interface ScannedBytes {
  readonly bytes: Uint8Array;
  /** Reads four bytes at once, wherever they stand. */
  readonly view: DataView;
  /** Has node's own search. */
  readonly buffer: Buffer;
  /** How many bytes there are to look at: the views may go beyond. */
  readonly length: number;
}

/** The views that {@link findLineEnd} needs of memory that begins with `bytes`. */
export function viewsOf(bytes: Uint8Array<ArrayBuffer>): Pick<ScannedBytes, 'view' | 'buffer'> {
  const { buffer, byteOffset, length } = bytes;
  return { view: new DataView(buffer, byteOffset, length), buffer: Buffer.from(buffer, byteOffset, length) };
}

/** From this length on a line is left to node's own search, whose call costs as much as looking at so many bytes here. */
const longLineBytes = 192;

/** Where the line that begins at `start` ends: the first CR or LF, or `to` when there is none before it. */
export function endOfLine(bytes: Uint8Array, start: number, to = bytes.length): number {
  let end = start;
  while (end < to && !isLineEnd(bytes[end])) end++;
  return end;
}

/**
 * The same, fast. [spec] end-of-line = ( cr lf / cr / lf )
 *
 * Four bytes at a time, eight as long as none of them ends a line, in one pass for both characters: bytes from 0x08 to 0x0F become zero, the others do not, and the
 * classic test for a zero byte finds words that may have a line end. Unlike a native `indexOf` for each character it never
 * looks at a byte twice, and costs no call.
 */
export function findLineEnd(scanned: ScannedBytes, start: number): number {
  const { bytes, view, length } = scanned;
  // Together with the last word, which may be cut: there the loop over bytes goes on.
  const to = Math.min(length - 3, start + longLineBytes);
  let from = start;
  for (; from < to - 4; from += 8) {
    const first = (view.getInt32(from, true) ^ 0x08080808) & 0xf8f8f8f8;
    const second = (view.getInt32(from + 4, true) ^ 0x08080808) & 0xf8f8f8f8;
    if ((((first - 0x01010101) & ~first) | ((second - 0x01010101) & ~second)) & 0x80808080) break;
  }
  for (let at = from; at < to; at += 4) {
    const zeros = (view.getInt32(at, true) ^ 0x08080808) & 0xf8f8f8f8;
    if (((zeros - 0x01010101) & ~zeros & 0x80808080) === 0) continue;
    if (isLineEnd(bytes[at])) return at;
    if (isLineEnd(bytes[at + 1])) return at + 1;
    if (isLineEnd(bytes[at + 2])) return at + 2;
    if (isLineEnd(bytes[at + 3])) return at + 3;
  }
  const looked = Math.max(0, to - start + 3) & ~3;
  return to < length - 3 ? endOfLongLine(scanned, start + looked) : endOfLine(bytes, start + looked, length);
}

/** How far node's own search looks at once: not so far beyond a line that it looks at the same bytes for many lines. */
const stretchBytes = 64 << 10;

function endOfLongLine({ buffer, length }: ScannedBytes, start: number): number {
  for (let at = start; at < length; at += stretchBytes) {
    const stretch = buffer.subarray(at, Math.min(at + stretchBytes, length));
    const feed = stretch.indexOf(lf);
    // A CR counts only before the LF, and looking for it farther would be in vain.
    const end = (feed < 0 ? stretch : stretch.subarray(0, feed)).indexOf(cr);
    if (end >= 0) return at + end;
    if (feed >= 0) return at + feed;
  }
  return length;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lf || byte === cr;
}
