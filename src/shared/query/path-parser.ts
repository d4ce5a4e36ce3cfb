/**
 * Reads JSONPath expressions.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9535
 */

import { PathScanner } from './path-scanner.ts';
import {
  type Comparable,
  isSingular,
  type PathExistence,
  type PathFunction,
  type PathFunctionName,
  pathFunctions,
  type PathOperator,
  type PathQuery,
  type PathSegment,
  type PathSelector,
  type PathTest,
} from './path-syntax.ts';

/** Parentheses, filters and functions within each other: as many as the stack surely holds. */
const maxDepth = 100;

/** @throws PathSyntaxError when it is no path */
export function parsePath(text: string): PathQuery {
  return new PathParser(text).path();
}

class PathParser {
  readonly #text: PathScanner;
  #depth = 0;
  /** Queries with blanks in their brackets: those are no singular ones. */
  readonly #spaced = new WeakSet<PathQuery>();

  constructor(text: string) {
    this.#text = new PathScanner(text);
  }

  path(): PathQuery {
    const query = this.#query('$') ?? this.#text.fail();
    if (this.#text.isAtEnd) return query;
    const end = this.#text.offset;
    this.#text.skipBlanks();
    return this.#text.fail(this.#text.isAtEnd ? end : undefined);
  }

  /** @param root - `$` or `@` */
  #query(root: '$' | '@'): PathQuery | undefined {
    if (!this.#text.accept(root)) return undefined;
    const segments: PathSegment[] = [];
    let isSpaced = false;
    for (;;) {
      const end = this.#text.offset;
      this.#text.skipBlanks();
      const segment = this.#segment(() => (isSpaced = true));
      if (segment === undefined) {
        this.#text.backTo(end);
        break;
      }
      segments.push(segment);
    }
    const query = { isRelative: root === '@', segments };
    if (isSpaced) this.#spaced.add(query);
    return query;
  }

  #segment(onSpaced: () => void): PathSegment | undefined {
    if (this.#text.accept('..')) {
      const selectors = this.#bracketed(onSpaced) ?? this.#dotted() ?? this.#text.fail();
      return { isDescendant: true, selectors };
    }
    const selectors = this.#text.accept('.') ? (this.#dotted() ?? this.#text.fail()) : this.#bracketed(onSpaced);
    return selectors && { isDescendant: false, selectors };
  }

  #dotted(): readonly PathSelector[] | undefined {
    if (this.#text.accept('*')) return [{ type: 'wildcard' }];
    const value = this.#text.name();
    return value === undefined ? undefined : [{ type: 'name', value }];
  }

  #bracketed(onSpaced: () => void): readonly PathSelector[] | undefined {
    if (!this.#text.accept('[')) return undefined;
    const selectors: PathSelector[] = [];
    do {
      if (this.#text.skipBlanks()) onSpaced();
      selectors.push(this.#selector());
      if (this.#text.skipBlanks()) onSpaced();
    } while (this.#text.accept(','));
    this.#text.expect(']');
    return selectors;
  }

  #selector(): PathSelector {
    if (this.#text.accept('*')) return { type: 'wildcard' };
    if (this.#text.accept('?')) return { type: 'filter', test: this.#deeper(() => this.#blankThen(() => this.#or())) };
    const value = this.#text.string();
    return value === undefined ? this.#indexOrSlice() : { type: 'name', value };
  }

  #indexOrSlice(): PathSelector {
    const start = this.#text.integer();
    const end = this.#text.offset;
    this.#text.skipBlanks();
    if (this.#text.accept(':')) return this.#slice(start);
    this.#text.backTo(end);
    return start === undefined ? this.#text.fail() : { type: 'index', value: start };
  }

  #slice(start: number | undefined): PathSelector {
    const end = this.#blankThen(() => this.#text.integer());
    const before = this.#text.offset;
    this.#text.skipBlanks();
    if (this.#text.accept(':')) return { type: 'slice', start, end, step: this.#step() };
    this.#text.backTo(before);
    return { type: 'slice', start, end, step: 1 };
  }

  #step(): number {
    const before = this.#text.offset;
    const step = this.#blankThen(() => this.#text.integer());
    if (step === undefined) this.#text.backTo(before);
    return step ?? 1;
  }

  #or(): PathTest {
    return this.#joined('or', '||', () => this.#joined('and', '&&', () => this.#basic()));
  }

  #joined(type: 'or' | 'and', sign: string, read: () => PathTest): PathTest {
    const first = read();
    const tests = [first];
    while (this.#acceptAfterBlanks(sign)) tests.push(this.#blankThen(read));
    return tests.length === 1 ? first : { type, tests };
  }

  #basic(): PathTest {
    if (this.#text.accept('!')) {
      this.#text.skipBlanks();
      return { type: 'not', test: this.#inParentheses() ?? this.#test() };
    }
    return this.#inParentheses() ?? this.#comparisonOrTest();
  }

  #inParentheses(): PathTest | undefined {
    if (!this.#text.accept('(')) return undefined;
    const test = this.#deeper(() => this.#blankThen(() => this.#or()));
    this.#text.skipBlanks();
    this.#text.expect(')');
    return test;
  }

  #comparisonOrTest(): PathTest {
    const start = this.#text.offset;
    const left = this.#comparable();
    const end = this.#text.offset;
    this.#text.skipBlanks();
    const operator = this.#text.operator() as PathOperator | undefined;
    if (operator === undefined) {
      this.#text.backTo(end);
      return this.#asTest(left, start);
    }
    this.#asValue(left, start);
    this.#text.skipBlanks();
    const after = this.#text.offset;
    return { type: 'comparison', left, operator, right: this.#asValue(this.#comparable(), after) };
  }

  #test(): PathTest {
    const start = this.#text.offset;
    return this.#asTest(this.#comparable(), start);
  }

  /** [spec] Section 2.4.3: a test is a query, or a function that is true or false. */
  #asTest(part: Comparable, start: number): PathTest {
    if (part.type === 'literal') this.#text.fail();
    if (part.type === 'function' && pathFunctions[part.name].returns === 'value') {
      // A comparison has to follow.
      return this.#text.isAtEnd ? this.#text.fail() : this.#text.fail(start);
    }
    return part;
  }

  /** [spec] Section 2.4.3: compared are literals, singular queries, and functions that return a value. */
  #asValue(part: Comparable, start: number): Comparable {
    const isValue =
      part.type === 'query'
        ? isSingular(part.query) && !this.#spaced.has(part.query)
        : part.type === 'literal' || pathFunctions[part.name].returns === 'value';
    return isValue ? part : this.#text.fail(start);
  }

  #comparable(): Comparable {
    const query = this.#query('@') ?? this.#query('$');
    if (query !== undefined) return { type: 'query', query };
    const text = this.#text.string();
    const value = text ?? this.#text.number();
    return value === undefined ? this.#wordOrFunction() : { type: 'literal', value };
  }

  #wordOrFunction(): Comparable {
    const start = this.#text.offset;
    const word = this.#text.word() ?? this.#text.fail();
    if (this.#text.accept('(')) {
      return Object.hasOwn(pathFunctions, word) ? this.#call(word as PathFunctionName) : this.#text.fail(start);
    }
    if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true' };
    return word === 'null' ? { type: 'literal', value: null } : this.#text.fail(start);
  }

  #call(name: PathFunctionName): PathFunction {
    const args = pathFunctions[name].takes.map((kind, index) => {
      if (index > 0 && !this.#acceptAfterBlanks(',')) this.#text.fail();
      this.#text.skipBlanks();
      const start = this.#text.offset;
      const arg = this.#deeper(() => this.#comparable());
      if (kind === 'value') return this.#asArgument(arg, start);
      return arg.type === 'query' ? arg : this.#text.fail(start);
    });
    this.#text.skipBlanks();
    this.#text.expect(')');
    return { type: 'function', name, args };
  }

  /** [spec] Section 2.4.3: what is no singular query is no value; blanks in its brackets do not matter here. */
  #asArgument(arg: Comparable, start: number): Comparable {
    return arg.type === 'query' ? this.#asSingular(arg, start) : this.#asValue(arg, start);
  }

  #asSingular(part: PathExistence, start: number): PathExistence {
    return isSingular(part.query) ? part : this.#text.fail(start);
  }

  #acceptAfterBlanks(sign: string): boolean {
    const before = this.#text.offset;
    this.#text.skipBlanks();
    if (this.#text.accept(sign)) return true;
    this.#text.backTo(before);
    return false;
  }

  #blankThen<T>(read: () => T): T {
    this.#text.skipBlanks();
    return read();
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > maxDepth) this.#text.fail();
    const part = read();
    this.#depth--;
    return part;
  }
}
