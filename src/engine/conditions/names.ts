/** Names of types and IDs, and what a condition says of them. */

import { type Condition, matchesGlob } from '../../shared/stream/condition.ts';
import { otherTypes } from '../../shared/stream/engine.ts';

export type Named = Extract<Condition, { kind: 'type' | 'id' }>;

export function isNamed(name: string, { name: wanted, isGlob }: Named): boolean {
  return isGlob ? matchesGlob(name, wanted) : name === wanted;
}

/** @param isOther - it is one of those types that are not told apart, and can be named together */
export function isOfType(name: string, type: Named, isOther: boolean): boolean {
  return isNamed(name, type) || (isOther && !type.isGlob && type.name === otherTypes);
}

/**
 * What the type alone says of a condition: whether it holds for all events of that type, or for none; `undefined` when that
 * depends on the event.
 */
export function verdictOfType(condition: Condition, name: string, isOther: boolean): boolean | undefined {
  const { kind } = condition;
  if (kind === 'type') return isOfType(name, condition, isOther);
  if (kind === 'and' || kind === 'or') return combined(condition.of, kind === 'or', name, isOther);
  if (kind !== 'not') return undefined;
  const verdict = verdictOfType(condition.of, name, isOther);
  return verdict === undefined ? undefined : !verdict;
}

/** @param decisive - the verdict of one that is the verdict on all */
function combined(
  conditions: readonly Condition[],
  decisive: boolean,
  name: string,
  isOther: boolean,
): boolean | undefined {
  const verdicts = new Set(conditions.map((condition) => verdictOfType(condition, name, isOther)));
  if (verdicts.has(decisive)) return decisive;
  return verdicts.has(undefined) ? undefined : !decisive;
}
