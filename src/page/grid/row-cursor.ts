/** The row of the list that the keyboard is at, and what is selected with it. */

import { t } from '@vscode/l10n';
import type { ReactiveControllerHost } from 'lit';

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { Mark } from '../../shared/stream/marks.ts';
import { emit } from '../model/events.ts';
import { formatEvents } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import type { MarkPlace, Selection } from '../model/page-state.ts';
import { isMarkSelected, isSelected, rangeTo } from '../model/selection.ts';
import { shownEvents } from '../model/row-count.ts';
import type { Row, Rows } from '../model/rows.ts';

/** The list that the cursor is in. */
interface CursorList extends HTMLElement, ReactiveControllerHost {
  readonly host: Pick<Host, 'seqAt'>;
  readonly view: ViewUpdate;
  readonly selection: Selection | undefined;
  /** What is selected, if it is no event. */
  readonly mark: MarkPlace | undefined;
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
  /** The cursor's row has not come yet; when it does it is selected, alone or with all from the anchor to it. */
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

  /** Goes there and selects the row, as soon as it has come; with all from where the selection began. */
  select(ordinal: number, withRange: boolean): void {
    this.#ordinal = ordinal;
    this.#pending = withRange ? 'withRange' : 'alone';
    this.#list.requestUpdate();
  }

  /** To be called when rows may have come. */
  selectWhatCame(): void {
    if (this.#pending === undefined || this.#ordinal === undefined) return;
    const row = this.#rows.anyAt(this.#ordinal);
    if (row === undefined) return;
    const range = this.#pending === 'withRange' ? rangeTo(this.#list, row) : undefined;
    this.#pending = undefined;
    if (range !== undefined) emit(this.#list, 'selection-edit', range);
    else if ('seq' in row) emit(this.#list, 'event-select', row.seq);
    else emit(this.#list, 'mark-select', { number: row.number, afterSeq: row.afterSeq });
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

  /** Of a range the data of its events; what stands between them is left aside. */
  copy(): void {
    const { selection, mark } = this.#list;
    // A text is selected.
    if (getSelection()?.isCollapsed === false) return;
    if (mark !== undefined) emit(this.#list, 'mark-copy', mark.number);
    else if (selection === undefined) return;
    else if (selection.anchor !== selection.active) emit(this.#list, 'range-copy', selection);
    else emit(this.#list, 'event-copy', { seq: selection.active, part: 'data' });
  }

  stateOf(ordinal: number, row: Row | undefined): RowState {
    const { selection } = this.#list;
    const isHere = this.#pending !== undefined && ordinal === this.#ordinal;
    return {
      selected: isHere || (row !== undefined && isSelected(selection, row.seq)),
      active: isHere || (row !== undefined && row.seq === selection?.active && !this.#isOnMark),
    };
  }

  stateOfMark(ordinal: number, mark: Mark): RowState {
    const isHere = ordinal === this.#ordinal && (this.#pending !== undefined || this.#list.selection !== undefined);
    const isAlone = mark.number === this.#list.mark?.number;
    return { selected: isHere || isMarkSelected(this.#list, mark), active: isHere || isAlone };
  }

  /** The selection ends at the event beside it. */
  get #isOnMark(): boolean {
    return this.#ordinal !== undefined && this.#rows.markAt(this.#ordinal) !== undefined;
  }
}
