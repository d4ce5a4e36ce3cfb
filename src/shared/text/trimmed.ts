/** Strings without what is at their ends: with a pattern this takes a time that grows with the square of the length. */

/**
 * @param chars - what is taken away
 * @returns the text without those of the characters that are at its end
 */
export function trimmedEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The same at both ends. */
export function trimmed(text: string, chars: string): string {
  const kept = trimmedEnd(text, chars);
  let start = 0;
  while (start < kept.length && chars.includes(kept.charAt(start))) start++;
  return kept.slice(start);
}
