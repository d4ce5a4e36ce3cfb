/** The types that a query shows and hides: what the type buttons say, as terms of its text. */

import type { Condition } from '../stream/condition.ts';
import type { EventFilter } from '../stream/engine.ts';
import { typeTerms } from './print.ts';
import { replaceTerms, type TopTerm, topTerms } from './top-terms.ts';

export type TypeChoice = Pick<EventFilter, 'only' | 'hide'>;

/** What a condition says of types alone, by their names. */
export function namesIn(condition: Condition): readonly string[] | undefined {
  if (condition.kind === 'type' && !condition.isGlob) return [condition.name];
  if (condition.kind !== 'or') return undefined;
  const names = condition.of.map((part) => (part.kind === 'type' && !part.isGlob ? part.name : undefined));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Also of a query that cannot be read, as far as its terms can. */
export function typesOf(text: string): TypeChoice {
  const terms = topTerms(text).filter(isOfTypes);
  const names = (isNegated: boolean) =>
    terms.filter((term) => term.isNegated === isNegated).map(({ condition }) => namesIn(condition) ?? []);
  const [only = []] = names(false);
  return { only: [...new Set(only)], hide: [...new Set(names(true).flat())] };
}

/** The query with these types instead of those that it names. */
export function withTypes(text: string, types: TypeChoice): string {
  return replaceTerms(text, isOfTypes, typeTerms(types));
}

function isOfTypes({ condition }: TopTerm): boolean {
  return namesIn(condition) !== undefined;
}
