import { isJson } from './json.ts';

/**
 * Whether that is the start of JSON Lines (NDJSON): its first line is an object or an array, and a second one begins so, too.
 *
 * @param goesOn - there is more to come, so that one line is enough
 */
export function beginsJsonLines(text: string, goesOn: boolean): boolean {
  const [first = '', second, ...others] = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' || index === lines.length - 1);
  if (second === undefined || !isObject(first)) return false;
  if (second === '') return goesOn;
  // The last one may be cut.
  return others.length > 0 ? isObject(second) : /^[{[]/.test(second);
}

function isObject(line: string): boolean {
  return /^[{[]/.test(line) && isJson(line);
}
