/** The numbers of the account, which add up at every moment. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { shownEvents } from '../model/row-count.ts';

export interface RowTally {
  /** received = kept + dropped */
  readonly received: number;
  /** kept = shown + waiting + hidden + unsearched */
  readonly kept: number;
  readonly dropped: number;
  /** Events in the list. */
  readonly shown: number;
  /** Events after the pause. */
  readonly waiting: number;
  /** What the filter was asked about and does not show. */
  readonly hidden: number;
  /** What the filter was not asked about yet, or never will be, if the search failed. */
  readonly unsearched: number;
}

export function rowTally(view: ViewUpdate): RowTally {
  const { counts, paused, searched } = view;
  const { received, kept, dropped } = counts;
  const shown = shownEvents(view);
  const waiting = paused?.waiting ?? 0;
  const looked = Math.min(searched ?? kept, kept);
  const hidden = Math.max(0, looked - shown - waiting);
  return { received, kept, dropped, shown, waiting, hidden, unsearched: kept - shown - waiting - hidden };
}
