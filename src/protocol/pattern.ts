/** What the search box takes for a regular expression. Shared, so that page and engine refuse the same in the same words. */

export type Pattern = { readonly pattern: RegExp } | { readonly error: string };

/**
 * Reads what a person typed as a regular expression of JavaScript. Case does not count, `^` and `$` match at the ends of
 * lines too. Only compiled here: whoever matches with it must be ready for a pattern that never comes to an end.
 *
 * @param text - as typed, without delimiters and flags
 * @returns the pattern, or in a few words why this is none
 */
export function parsePattern(text: string): Pattern {
  const unicode = compile(text, 'imu');
  // With `u` characters are whole, but an escape without meaning such as `\-` is an error: people write those.
  return 'pattern' in unicode ? unicode : compile(text, 'im');
}

function compile(text: string, flags: string): Pattern {
  try {
    return { pattern: new RegExp(text, flags) };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

/** `Invalid regular expression: /(/im: Unterminated group` ends with what is wrong. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.slice(message.lastIndexOf(': ') + 1).trim();
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
