import { type Condition, conditionsIn, maxPatterns, type Pattern } from '../../shared/stream/condition.ts';
import type { EventFilter } from '../../shared/stream/engine.ts';
import { parseQuery } from '../../shared/query/parser.ts';
import type { QueryError } from '../../shared/query/token.ts';

/** What is looked for, as a filter: `null` when it is nothing. The texts in it are marked in the rows. */
export type Find =
  | { readonly filter: EventFilter | null; readonly texts: readonly string[] }
  | { readonly error: QueryError };

/** Among the rows that the list's filter shows. */
export function findFilter(text: string, list: EventFilter): Find {
  const query = parseQuery(text, Date.now());
  if ('error' in query) return query;
  const { condition } = query;
  if (condition === undefined) return { filter: null, texts: [] };
  const where: Condition = list.where === undefined ? condition : { kind: 'and', of: [list.where, condition] };
  const highlight = patternsIn(condition);
  const filter = { only: list.only, hide: list.hide, where, ...(highlight.length > 0 && { highlight }) };
  return { filter, texts: textsIn(condition) };
}

/** This many, as more are not taken. */
function patternsIn(condition: Condition): Pattern[] {
  const patterns = [...conditionsIn(condition)].filter((part) => part.kind === 'pattern');
  return patterns.slice(0, maxPatterns).map(({ source, flags }) => ({ source, flags }));
}

/** The texts that events are shown for. What is to be absent is in none of them. */
function textsIn(condition: Condition): string[] {
  if (condition.kind === 'text') return [condition.text];
  return condition.kind === 'and' || condition.kind === 'or' ? condition.of.flatMap(textsIn) : [];
}

const noTexts: readonly string[] = [];
const textsOf = new WeakMap<Condition, readonly string[]>();

/** The texts that a filter looks for, to be marked in the rows: the same array for the same filter. */
export function hitTexts({ where }: EventFilter): readonly string[] {
  if (where === undefined) return noTexts;
  const known = textsOf.get(where);
  if (known !== undefined) return known;
  const texts = textsIn(where);
  textsOf.set(where, texts);
  return texts;
}
