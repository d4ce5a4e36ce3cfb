/** The terms that a whole query depends on: those outside of parentheses, when there is no `or` beside them. */

import type { Condition } from '../stream/condition.ts';
import { tokensOf } from './lexer.ts';
import type { Place, Token } from './token.ts';

export interface TopTerm extends Place {
  readonly condition: Condition;
  /** Whether a `not` or a dash is before it; its place includes that. */
  readonly isNegated: boolean;
}

/** Also of a query that cannot be read: each term on its own can. */
export function topTerms(text: string, day = 0): readonly TopTerm[] {
  const tokens = topTokens(text, day);
  if (tokens.some(({ kind }) => kind === 'or')) return [];
  return tokens.flatMap((token, index): TopTerm[] => {
    if (token.kind !== 'term') return [];
    const nots = countNots(tokens, index);
    const first = tokens[index - nots] as Token;
    // Nobody writes that twice; it is left as it is.
    return nots > 1 ? [] : [{ start: first.start, end: token.end, condition: token.condition, isNegated: nots === 1 }];
  });
}

/**
 * Takes terms out, and puts others instead of the first, or at the end. What is around them stays as it was typed.
 *
 * @param isReplaced - asked about each of {@link topTerms}
 * @param terms - as text
 */
export function replaceTerms(text: string, isReplaced: (term: TopTerm) => boolean, terms: readonly string[]): string {
  const replaced = topTerms(text).filter(isReplaced);
  const hasOr = topTokens(text, 0).some(({ kind }) => kind === 'or');
  if (hasOr && terms.length > 0) return `${grouped(text.trim())} ${terms.join(' ')}`;
  if (replaced.length === 0) return [text.trim(), ...terms].filter((part) => part !== '').join(' ');
  const [at = 0] = replaced.map(({ start }) => start);
  const before = cutOut(text.slice(0, at), [], true);
  const after = cutOut(
    text.slice(at),
    replaced.map(({ start, end }) => ({ start: start - at, end: end - at })),
    false,
  );
  return [before, ...terms, after].filter((part) => part !== '').join(' ');
}

/** A word at the end that has a parenthesis open would take the one that closes the group. */
function grouped(text: string): string {
  const last = tokensOf(`(${text})`, 0).at(-1);
  return last?.kind === 'close' ? `(${text})` : `(${text} )`;
}

/** Without these places, and without an `and` that would be alone. */
function cutOut(text: string, places: readonly Place[], isBefore: boolean): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of places) {
    rest = joined(rest, text.slice(at, start));
    at = end;
  }
  rest = joined(rest, text.slice(at));
  return isBefore ? rest.replace(/(?:^|\s)(?:and|AND)$/, '').trim() : rest.replace(/^(?:and|AND)(?=\s|$)/, '').trim();
}

function joined(before: string, after: string): string {
  const [left, right] = [before.trim().replace(/(?:^|\s)(?:and|AND)$/, ''), after.trim()];
  return left === '' || right === '' ? left + right : `${left} ${right.replace(/^(?:and|AND)\s+/, '')}`;
}

/** Those outside of parentheses, and the parentheses. */
function topTokens(text: string, day: number): Token[] {
  let depth = 0;
  return tokensOf(text, day).filter(({ kind }) => {
    if (kind === 'open') depth++;
    else if (kind === 'close') depth--;
    return depth <= 0 || kind === 'open';
  });
}

function countNots(tokens: readonly Token[], index: number): number {
  let nots = 0;
  while (tokens[index - nots - 1]?.kind === 'not') nots++;
  return nots;
}
