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

/** Whether events of that type are shown, as far as the choice of types goes. */
export function isTypeShown({ only, hide }: TypeChoice, type: string): boolean {
  return !hide.includes(type) && (only.length === 0 || only.includes(type));
}

/**
 * What the check box of a type does. With the last one that is checked all are: a filter that shows nothing helps nobody.
 *
 * @param all - the types that there are: with all of them checked, those that are still to come are shown too
 */
export function checkType(filter: TypeChoice, type: string, all: readonly string[]): TypeChoice {
  const { only, hide } = filter;
  if (!isTypeShown(filter, type)) {
    const checked = only.length === 0 || only.includes(type) ? only : [...only, type];
    const stillHidden = without(hide, type);
    const isAll = stillHidden.length === 0 && all.every((other) => checked.includes(other));
    return { only: isAll ? [] : checked, hide: stillHidden };
  }
  const isLast = all.every((other) => other === type || !isTypeShown(filter, other));
  if (isLast) return { only: [], hide: [] };
  return only.length > 0 ? { only: without(only, type), hide } : { only, hide: [...hide, type] };
}

function without(types: readonly string[], type: string): string[] {
  return types.filter((other) => other !== type);
}
