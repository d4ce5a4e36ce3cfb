/** What a click or a key on a type's button does to the filter. */

import type { TypeChoice } from '../../shared/query/types.ts';

/** `solo`: show only this type. `add`: this one too. `hide`: all but this one. */
export type TypeGesture = 'solo' | 'add' | 'hide';

/**
 * Each gesture undoes itself when repeated, and any gesture on a hidden type but `hide` shows it again.
 *
 * @returns a filter in which `only` and `hide` have no type in common
 */
export function applyGesture(filter: TypeChoice, type: string, gesture: TypeGesture): TypeChoice {
  const isHidden = filter.hide.includes(type);
  const hide = without(filter.hide, type);
  const only = without(filter.only, type);
  const wasShown = filter.only.includes(type);
  if (gesture === 'hide') return { only, hide: isHidden ? hide : [...hide, type] };
  if (isHidden) return { hide, only: filter.only.length > 0 ? [...only, type] : [] };
  if (gesture === 'add') return { hide, only: wasShown ? only : [...only, type] };
  return { hide, only: wasShown && only.length === 0 ? [] : [type] };
}

function without(types: readonly string[], type: string): string[] {
  return types.filter((other) => other !== type);
}
