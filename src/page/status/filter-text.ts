/** A filter in words. */

import type { EventFilter } from '../../protocol/engine.ts';
import { typeLabel } from '../type-colour.ts';

/** Which events it shows: each of the conditions goes on from “events”. Empty: all of them. */
export function describeFilter({ only, hide, text, isRegex }: EventFilter): string[] {
  return [
    ...(only.length === 0 ? [] : [`of the ${types(only)}`]),
    ...(hide.length === 0 ? [] : [`not of the ${types(hide)}`]),
    ...(text === '' ? [] : [isRegex ? `whose data matches /${text}/` : `whose data contains “${text}”`]),
  ];
}

function types(names: readonly string[]): string {
  return `${names.length === 1 ? 'type' : 'types'} ${names.map(typeLabel).join(', ')}`;
}
