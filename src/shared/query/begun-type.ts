/** The name that is being typed after `type:`. */

/** A name in quotation marks. */
const quoted = /"[^"\\]*(?:\\.[^"\\]*)*"/y;

/** One without. */
const plain = /[^\s,"()]*/y;

/**
 * @param text - a query, up to the cursor
 * @returns the last name of the list that the text ends in, with the quotation mark that opens it; `undefined` when it ends
 *   otherwise
 */
export function begunType(text: string): string | undefined {
  const names = new Names(text);
  for (const { 0: head, index } of text.matchAll(/(?:^|[\s(-])type:/gi)) {
    const begun = names.lastFrom(index + head.length);
    if (begun !== undefined) return begun;
  }
  return undefined;
}

/** Lists of names that begin at several places and end at one: what was read of one of them is not read again. */
class Names {
  readonly #text: string;
  /** Where a name was looked for, and the list did not go on to the end. */
  readonly #tried = new Set<number>();
  /** The last stretch without a sign that ends a name. */
  #start = 0;
  #end = -1;

  constructor(text: string) {
    this.#text = text;
  }

  lastFrom(start: number): string | undefined {
    for (let at = start; !this.#tried.has(at);) {
      this.#tried.add(at);
      const isQuoted = this.#text[at] === '"';
      if (this.#plainEnd(isQuoted ? at + 1 : at) === this.#text.length) return this.#text.slice(at);
      const end = isQuoted ? this.#quotedEnd(at) : this.#plainEnd(at);
      if (this.#text[end] !== ',') return undefined;
      at = end + 1;
    }
    return undefined;
  }

  #plainEnd(at: number): number {
    if (at < this.#start || at > this.#end) {
      this.#start = at;
      this.#end = at + this.#match(plain, at);
    }
    return this.#end;
  }

  /** @returns the place itself when the quotation mark is not closed: no comma is there */
  #quotedEnd(at: number): number {
    return at + this.#match(quoted, at);
  }

  #match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.[0].length ?? 0;
  }
}
