/** Numbers with units: `1.5kb`, `500ms`. */

/** How many of the smallest unit each is. A KB is 1024 bytes, as the sizes in the list are. */
const sizes = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };
const durations = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

export interface Unit {
  readonly factors: Readonly<Record<string, number>>;
  /** For a sentence: `b, kb, mb or gb`. */
  readonly names: string;
}

export const sizeUnit: Unit = { factors: sizes, names: 'b, kb, mb or gb' };
export const durationUnit: Unit = { factors: durations, names: 'ms, s, m or h' };
export const noUnit: Unit = { factors: {}, names: '' };

const shape = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/is;

/** A value, or what to write in its place. */
export type Reading<T> = { readonly value: T } | { readonly error: string };

/** A number without a unit is one of the smallest. */
export function readQuantity(text: string, { factors, names }: Unit): Reading<number> {
  const [, number, unit = ''] = shape.exec(text) ?? [];
  const such = names === '' ? 'such as 100' : `and perhaps a unit: ${names}`;
  if (number === undefined) return { error: `“${text}” is no number: write one, ${such}.` };
  const factor = unit === '' ? 1 : Object.entries(factors).find(([name]) => name === unit.toLowerCase())?.[1];
  if (factor === undefined && names === '') return { error: `Write the number alone, without “${unit}”.` };
  if (factor === undefined) return { error: `There is no unit “${unit}”: use ${names}.` };
  // Without the sign of a zero.
  const value = Number(number) * factor + 0;
  return Number.isFinite(value) ? { value } : { error: `“${text}” is too large.` };
}
