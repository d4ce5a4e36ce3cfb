/** The text of a query or of a form, for what has variables in it. */

import { mapText } from './variables.ts';

/**
 * [spec] URL, 5.2: the application/x-www-form-urlencoded serializer. Variables stay as they are written: their values are
 * encoded when they are put in.
 */
export function encodePairs(pairs: readonly (readonly [name: string, value: string])[]): string {
  return pairs.map(([name, value]) => `${mapText(name, encoded)}=${mapText(value, encoded)}`).join('&');
}

function encoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
