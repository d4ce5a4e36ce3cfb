/** Scrolling by the person: the native scroll position, the wheel, and whether the newest row stays in view. */

import { emit } from '../model/events.ts';
import type { GridPosition } from './grid-position.ts';
import { type Rows, rowHeight } from '../model/rows.ts';

/** The list that scrolls. */
interface ScrolledList extends EventTarget {
  /** Whether the newest row is kept in view. */
  readonly follow: boolean;
  /** Px in which rows are seen. */
  readonly height: number;
  /** The element that scrolls natively. */
  readonly scroller: HTMLElement;
  setFollow(follow: boolean): void;
  requestUpdate(): void;
}

export class GridScroll {
  readonly #list: ScrolledList;
  readonly #position: GridPosition;
  readonly #rows: Rows;
  /** A movement of the person's is under way; the native scroll position is not touched. */
  #isMoving = false;

  constructor(list: ScrolledList, position: GridPosition, rows: Rows) {
    this.#list = list;
    this.#position = position;
    this.#rows = rows;
  }

  /** Listener for `scroll`. */
  readonly moved = (): void => {
    if (this.read()) this.#list.requestUpdate();
  };

  /** Listener for `scrollend`. */
  readonly rested = (): void => {
    this.#isMoving = false;
    this.place();
    const top = this.#list.follow ? undefined : this.#topSeq;
    if (top !== undefined) emit(this.#list, 'scroll-rest', top);
  };

  /** Listener for `wheel`, not passive. Scaled, the browser would turn one notch of the wheel into many rows. */
  readonly wheel = (event: WheelEvent): void => {
    const { space } = this.#position;
    if (!space.scaled || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit = [1, rowHeight, this.#list.height][event.deltaMode] ?? 1;
    space.moveTo(space.position + event.deltaY * unit);
    this.#list.setFollow(space.atEnd);
    this.#list.requestUpdate();
  };

  /** Takes over where the person scrolled to. @returns whether they did */
  read(): boolean {
    const { space } = this.#position;
    if (!space.scrolled(this.#list.scroller.scrollTop)) return false;
    this.#isMoving = true;
    this.#list.setFollow(space.atEnd);
    return true;
  }

  /** Scrolls natively to where the list is, unless the person is scrolling. */
  place(): void {
    if (this.#isMoving && !this.#list.follow) return;
    const native = this.#position.space.place();
    if (native !== undefined) this.#list.scroller.scrollTop = native;
  }

  /** Of the first row; what is between events is found again by the event after it. */
  get #topSeq(): number | undefined {
    const { first } = this.#position;
    const annotation = this.#rows.annotationAt(first);
    return annotation === undefined ? this.#rows.at(first)?.seq : annotation.afterSeq + 1;
  }
}
