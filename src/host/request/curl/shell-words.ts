/** The words of a command line for a POSIX shell, with `$'…'` and `$"…"` of bash. Nothing is expanded. */

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What is in `$'…'` after a backslash, but for {@link letters}: numbers of characters, control characters. */
const numbered = /(?:x([\da-f]{1,2})|u([\da-f]{1,4})|U([\da-f]{1,8})|([0-7]{1,3}))/iy;

/** @throws Error when a quotation or an escape does not end */
export function shellWords(text: string): string[] {
  const reader = new WordReader(text);
  const words: string[] = [];
  for (let word = reader.next(); word !== undefined; word = reader.next()) words.push(word);
  return words;
}

class WordReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns undefined at the end */
  next(): string | undefined {
    let word: string | undefined;
    while (this.#at < this.#text.length) {
      const isBlank = ' \t\r\n'.includes(this.#text.charAt(this.#at));
      if (isBlank && word !== undefined) return word;
      const part = isBlank ? this.#skip() : this.#part();
      if (part !== undefined) word = (word ?? '') + part;
    }
    return word;
  }

  #skip(): undefined {
    this.#at++;
  }

  /** A quotation, or one character. @returns undefined for a line that continues */
  #part(): string | undefined {
    const char = this.#take();
    if (char === "'") return this.#single();
    if (char === '"') return this.#double();
    if (char === '\\') {
      const escaped = this.#take();
      return escaped === '\n' ? undefined : escaped;
    }
    const next = this.#text.charAt(this.#at);
    if (char !== '$' || (next !== "'" && next !== '"')) return char;
    this.#at++;
    return next === "'" ? this.#dollar() : this.#double();
  }

  #single(): string {
    const end = this.#text.indexOf("'", this.#at);
    if (end < 0) throw unended();
    const part = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return part;
  }

  #double(): string {
    let part = '';
    for (let char = this.#take(); char !== '"'; char = this.#take()) {
      part += char === '\\' ? escapedInDouble(this.#take()) : char;
    }
    return part;
  }

  #dollar(): string {
    let part = '';
    for (let char = this.#take(); char !== "'"; char = this.#take()) part += char === '\\' ? this.#escape() : char;
    return part;
  }

  #escape(): string {
    numbered.lastIndex = this.#at;
    const [all, ...numbers] = numbered.exec(this.#text) ?? [];
    if (all !== undefined) {
      this.#at += all.length;
      const [octal] = numbers.splice(3, 1);
      const code =
        octal === undefined
          ? Number.parseInt(numbers.find((each) => each !== undefined) ?? '', 16)
          : Number.parseInt(octal, 8);
      return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
    }
    const char = this.#take();
    if (char === 'c') return control(this.#take());
    return letters[char] ?? (`\\'"?`.includes(char) ? char : `\\${char}`);
  }

  #take(): string {
    if (this.#at >= this.#text.length) throw unended();
    return this.#text.charAt(this.#at++);
  }
}

/** In double quotation marks a backslash takes the meaning from these, and stands for itself before others. */
function escapedInDouble(char: string): string {
  if (char === '\n') return '';
  return '$`"\\'.includes(char) ? char : `\\${char}`;
}

function control(char: string): string {
  if (char === '?') return '\x7f';
  return String.fromCharCode(char.charCodeAt(0) & 31);
}

function unended(): Error {
  return new Error('The quotation or the escape does not end.');
}
