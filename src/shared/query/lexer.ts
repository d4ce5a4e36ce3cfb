/** Takes a query apart into its terms, and reads each. What is none says what is wrong with it: nothing here throws. */

import { type Condition, comparisons, type Comparison, type Measure } from '../stream/condition.ts';
import type { Message } from '../messages/message.ts';
import { searchMessages } from '../messages/panel-messages.ts';
import { queryMessages } from '../messages/filter-messages.ts';
import { parsePattern } from '../stream/pattern.ts';
import type { JsonScalar } from '../stream/records.ts';
import { isPath } from './path.ts';
import { Scanner } from './scanner.ts';
import { readTime } from './times.ts';
import type { Token } from './token.ts';
import { durationUnit, noUnit, type Reading, readQuantity, sizeUnit } from './units.ts';

/** What a token is, without its place; an error may have one that is narrower than the term. */
type Read =
  | { readonly kind: 'term'; readonly condition: Condition }
  | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' }
  | { readonly kind: 'error'; readonly explanation: Message; readonly start?: number };

type Reader = (scanner: Scanner, day: number) => Read | undefined;

/** @param day - a moment of the day that times without a date belong to, in ms since the epoch */
export function tokensOf(text: string, day: number): Token[] {
  const scanner = new Scanner(text);
  const tokens: Token[] = [];
  for (;;) {
    scanner.skipBlanks();
    if (scanner.isAtEnd) return tokens;
    const start = scanner.at;
    const read = readTerm(scanner, day);
    tokens.push({ start, ...read, end: Math.max(scanner.at, start + 1) });
    scanner.at = Math.max(scanner.at, start + 1);
  }
}

function readTerm(scanner: Scanner, day: number): Read {
  const start = scanner.at;
  for (const reader of readers) {
    const read = reader(scanner, day);
    if (read !== undefined) return read.kind === 'term' ? alone(scanner, read) : read;
    scanner.at = start;
  }
  return readWord(scanner);
}

/** Terms are set apart by spaces. */
function alone(scanner: Scanner, read: Read): Read {
  if (scanner.isAtBreak) return read;
  const start = scanner.at;
  const rest = scanner.takeWord();
  return fault(queryMessages.noBlank(rest), start);
}

const sign: Reader = (scanner) => {
  const { next } = scanner;
  if (next === '(' || next === ')') {
    scanner.at++;
    return { kind: next === '(' ? 'open' : 'close' };
  }
  // A dash alone is text.
  return scanner.take(/-(?=[^\s)])/y) === undefined ? undefined : { kind: 'not' };
};

/** Quotation marks around a part of a word only, as in `"n":5`, are text. */
const quotedText: Reader = (scanner) => {
  if (scanner.next !== '"') return undefined;
  const start = scanner.at;
  const text = scanner.takeQuoted();
  if (text === undefined) return unclosed;
  if (scanner.isAtBreak) return text === '' ? fault(queryMessages.emptyText()) : textTerm(text);
  scanner.takeWord();
  return textTerm(scanner.text.slice(start, scanner.at));
};

const regex: Reader = (scanner) => {
  if (scanner.next !== '/') return undefined;
  const source = scanner.takeRegex();
  if (source === undefined) {
    return fault(queryMessages.openPattern());
  }
  const start = scanner.at;
  const flags = scanner.takeWord();
  if (!areFlags(flags)) {
    return fault(queryMessages.unknownFlags(flags), start);
  }
  const parsed = parsePattern(source, flags);
  if ('error' in parsed) return fault(searchMessages.noPattern(parsed.error));
  return term({ kind: 'pattern', source, flags });
};

/** None twice, and `u` and `v` exclude each other. */
function areFlags(text: string): boolean {
  return /^[imsuv]*$/.test(text) && new Set(text).size === text.length && !(text.includes('u') && text.includes('v'));
}

const named: Reader = (scanner) => {
  const kind = scanner.take(/(type|id):/iy)?.[1]?.toLowerCase() as 'type' | 'id' | undefined;
  if (kind === undefined) return undefined;
  const conditions: Condition[] = [];
  do {
    const isQuoted = scanner.next === '"';
    const name = isQuoted ? scanner.takeQuoted() : scanner.takeWord((char) => char === ',' || char === '(');
    if (name === undefined) return unclosed;
    if (name === '' && !isQuoted) return fault(missingName(kind, conditions.length > 0));
    conditions.push({ kind, name, isGlob: !isQuoted && name.includes('*') });
  } while (scanner.take(/,/y) !== undefined);
  const [first] = conditions;
  return term(conditions.length === 1 && first !== undefined ? first : { kind: 'or', of: conditions });
};

function missingName(kind: 'type' | 'id', isInList: boolean): Message {
  if (isInList) return queryMessages.nothingAfterComma();
  return kind === 'type' ? queryMessages.noType() : queryMessages.noId();
}

const bound: Reader = (scanner, day) => {
  const name = scanner.take(/(after|before):/iy)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  return measured('time', name === 'after' ? '>=' : '<', scanner, (text) => readTime(text, day));
};

const measure: Reader = (scanner, day) => {
  const name = scanner.take(/(size|gap|time|#)(?=:?\s*(?:[<>=]|!=))/iy)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  scanner.take(/:/y);
  const op = takeComparison(scanner) ?? '==';
  if (name === 'time') return measured('time', op, scanner, (text) => readTime(text, day));
  if (name === '#') return measured('seq', op, scanner, (text) => readQuantity(text, noUnit));
  const kind = name === 'size' ? 'size' : 'gap';
  return measured(kind, op, scanner, (text) => readQuantity(text, kind === 'size' ? sizeUnit : durationUnit));
};

function measured(kind: Measure, op: Comparison, scanner: Scanner, read: (text: string) => Reading<number>): Read {
  scanner.take(/[^\S\n]+/y);
  const start = scanner.at;
  const text = scanner.takeWord();
  if (text === '') return fault(queryMessages.nothingToCompare(kind));
  const reading = read(text);
  return 'error' in reading ? fault(reading.error, start) : term({ kind, op, value: reading.value });
}

const path: Reader = (scanner) => {
  if (scanner.take(/\$(?=[.[]|\s*(?:[<>=]|!=))/y) === undefined) return undefined;
  const rest = scanner.takePath();
  if (rest === undefined) return fault(queryMessages.openPath());
  if (!isPath(`$${rest}`)) return fault(queryMessages.badPath(`$${rest}`));
  const condition = { kind: 'path', path: `$${rest}` } as const;
  const end = scanner.at;
  scanner.skipBlanks();
  const op = takeComparison(scanner);
  if (op === undefined) {
    scanner.at = end;
    return term(condition);
  }
  scanner.skipBlanks();
  const value = takeScalar(scanner);
  if ('error' in value) return fault(value.error);
  return term({ ...condition, test: { op, value: value.value } });
};

function takeScalar(scanner: Scanner): Reading<JsonScalar> {
  if (scanner.next === '"' || scanner.next === "'") {
    const value = scanner.takeQuoted();
    return value === undefined ? { error: unclosed.explanation } : { value };
  }
  const text = scanner.takeWord();
  if (text === '') return { error: queryMessages.noValue() };
  try {
    const value: unknown = JSON.parse(text);
    if (value === Infinity || value === -Infinity) return { error: queryMessages.valueTooLarge(text) };
    if (value === 0) return { value: 0 };
    return { value: typeof value === 'object' && value !== null ? text : (value as JsonScalar) };
  } catch {
    return { value: text };
  }
}

function takeComparison(scanner: Scanner): Comparison | undefined {
  scanner.skipBlanks();
  const sign = scanner.take(/[<>!=]=|[<>=]/y)?.[0];
  return sign === '=' ? '==' : comparisons.find((comparison) => comparison === sign);
}

const readers: readonly Reader[] = [sign, quotedText, regex, named, bound, measure, path];

const operators: Readonly<Record<string, 'and' | 'or' | 'not' | undefined>> = {
  and: 'and',
  AND: 'and',
  or: 'or',
  OR: 'or',
  not: 'not',
  NOT: 'not',
};

function readWord(scanner: Scanner): Read {
  const word = scanner.takeWord();
  const kind = Object.hasOwn(operators, word) ? operators[word] : undefined;
  return kind === undefined ? textTerm(word) : { kind };
}

function textTerm(text: string): Read {
  return term({ kind: 'text', text });
}

function term(condition: Condition): Read {
  return { kind: 'term', condition };
}

/** @param start - of what is wrong; absent: where the term begins */
function fault(explanation: Message, start?: number): Extract<Read, { kind: 'error' }> {
  return { kind: 'error', explanation, ...(start === undefined ? {} : { start }) };
}

const unclosed = fault(queryMessages.openQuotation());
