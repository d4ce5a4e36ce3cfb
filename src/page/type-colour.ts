/** How event types look: a name, and a stable colour by which the eye finds a type again after a reload. */

import { otherTypes } from '../protocol/engine.ts';

/** How many colours there are; `styles.ts` has a class `type-N` for each. */
const typeColours = 7;

/** What is written for a type: the name itself, but for the one that stands for those that are too many to count. */
export function typeLabel(type: string): string {
  return type === otherTypes ? 'other types' : type;
}

/** The class that carries the colour of a type. The name is the server's: it reaches the class only as a number. */
export function typeClass(type: string): string {
  // FNV-1a: short, and spreads names that differ in one character.
  let hash = 0x811c9dc5;
  for (let i = 0; i < type.length; i++) hash = Math.imul(hash ^ type.charCodeAt(i), 0x01000193);
  return `type-${(hash >>> 24) % typeColours}`;
}
