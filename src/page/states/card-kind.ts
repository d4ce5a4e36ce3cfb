/** What the list has instead of rows. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';

/**
 * `paused`: what it showed is gone; `searching`: nothing was found yet; `hidden`: the filter hides all; `gone`: nothing of
 * what arrived is kept; `state`: nothing arrived, and the state of the connection says why.
 */
export type CardKind = 'paused' | 'searching' | 'hidden' | 'gone' | 'state';

/** @returns undefined while there are rows */
export function cardKind({ start, end, counts, searched, searchFailure, paused }: ViewUpdate): CardKind | undefined {
  if (end > start) return undefined;
  if (paused !== undefined && counts.dropped >= paused.until && counts.received > paused.until) return 'paused';
  if (searchFailure === undefined && searched !== undefined && searched < counts.kept) return 'searching';
  if (counts.kept > 0) return 'hidden';
  return counts.received > 0 ? 'gone' : 'state';
}
