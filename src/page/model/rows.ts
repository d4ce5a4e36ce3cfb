/** The rows that the page has, by their ordinal. */

import { type RowFact, type RowFactColumns, rowFacts } from '../../shared/stream/columns.ts';
import type { Annotation, PlacedAnnotation } from '../../shared/stream/annotations.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Cell, RowWindow, ViewUpdate } from '../../shared/stream/engine.ts';

export const rowHeight = 22;

/** What a row has of each fact. `undefined`: its event has none, or nobody asked. */
type RowFacts = { readonly [F in RowFact]: NonNullable<RowFactColumns[F][number]> | undefined };

/** One row of the list. */
export interface Row extends RowFacts {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly type: string;
  /** The data on one line, cut. */
  readonly preview: string;
  readonly bytes: number;
  /** It was received again after a reconnect. */
  readonly isAgain: boolean;
  /** What there is a diagnosis about. */
  readonly diagnosis?: DiagnosisKind;
  /** It is one of those that are looked for. */
  readonly isFound: boolean;
  /** Where in the preview it matches; see {@link RowWindow.foundAt}. */
  readonly foundAt: readonly number[] | undefined;
  /** What a JSON path found in it. `undefined`: not asked for yet. */
  readonly cell: (path: string) => Cell | undefined;
}

/**
 * Holds the window that arrived last and the one before: while the next one is on its way, what is still on the screen does
 * not go blank. Rows of another generation are forgotten: their ordinals mean other events.
 */
export class Rows {
  #view: ViewUpdate | undefined;
  #windows: readonly HeldWindow[] = [];

  take(view: ViewUpdate): void {
    const kept = this.#windows[0];
    const continues = this.#view?.generation === view.generation && kept !== undefined;
    const held = new HeldWindow(view.window);
    this.#windows = continues && !held.covers(kept) ? [held, kept] : [held];
    this.#view = view;
  }

  /** The event of that ordinal; `undefined` when it has not arrived yet, does not exist any more, or is none. */
  at(ordinal: number): Row | undefined {
    const [view, held] = [this.#view, this.#windowOf(ordinal)];
    const index = held?.eventAt(ordinal);
    return view && held && index !== undefined ? rowIn(held.window, index, view) : undefined;
  }

  /** What is between events, if the row of that ordinal has arrived and is that. */
  annotationAt(ordinal: number): Annotation | undefined {
    return this.#windowOf(ordinal)?.annotationAt(ordinal);
  }

  /** Whatever the row of that ordinal is, if it has arrived. */
  anyAt(ordinal: number): Row | Annotation | undefined {
    return this.at(ordinal) ?? this.annotationAt(ordinal);
  }

  /** The newest that has the row of that ordinal. */
  #windowOf(ordinal: number): HeldWindow | undefined {
    const { start = 0, end = 0 } = this.#view ?? {};
    return ordinal < start || ordinal >= end ? undefined : this.#windows.find((held) => held.has(ordinal));
  }
}

/** A window, and which of its rows are events. */
class HeldWindow {
  readonly window: RowWindow;
  readonly #length: number;
  readonly #annotations: ReadonlyMap<number, PlacedAnnotation>;
  /** By row: how many of the rows before it are annotations. */
  readonly #annotationsBefore: readonly number[];

  constructor(window: RowWindow) {
    const { annotations = [] } = window;
    this.window = window;
    this.#length = window.seq.length + annotations.length;
    this.#annotations = new Map(annotations.map((annotation) => [annotation.row, annotation]));
    let before = 0;
    this.#annotationsBefore = Array.from({ length: this.#length }, (_, row) =>
      this.#annotations.has(row) ? before++ : before,
    );
  }

  has(ordinal: number): boolean {
    return ordinal >= this.window.from && ordinal < this.#end;
  }

  covers(other: HeldWindow): boolean {
    return this.window.from <= other.window.from && this.#end >= other.#end;
  }

  get #end(): number {
    return this.window.from + this.#length;
  }

  annotationAt(ordinal: number): Annotation | undefined {
    return this.#annotations.get(ordinal - this.window.from);
  }

  /** Its index in the columns. */
  eventAt(ordinal: number): number | undefined {
    const row = ordinal - this.window.from;
    return this.#annotations.has(row) ? undefined : row - (this.#annotationsBefore[row] ?? 0);
  }
}

function rowIn(window: RowWindow, index: number, view: ViewUpdate): Row | undefined {
  const seq = window.seq[index];
  const type = view.types[window.type[index] ?? -1]?.name;
  if (seq === undefined || type === undefined) return undefined;
  const diagnosis = window.diagnoses?.[index] ?? undefined;
  return {
    seq,
    type,
    time: window.time[index] ?? 0,
    preview: window.preview[index] ?? '',
    bytes: window.bytes[index] ?? 0,
    isAgain: window.again?.[index] === 1,
    isFound: window.found?.[index] === 1,
    foundAt: window.foundAt?.[index],
    ...(diagnosis !== undefined && { diagnosis }),
    ...factsIn(window, index),
    cell: (path) => window.cells?.find((cells) => cells.path === path)?.values[index],
  };
}

function factsIn(window: RowWindow, index: number): RowFacts {
  return Object.fromEntries(rowFacts.map((fact) => [fact, factAt(window[fact], index)])) as RowFacts;
}

function factAt(column: RowFactColumns[RowFact] | undefined, index: number): string | number | undefined {
  const value = column?.[index] ?? undefined;
  return Number.isNaN(value) ? undefined : value;
}
