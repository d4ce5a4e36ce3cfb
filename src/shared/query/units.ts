/** Numbers with units: `1.5kb`, `500ms`. */

import { t } from '@vscode/l10n';
import type { Message } from '../messages/message.ts';
import { queryMessages } from '../messages/filter-messages.ts';

/** How many of the smallest unit each is. A KB is 1024 bytes, as the sizes in the list are. */
const sizes = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };
const durations = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

export interface Unit {
  readonly factors: Readonly<Record<string, number>>;
  /** For a sentence: `b, kb, mb or gb`. */
  readonly names: string;
}

export const sizeUnit: Unit = { factors: sizes, names: t('b, kb, mb or gb') };
export const durationUnit: Unit = { factors: durations, names: t('ms, s, m or h') };
export const noUnit: Unit = { factors: {}, names: '' };

const numeral = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/i;

/** A value, or why it is none. */
export type Reading<T> = { readonly value: T } | { readonly error: Message };

/** A number without a unit is one of the smallest. */
export function readQuantity(text: string, { factors, names }: Unit): Reading<number> {
  const number = numeral.exec(text)?.[0];
  if (number === undefined) return { error: queryMessages.noNumber(text, names) };
  const unit = text.slice(number.length).trimStart();
  const factor = unit === '' ? 1 : Object.entries(factors).find(([name]) => name === unit.toLowerCase())?.[1];
  if (factor === undefined && names === '') return { error: queryMessages.noUnitHere(unit) };
  if (factor === undefined) return { error: queryMessages.unknownUnit(unit, names) };
  // Without the sign of a zero.
  const value = Number(number) * factor + 0;
  return Number.isFinite(value) ? { value } : { error: queryMessages.tooLarge(text) };
}
