/** Reads the words of a JSONPath expression: names, numbers, strings. */

/** What is no path. */
export class PathSyntaxError extends SyntaxError {
  override readonly name = 'SyntaxError';
  /** Where it stops being one; the length of the text: more has to follow. */
  readonly offset: number;

  constructor(path: string, offset: number) {
    super(`Not a JSONPath expression from character ${offset + 1} on: ${path}`);
    this.offset = offset;
  }
}

/** [spec] RFC 9535 section 2.1.1: an index is exact in a double. */
const maxInteger = Number.MAX_SAFE_INTEGER;

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '/': '/', '\\': '\\' };

export class PathScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** In characters of JavaScript. */
  get offset(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** Goes back to where it was. */
  backTo(offset: number): void {
    this.#at = offset;
  }

  /** @throws PathSyntaxError always. @param offset - absent: where it stands */
  fail(offset = this.#at): never {
    throw new PathSyntaxError(this.#text, offset);
  }

  /** Whether blanks were skipped. */
  skipBlanks(): boolean {
    return this.#take(/[ \t\n\r]+/y) !== undefined;
  }

  /** Whether the text stood there, and is passed. */
  accept(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  /** @throws PathSyntaxError when the text does not stand there */
  expect(text: string): void {
    if (!this.accept(text)) this.fail();
  }

  /** [spec] `member-name-shorthand`. */
  name(): string | undefined {
    return this.#take(/[A-Z_a-z\u0080-\uD7FF\u{E000}-\u{10FFFF}][\w\u0080-\uD7FF\u{E000}-\u{10FFFF}]*/uy);
  }

  /** [spec] `function-name`, `true`, `false` and `null`. */
  word(): string | undefined {
    return this.#take(/[a-z][\d_a-z]*/y);
  }

  operator(): string | undefined {
    return this.#take(/[!=<>]=|[<>]/y);
  }

  /** An index. @throws PathSyntaxError when it is larger than one can be */
  integer(): number | undefined {
    const start = this.#at;
    const digits = this.#take(/0|-?[1-9]\d*/y);
    if (digits === undefined) return undefined;
    const value = Number(digits);
    return Math.abs(value) > maxInteger ? this.fail(start) : value;
  }

  number(): number | undefined {
    const digits = this.#take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?/y);
    return digits === undefined ? undefined : Number(digits);
  }

  /** What stands in quotation marks, single or double. @throws PathSyntaxError when it does not end, or has what none may have */
  string(): string | undefined {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") return undefined;
    this.#at++;
    let value = '';
    while (!this.accept(quote)) value += this.#plain(quote) ?? this.#escaped(quote);
    return value;
  }

  #plain(quote: string): string | undefined {
    return this.#take(
      quote === '"' ? /[ !#-[\]-\uD7FF\u{E000}-\u{10FFFF}]+/uy : /[ -&(-[\]-\uD7FF\u{E000}-\u{10FFFF}]+/uy,
    );
  }

  #escaped(quote: string): string {
    const start = this.#at;
    this.expect('\\');
    if (this.accept(quote)) return quote;
    const code = this.#take(/u[\dA-Fa-f]{4}/y);
    if (code !== undefined) return this.#unit(code, start);
    const escape = this.#text[this.#at] ?? '';
    const value = Object.hasOwn(escapes, escape) ? escapes[escape] : undefined;
    if (value === undefined) this.fail();
    this.#at++;
    return value;
  }

  /** One character: a surrogate with its other half. */
  #unit(code: string, start: number): string {
    const first = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (first.isWellFormed()) return first;
    const second = this.#take(/\\u[Dd][C-Fc-f][\dA-Fa-f]{2}/y)?.slice(2) ?? '';
    const both = first + String.fromCharCode(Number.parseInt(second, 16));
    return both.isWellFormed() ? both : this.fail(start);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }
}
