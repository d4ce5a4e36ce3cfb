/**
 * How event types look: a name, and a symbol by which the eye finds a type again. Symbols are dealt in the order in which the types
 * appeared in the stream, which is the same after a reload. They differ in color and in shape, so that types are distinguished
 * where colors are not: no two of the first seven have the same color, and no two of the first 42 the same symbol.
 */

import { t } from '@vscode/l10n';
import { otherTypes } from '../../shared/stream/engine.ts';
import { visibleName } from '../../shared/text/invisible.ts';

/** How many colors and shapes there are; `styles.ts` has a class `type-N` and `shape-N` for each. */
const typeColours = 7;
const typeShapes = 6;

/** The colors in the order in which they are dealt: red, which looks like an error, comes last. */
const dealt = [1, 4, 2, 3, 6, 5, 0];

/** By name, in the order of appearance. */
let places: ReadonlyMap<string, number> = new Map();

/** The types of the stream that is shown, in the order of their first appearance. */
export function dealSymbols(types: readonly { readonly name: string }[]): void {
  if (types.length === places.size && places.get(types.at(-1)?.name ?? '') === types.length - 1) return;
  places = new Map(types.map(({ name }, place) => [name, place]));
}

/** For types that are not in the stream. The hash begins with this: with it, the types that streams usually have get different symbols. */
const hashBasis = 0x811e_0163;

/** What is written for a type: the name, with what is invisible in it made visible, but for the one that stands for those that are too many to count. */
export function typeLabel(type: string): string {
  return type === otherTypes ? t('other types') : visibleName(type);
}

/** The classes that carry the symbol of a type. The name is the server's: it reaches them only as numbers. */
export function typeClass(type: string): string {
  const place = places.get(type);
  if (place !== undefined) return `type-${dealt[place % typeColours]} shape-${place % typeShapes}`;
  // FNV-1a: short, and spreads names that differ in one character.
  let hash = hashBasis;
  for (let i = 0; i < type.length; i++) hash = Math.imul(hash ^ type.charCodeAt(i), 0x01000193);
  const symbol = (hash >>> 8) % (typeColours * typeShapes);
  return `type-${symbol % typeColours} shape-${Math.floor(symbol / typeColours)}`;
}
