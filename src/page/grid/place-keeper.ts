/** Keeps what is seen where it is when ordinals come to mean other rows: after a change of the filter, say. */

import type { ReactiveControllerHost } from 'lit';

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { Host } from '../ui/host.ts';
import type { AnnotationPlace, Selection } from '../model/page-state.ts';
import type { GridPosition } from './grid-position.ts';
import type { RowCursor } from './row-cursor.ts';
import type { Rows } from '../model/rows.ts';

interface PlacedList extends ReactiveControllerHost {
  readonly host: Pick<Host, 'locate' | 'locateAnnotation'>;
  readonly view: ViewUpdate;
  readonly follow: boolean;
  readonly selection: Selection | undefined;
  readonly annotation: AnnotationPlace | undefined;
}

/** A row by what does not change: the number of its event, or of what else it is. */
type RowKey = { readonly seq: number } | { readonly number: number };

/** A row that is to stay where it was on the screen. */
interface Anchor {
  readonly row: RowKey;
  readonly offset: number;
}

export class PlaceKeeper {
  readonly #list: PlacedList;
  readonly #rows: Rows;
  readonly #position: GridPosition;
  readonly #cursor: RowCursor;
  #hadRows = false;
  /** Number of the event to scroll to when there are rows. */
  #restoring: number | undefined;

  constructor(list: PlacedList, rows: Rows, position: GridPosition, cursor: RowCursor) {
    this.#list = list;
    this.#rows = rows;
    this.#position = position;
    this.#cursor = cursor;
  }

  /** Scrolls to where the list was before the page was loaded anew, as soon as it has rows. */
  restore(topSeq: number): void {
    this.#restoring = topSeq;
    this.#list.requestUpdate();
  }

  /** A new state of the list, whose rows were not taken yet. @returns whether the place is looked for again */
  follow(previous: ViewUpdate | undefined): boolean {
    const isAnew = previous !== undefined && previous.generation !== this.#list.view.generation;
    if (isAnew) void this.#keep(this.#anchor());
    return isAnew;
  }

  /** Begins where the list was, once it has rows. @returns whether the place is looked for again */
  begin(): boolean {
    const { view, selection, annotation } = this.#list;
    if (view.start === view.end) return false;
    const anchor = this.#restoring === undefined ? undefined : { row: { seq: this.#restoring }, offset: 0 };
    // A page that comes back has a selection, and the keyboard goes on from there.
    const knowsCursor = (selection === undefined && annotation === undefined) || this.#hadRows;
    this.#restoring = undefined;
    this.#hadRows = true;
    if (anchor === undefined && knowsCursor) return false;
    void this.#keep(anchor);
    return true;
  }

  /** What is selected. */
  get #selected(): RowKey | undefined {
    const { selection, annotation } = this.#list;
    return annotation ?? (selection && { seq: selection.active });
  }

  /** The selected row if it is seen, else the first that is. */
  #anchor(): Anchor | undefined {
    if (this.#list.follow) return undefined;
    const { first, last } = this.#position;
    let anchor: Anchor | undefined;
    for (let ordinal = last - 1; ordinal >= first; ordinal--) {
      const row = this.#rows.anyAt(ordinal);
      if (row !== undefined) anchor = { row, offset: this.#position.offsetOf(ordinal) };
      if (row !== undefined && isSame(row, this.#selected)) break;
    }
    return anchor;
  }

  /** Finds cursor and anchor again by their numbers. */
  async #keep(anchor: Anchor | undefined): Promise<void> {
    const { generation } = this.#list.view;
    const selected = this.#selected;
    this.#cursor.forget();
    const cursor = selected && (await this.#locate(selected));
    const row = anchor && (isSame(anchor.row, selected) ? cursor : await this.#locate(anchor.row));
    if (generation !== this.#list.view.generation) return;
    if (cursor !== undefined && this.#cursor.ordinal === undefined) this.#cursor.put(cursor);
    if (anchor && row !== undefined && !this.#list.follow) this.#position.put(row, anchor.offset);
    this.#list.requestUpdate();
  }

  #locate(row: RowKey): Promise<number> {
    const { host } = this.#list;
    return 'seq' in row ? host.locate(row.seq) : host.locateAnnotation(row.number);
  }
}

function isSame(a: RowKey, b: RowKey | undefined): boolean {
  if (b === undefined) return false;
  return 'seq' in a ? 'seq' in b && a.seq === b.seq : 'number' in b && a.number === b.number;
}
