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

  /** Px of the list that the browser has laid out. */
  #laidOut = 0;
  readonly #layouts = new ResizeObserver(() => {
    this.#laidOut = this.#position.space.spacerHeight;
    this.place();
  });

  constructor(list: ScrolledList, position: GridPosition, rows: Rows) {
    this.#list = list;
    this.#position = position;
    this.#rows = rows;
  }

  /** @param spacer - the element that is as high as the list */
  begin(spacer: Element): void {
    this.#layouts.observe(spacer);
  }

  end(): void {
    this.#layouts.disconnect();
  }

  /**
   * The list was drawn. A browser scrolls as far as it has laid out: to follow a list that grew, it would lay out in the midst
   * of an update and once more at its end. So that waits until it has, which is before it paints.
   */
  drawn(): void {
    if (this.#list.follow && this.#position.space.spacerHeight > this.#laidOut) return;
    this.place();
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
    if (this.#list.follow && this.#isAtEnd) return false;
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

  /** Whether it is scrolled as far as the browser can. In a list that grows taller, the browser scrolls to there on its own. */
  get #isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#list.scroller;
    return scrollTop + clientHeight >= scrollHeight - 1;
  }

  /** Of the first row; what is between events is found again by the event after it. */
  get #topSeq(): number | undefined {
    const { first } = this.#position;
    const annotation = this.#rows.annotationAt(first);
    return annotation === undefined ? this.#rows.at(first)?.seq : annotation.afterSeq + 1;
  }
}
