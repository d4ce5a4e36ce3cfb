/** A query that is one regular expression, beside the types it names: what the button in the box makes of it, and back. */

import { usualFlags } from '../stream/pattern.ts';
import { noFilter } from '../stream/engine.ts';
import { tokensOf } from './lexer.ts';
import { printPattern, printText } from './print.ts';
import { Scanner } from './scanner.ts';
import { typesOf, withTypes } from './types.ts';

/** Also when it is none yet. */
export function isRegex(text: string): boolean {
  return sourceOf(withTypes(text, noFilter)) !== undefined;
}

export function toggleRegex(text: string): string {
  const rest = withTypes(text, noFilter);
  const source = sourceOf(rest);
  const toggled = source === undefined ? regexOf(rest) : textOf(source);
  return withTypes(toggled, typesOf(text));
}

/** A query that finds this text as it is, or what matches it: what the box had before it had a language. */
export function queryOfText(text: string, isRegex: boolean): string {
  if (text === '') return '';
  return isRegex ? printPattern({ source: text, flags: usualFlags }) : printText(text);
}

function sourceOf(text: string): string | undefined {
  const scanner = new Scanner(text);
  if (scanner.next !== '/') return undefined;
  const source = scanner.takeRegex();
  scanner.takeWord();
  return scanner.isAtEnd ? source : undefined;
}

function regexOf(text: string): string {
  const [token, ...others] = tokensOf(text, 0);
  const condition = token?.kind === 'term' && others.length === 0 ? token.condition : undefined;
  return printPattern({ source: condition?.kind === 'text' ? condition.text : text, flags: usualFlags });
}

function textOf(source: string): string {
  return queryOfText(source.replaceAll(String.raw`\/`, '/'), false);
}
