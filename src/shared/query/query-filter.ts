import type { Condition } from '../stream/condition.ts';
import type { EventFilter } from '../stream/engine.ts';
import { parseQuery } from './parser.ts';
import type { QueryError } from './token.ts';
import { namesIn } from './types.ts';

/**
 * What a query shows. Types that it names for itself are distinguished, for those are what the buttons show and what the
 * engine is quickest with.
 *
 * @param day - a moment of the day that times without a date belong to, in ms since the epoch
 */
export function filterOf(text: string, day: number): { readonly filter: EventFilter } | { readonly error: QueryError } {
  const query = parseQuery(text, day);
  if ('error' in query) return query;
  const parts = query.condition === undefined ? [] : partsOf(query.condition);
  let only: readonly string[] | undefined;
  const hide: string[] = [];
  const rest: Condition[] = [];
  for (const part of parts) {
    const names = namesIn(part.kind === 'not' ? part.of : part);
    if (names === undefined || (part.kind !== 'not' && only !== undefined)) rest.push(part);
    else if (part.kind === 'not') hide.push(...names);
    else only = names;
  }
  const [where] = rest;
  const whole = rest.length > 1 ? ({ kind: 'and', of: rest } as const) : where;
  return {
    filter: {
      only: [...new Set(only ?? [])],
      hide: [...new Set(hide)],
      ...(whole !== undefined && { where: whole }),
    },
  };
}

/** What all has to hold, also where it is grouped by parentheses. */
function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.of.flatMap(partsOf) : [condition];
}
