/**
 * Pretty-prints JSON without reading it into values: every number keeps its digits, every object its order and its
 * duplicate names, every string its escapes.
 */

import { isJson } from './json.ts';

export type JsonTokenKind = 'name' | 'string' | 'number' | 'word' | 'punctuation';

/** A stretch of pretty-printed JSON; spaces and line feeds are part of the punctuation. */
export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

/** Deeper levels are not indented further: nesting is up to the server, and 100,000 levels would fill the memory. */
const deepestIndent = 40;

/** The last quotation mark of a string may be left out, which it never is in what is JSON: so there is nothing to go back for. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * @param text - any text
 * @returns the tokens of the text laid out over lines, or `undefined` when it is not valid JSON or is a bare word, number
 *   or string, which is its own best picture
 */
export function layOutJson(text: string): JsonToken[] | undefined {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return undefined;
  const layout = new JsonLayout();
  for (const [lexeme] of text.matchAll(token)) layout.add(lexeme);
  return layout.tokens;
}

class JsonLayout {
  readonly tokens: JsonToken[] = [];
  #depth = 0;
  /** Written before the next token, unless that closes what was just opened. */
  #pending = '';
  #justOpened = false;

  add(lexeme: string): void {
    if (lexeme === '{' || lexeme === '[') this.#open(lexeme);
    else if (lexeme === '}' || lexeme === ']') this.#close(lexeme);
    else if (lexeme === ',') this.#separate();
    else if (lexeme === ':') this.#colon();
    else this.#value(lexeme);
  }

  #open(lexeme: string): void {
    this.#punctuate(this.#pending + lexeme);
    this.#depth++;
    this.#pending = this.#newLine();
    this.#justOpened = true;
  }

  #close(lexeme: string): void {
    this.#depth--;
    this.#punctuate((this.#justOpened ? '' : this.#newLine()) + lexeme);
    this.#pending = '';
    this.#justOpened = false;
  }

  #separate(): void {
    this.#punctuate(',');
    this.#pending = this.#newLine();
  }

  /** What stood before a colon was a name: JSON has no colon elsewhere. */
  #colon(): void {
    const name = this.tokens.pop();
    if (name !== undefined) this.tokens.push({ kind: 'name', text: name.text });
    this.#punctuate(': ');
  }

  #value(lexeme: string): void {
    if (this.#pending !== '') this.#punctuate(this.#pending);
    this.#pending = '';
    this.#justOpened = false;
    this.tokens.push({ kind: kindOf(lexeme), text: lexeme });
  }

  #punctuate(text: string): void {
    this.tokens.push({ kind: 'punctuation', text });
  }

  #newLine(): string {
    return `\n${'  '.repeat(Math.min(this.#depth, deepestIndent))}`;
  }
}

function kindOf(lexeme: string): JsonTokenKind {
  if (lexeme.startsWith('"')) return 'string';
  return /^[-\d]/.test(lexeme) ? 'number' : 'word';
}
