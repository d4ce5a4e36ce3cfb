/**
 * Regular expressions as JSONPath has them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9485
 */

/** Those of one path are used for node after node. */
const known = new Map<string, RegExp | undefined>();

/** A path has few, but they may be in the values too. */
const maxKnown = 100;

/** @param isWhole - all of a text has to match @returns `undefined`: it is none */
export function regularExpression(pattern: string, isWhole: boolean): RegExp | undefined {
  const source = isWhole ? `^(?:${inJavaScript(pattern)})$` : inJavaScript(pattern);
  if (!known.has(source)) {
    if (known.size >= maxKnown) known.clear();
    known.set(source, made(source));
  }
  return known.get(source);
}

function made(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}

/** [spec] RFC 9485 section 5.3: outside of classes a dot is everything but CR and LF. */
function inJavaScript(pattern: string): string {
  return pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]?|\./gsu, (part) => (part === '.' ? '[^\\n\\r]' : part));
}
