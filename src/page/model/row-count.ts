/** How many of the rows of the list are events. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';

type Extent = Pick<ViewUpdate, 'start' | 'end' | 'annotations'>;

/** Events that the list shows: its rows without what arrived between them. */
export function shownEvents({ start, end, annotations }: Extent): number {
  return end - start - (annotations === undefined ? 0 : annotations.end - annotations.start);
}

/** Grows by one with each event that is shown. */
export function eventsEnd({ end, annotations }: Extent): number {
  return end - (annotations?.end ?? 0);
}
