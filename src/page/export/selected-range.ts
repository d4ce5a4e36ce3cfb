import type { SeqRange } from '../../protocol/export.ts';
import type { PageState } from '../page-state.ts';

/** From the first to the last of the rows that are selected, by the numbers of their events. */
export function selectedRange({ selection }: Pick<PageState, 'selection'>): SeqRange | undefined {
  if (selection === undefined) return undefined;
  const { anchor, active } = selection;
  return { from: Math.min(anchor, active), to: Math.max(anchor, active) };
}
