/** What a selection of rows means, whichever way it was made. */

import type { SeqRange } from '../../shared/stream/export.ts';
import type { AnnotationPlace, PageState, Selection } from './page-state.ts';

/** What is selected: events, or one row between them. */
interface Cursor {
  readonly selection: Selection | undefined;
  readonly annotation: AnnotationPlace | undefined;
}

/** From the first to the last of the rows, by the numbers of their events. */
export function rangeOf({ anchor, active }: Selection): SeqRange {
  return { from: Math.min(anchor, active), to: Math.max(anchor, active) };
}

/** The same of what is selected now. */
export function selectedRange({ selection }: Pick<PageState, 'selection'>): SeqRange | undefined {
  return selection && rangeOf(selection);
}

/**
 * What is selected from where the selection is to another row: events alone. A row that is none stands for the event
 * beside it that is between the two.
 *
 * @returns `undefined` when there is no event between
 */
export function rangeTo(from: Cursor, to: { readonly seq: number } | AnnotationPlace): Selection | undefined {
  const { anchor } = from.selection ?? {};
  if (anchor !== undefined) return { anchor, active: 'seq' in to ? to.seq : nearestTo(to, anchor) };
  if (from.annotation === undefined) return undefined;
  if ('seq' in to) return { anchor: nearestTo(from.annotation, to.seq), active: to.seq };
  const [before, behind] = [from.annotation, to].map(({ afterSeq }) => afterSeq) as [number, number];
  if (before === behind) return undefined;
  return before < behind ? { anchor: before + 1, active: behind } : { anchor: before, active: behind + 1 };
}

/** The number of the event that the cursor is at; between two events, a half more than that of the one before. */
export function cursorOf({ selection, annotation }: Cursor): number | undefined {
  return selection?.active ?? (annotation && annotation.afterSeq + 0.5);
}

/** The event beside it, on the side of another event. */
function nearestTo({ afterSeq }: AnnotationPlace, seq: number): number {
  return seq <= afterSeq ? afterSeq : afterSeq + 1;
}

/** Whether what is between events is selected: alone, or between events that are. */
export function isAnnotationSelected({ selection, annotation }: Cursor, place: AnnotationPlace): boolean {
  if (annotation !== undefined) return annotation.number === place.number;
  return isSelected(selection, place.afterSeq) && isSelected(selection, place.afterSeq + 1);
}

/** Whether the event is one of those selected. */
export function isSelected(selection: Selection | undefined, seq: number): boolean {
  if (selection === undefined) return false;
  const { from, to } = rangeOf(selection);
  return seq >= from && seq <= to;
}
