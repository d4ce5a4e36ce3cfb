/** What an event must be like to be shown: plain data, made of a query by the page and judged by the engine. */

import type { JsonScalar } from './records.ts';

export const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

export const measures = ['size', 'gap', 'time', 'seq'] as const;
/**
 * `size`: bytes of the event's block. `gap`: ms since the event before it in the log; nothing is true of it when there is
 * none. `time`: when it arrived, in ms since the epoch. `seq`: its number.
 */
export type Measure = (typeof measures)[number];

/** A regular expression. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** More of them are not marked. */
export const maxPatterns = 20;

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** The data contains the text, without regard to case. */
  | { readonly kind: 'text'; readonly text: string }
  /** The data matches the regular expression somewhere. */
  | ({ readonly kind: 'pattern' } & Pattern)
  /** That type, or ID of its own. In a glob, `*` stands for any characters. */
  | { readonly kind: 'type' | 'id'; readonly name: string; readonly isGlob: boolean }
  | { readonly kind: Measure; readonly op: Comparison; readonly value: number }
  /** The data is JSON and has a node at that path (RFC 9535); with `test`, one that compares so with the value. */
  | { readonly kind: 'path'; readonly path: string; readonly test?: ValueTest };

export interface ValueTest {
  readonly op: Comparison;
  readonly value: JsonScalar;
}

/** Of a query: longer than anybody types. */
export const maxQueryChars = 5000;

/** Deeper than anybody nests parentheses. */
export const maxConditionDepth = 32;
const maxNodes = 5000;
const maxChars = 100_000;

/** What a condition may still take of the bounds on all its nodes together. */
interface Budget {
  nodes: number;
  chars: number;
}

/** Whether it is a condition, of a size that the engine can judge. Never throws, however deep a value is nested. */
export function isCondition(value: unknown): value is Condition {
  return isNode(value, maxConditionDepth, { nodes: maxNodes, chars: maxChars });
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown, depth: number, budget: Budget): boolean {
  if (depth < 0 || --budget.nodes < 0 || typeof value !== 'object' || value === null) return false;
  const node = value as Node;
  switch (node['kind']) {
    case 'and':
    case 'or': {
      const { of } = node;
      return Array.isArray(of) && of.length <= maxNodes && of.every((part) => isNode(part, depth - 1, budget));
    }
    case 'not':
      return isNode(node['of'], depth - 1, budget);
    default:
      return isLeaf(node, budget);
  }
}

export function arePatterns(value: unknown): value is readonly Pattern[] {
  if (!Array.isArray(value) || value.length > maxPatterns) return false;
  const budget = { nodes: maxNodes, chars: maxChars };
  return value.every((part: unknown) => typeof part === 'object' && part !== null && isPattern(part as Node, budget));
}

function isPattern({ source, flags }: Node, budget: Budget): boolean {
  return isText(source, budget) && typeof flags === 'string' && flags.length <= 8;
}

function isLeaf(node: Node, budget: Budget): boolean {
  switch (node['kind']) {
    case 'text':
      return isText(node['text'], budget) && node['text'] !== '';
    case 'pattern':
      return isPattern(node, budget);
    case 'type':
    case 'id':
      return isText(node['name'], budget) && typeof node['isGlob'] === 'boolean';
    case 'path':
      return isText(node['path'], budget) && (node['test'] === undefined || isValueTest(node['test'], budget));
    default:
      return isMeasure(node['kind']) && isComparison(node['op']) && Number.isFinite(node['value']);
  }
}

function isValueTest(value: unknown, budget: Budget): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { op, value: compared } = value as Node;
  if (!isComparison(op)) return false;
  return typeof compared === 'string' ? isText(compared, budget) : isPlain(compared);
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}

function isText(value: unknown, budget: Budget): value is string {
  return typeof value === 'string' && (budget.chars -= value.length) >= 0;
}

function isComparison(value: unknown): value is Comparison {
  return (comparisons as readonly unknown[]).includes(value);
}

function isMeasure(value: unknown): value is Measure {
  return (measures as readonly unknown[]).includes(value);
}

/** Whether two values compare so. Nothing is true of NaN, and of values of different types only that they differ. */
export function compare(value: unknown, op: Comparison, other: JsonScalar): boolean {
  if (Number.isNaN(value)) return false;
  if (op === '==') return value === other;
  if (op === '!=') return value !== other;
  if (typeof value === 'number' && typeof other === 'number') return isOrdered(value, op, other);
  return typeof value === 'string' && typeof other === 'string' && isOrdered(value, op, other);
}

function isOrdered<T extends number | string>(value: T, op: Exclude<Comparison, '==' | '!='>, other: T): boolean {
  switch (op) {
    case '<':
      return value < other;
    case '<=':
      return value <= other;
    case '>':
      return value > other;
    case '>=':
      return value >= other;
  }
}

/** Whether the whole name is what the glob says, `*` being any characters. Takes no longer than the product of both. */
export function matchesGlob(name: string, glob: string): boolean {
  const [first = '', ...parts] = glob.split('*');
  const last = parts.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/** Every condition of the tree, from the root on. */
export function* conditionsIn(condition: Condition): Generator<Condition> {
  yield condition;
  if (condition.kind === 'not') yield* conditionsIn(condition.of);
  else if (condition.kind === 'and' || condition.kind === 'or') for (const of of condition.of) yield* conditionsIn(of);
}

/** Whether this is about the type and nothing else, so that no event needs to be looked at. */
export function isAboutTypes(condition: Condition): boolean {
  for (const { kind } of conditionsIn(condition)) if (!['and', 'or', 'not', 'type'].includes(kind)) return false;
  return true;
}
