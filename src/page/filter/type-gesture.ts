/** What a click or a key on a type's button does to the filter, and in which order the buttons stand. */

import type { EventFilter, TypeCount } from '../../protocol/engine.ts';

/** `solo`: show only this type. `add`: this one too. `hide`: all but this one. */
export type TypeGesture = 'solo' | 'add' | 'hide';

/**
 * Each gesture undoes itself when repeated, and any gesture on a hidden type but `hide` shows it again.
 *
 * @returns a filter in which `only` and `hide` have no type in common
 */
export function applyGesture(filter: EventFilter, type: string, gesture: TypeGesture): EventFilter {
  const isHidden = filter.hide.includes(type);
  const hide = without(filter.hide, type);
  const only = without(filter.only, type);
  const wasShown = filter.only.includes(type);
  if (gesture === 'hide') return { ...filter, only, hide: isHidden ? hide : [...hide, type] };
  if (isHidden) return { ...filter, hide, only: filter.only.length > 0 ? [...only, type] : [] };
  if (gesture === 'add') return { ...filter, only: wasShown ? only : [...only, type] };
  return { ...filter, only: wasShown && only.length === 0 ? [] : [type] };
}

/** Shows every type again; the text condition stays. */
export function showAllTypes(filter: EventFilter): EventFilter {
  return { ...filter, only: [], hide: [] };
}

/** The most frequent type first; equal ones by name. */
export function byCount(types: readonly TypeCount[]): TypeCount[] {
  return types.toSorted((a, b) => b.kept - a.kept || (a.name < b.name ? -1 : 1));
}

function without(types: readonly string[], type: string): string[] {
  return types.filter((other) => other !== type);
}
