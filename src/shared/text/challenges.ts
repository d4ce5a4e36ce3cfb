/** What `WWW-Authenticate` asks for: RFC 9110 section 11.6.1. */

/** One way to log in that a server accepts. */
export interface Challenge {
  /** As it was sent: `Basic`, `Bearer`, `Digest`. */
  readonly scheme: string;
  /** By their names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A parameter: a name, `=`, and a token or a quoted string. */
const parameter = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/;
/** A scheme, and what may be the 68 characters of a token behind it. */
const scheme = /^([a-z][\w!#$%&'*+.^`|~-]*)(?:[ \t]+(?=[^\s,])|(?=\s*(?:,|$)))/i;

/** @param value - of one header; several challenges may be in it. What cannot be read is left out */
export function challengesOf(value: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  for (let rest = value.trimStart(); rest !== '';) {
    const [read, found] = nextPart(rest);
    if (found !== undefined && 'scheme' in found) challenges.push({ ...found, parameters: new Map() });
    else if (found !== undefined) challenges.at(-1)?.parameters.set(found.name, found.value);
    rest = rest.slice(read).replace(/^[\s,]+/, '');
  }
  return challenges;
}

/** @returns how much was read, and what it was; undefined: neither a scheme nor a parameter */
function nextPart(
  text: string,
): readonly [
  read: number,
  found: { readonly scheme: string } | { readonly name: string; readonly value: string } | undefined,
] {
  const pair = parameter.exec(text);
  if (pair !== null) {
    const [whole, name = '', quoted, token = ''] = pair;
    return [whole.length, { name: name.toLowerCase(), value: quoted?.replaceAll(/\\(.)/g, '$1') ?? token }];
  }
  const named = scheme.exec(text);
  if (named !== null) return [named[0].length, { scheme: named[1] ?? '' }];
  return [Math.max(1, /^[^\s,]*/.exec(text)?.[0].length ?? 1), undefined];
}
