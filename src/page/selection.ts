/** What a selection of rows means, whichever way it was made. */

import type { SeqRange } from '../protocol/export.ts';
import type { PageState, Selection } from './page-state.ts';

/** From the first to the last of the rows, by the numbers of their events. */
export function rangeOf({ anchor, active }: Selection): SeqRange {
  return { from: Math.min(anchor, active), to: Math.max(anchor, active) };
}

/** The same of what is selected now. */
export function selectedRange({ selection }: Pick<PageState, 'selection'>): SeqRange | undefined {
  return selection && rangeOf(selection);
}

/** Whether the event is one of those selected. */
export function isSelected(selection: Selection | undefined, seq: number): boolean {
  if (selection === undefined) return false;
  const { from, to } = rangeOf(selection);
  return seq >= from && seq <= to;
}
