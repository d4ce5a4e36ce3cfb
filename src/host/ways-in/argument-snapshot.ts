/** What another program hands over, as it is at that moment. */

/** Deeper than any member of a request. */
const maxDepth = 4;

/**
 * Copies lists and objects, so that whoever made them may change them while what checks them is being loaded. What neither
 * is, such as a map, stays as it is, to be refused.
 */
export function snapshotOf<T>(value: T): T {
  return copied(value, 0) as T;
}

function copied(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return value;
  if (Array.isArray(value)) return value.map((each) => copied(each, depth + 1));
  if (Symbol.iterator in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copied(member, depth + 1)]));
}
