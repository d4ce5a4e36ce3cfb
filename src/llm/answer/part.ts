/** One part of an answer, and which event brought which piece of its text. */

import type { AnswerPartKind } from '../../shared/stream/answer.ts';
import { JsonScan } from '../json/json-scan.ts';
import { Numbers } from './numbers.ts';
import { TextRope } from './text-rope.ts';

export type PartKind = AnswerPartKind;

export interface PartSpec {
  /** By what later events name it; the format makes it up. */
  readonly key: string;
  readonly kind: PartKind;
  /** Of the event that opened it. */
  readonly seq: number;
  /** Which of several answers it belongs to; "0" where there is only one. */
  readonly choice?: string;
  /** The message, run or namespace that it belongs to, where the format has more than one of them. */
  readonly message?: string;
  /** Of the tool, or of what the format calls the part. */
  readonly name?: string;
  /** Of the call. */
  readonly id?: string;
}

/** Offsets are in UTF-16 code units of the part's text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export class Part {
  readonly key: string;
  readonly kind: PartKind;
  readonly choice: string;
  readonly message: string;
  /** In the list of all parts. */
  readonly index: number;
  readonly openedAt: number;
  closedAt: number | undefined;
  name: string;
  id: string;
  /** Where the format has it whole: arguments as an object, the citation, the image. It goes before the text. */
  value: unknown;
  /** The text of a call is text by contract, not JSON. */
  isFreeText = false;
  /** The text of a call that the provider runs itself is JSON. */
  isJson = false;
  /** The format means `{}` by arguments without a character. */
  emptyMeansNone = false;
  /** It was sent in a message that another one took the place of. */
  isSuperseded = false;
  /** An event opened it, and another one has to close it. */
  isBracketed = false;
  /** The end of the text, where it could be the beginning of a tag. */
  tagBeginning = '';
  /** Its content was encrypted or left out by the provider. */
  isHidden = false;
  readonly scan: JsonScan | undefined;
  #text = new TextRope();
  #seqs = new Numbers();
  #ends = new Numbers();
  /** The first piece that still counts: a replaced text leaves its own behind. */
  #first = 0;

  constructor(spec: PartSpec, index: number) {
    this.key = spec.key;
    this.kind = spec.kind;
    this.choice = spec.choice ?? '0';
    this.message = spec.message ?? '';
    this.index = index;
    this.openedAt = spec.seq;
    this.name = spec.name ?? '';
    this.id = spec.id ?? '';
    if (spec.kind === 'toolCall' || spec.kind === 'serverTool') this.scan = new JsonScan();
  }

  get text(): string {
    return this.#text.toString();
  }

  get length(): number {
    return this.#text.length;
  }

  /** How many pieces there are, and were. */
  get pieceCount(): number {
    return this.#ends.length;
  }

  append(seq: number, piece: string): void {
    this.#text.append(piece);
    this.#seqs.push(seq);
    this.#ends.push(this.#text.length);
  }

  /** What came before is given up: its pieces lead nowhere any longer. */
  clear(): void {
    this.#text.clear();
    this.#first = this.#ends.length;
  }

  /** @returns where the piece is; `undefined` where another text has replaced it */
  rangeOf(piece: number): TextRange | undefined {
    if (piece < this.#first || piece >= this.#ends.length) return undefined;
    return { start: piece === this.#first ? 0 : this.#ends.at(piece - 1), end: this.#ends.at(piece) };
  }

  /** @returns the event that brought the character; `undefined` behind the end */
  seqAt(offset: number): number | undefined {
    const piece = this.#ends.firstAtLeast(offset + 1, this.#first);
    return piece < this.#ends.length ? this.#seqs.at(piece) : undefined;
  }

  /** The texts of the pieces, one by one. */
  *pieces(): Generator<string> {
    const text = this.text;
    for (let piece = this.#first; piece < this.#ends.length; piece++) {
      const range = this.rangeOf(piece);
      if (range) yield text.slice(range.start, range.end);
    }
  }
}
