/** Where a text stops being JSON (RFC 8259), and what is expected there: `JSON.parse` does not always tell the place. */

import { t } from '@vscode/l10n';

export interface JsonFault {
  /** Counted from 1; columns in UTF-16 code units, as editors count them. */
  readonly line: number;
  readonly column: number;
  /** What would have been right, as the end of “expected …”. */
  readonly expected: string;
}

/** What may come next. */
type Expectation = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

const blank = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- [spec] RFC 8259 section 7: control characters stand in no string
const string = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** @returns undefined when the text is JSON */
export function jsonFault(text: string): JsonFault | undefined {
  const scan = new JsonScan(text);
  while (scan.advance());
  return scan.fault;
}

class JsonScan {
  fault: JsonFault | undefined;
  readonly #text: string;
  #at = 0;
  /** The brackets that are open. */
  readonly #open: ('{' | '[')[] = [];
  #next: Expectation = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes one token. @returns false at the end, or at a fault */
  advance(): boolean {
    this.#take(blank);
    if (this.#at === this.#text.length && this.#next === 'nothing') return false;
    if (this.#takers[this.#next]()) return true;
    this.fault = { ...this.#place(), expected: this.#expected() };
    return false;
  }

  readonly #takers: Readonly<Record<Expectation, () => boolean>> = {
    value: () => this.#value(),
    valueOrEnd: () => this.#close(']') || this.#value(),
    name: () => this.#then('colon', this.#take(string)),
    nameOrEnd: () => this.#close('}') || this.#then('colon', this.#take(string)),
    colon: () => this.#then('value', this.#takeChar(':')),
    commaOrEnd: () => this.#comma() || this.#close(this.#open.at(-1) === '{' ? '}' : ']'),
    nothing: () => false,
  };

  #value(): boolean {
    if (this.#takeChar('{')) return this.#begin('{', 'nameOrEnd');
    if (this.#takeChar('[')) return this.#begin('[', 'valueOrEnd');
    return (this.#take(string) || this.#take(scalar)) && this.#ended();
  }

  #begin(bracket: '{' | '[', next: Expectation): boolean {
    this.#open.push(bracket);
    return this.#then(next, true);
  }

  #comma(): boolean {
    return this.#then(this.#open.at(-1) === '{' ? 'name' : 'value', this.#takeChar(','));
  }

  #close(bracket: '}' | ']'): boolean {
    if (!this.#takeChar(bracket)) return false;
    this.#open.pop();
    return this.#ended();
  }

  /** A value is complete. */
  #ended(): true {
    this.#next = this.#open.length === 0 ? 'nothing' : 'commaOrEnd';
    return true;
  }

  #then(next: Expectation, taken: boolean): boolean {
    if (taken) this.#next = next;
    return taken;
  }

  #takeChar(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const taken = pattern.test(this.#text);
    if (taken) this.#at = pattern.lastIndex;
    return taken;
  }

  #place(): { line: number; column: number } {
    const lines = this.#text.slice(0, this.#at).split(/\r\n|[\n\r]/);
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }

  #expected(): string {
    // A colon or a comma is missed before a string; in its place, the string itself is wrong.
    if (this.#text[this.#at] === '"' && /^(?:value|name)/.test(this.#next)) {
      return t('a string that ends on its line and contains only JSON escapes');
    }
    const isObject = this.#open.at(-1) === '{';
    switch (this.#next) {
      case 'value':
        return t('a value');
      case 'valueOrEnd':
        return t('a value or ]');
      case 'name':
        return t('a name in double quotation marks');
      case 'nameOrEnd':
        return t('a name in double quotation marks or }');
      case 'colon':
        return t('a colon');
      case 'commaOrEnd':
        return t`a comma or ${isObject ? '}' : ']'}`;
      case 'nothing':
        return t('nothing more');
    }
  }
}
