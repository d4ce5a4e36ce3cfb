/** Where the parts of a text end. Nothing here judges what they say. */

const blank = /\s/;

/** Goes through a text from its beginning to its end. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character; empty at the end. */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /** Whether a term that was read so far ends here. */
  get isAtBreak(): boolean {
    return this.isAtEnd || this.next === ')' || blank.test(this.next);
  }

  skipBlanks(): void {
    while (!this.isAtEnd && blank.test(this.next)) this.at++;
  }

  /** What the pattern matches here, and goes after it. @param pattern - with the flag `y` */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text) ?? undefined;
    if (match !== undefined) this.at += match[0].length;
    return match;
  }

  /** Up to the next space, or the parenthesis that closes none of the word's own. */
  takeWord(isEnd: (char: string) => boolean = () => false): string {
    const start = this.at;
    for (let depth = 0; !this.isAtEnd && !blank.test(this.next) && !isEnd(this.next); this.at++) {
      if (this.next === '(') depth++;
      else if (this.next === ')' && --depth < 0) break;
    }
    return this.text.slice(start, this.at);
  }

  /**
   * What is in quotation marks, which are here, with its escapes read; `undefined`, at the end of the text, when they are
   * never closed.
   */
  takeQuoted(): string | undefined {
    const quote = this.next;
    let value = '';
    for (this.at++; !this.isAtEnd; this.at++) {
      if (this.next === quote) {
        this.at++;
        return value;
      }
      value += this.next === '\\' ? this.#takeEscape(quote) : this.next;
    }
    return undefined;
  }

  /** A backslash before anything else means itself: paths and JSON are full of them. */
  #takeEscape(quote: string): string {
    const escaped = this.text.charAt(this.at + 1);
    const value = escaped === quote || escaped === '\\' ? escaped : controls[escaped];
    if (value === undefined) return '\\';
    this.at++;
    return value;
  }

  /** Up to the slash that ends the regular expression which begins here; `undefined`, at the end, when none does. */
  takeRegex(): string | undefined {
    const start = ++this.at;
    for (let isInClass = false; !this.isAtEnd; this.at++) {
      if (this.next === '\\') this.at++;
      else if (this.next === '[') isInClass = true;
      else if (this.next === ']') isInClass = false;
      else if (this.next === '/' && !isInClass) return this.text.slice(start, this.at++);
    }
    this.at = this.text.length;
    return undefined;
  }

  /** Up to a space, an operator or a parenthesis outside of brackets. `undefined`, at the end, when a bracket is open. */
  takePath(): string | undefined {
    const start = this.at;
    for (let depth = 0; ; this.at++) {
      if (this.isAtEnd) return depth > 0 ? undefined : this.text.slice(start, this.at);
      const { next } = this;
      if (depth === 0 && /[\s()=!<>]/.test(next)) return this.text.slice(start, this.at);
      if (next === '[' || next === '(') depth++;
      else if (next === ']' || next === ')') depth = Math.max(0, depth - 1);
      else if (depth > 0 && (next === '"' || next === "'") && !this.#skipLiteral()) return undefined;
    }
  }

  /** To the last character of a string in a path. */
  #skipLiteral(): boolean {
    const quote = this.next;
    for (this.at++; !this.isAtEnd; this.at++) {
      if (this.next === '\\') this.at++;
      else if (this.next === quote) return true;
    }
    this.at = this.text.length;
    return false;
  }
}

const controls: Readonly<Record<string, string | undefined>> = { n: '\n', r: '\r', t: '\t' };

/** In quotation marks, so that {@link Scanner.takeQuoted} gives the same again. */
export function quoted(text: string): string {
  const escaped = text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`);
  return `"${escaped}"`;
}
