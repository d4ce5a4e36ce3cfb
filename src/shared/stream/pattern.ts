/** What a query takes for a regular expression. Shared, so that page and engine refuse the same in the same words. */

export type Pattern = { readonly pattern: RegExp } | { readonly error: string };

/** So that case does not count, and `^` and `$` match at the ends of lines too. */
export const usualFlags = 'im';

/**
 * Reads what a person typed as a regular expression of JavaScript. Only compiled here: anyone who matches with it must be
 * ready for a pattern that never comes to an end.
 *
 * @param text - as typed, without delimiters and flags
 * @param flags - of `i`, `m`, `s`, `u`, `v`
 * @returns the pattern, or in a few words why this is none
 */
export function parsePattern(text: string, flags = usualFlags): Pattern {
  if (/[uv]/.test(flags)) return compile(text, flags);
  const unicode = compile(text, `${flags}u`);
  // With `u` characters are whole, but an escape without meaning such as `\-` is an error: people write those.
  return 'pattern' in unicode ? unicode : compile(text, flags);
}

function compile(text: string, flags: string): Pattern {
  try {
    // bounded: whoever matches with what a person writes does so under a watchdog
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
