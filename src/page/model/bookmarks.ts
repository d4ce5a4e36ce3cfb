/** Events that a person wants to find again, by their numbers, ascending. */

/** More than this nobody finds again; the oldest go. */
export const maxBookmarks = 1000;

/** Sets the mark, or takes it away. */
export function toggleBookmark(bookmarks: readonly number[], seq: number): readonly number[] {
  if (bookmarks.includes(seq)) return bookmarks.filter((other) => other !== seq);
  return [...bookmarks, seq].toSorted((a, b) => a - b).slice(-maxBookmarks);
}

/**
 * @param from - where one is; absent: before the first one
 * @param direction - 1 for the next one, -1 for the one before; after the last comes the first
 */
export function nextBookmark(
  bookmarks: readonly number[],
  from: number | undefined,
  direction: 1 | -1,
): number | undefined {
  const next =
    direction === 1
      ? bookmarks.find((seq) => seq > (from ?? -1))
      : bookmarks.findLast((seq) => seq < (from ?? Infinity));
  return next ?? bookmarks.at(direction === 1 ? 0 : -1);
}
