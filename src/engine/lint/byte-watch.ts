import { isUtf8 } from 'node:buffer';
import { Ascii } from '../bytes/fields.ts';
import type { DiagnosisBook } from './diagnosis-book.ts';
import type { Watch, WatchedEvent } from './watch.ts';

/** How lines end, as it is told. */
type LineEnd = 'LF' | 'CR LF' | 'CR';

/** What is wrong with the bytes of blocks. */
export class ByteWatch implements Watch {
  readonly #book: DiagnosisBook;
  readonly #ends = new Set<LineEnd>();

  constructor(book: DiagnosisBook) {
    this.#book = book;
  }

  look(event: WatchedEvent): void {
    const { seq, block } = event;
    const place = { seq, isBetween: false } as const;
    tellBadUtf8(this.#book, event);
    for (const end of endsIn(block)) if (!this.#ends.has(end)) this.#tellEnd(end, place, block);
  }

  #tellEnd(end: LineEnd, place: { seq: number; isBetween: false }, block: Uint8Array): void {
    this.#ends.add(end);
    if (end === 'CR') this.#book.add('loneReturn', '', {}, place, block);
    if (this.#ends.size > 1) this.#book.add('mixedLineEnds', '', { ends: [...this.#ends].join(', ') }, place, block);
  }
}

/** If the block is no UTF-8. */
export function tellBadUtf8(book: DiagnosisBook, { seq, block, size }: WatchedEvent): void {
  // Where it is cut, a character may be too.
  if (block.length < size || isUtf8(block)) return;
  book.add('notUtf8', '', {}, { seq, isBetween: false }, around(block));
}

/** Of its first CR, its first LF, and at its end. */
function endsIn(block: Uint8Array): LineEnd[] {
  const places = [block.indexOf(Ascii.cr), block.indexOf(Ascii.lf), block.length - 1];
  return places.map((at) => endAt(block, at)).filter((end) => end !== undefined);
}

function endAt(block: Uint8Array, at: number): LineEnd | undefined {
  if (block[at] === Ascii.lf) return block[at - 1] === Ascii.cr ? 'CR LF' : 'LF';
  if (block[at] !== Ascii.cr) return undefined;
  return block[at + 1] === Ascii.lf ? 'CR LF' : 'CR';
}

/** From a little before the first byte that is not UTF-8. */
function around(block: Uint8Array): Uint8Array {
  let [good, bad] = [0, block.length];
  // A valid beginning may be cut in the midst of a character, which is three bytes at most.
  while (bad - good > 4) {
    const middle = (good + bad) >> 1;
    if (isUtf8(block.subarray(0, wholeCharacters(block, middle)))) good = middle;
    else bad = middle;
  }
  return block.subarray(Math.max(0, good - 40));
}

/** The end of the last character that is whole before that place. */
function wholeCharacters(block: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && end - at < 3 && ((block[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}
