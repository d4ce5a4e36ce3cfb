/**
 * How event types look: a name, and a stable symbol by which the eye finds a type again after a reload. Symbols differ in color
 * and in shape, so that types are distinguished where colors are not.
 */

import { t } from '@vscode/l10n';
import { otherTypes } from '../../shared/stream/engine.ts';

/** How many colors and shapes there are; `styles.ts` has a class `type-N` and `shape-N` for each. */
const typeColours = 7;
const typeShapes = 6;

/** The hash begins with this: with it, the types that streams usually have get different symbols. */
const hashBasis = 0x811e_0163;

/** What is written for a type: the name itself, but for the one that stands for those that are too many to count. */
export function typeLabel(type: string): string {
  return type === otherTypes ? t('other types') : type;
}

/** The classes that carry the symbol of a type. The name is the server's: it reaches them only as numbers. */
export function typeClass(type: string): string {
  // FNV-1a: short, and spreads names that differ in one character.
  let hash = hashBasis;
  for (let i = 0; i < type.length; i++) hash = Math.imul(hash ^ type.charCodeAt(i), 0x01000193);
  const symbol = (hash >>> 8) % (typeColours * typeShapes);
  return `type-${symbol % typeColours} shape-${Math.floor(symbol / typeColours)}`;
}
