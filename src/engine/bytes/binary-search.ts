/** Finds by halving, in what is in order. */

/**
 * The first number from `start` on of which that is not so; `end` when it is so of all before it.
 *
 * @param isSo - where it is not so, it is not so of any number behind
 */
export function firstNot(start: number, end: number, isSo: (number: number) => boolean): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The index of the last of `count` ascending values that is at most `wanted`; -1 when there is none. Asked for each event that
 * is read: with {@link firstNot} it takes a third longer.
 */
export function lastAtMost(count: number, valueAt: (index: number) => number, wanted: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
