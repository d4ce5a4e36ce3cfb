/** Strings without what is at their ends: with a pattern this takes a time that grows with the square of the length. */

/** What `\s` matches in a pattern, and `trim` takes away. */
export const whitespace =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * @param chars - what is taken away
 * @returns the text without those of the characters that are at its end
 */
export function trimmedEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The same at its start. */
export function trimmedStart(text: string, chars: string): string {
  let start = 0;
  while (start < text.length && chars.includes(text.charAt(start))) start++;
  return text.slice(start);
}

/** The same at both ends. */
export function trimmed(text: string, chars: string): string {
  return trimmedStart(trimmedEnd(text, chars), chars);
}
