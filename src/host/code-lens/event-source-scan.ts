/**
 * Finds `new EventSource("…")` in JavaScript and what is written in it. No parser: one pass over the text, in time that
 * grows with its length, that knows comments, strings, templates and regular expressions well enough not to be fooled.
 */

/** Where a stream is opened in code. */
export interface StreamInCode {
  /** Of `new`. */
  readonly offset: number;
  /** What is known of the URL: what is there, up to the first part that is not written out. */
  readonly url: string;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
}

/** Names that make such a stream: the standard's, and two that libraries have for it. */
const constructors = new Set(['EventSource', 'EventSourcePolyfill', 'ReconnectingEventSource']);

/** Where a script is in the text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** @param isMarkup - whether the code is in `<script>` elements: HTML, Vue, Svelte */
export function findStreams(text: string, isMarkup: boolean): StreamInCode[] {
  if (!text.includes('EventSource')) return [];
  const ranges = isMarkup ? scriptsIn(text) : [{ start: 0, end: text.length }];
  // A script of its own each: what is not closed in one is not looked for in those after it.
  return ranges.flatMap(({ start, end }) => new Scanner(text.slice(start, end), start).scan());
}

/** What is between `<script …>` and `</script>`. */
function scriptsIn(text: string): Range[] {
  const small = text.toLowerCase();
  const ranges: Range[] = [];
  for (let at = small.indexOf('<script'); at >= 0; at = small.indexOf('<script', at)) {
    const start = small.indexOf('>', at) + 1;
    if (start === 0) break;
    const close = small.indexOf('</script', start);
    const end = close < 0 ? text.length : close;
    ranges.push({ start, end });
    at = end;
  }
  return ranges;
}

const identifierStart = /[\p{L}$_]/u;
const identifierPart = /[\p{L}\p{N}$_]/u;

/** Templates in templates, deeper than anybody reads. */
const maxNesting = 50;

/** After one of these a `/` begins a regular expression; after everything else it divides, or closes an element of JSX. */
const beforeRegex = new Set(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '+', '-', '*', '%', '~', '^']);
const wordsBeforeRegex = new Set(['return', 'typeof', 'case', 'in', 'of', 'delete', 'void', 'throw', 'await', 'yield']);

class Scanner {
  readonly #text: string;
  readonly #offset: number;
  readonly #end: number;
  readonly #found: StreamInCode[] = [];
  #at = 0;
  #nesting = 0;
  /** The last token: a word, or one sign. */
  #last = ';';
  /** Where the `new` began whose constructor is being read. */
  #newAt: number | undefined;

  /** @param offset - of the text in the file */
  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
    this.#end = text.length;
  }

  scan(): StreamInCode[] {
    this.#code(undefined);
    return this.#found;
  }

  /** Reads code up to the brace that closes a part of a template, or to the end. */
  #code(closing: '}' | undefined): void {
    let depth = 0;
    while (this.#at < this.#end) {
      const char = this.#char();
      if (closing !== undefined && char === '}' && depth === 0) {
        this.#at++;
        return;
      }
      if (closing !== undefined) depth += char === '{' ? 1 : char === '}' ? -1 : 0;
      this.#token(char);
    }
  }

  #token(char: string): void {
    if (/\s/.test(char)) this.#at++;
    else if (char === '/' && this.#skipComment()) return;
    else if (char === '"' || char === "'") this.#literal(() => this.#string());
    else if (char === '`') this.#literal(() => void this.#template());
    else if (char === '/' && this.#isRegex()) this.#literal(() => this.#regex());
    else if (identifierStart.test(char)) this.#word();
    else this.#sign(char);
  }

  #literal(skip: () => unknown): void {
    this.#newAt = undefined;
    skip();
    this.#last = '"';
  }

  #word(): void {
    const start = this.#at;
    while (this.#at < this.#end && identifierPart.test(this.#char())) this.#at++;
    const word = this.#text.slice(start, this.#at);
    if (word === 'new' && this.#last !== '.') this.#newAt = start;
    else if (this.#newAt !== undefined && this.#last !== 'new' && this.#last !== '.') this.#newAt = undefined;
    this.#last = word;
    if (this.#newAt !== undefined && constructors.has(word)) this.#call(this.#newAt);
  }

  #sign(char: string): void {
    // `new window.EventSource(…)`
    if (char !== '.') this.#newAt = undefined;
    this.#last = char;
    this.#at++;
  }

  /** Whether `(` follows, and then what is in it. */
  #call(offset: number): void {
    this.#newAt = undefined;
    this.#skipBlanks();
    if (this.#char() !== '(') return;
    this.#at++;
    this.#last = '(';
    const { url, isWhole } = this.#url();
    if (url !== '') this.#found.push({ offset: this.#offset + offset, url, isWhole });
  }

  /** The first argument: strings and templates, joined by `+`. */
  #url(): Pick<StreamInCode, 'url' | 'isWhole'> {
    let url = '';
    let isWhole = true;
    for (;;) {
      this.#skipBlanks();
      const part = this.#part();
      if (part === undefined) {
        // Something that is not written out: what comes before it is known, or if that is nothing, what comes after.
        isWhole = false;
        if (url !== '' || !this.#skipOperand()) break;
      } else {
        url += part.url;
        isWhole &&= part.isWhole;
        if (!part.isWhole && url !== '') break;
      }
      this.#skipBlanks();
      if (this.#char() !== '+') break;
      this.#at++;
    }
    this.#skipBlanks();
    return { url, isWhole: isWhole && (this.#char() === ')' || this.#char() === ',') };
  }

  #part(): { readonly url: string; readonly isWhole: boolean } | undefined {
    const char = this.#char();
    this.#last = '"';
    if (char === '"' || char === "'") return { url: this.#string(), isWhole: true };
    return char === '`' ? this.#template() : undefined;
  }

  /** `base`, `config.base`: the part of a sum that may be before a path. @returns false when it is something else */
  #skipOperand(): boolean {
    const start = this.#at;
    while (this.#at < this.#end && (identifierPart.test(this.#char()) || this.#char() === '.')) this.#at++;
    return this.#at > start;
  }

  /** @returns what the string says, or what of it is in its line */
  #string(): string {
    const quote = this.#char();
    let value = '';
    this.#at++;
    while (this.#at < this.#end) {
      const char = this.#char();
      if (char === '\n') break;
      this.#at++;
      if (char === quote) break;
      value += char === '\\' ? this.#escape() : char;
    }
    return value;
  }

  /** The escapes that are of any use in a URL; others stand for their sign. */
  #escape(): string {
    const char = this.#char();
    this.#at++;
    return char === '\n' ? '' : char;
  }

  /** @returns what is in it up to the first `${…}`, or if it begins with one, up to the next */
  #template(): { readonly url: string; readonly isWhole: boolean } {
    let url = '';
    let isKnown = true;
    let isWhole = true;
    this.#at++;
    while (this.#at < this.#end) {
      const char = this.#char();
      this.#at++;
      if (char === '`') break;
      if (char === '$' && this.#char() === '{') {
        this.#at++;
        isWhole = false;
        isKnown &&= url === '';
        this.#inTemplate();
      } else {
        const text = char === '\\' ? this.#escape() : char;
        if (isKnown) url += text;
      }
    }
    return { url, isWhole };
  }

  #inTemplate(): void {
    if (this.#nesting === maxNesting) return;
    this.#nesting++;
    this.#last = ';';
    this.#code('}');
    this.#nesting--;
  }

  #regex(): void {
    let isInClass = false;
    for (this.#at++; this.#at < this.#end; this.#at++) {
      const char = this.#char();
      if (char === '\n') return;
      if (char === '\\') this.#at++;
      else if (char === '[') isInClass = true;
      else if (char === ']') isInClass = false;
      else if (char === '/' && !isInClass) {
        this.#at++;
        return;
      }
    }
  }

  #isRegex(): boolean {
    return beforeRegex.has(this.#last) || wordsBeforeRegex.has(this.#last);
  }

  #skipBlanks(): void {
    while (this.#at < this.#end) {
      if (/\s/.test(this.#char())) this.#at++;
      else if (this.#char() !== '/' || !this.#skipComment()) return;
    }
  }

  /** @returns false when there is none */
  #skipComment(): boolean {
    const opener = this.#text.slice(this.#at, this.#at + 2);
    if (opener !== '//' && opener !== '/*') return false;
    const close = opener === '//' ? '\n' : '*/';
    const at = this.#text.indexOf(close, this.#at + 2);
    this.#at = at < 0 ? this.#end : at + close.length;
    return true;
  }

  #char(): string {
    return this.#text.charAt(this.#at);
  }
}
