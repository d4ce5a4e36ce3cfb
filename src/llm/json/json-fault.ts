/** Where a text stops being JSON (RFC 8259), and whether it was only cut there. */

export interface JsonFault {
  /** Of the first token that doesn't fit, or of the last one where it isn't whole. */
  readonly offset: number;
  /** Up to its end the text could be the beginning of JSON. */
  readonly isCut: boolean;
}

const token =
  /\s*("(?:[ !#-[\]-\uFFFF]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:])/y;
/** What is left of a token whose end is missing. */
const unfinished = /^(?:"(?:[ !#-[\]-\uFFFF]|\\.)*\\?|-|t(?:r(?:u)?)?|f(?:a(?:l(?:s)?)?)?|n(?:u(?:l)?)?)?$/;
/** What follows the whole part of a number, when its end is missing. */
const unfinishedNumber = /^(?:\.|[eE][+-]?)$/;

/** What may come next. `first` is a value or the end of an empty list, `name` the same of an object. */
type Expected = 'value' | 'first' | 'name' | 'nextName' | 'colon' | 'after' | 'nothing';

/** @returns the first fault; `undefined` for JSON */
export function jsonFault(text: string): JsonFault | undefined {
  const reader = new TokenReader();
  token.lastIndex = 0;
  let last = '';
  for (let end = 0; ; end = token.lastIndex) {
    token.lastIndex = end;
    const word = token.exec(text)?.[1];
    if (word === undefined) {
      const isInNumber = /\d$/.test(last) && unfinishedNumber.test(text.slice(end));
      return isInNumber ? { offset: end - last.length, isCut: true } : faultAt(text, end, reader.expected);
    }
    last = word;
    if (!reader.take(word)) return { offset: token.lastIndex - word.length, isCut: false };
  }
}

/** No token follows: the text is over, or something else is there. */
function faultAt(text: string, end: number, expected: Expected): JsonFault | undefined {
  const rest = text.slice(end).trimStart();
  if (rest === '' && expected === 'nothing') return undefined;
  const isName = expected === 'name' || expected === 'nextName';
  const fits = rest === '' || rest.startsWith('"') ? expected !== 'nothing' : !isName && expected !== 'after';
  return { offset: text.length - rest.length, isCut: fits && unfinished.test(rest) };
}

class TokenReader {
  expected: Expected = 'value';
  /** The closing brackets that are missing. */
  readonly #open: string[] = [];

  /** @returns whether the token may be here */
  take(word: string): boolean {
    const { expected } = this;
    if (expected === 'colon') return this.#expect(word === ':', 'value');
    if (expected === 'after' && word === ',')
      return this.#expect(true, this.#open.at(-1) === '}' ? 'nextName' : 'value');
    if (word === this.#open.at(-1)) return this.#close();
    if (expected === 'name' || expected === 'nextName') return this.#expect(word.startsWith('"'), 'colon');
    return (expected === 'value' || expected === 'first') && this.#value(word);
  }

  #expect(fits: boolean, next: Expected): boolean {
    this.expected = next;
    return fits;
  }

  #value(word: string): boolean {
    if (/^[\]},:]/.test(word)) return false;
    if (word === '{' || word === '[') {
      this.#open.push(word === '{' ? '}' : ']');
      this.expected = word === '{' ? 'name' : 'first';
    } else this.#leave();
    return true;
  }

  #close(): boolean {
    if (this.expected !== 'after' && this.expected !== 'first' && this.expected !== 'name') return false;
    this.#open.pop();
    this.#leave();
    return true;
  }

  #leave(): void {
    this.expected = this.#open.length === 0 ? 'nothing' : 'after';
  }
}
