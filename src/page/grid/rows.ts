/** The rows that the page has, by their ordinal. */

import type { NoteKind } from '../../protocol/notes/catalogue.ts';
import type { Cell, RowWindow, ViewUpdate } from '../../protocol/engine.ts';

export const rowHeight = 22;

/** One row of the list. */
export interface Row {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly type: string;
  /** The data on one line, cut. */
  readonly preview: string;
  readonly bytes: number;
  /** It came again after a reconnect. */
  readonly isAgain: boolean;
  /** What there is a note about. */
  readonly note?: NoteKind;
  /** It is one of those that are looked for. */
  readonly isFound: boolean;
  /** Its own ID. `undefined` if it has none, or nobody asked. */
  readonly id: string | undefined;
  /** Ms since the row before, and since the event of the same type before. `undefined` for the first, or not asked for. */
  readonly gap: number | undefined;
  readonly typeGap: number | undefined;
  /** What a JSON path found in it. `undefined`: not asked for yet. */
  readonly cell: (path: string) => Cell | undefined;
}

/**
 * Holds the window that came last and the one before: while the next one is on its way, what is still on the screen does
 * not go blank. Rows of another generation are forgotten: their ordinals mean other events.
 */
export class Rows {
  #view: ViewUpdate | undefined;
  #windows: readonly RowWindow[] = [];

  take(view: ViewUpdate): void {
    const kept = this.#windows[0];
    const continues = this.#view?.generation === view.generation && kept !== undefined;
    this.#windows = continues && !covers(view.window, kept) ? [view.window, kept] : [view.window];
    this.#view = view;
  }

  /** The row of that ordinal; `undefined` when it has not come yet, or does not exist any more. */
  at(ordinal: number): Row | undefined {
    const view = this.#view;
    if (view === undefined || ordinal < view.start || ordinal >= view.end) return undefined;
    for (const window of this.#windows) {
      const row = rowIn(window, ordinal - window.from, view);
      if (row !== undefined) return row;
    }
    return undefined;
  }
}

function rowIn(window: RowWindow, index: number, view: ViewUpdate): Row | undefined {
  const seq = window.seq[index];
  const type = view.types[window.type[index] ?? -1]?.name;
  if (seq === undefined || type === undefined) return undefined;
  const note = window.notes?.[index] ?? undefined;
  return {
    seq,
    type,
    time: window.time[index] ?? 0,
    preview: window.preview[index] ?? '',
    bytes: window.bytes[index] ?? 0,
    isAgain: window.again?.[index] === 1,
    isFound: window.found?.[index] === 1,
    ...(note !== undefined && { note }),
    id: window.id?.[index] ?? undefined,
    gap: numberAt(window.gap, index),
    typeGap: numberAt(window.typeGap, index),
    cell: (path) => window.cells?.find((cells) => cells.path === path)?.values[index],
  };
}

function numberAt(column: Float64Array | undefined, index: number): number | undefined {
  const value = column?.[index];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function covers(outer: RowWindow, inner: RowWindow): boolean {
  return outer.from <= inner.from && outer.from + outer.seq.length >= inner.from + inner.seq.length;
}
