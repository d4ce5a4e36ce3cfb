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

  /** The person has the wheel, a finger or the pointer on what scrolls. */
  #isTouched = false;
  /** What is seen of the list, in px, when it was last read where it is. */
  #size = { clientHeight: 0, clientWidth: 0 };
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
    const { scroller } = this.#list;
    scroller.addEventListener('wheel', this.#wheel, { passive: false });
    for (const type of ['pointerdown', 'touchstart']) scroller.addEventListener(type, this.#touch, { passive: true });
    scroller.addEventListener('pointerup', this.#leave);
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
    this.#isTouched = false;
    this.place();
    const top = this.#list.follow ? undefined : this.#topSeq;
    if (top !== undefined) emit(this.#list, 'scroll-rest', top);
  };

  readonly #touch = (): void => {
    this.#isTouched = true;
  };

  readonly #leave = (): void => {
    this.#isTouched = false;
  };

  /** Scaled, the browser would turn one notch of the wheel into many rows. */
  readonly #wheel = (event: WheelEvent): void => {
    this.#isTouched = true;
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
    const { scrollTop } = this.#list.scroller;
    if (this.#isByBrowser(scrollTop)) {
      // Kept in mind now: once the list has grown, nothing would tell it from a person who scrolls up.
      space.pushed(scrollTop);
      return false;
    }
    if (!space.scrolled(scrollTop)) return false;
    this.#isMoving = true;
    this.#list.setFollow(space.atEnd);
    return true;
  }

  /**
   * A browser scrolls on its own when less is left below: to the end, by less than the window is high. By the time that this is
   * read, there may be more again, as while a toolbar wraps within one frame.
   */
  #isByBrowser(scrollTop: number): boolean {
    const { clientHeight, clientWidth } = this.#list.scroller;
    const isResized = clientHeight !== this.#size.clientHeight || clientWidth !== this.#size.clientWidth;
    this.#size = { clientHeight, clientWidth };
    const { space } = this.#position;
    if (!this.#list.follow) return space.isAbove(scrollTop) && this.#isAtEnd;
    return this.#isAtEnd || isResized || (!this.#isTouched && space.stepTo(scrollTop) < innerHeight);
  }

  /** Scrolls natively to where the list is, unless the person is scrolling. */
  place(): void {
    if (this.#isMoving && !this.#list.follow) return;
    const { space } = this.#position;
    const native = space.place();
    if (native === undefined) return;
    this.#list.scroller.scrollTop = native;
    // Zoomed out, a physical pixel is more than one of CSS, and the browser scrolls by whole ones.
    space.pushed(this.#list.scroller.scrollTop);
  }

  /** Whether it is scrolled as far as the browser can. In a list that grows taller, the browser scrolls to there on its own. */
  get #isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#list.scroller;
    return scrollTop + clientHeight >= scrollHeight - Math.max(1, 1 / devicePixelRatio);
  }

  /** Of the first row; what is between events is found again by the event after it. */
  get #topSeq(): number | undefined {
    const { first } = this.#position;
    const annotation = this.#rows.annotationAt(first);
    return annotation === undefined ? this.#rows.at(first)?.seq : annotation.afterSeq + 1;
  }
}
