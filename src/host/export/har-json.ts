/** JSON with `•••` for the values of members whose names are those of secrets, at any depth; all else stays as it is written. */

import { isSecretName } from '../../shared/request/secret-names.ts';
import { hidden } from '../../net/redaction.ts';

/** JSON in a string of JSON in a string: deeper nobody puts it. */
const maxStringDepth = 3;

/** @returns `undefined` when the text isn't JSON */
export function shownJson(text: string, stringDepth = 0): string | undefined {
  return isJson(text) ? new JsonScan(text, stringDepth).shown() : undefined;
}

/** A text of several lines, each of which is JSON. @returns `undefined` when one isn't */
export function shownJsonLines(text: string): string | undefined {
  const lines = text.split('\n').map((line) => (line.trim() === '' ? line : shownJson(line)));
  return lines.includes(undefined) ? undefined : lines.join('\n');
}

/** An object or an array of JSON within another text: there are those who send it in a field or a string. */
export function shownIfJson(text: string, stringDepth = 0): string {
  return /^\s*[{[]/.test(text) ? (shownJson(text, stringDepth) ?? text) : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Also when it's nested deeper than the machine can read.
    return false;
  }
}

/** One pass over a text that is known to be JSON, so that it needn't look for mistakes. */
class JsonScan {
  readonly #text: string;
  readonly #stringDepth: number;
  #at = 0;
  /** What is written, and up to where the text is in it. */
  #written = '';
  #copied = 0;

  constructor(text: string, stringDepth: number) {
    this.#text = text;
    this.#stringDepth = stringDepth;
  }

  shown(): string {
    while (this.#at < this.#text.length) {
      if (this.#text[this.#at] === '"') this.#string();
      else this.#at++;
    }
    return this.#written + this.#text.slice(this.#copied);
  }

  /** A name has a colon after it. */
  #string(): void {
    const start = this.#at;
    this.#skipString();
    const end = this.#at;
    this.#skipBlanks();
    const isName = this.#text[this.#at] === ':';
    const string = this.#text.slice(start, end);
    if (!isName) return this.#value(string, start, end);
    this.#at++;
    if (!isSecretName(JSON.parse(string) as string)) return;
    this.#skipBlanks();
    const from = this.#at;
    this.#skipValue();
    this.#replace(from, this.#at, JSON.stringify(hidden));
  }

  #value(string: string, start: number, end: number): void {
    if (this.#stringDepth >= maxStringDepth || !/^"\s*[{[]/.test(string)) return;
    const value = JSON.parse(string) as string;
    const shown = shownIfJson(value, this.#stringDepth + 1);
    if (shown !== value) this.#replace(start, end, JSON.stringify(shown));
  }

  #replace(from: number, to: number, text: string): void {
    this.#written += this.#text.slice(this.#copied, from) + text;
    this.#copied = to;
  }

  #skipString(): void {
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) if (this.#text[this.#at] === '\\') this.#at++;
    this.#at++;
  }

  /** A number or a word ends where the next thing begins; an object or an array where it is closed. */
  #skipValue(): void {
    let depth = 0;
    do {
      const char = this.#text[this.#at] ?? '';
      if (char === '"') {
        this.#skipString();
        continue;
      }
      if ('{['.includes(char)) depth++;
      if ('}]'.includes(char)) depth--;
      if (depth === 0 && !'}]'.includes(char)) this.#skipWord();
      else this.#at++;
    } while (depth > 0 && this.#at < this.#text.length);
  }

  #skipWord(): void {
    while (this.#at < this.#text.length && !' \t\r\n,}]'.includes(this.#text[this.#at] ?? '')) this.#at++;
  }

  #skipBlanks(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }
}
