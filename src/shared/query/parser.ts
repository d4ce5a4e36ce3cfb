/**
 * Reads a query: terms, `not` or `-` before one, `and` or nothing between two, `or` between others, and parentheses. `not`
 * binds tighter than `and`, and that tighter than `or`.
 */

import { type Condition, maxConditionDepth, maxQueryChars } from '../stream/condition.ts';
import type { Message } from '../messages/message.ts';
import { queryMessages } from '../messages/filter-messages.ts';
import { tokensOf } from './lexer.ts';
import type { Place, QueryError, Token } from './token.ts';

/** `undefined`: it says nothing, and holds for all. */
export type Query = { readonly condition: Condition | undefined } | { readonly error: QueryError };

/** Each pair of parentheses makes a condition deeper by two, and a negation by one. */
const maxDepth = Math.floor(maxConditionDepth / 3);

/** @param day - see {@link tokensOf} */
export function parseQuery(text: string, day: number): Query {
  if (text.length > maxQueryChars) {
    return { error: { start: maxQueryChars, end: text.length, explanation: queryMessages.tooLong(maxQueryChars) } };
  }
  const tokens = tokensOf(text, day);
  const bad = tokens.find((token) => token.kind === 'error');
  if (bad !== undefined) return { error: bad };
  if (tokens.length === 0) return { condition: undefined };
  return new Parser(tokens).parse();
}

/** Stops at the first fault: no more is to be read. */
type Parsed = Condition | Fault;

class Fault {
  readonly error: QueryError;

  constructor({ start, end }: Place, explanation: Message) {
    this.error = { start, end, explanation };
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Query {
    const parsed = this.#any(0);
    if (parsed instanceof Fault) return { error: parsed.error };
    const next = this.#tokens[this.#at];
    if (next === undefined) return { condition: parsed };
    return { error: new Fault(next, queryMessages.noOpenParenthesis()).error };
  }

  #any(depth: number): Parsed {
    return this.#chain(
      'or',
      () => this.#all(depth),
      () => this.#take('or'),
    );
  }

  #all(depth: number): Parsed {
    return this.#chain(
      'and',
      () => this.#one(depth),
      () => this.#take('and') || this.#beginsTerm(),
    );
  }

  #chain(kind: 'and' | 'or', read: () => Parsed, goesOn: () => boolean): Parsed {
    const of: Condition[] = [];
    do {
      const part = read();
      if (part instanceof Fault) return part;
      of.push(part);
    } while (goesOn());
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { kind, of };
  }

  #one(depth: number): Parsed {
    const token = this.#tokens[this.#at];
    if (token === undefined) return this.#missing();
    if (depth > maxDepth) return new Fault(token, queryMessages.tooDeep());
    if (token.kind === 'term') {
      this.#at++;
      return token.condition;
    }
    if (this.#take('not')) return negated(this.#one(depth + 1));
    return this.#take('open') ? this.#group(token, depth) : this.#missing();
  }

  #group(open: Token, depth: number): Parsed {
    const first = this.#tokens[this.#at];
    if (first?.kind === 'close') {
      return new Fault({ start: open.start, end: first.end }, queryMessages.emptyGroup());
    }
    if (first === undefined) return new Fault(open, queryMessages.openParenthesis());
    const inner = this.#any(depth + 1);
    if (inner instanceof Fault) return inner;
    return this.#take('close') ? inner : new Fault(open, queryMessages.openParenthesis());
  }

  /** Where a term should be there is none. */
  #missing(): Fault {
    const [before, here] = [this.#tokens[this.#at - 1], this.#tokens[this.#at]];
    const isAfter = before !== undefined && before.kind in words;
    const token = (isAfter ? before : here) ?? before ?? { start: 0, end: 0, kind: 'and' };
    const word = token.kind in words ? words[token.kind as keyof typeof words] : ')';
    return new Fault(token, isAfter ? queryMessages.nothingAfter(word) : queryMessages.nothingBefore(word));
  }

  #take(kind: Token['kind']): boolean {
    const isHere = this.#tokens[this.#at]?.kind === kind;
    if (isHere) this.#at++;
    return isHere;
  }

  #beginsTerm(): boolean {
    const kind = this.#tokens[this.#at]?.kind;
    return kind === 'term' || kind === 'not' || kind === 'open';
  }
}

const words = { and: 'and', or: 'or', not: 'not' } as const;

function negated(parsed: Parsed): Parsed {
  return parsed instanceof Fault ? parsed : { kind: 'not', of: parsed };
}
