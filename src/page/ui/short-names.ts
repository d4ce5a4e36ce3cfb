/** Names of types that are too long for a button: their beginning and their end, and where they differ. */

import { commonStart } from '../../shared/text/common-start.ts';
import { graphemeEnd, graphemeStart } from '../../shared/text/graphemes.ts';

/** Longer names are cut, in UTF-16 code units. */
export const longestName = 28;

/** Of a name that is cut, so much of its end stays. */
const tailChars = 11;

/** Before the place at which a name differs from others, so much of it is shown. */
const leadChars = 4;

/**
 * @param names - different from each other
 * @returns what is written for each, different from each other wherever the place at which they differ can be shown
 */
export function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map(names.map((name) => [name, middleCut(name)]));
  const alike = Map.groupBy(
    names.filter((name) => name.length > longestName),
    (name) => short.get(name) ?? '',
  );
  for (const group of alike.values()) {
    if (group.length === 1) continue;
    for (const [name, at] of differences(group)) short.set(name, around(name, at));
  }
  return short;
}

/** A long name without its middle. */
function middleCut(name: string): string {
  if (name.length <= longestName) return name;
  const head = graphemeStart(name, longestName - tailChars - 1);
  return `${name.slice(0, head)}…${name.slice(graphemeEnd(name, name.length - tailChars))}`;
}

/** Where each name first differs from those that are most like it. */
function differences(names: readonly string[]): [name: string, at: number][] {
  // Beside each other are those that have the longest beginning in common.
  const sorted = names.toSorted();
  return sorted.map((name, index) => {
    const neighbors = [sorted[index - 1], sorted[index + 1]].filter((other) => other !== undefined);
    return [name, Math.max(...neighbors.map((other) => commonStart(name, other)))];
  });
}

/** The beginning of a name, and the stretch of it that has that place. */
function around(name: string, at: number): string {
  const head = name.slice(0, graphemeStart(name, leadChars + 2));
  const from = graphemeStart(name, Math.max(0, at - leadChars));
  const end = graphemeStart(name, from + longestName - leadChars - 4);
  return `${head}…${name.slice(from, end)}${end < name.length ? '…' : ''}`;
}
