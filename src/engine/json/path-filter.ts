/** Filters of JSONPath: what is true of a node. */

import type {
  Comparable,
  PathFunction,
  PathLiteral,
  PathOperator,
  PathQuery,
  PathTest,
} from '../../shared/query/path-syntax.ts';
import { regularExpression } from './i-regexp.ts';
import { nodesAt } from './path-nodes.ts';

/** [spec] RFC 9535 section 2.4.1: no value. */
const nothing = Symbol('nothing');

/** Whether a filter lets a node through. @param top - the value that the path is looked for in */
export function passes(test: PathTest, node: unknown, top: unknown): boolean {
  switch (test.type) {
    case 'or':
      return test.tests.some((part) => passes(part, node, top));
    case 'and':
      return test.tests.every((part) => passes(part, node, top));
    case 'not':
      return !passes(test.test, node, top);
    case 'query':
      return nodesOf(test.query, node, top).length > 0;
    case 'function':
      return resultOf(test, node, top) === true;
    case 'comparison':
      return compares(valueOf(test.left, node, top), test.operator, valueOf(test.right, node, top));
  }
}

function nodesOf(query: PathQuery, node: unknown, top: unknown): readonly unknown[] {
  const from = query.isRelative ? node : top;
  return nodesAt(query, from, from, top);
}

function valueOf(part: Comparable | PathLiteral, node: unknown, top: unknown): unknown {
  if (part.type === 'literal') return part.value;
  return part.type === 'function' ? resultOf(part, node, top) : only(nodesOf(part.query, node, top));
}

function only(nodes: readonly unknown[]): unknown {
  return nodes.length === 1 ? nodes[0] : nothing;
}

/** [spec] RFC 9535 section 2.4.4 to 2.4.8. */
function resultOf({ name, args: [first, second] }: PathFunction, node: unknown, top: unknown): unknown {
  const value = (part = first): unknown => (part === undefined ? nothing : valueOf(part, node, top));
  const nodes = (): readonly unknown[] => (first?.type === 'query' ? nodesOf(first.query, node, top) : []);
  switch (name) {
    case 'length':
      return lengthOf(value());
    case 'count':
      return nodes().length;
    case 'value':
      return only(nodes());
    case 'match':
    case 'search':
      return matches(value(), value(second), name === 'match');
  }
}

function lengthOf(value: unknown): unknown {
  // In Unicode scalar values.
  if (typeof value === 'string') return Array.from(value).length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : nothing;
}

function matches(text: unknown, pattern: unknown, isWhole: boolean): boolean {
  if (typeof text !== 'string' || typeof pattern !== 'string') return false;
  return regularExpression(pattern, isWhole)?.test(text) === true;
}

/** [spec] RFC 9535 section 2.3.5.2.2. */
function compares(left: unknown, operator: PathOperator, right: unknown): boolean {
  switch (operator) {
    case '==':
      return equals(left, right);
    case '!=':
      return !equals(left, right);
    case '<':
      return isLess(left, right);
    case '>':
      return isLess(right, left);
    case '<=':
      return isLess(left, right) || equals(left, right);
    case '>=':
      return isLess(right, left) || equals(left, right);
  }
}

function equals(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const entries = Object.entries(left);
  return (
    entries.length === Object.keys(right).length &&
    entries.every(([key, value]) => Object.hasOwn(right, key) && equals(value, (right as Record<string, unknown>)[key]))
  );
}

function isLess(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  return typeof left === 'string' && typeof right === 'string' && isBefore(left, right);
}

/** In the order of Unicode scalar values, which is not that of their halves in UTF-16. */
function isBefore(left: string, right: string): boolean {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (at >= right.length) return false;
  return at === left.length || rankOf(left, at) < rankOf(right, at);
}

/** Halves of surrogates come after everything else. */
function rankOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd8_00 && unit <= 0xdf_ff ? unit + 0x1_00_00 : unit;
}
