/** How the keyboard moves along the timeline and selects of it. */

/** Buckets: where a selection began, and where the cursor is. Without a selection they are the same. */
export interface TimelineSelection {
  readonly anchor: number;
  readonly cursor: number;
}

/** PageUp and PageDown. */
const page = 10;

/**
 * @param length - how many buckets there are
 * @returns `undefined` when the key does not move the cursor, or there is nothing to move along
 */
export function moveSelection(
  key: string,
  extend: boolean,
  selection: TimelineSelection | undefined,
  length: number,
): TimelineSelection | undefined {
  const at = selection?.cursor;
  const target = {
    ArrowLeft: (at ?? length) - 1,
    ArrowRight: (at ?? -1) + 1,
    PageUp: (at ?? length) - page,
    PageDown: (at ?? -1) + page,
    Home: 0,
    End: length - 1,
  }[key];
  if (target === undefined || length === 0) return undefined;
  const cursor = Math.min(length - 1, Math.max(0, target));
  return { anchor: extend ? (selection?.anchor ?? cursor) : cursor, cursor };
}

export function clampTo({ anchor, cursor }: TimelineSelection, length: number): TimelineSelection | undefined {
  if (length === 0) return undefined;
  return { anchor: Math.min(anchor, length - 1), cursor: Math.min(cursor, length - 1) };
}
