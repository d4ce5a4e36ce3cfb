/** A stable colour for each event type, so that the eye finds a type again after a reload and in another panel. */

/** How many colours there are; `styles.ts` has a class `type-N` for each. */
export const typeColours = 6;

/** The class that carries the colour of a type. The name is the server's: it reaches the class only as a number. */
export function typeClass(type: string): string {
  // FNV-1a: short, and spreads names that differ in one character.
  let hash = 0x811c9dc5;
  for (let i = 0; i < type.length; i++) hash = Math.imul(hash ^ type.charCodeAt(i), 0x01000193);
  return `type-${((hash >>> 16) ^ (hash & 0xffff)) % typeColours}`;
}
