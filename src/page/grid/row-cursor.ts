/** The row of the list that the keyboard is at, and what is selected with it. */

import { t } from '@vscode/l10n';
import type { ReactiveControllerHost } from 'lit';

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { Annotation } from '../../shared/stream/annotations.ts';
import { emit } from '../model/events.ts';
import { formatEvents } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import type { AnnotationPlace, Selection } from '../model/page-state.ts';
import { isAnnotationSelected, isSelected, rangeTo } from '../model/selection.ts';
import { shownEvents } from '../model/row-count.ts';
import type { Row, Rows } from '../model/rows.ts';

/** The list that the cursor is in. */
interface CursorList extends HTMLElement, ReactiveControllerHost {
  readonly host: Pick<Host, 'seqAt'>;
  readonly view: ViewUpdate;
  readonly selection: Selection | undefined;
  /** What is selected, if it isn't an event. */
  readonly annotation: AnnotationPlace | undefined;
}

/** How a row is drawn. */
interface RowState {
  readonly selected: boolean;
  /** It has the cursor. */
  readonly active: boolean;
}

export class RowCursor {
  readonly #list: CursorList;
  readonly #rows: Rows;
  #ordinal: number | undefined;
  /** The cursor's row has not arrived yet; when it does it is selected, alone or with all from the anchor to it. */
  #pending: 'alone' | 'withRange' | undefined;

  constructor(list: CursorList, rows: Rows) {
    this.#list = list;
    this.#rows = rows;
  }

  /** Of the row; absent before the first movement. */
  get ordinal(): number | undefined {
    return this.#ordinal;
  }

  /** Puts it there; what is selected stays. */
  put(ordinal: number): void {
    this.#ordinal = ordinal;
  }

  /** Ordinals mean other rows. */
  forget(): void {
    this.#ordinal = undefined;
    this.#pending = undefined;
  }

  /** Goes there and selects the row, as soon as it has arrived; with all from where the selection began. */
  select(ordinal: number, withRange: boolean): void {
    this.#ordinal = ordinal;
    this.#pending = withRange ? 'withRange' : 'alone';
    this.#list.requestUpdate();
  }

  /** To be called when rows may have arrived. */
  selectWhatCame(): void {
    if (this.#pending === undefined || this.#ordinal === undefined) return;
    const row = this.#rows.anyAt(this.#ordinal);
    if (row === undefined) return;
    const range = this.#pending === 'withRange' ? rangeTo(this.#list, row) : undefined;
    this.#pending = undefined;
    if (range !== undefined) emit(this.#list, 'selection-edit', range);
    else if ('seq' in row) emit(this.#list, 'event-select', row.seq);
    else emit(this.#list, 'annotation-select', { number: row.number, afterSeq: row.afterSeq });
  }

  /** All that the filter shows at this moment; the list does not move. */
  async selectAll(): Promise<void> {
    const { view, host } = this.#list;
    const { start, end, generation } = view;
    if (shownEvents(view) === 0) return;
    const [anchor, active] = await Promise.all([host.seqAt(start), host.seqAt(end - 1)]);
    if (generation !== this.#list.view.generation) return;
    this.#ordinal = end - 1;
    this.#pending = undefined;
    emit(this.#list, 'selection-edit', { anchor, active });
    emit(this.#list, 'announce', t`${formatEvents(shownEvents(view))} selected`);
  }

  /** Of a range the data of its events; what is between them is left aside. */
  copy(): void {
    const { selection, annotation } = this.#list;
    // A text is selected.
    if (getSelection()?.isCollapsed === false) return;
    if (annotation !== undefined) emit(this.#list, 'annotation-copy', annotation.number);
    else if (selection === undefined) return;
    else if (selection.anchor !== selection.active) emit(this.#list, 'range-copy', selection);
    else emit(this.#list, 'event-copy', { seq: selection.active, part: 'data' });
  }

  /** Only the type of the event that has the cursor is wanted. */
  soloType(): void {
    const { selection } = this.#list;
    if (selection !== undefined) emit(this.#list, 'row-type-solo', selection.active);
  }

  stateOf(ordinal: number, row: Row | undefined): RowState {
    const { selection } = this.#list;
    const isHere = this.#pending !== undefined && ordinal === this.#ordinal;
    return {
      selected: isHere || (row !== undefined && isSelected(selection, row.seq)),
      active: isHere || (row !== undefined && row.seq === selection?.active && !this.#isOnAnnotation),
    };
  }

  stateOfAnnotation(ordinal: number, annotation: Annotation): RowState {
    const isHere = ordinal === this.#ordinal && (this.#pending !== undefined || this.#list.selection !== undefined);
    const isAlone = annotation.number === this.#list.annotation?.number;
    return { selected: isHere || isAnnotationSelected(this.#list, annotation), active: isHere || isAlone };
  }

  /** The selection ends at the event beside it. */
  get #isOnAnnotation(): boolean {
    return this.#ordinal !== undefined && this.#rows.annotationAt(this.#ordinal) !== undefined;
  }
}
