/**
 * Finds many texts in one pass over another (Aho and Corasick, 1975), in a time that grows with its length and not with theirs.
 * Without regard to the case of ASCII, since hosts and percent-encodings come in either; a plus is a blank, as it is in forms.
 */

import { type ByteView, gap } from './byte-view.ts';
import { beginsEscape } from './escapes.ts';

/** What is shorter is found only where it stands alone: every text has an `a` in it. */
export const shortest = 4;

/** Told of each stretch that was found: the first code unit, and that behind the last. */
export type Found = (start: number, end: number) => void;

/** How what is looked for is compared. */
const folded = new Uint8Array(256).map((_, byte) => {
  if (byte === 0x2b) return 0x20;
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
});

/** At the end of a text that was cut so many bytes may be the first of an escape: `&frac12`, `&#x1F600`, `%25C`. */
const longestEscape = 12;
const beforeMask = 15;

const ellipsis = 0x2026;

/** Where a text was cut: the byte that it stands before, the state there, and the code unit. */
interface Cut {
  readonly at: number;
  readonly state: number;
  readonly end: number;
}

export class Automaton {
  /** States are numbers, 0 is the first; each has a list of those that follow it. */
  readonly #byte: Uint8Array;
  readonly #child: Int32Array;
  readonly #sibling: Int32Array;
  readonly #fail: Int32Array;
  readonly #depth: Int32Array;
  /** Length of the longest text that ends in a state, and a bit for the length of each short one. */
  readonly #found: Int32Array;
  readonly #foundShort: Uint8Array;
  readonly #first = new Int32Array(256);
  /** The states before the bytes that were read last. */
  readonly #before = new Int32Array(beforeMask + 1);
  #count = 1;
  /** Of what is found wherever it stands: bytes. */
  readonly minLength: number;

  /** @param needles - what is looked for, none of them empty */
  constructor(needles: readonly Uint8Array[]) {
    const size = needles.reduce((sum, { length }) => sum + length, 1);
    this.#byte = new Uint8Array(size);
    this.#child = new Int32Array(size);
    this.#sibling = new Int32Array(size);
    this.#fail = new Int32Array(size);
    this.#depth = new Int32Array(size);
    this.#found = new Int32Array(size);
    this.#foundShort = new Uint8Array(size);
    this.minLength = needles.reduce((min, { length }) => (length < shortest ? min : Math.min(min, length)), size);
    for (const needle of needles) this.#add(needle);
    this.#link();
  }

  /**
   * @param text - that the view is of; before each `…` in it also the beginnings of what is looked for are found
   * @param isCut - whether it goes on behind its end, so that it is the same there
   */
  search(view: ByteView, text: string, isCut: boolean, found: Found): void {
    const { bytes, starts, ends } = view;
    let state = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      this.#before[at & beforeMask] = state;
      if ((byte === 0xe2 || byte === gap) && text.charCodeAt(starts[at]!) === ellipsis) {
        this.#foundStart(view, { at, state, end: starts[at]! }, found);
      }
      state = byte === gap ? 0 : this.#next(state, folded[byte]!);
      const length = this.#found[state]!;
      if (length > 0) found(starts[at - length + 1]!, ends[at]!);
      if (this.#foundShort[state]! > 0) this.#foundAlone(view, at, state, found);
    }
    if (isCut) this.#foundStart(view, { at: bytes.length, state, end: text.length }, found);
  }

  #next(from: number, byte: number): number {
    let state = from;
    for (;;) {
      const next = this.#follow(state, byte);
      if (next !== 0 || state === 0) return next;
      state = this.#fail[state]!;
    }
  }

  /** @returns 0 when nothing that is looked for goes on so */
  #follow(state: number, byte: number): number {
    if (state === 0) return this.#first[byte]!;
    let next = this.#child[state]!;
    while (next !== 0 && this.#byte[next] !== byte) next = this.#sibling[next]!;
    return next;
  }

  #foundAlone({ bytes, starts, ends }: ByteView, at: number, state: number, found: Found): void {
    if (isWord(bytes[at + 1])) return;
    for (let length = 1; length < shortest; length++) {
      const isFound = (this.#foundShort[state]! & (1 << length)) !== 0;
      if (isFound && !isWord(bytes[at - length])) found(starts[at - length + 1]!, ends[at]!);
    }
  }

  /** What stands before a cut may end with a part of an escape. */
  #foundStart(view: ByteView, cut: Cut, found: Found): void {
    this.#foundStartAt(view, cut, found);
    for (let at = Math.max(0, cut.at - longestEscape); at < cut.at; at++) {
      const byte = view.bytes[at]!;
      if (byte !== gap && !beginsEscape(byte)) continue;
      this.#foundStartAt(view, { ...cut, at, state: this.#before[at & beforeMask]! }, found);
    }
  }

  #foundStartAt({ starts }: ByteView, { at, state, end }: Cut, found: Found): void {
    const length = this.#depth[state]!;
    if (length >= shortest) found(starts[at - length]!, end);
  }

  #add(needle: Uint8Array): void {
    let state = 0;
    for (const byte of needle) state = this.#follow(state, folded[byte]!) || this.#addState(state, folded[byte]!);
    if (needle.length >= shortest) this.#found[state] = needle.length;
    else this.#foundShort[state]! |= 1 << needle.length;
  }

  #addState(before: number, byte: number): number {
    const state = this.#count++;
    this.#byte[state] = byte;
    this.#depth[state] = this.#depth[before]! + 1;
    if (before === 0) this.#first[byte] = state;
    else {
      this.#sibling[state] = this.#child[before]!;
      this.#child[before] = state;
    }
    return state;
  }

  /** From each state to that of the longest end of it that something else begins with; level by level. */
  #link(): void {
    const queue = this.#first.filter((state) => state !== 0);
    const order = new Int32Array(this.#count);
    order.set(queue);
    let length = queue.length;
    for (let i = 0; i < length; i++) {
      const state = order[i]!;
      for (let next = this.#child[state]!; next !== 0; next = this.#sibling[next]!) {
        order[length++] = next;
        const fail = this.#next(this.#fail[state]!, this.#byte[next]!);
        this.#fail[next] = fail;
        if (this.#found[next] === 0) this.#found[next] = this.#found[fail]!;
        this.#foundShort[next]! |= this.#foundShort[fail]!;
      }
    }
  }
}

/** A letter or a digit of ASCII: beyond it are quotation marks as well. */
function isWord(byte: number | undefined): boolean {
  return byte !== undefined && byte < 0x80 && /[0-9a-z]/i.test(String.fromCharCode(byte));
}
