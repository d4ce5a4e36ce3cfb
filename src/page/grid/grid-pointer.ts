/** Clicks on rows, and the context menu. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { emit } from '../model/events.ts';
import type { AnnotationPlace, Selection } from '../model/page-state.ts';
import type { RowCursor } from './row-cursor.ts';
import type { Rows } from '../model/rows.ts';

/** The list that is pointed at. */
interface PointedList extends EventTarget {
  readonly view: ViewUpdate;
  readonly selection: Selection | undefined;
  /** What is selected, if it isn't an event. */
  readonly annotation: AnnotationPlace | undefined;
  setFollow(follow: boolean): void;
}

export class GridPointer {
  readonly #list: PointedList;
  readonly #rows: Rows;
  readonly #cursor: RowCursor;

  constructor(list: PointedList, rows: Rows, cursor: RowCursor) {
    this.#list = list;
    this.#rows = rows;
    this.#cursor = cursor;
  }

  /** The row of that ordinal was clicked. @param withRange - all from where the selection began are selected with it */
  click(ordinal: number, withRange: boolean): void {
    this.#cursor.select(ordinal, withRange);
    // What one points at is to stay there. Below the last row there is nothing that could push it away.
    if (ordinal < this.#list.view.end - 1) this.#list.setFollow(false);
    emit(this.#list, 'details-open', false);
  }

  /** Listener for `contextmenu`. On a row it is about that row; by key, about the one that has the cursor. */
  readonly menu = (event: MouseEvent): void => {
    const path = event.composedPath();
    const drawn = path.find((part): part is HTMLElement => part instanceof HTMLElement && part.id.startsWith('row-'));
    const isByKey = path[0] === event.currentTarget;
    const ordinal = isByKey ? (this.#cursor.ordinal ?? -1) : Number(drawn?.id.slice('row-'.length) ?? -1);
    const [row, drawnAnnotation] = [this.#rows.at(ordinal), this.#rows.annotationAt(ordinal)];
    const { annotation: selectedAnnotation, selection } = this.#list;
    // By key the row may be out of sight.
    const annotation =
      isByKey && drawnAnnotation?.number !== selectedAnnotation?.number ? selectedAnnotation : drawnAnnotation;
    const seq = isByKey ? selection?.active : row?.seq;
    if (annotation !== undefined) emit(this.#list, 'annotation-context', annotation);
    else if (seq !== undefined) emit(this.#list, 'row-context', seq);
  };
}
