/** Where the list is scrolled to, in rows: which are seen, and how they stay put while the list changes around them. */

import { rowHeight } from '../model/rows.ts';
import { ScrollSpace } from '../controls/scroll-space.ts';

/** The list at one moment. */
export interface GridExtent {
  /** Rows have the ordinals start (inclusive) to end (exclusive). */
  readonly start: number;
  readonly end: number;
  /** Lines above the first row: one that says what was dropped, and those that something lies over. */
  readonly lead: number;
  /** Px in which rows are seen. */
  readonly height: number;
}

export class GridPosition {
  readonly space = new ScrollSpace();
  #extent: GridExtent = { start: 0, end: 0, lead: 0, height: 0 };

  /** Ordinal of the first row that is seen, in part at least. */
  get first(): number {
    return Math.max(this.#extent.start, Math.floor(this.#ordinalAt(this.space.position)));
  }

  /** Ordinal after the last row that is seen, in part at least. */
  get last(): number {
    return Math.min(this.#extent.end, Math.ceil(this.#ordinalAt(this.space.position + this.#extent.height)));
  }

  /** Ordinal of the first row that is seen whole. */
  get firstWhole(): number {
    return Math.max(this.#extent.start, Math.ceil(this.#ordinalAt(this.space.position)));
  }

  /** How many rows fit whole. */
  get page(): number {
    return Math.floor(this.#extent.height / rowHeight);
  }

  /** Takes a new state of the list. Rows that still exist stay where they are on the screen. */
  update(extent: GridExtent): void {
    const top = this.#ordinalAt(this.space.position);
    this.#extent = extent;
    this.space.measure((extent.lead + extent.end - extent.start) * rowHeight, extent.height);
    this.space.moveTo(this.#topOf(top));
  }

  /** Px from the top of what is seen to the top of that row; whole, because text between two pixels is blurred. */
  offsetOf(ordinal: number): number {
    return Math.round(this.#topOf(ordinal) - this.space.position);
  }

  /** Scrolls so that the row stands `offset` px below the top of what is seen. */
  put(ordinal: number, offset: number): void {
    this.space.moveTo(this.#topOf(ordinal) - offset);
  }

  /**
   * Scrolls as little as is needed to see the row whole; to the first row, the lines above it are seen too.
   *
   * @param covered - rows at the top that something lies over
   */
  reveal(ordinal: number, covered = 0): void {
    const { start, lead } = this.#extent;
    const isFirst = ordinal === start;
    const above = Math.max(isFirst ? lead : 0, Math.min(covered, ordinal - start + lead)) * rowHeight;
    this.space.reveal(this.#topOf(ordinal) - above, rowHeight + above);
  }

  #ordinalAt(px: number): number {
    return this.#extent.start - this.#extent.lead + px / rowHeight;
  }

  #topOf(ordinal: number): number {
    return (ordinal - this.#extent.start + this.#extent.lead) * rowHeight;
  }
}
