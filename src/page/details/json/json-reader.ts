/** Reads JSON (RFC 8259) into its nodes, so much at a time as the caller likes: the page answers in between. */

import { JsonNodes, Kind, maxNodes } from './json-nodes.ts';

/** What may come next. */
const Next = { value: 0, firstElement: 1, firstName: 2, name: 3, separator: 4, end: 5 } as const;
type Next = (typeof Next)[keyof typeof Next];

/** Why there are no nodes: the text isn't JSON, or has more than {@link maxNodes}. */
export type JsonFault = 'syntax' | 'tooMany';

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

/** What may be after a backslash, `u` aside. */
const escapes = new Set(Array.from(String.raw`"\/bfnrt`, (character) => character.charCodeAt(0)));

const Char = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  backslash: 0x5c,
  zero: 0x30,
  nine: 0x39,
  minus: 0x2d,
  u: 0x75,
} as const;
const Bracket = { open: 0x5b, close: 0x5d, openBrace: 0x7b, closeBrace: 0x7d } as const;

export class JsonReader {
  readonly nodes: JsonNodes;
  readonly #text: string;
  readonly #maxNodes: number;
  #at = 0;
  #next: Next = Next.value;
  /** The container that is being read; meaningless at the root. */
  #parent = 0;
  #isInside = false;
  #nameStart = -1;
  #nameEnd = -1;
  #fault: JsonFault | undefined;

  constructor(text: string, most = maxNodes) {
    this.nodes = new JsonNodes(text);
    this.#text = text;
    this.#maxNodes = most;
  }

  /** Why it stopped; `undefined` as long as it has not. */
  get fault(): JsonFault | undefined {
    return this.#fault;
  }

  /** Share of the text that was read, 0 to 1. */
  get progress(): number {
    return this.#text.length === 0 ? 1 : this.#at / this.#text.length;
  }

  /**
   * Reads on.
   *
   * @param steps - this many brackets, names, values and commas at most
   * @returns whether it came to an end: to that of the text, or to a {@link fault}
   */
  read(steps: number): boolean {
    for (let step = 0; step < steps; step++) {
      this.#skipBlanks();
      if (this.#at === this.#text.length) {
        if (this.#next !== Next.end) this.#fault = 'syntax';
        return true;
      }
      if (!this.#step(this.#text.charCodeAt(this.#at))) {
        this.#fault ??= 'syntax';
        return true;
      }
    }
    return false;
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #step(code: number): boolean {
    switch (this.#next) {
      case Next.value:
        return this.#value(code);
      case Next.firstElement:
        return code === Bracket.close ? this.#close() : this.#value(code);
      case Next.firstName:
        return code === Bracket.closeBrace ? this.#close() : this.#name(code);
      case Next.name:
        return this.#name(code);
      case Next.separator:
        return this.#separator(code);
      case Next.end:
        return false;
    }
  }

  #value(code: number): boolean {
    if (this.nodes.count === this.#maxNodes) {
      this.#fault = 'tooMany';
      return false;
    }
    if (code === Bracket.openBrace) return this.#open(Kind.object, Next.firstName);
    if (code === Bracket.open) return this.#open(Kind.array, Next.firstElement);
    const start = this.#at;
    if (code === Char.quote) return this.#string() && this.#leaf(Kind.string, start);
    const isNumber = code === Char.minus || (code >= Char.zero && code <= Char.nine);
    return this.#match(isNumber ? number : word) && this.#leaf(isNumber ? Kind.number : Kind.word, start);
  }

  #open(kind: Kind, next: Next): boolean {
    this.#parent = this.#add(kind, this.#at++);
    this.#isInside = true;
    this.#next = next;
    return true;
  }

  #leaf(kind: Kind, start: number): boolean {
    const node = this.#add(kind, start);
    this.nodes.end[node] = this.#at;
    this.#next = this.#isInside ? Next.separator : Next.end;
    return true;
  }

  #add(kind: Kind, start: number): number {
    const node = this.nodes.add(kind, start, this.#parent);
    if (this.#nameStart >= 0) {
      this.nodes.nameStart[node] = this.#nameStart;
      this.nodes.nameEnd[node] = this.#nameEnd;
      this.#nameStart = -1;
    }
    return node;
  }

  #close(): boolean {
    const { nodes } = this;
    const node = this.#parent;
    this.#at++;
    nodes.end[node] = this.#at;
    nodes.after[node] = nodes.count;
    this.#parent = nodes.parent[node] as number;
    this.#isInside = node !== 0;
    this.#next = this.#isInside ? Next.separator : Next.end;
    return true;
  }

  #separator(code: number): boolean {
    const isObject = this.nodes.kind[this.#parent] === Kind.object;
    if (code === (isObject ? Bracket.closeBrace : Bracket.close)) return this.#close();
    if (code !== Char.comma) return false;
    this.#at++;
    this.#next = isObject ? Next.name : Next.value;
    return true;
  }

  /** A name and its colon. */
  #name(code: number): boolean {
    const start = this.#at;
    if (code !== Char.quote || !this.#string()) return false;
    this.#nameStart = start;
    this.#nameEnd = this.#at;
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#at) !== Char.colon) return false;
    this.#at++;
    this.#next = Next.value;
    return true;
  }

  /** Character by character: a regular expression keeps a place to go back to for each escape, and may run out of them. */
  #string(): boolean {
    const text = this.#text;
    for (let at = this.#at + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === Char.quote) {
        this.#at = at + 1;
        return true;
      }
      // [RFC 8259] Control characters must be escaped. The end of the text is not a number.
      if (!(code >= 0x20)) return false;
      if (code !== Char.backslash) continue;
      at = this.#escape(at + 1);
      if (at < 0) return false;
    }
  }

  /** @returns the offset of the last character of the escape; negative for none */
  #escape(at: number): number {
    const code = this.#text.charCodeAt(at);
    if (code !== Char.u) return escapes.has(code) ? at : -1;
    for (let digit = at + 1; digit <= at + 4; digit++) if (!isHex(this.#text.charCodeAt(digit))) return -1;
    return at + 4;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}

function isHex(code: number): boolean {
  const lower = code | 0x20;
  return (code >= Char.zero && code <= Char.nine) || (lower >= 0x61 && lower <= 0x66);
}

/** The nodes of a text that is short enough to be read in one go; `undefined` if it isn't JSON. */
export function readJson(text: string): JsonNodes | undefined {
  const reader = new JsonReader(text);
  while (!reader.read(1 << 20));
  return reader.fault === undefined ? reader.nodes : undefined;
}
