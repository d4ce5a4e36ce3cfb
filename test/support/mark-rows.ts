/** Rows of events and of what came between them, as texts. */

import type { Engine } from '../../src/engine/door/engine.ts';
import type { ViewUpdate } from '../../src/shared/stream/engine.ts';
import { type Mark, type MarkKind, markKinds } from '../../src/shared/stream/marks.ts';

/** A window in which all rows are. */
export const all = { from: 0, count: 2000, follow: false } as const;

/** The rows of an update, as texts: `#5` for an event. */
export function rowsOf({ window }: ViewUpdate): string[] {
  const seqs = [...window.seq];
  const marks = new Map(window.marks?.map((mark) => [mark.row, mark]));
  return Array.from({ length: seqs.length + marks.size }, (_, row) => {
    const mark = marks.get(row);
    return mark === undefined ? `#${seqs.shift()}` : textOf(mark);
  });
}

/** What a mark says. */
export function textOf(mark: Mark): string {
  switch (mark.kind) {
    case 'comment':
    case 'retry':
      return mark.text ?? '(gone)';
    case 'attempt':
      return `attempt ${mark.attempt} ${mark.phase}: ${mark.text}`;
    case 'gap':
      return `gap ${mark.ms}`;
  }
}

/** Has these marks shown. */
export function show(engine: Engine, kinds: readonly MarkKind[] = markKinds, gapMs = 1000): void {
  engine.setMarks({ kinds, gapMs });
}

/** All rows. */
export function rows(engine: Engine): string[] {
  return rowsOf(engine.view(all));
}

/** The host tells of an answer. */
export function answered(engine: Engine, attempt: number): void {
  engine.attempt({ attempt, phase: 'answered', text: '200 OK', time: 0 });
}
