/** Writes a condition as a query, such that reading it gives the same condition again. */

import type { Condition, Measure } from '../stream/condition.ts';
import type { EventFilter } from '../stream/engine.ts';
import type { JsonScalar } from '../stream/records.ts';
import { tokensOf } from './lexer.ts';
import { quoted } from './scanner.ts';
import { writeTime } from './times.ts';

export function printFilter({ only, hide, where }: EventFilter): string {
  const parts = where?.kind === 'and' ? where.of : [where].filter((part) => part !== undefined);
  return [...typeTerms({ only, hide }), ...parts.map(printPart)].join(' ');
}

/** Those that say which types are shown. */
export function typeTerms({ only, hide }: Pick<EventFilter, 'only' | 'hide'>): string[] {
  return [
    ...(only.length === 0 ? [] : [printNames('type', only)]),
    ...(hide.length === 0 ? [] : [`-${printNames('type', hide)}`]),
  ];
}

export function printQuery(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
      return condition.of.map(printPart).join(' ');
    case 'or':
      return isList(condition) ? printList(condition) : condition.of.map(printAlternative).join(' or ');
    case 'not':
      return `-${isTerm(condition.of) ? printQuery(condition.of) : `(${printQuery(condition.of)})`}`;
    case 'text':
      return printText(condition.text);
    case 'pattern':
      return printPattern(condition);
    case 'type':
    case 'id':
      return `${condition.kind}:${printName(condition)}`;
    case 'path':
      return printPath(condition);
    case 'size':
    case 'gap':
    case 'time':
    case 'seq':
      return printMeasure(condition);
  }
}

function printPart(condition: Condition): string {
  return isTerm(condition) ? printQuery(condition) : `(${printQuery(condition)})`;
}

function printAlternative(condition: Condition): string {
  return condition.kind === 'and' ? printQuery(condition) : printPart(condition);
}

/** Whether it needs no parentheses anywhere. */
function isTerm(condition: Condition): boolean {
  return (condition.kind !== 'and' && condition.kind !== 'or') || isList(condition);
}

type Named = Extract<Condition, { kind: 'type' | 'id' }>;
type List = { readonly kind: 'or'; readonly of: readonly Named[] };

function isList(condition: Condition): condition is List {
  if (condition.kind !== 'or') return false;
  const [first] = condition.of;
  return (first?.kind === 'type' || first?.kind === 'id') && condition.of.every(({ kind }) => kind === first.kind);
}

function printList({ of }: List): string {
  return `${of[0]?.kind}:${of.map(printName).join(',')}`;
}

function printNames(kind: Named['kind'], names: readonly string[]): string {
  return `${kind}:${names.map((name) => printName({ kind, name, isGlob: false })).join(',')}`;
}

/** As the value of `type:`. */
export function printTypeName(name: string): string {
  return printName({ kind: 'type', name, isGlob: false });
}

function printName(named: Named): string {
  const { kind, name } = named;
  return isReadAs(`${kind}:${name}`, named) ? name : quoted(name);
}

/** As a person would type it; in quotation marks where that means something else, or does beside other terms. */
export function printText(text: string): string {
  return isReadAs(text, { kind: 'text', text }) && !/^[<>=!]/.test(text) ? text : quoted(text);
}

export function printPattern({ source, flags }: { readonly source: string; readonly flags: string }): string {
  return `/${withEscapedSlashes(source)}/${flags}`;
}

/** In a class a slash needs no escape. A class that is not closed is none; it goes on to the end, for one look at it to be enough. */
function withEscapedSlashes(source: string): string {
  return source.replaceAll(/\\.|\[[^\]\\]*(?:\\.[^\]\\]*)*(\]?)|\//gs, (part, close?: string) => {
    if (part === '/') return String.raw`\/`;
    return close === '' ? part.replaceAll(/\\.|\//gs, (one) => (one === '/' ? String.raw`\/` : one)) : part;
  });
}

function printMeasure({ kind, op, value }: Extract<Condition, { kind: Measure }>): string {
  switch (kind) {
    case 'size':
      return `size${op}${value}b`;
    case 'gap':
      return `gap${op}${value}ms`;
    case 'seq':
      return `#${op}${value}`;
    case 'time':
      return printTime(op, writeTime(value));
  }
}

function printTime(op: string, time: string): string {
  if (op === '>=') return `after:${time}`;
  return op === '<' ? `before:${time}` : `time${op}${time}`;
}

function printPath({ path, test }: Extract<Condition, { kind: 'path' }>): string {
  return test === undefined ? path : `${path} ${test.op} ${printScalar(test.value)}`;
}

function printScalar(value: JsonScalar): string {
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

/** A parenthesis that is open takes the one that closes a group. */
function isReadAs(text: string, condition: Condition): boolean {
  if (text.includes('(')) return false;
  const [token, ...others] = tokensOf(text, 0);
  if (token?.kind !== 'term' || others.length > 0 || token.end !== text.length || token.start !== 0) return false;
  return JSON.stringify(token.condition) === JSON.stringify(condition);
}
