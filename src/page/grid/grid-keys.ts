/** What a key does in the list: the keys of the ARIA grid pattern, for a grid whose rows are what is moved among. */

/** The list as far as a key needs to know it. Ordinals; `end` is exclusive. */
export interface GridPlace {
  readonly start: number;
  readonly end: number;
  /** The row that has the cursor; absent before the first movement. */
  readonly cursor: number | undefined;
  /** The first row that is seen whole, and how many are. */
  readonly first: number;
  readonly page: number;
}

/**
 * @returns the ordinal that the cursor goes to; `undefined` when the key does not move it
 */
export function moveCursor(key: string, place: GridPlace): number | undefined {
  if (place.end === place.start) return undefined;
  const target = targetOf(key, place);
  return target === undefined ? undefined : Math.max(place.start, Math.min(place.end - 1, target));
}

function targetOf(key: string, { start, end, cursor, first, page }: GridPlace): number | undefined {
  const last = Math.min(end, first + page) - 1;
  switch (key) {
    case 'ArrowDown':
      return cursor === undefined ? first : cursor + 1;
    case 'ArrowUp':
      return cursor === undefined ? last : cursor - 1;
    case 'PageDown':
      return (cursor ?? first) + Math.max(1, page - 1);
    case 'PageUp':
      return (cursor ?? last) - Math.max(1, page - 1);
    case 'Home':
      return start;
    case 'End':
      return end - 1;
    default:
      return undefined;
  }
}
