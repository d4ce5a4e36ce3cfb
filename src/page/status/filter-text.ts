/** A filter in words. */

import type { Condition } from '../../protocol/condition.ts';
import type { EventFilter } from '../../protocol/engine.ts';
import { printPattern, printQuery } from '../query/print.ts';
import { typeLabel } from '../type-colour.ts';

/** Which events it shows: each of the conditions goes on from “events”. Empty: all of them. */
export function describeFilter({ only, hide, where }: EventFilter): string[] {
  const parts = where?.kind === 'and' ? where.of : [where].filter((part) => part !== undefined);
  return [
    ...(only.length === 0 ? [] : [`of the ${types(only)}`]),
    ...(hide.length === 0 ? [] : [`not of the ${types(hide)}`]),
    ...parts.map(describe),
  ];
}

function describe(condition: Condition): string {
  if (condition.kind === 'text') return `whose data contains “${condition.text}”`;
  if (condition.kind === 'pattern') return `whose data matches ${printPattern(condition)}`;
  return `for which this holds: ${printQuery(condition)}`;
}

function types(names: readonly string[]): string {
  return `${names.length === 1 ? 'type' : 'types'} ${names.map(typeLabel).join(', ')}`;
}
