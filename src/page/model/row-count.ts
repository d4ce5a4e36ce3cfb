/** How many of the rows of the list are events. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';

type Extent = Pick<ViewUpdate, 'start' | 'end' | 'marks'>;

/** Events that the list shows: its rows without what came between them. */
export function shownEvents({ start, end, marks }: Extent): number {
  return end - start - (marks === undefined ? 0 : marks.end - marks.start);
}

/** Grows by one with each event that is shown. */
export function eventsEnd({ end, marks }: Extent): number {
  return end - (marks?.end ?? 0);
}
