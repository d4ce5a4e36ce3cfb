/**
 * Where the grid is scrolled to, in pixels of a list that may be far higher than a browser can lay out.
 *
 * Chromium lays out at most 33.5 million physical pixels. Above a cap the native scroll height stays the same, and native
 * scroll positions stand for positions in the list in proportion. The rows are drawn where the position in the list says,
 * never where the native one is: so the very last row can be reached, and a line is a line.
 */

/** Spacer height in CSS px: 32 million physical px at four device pixels a CSS px, the most that screens have. */
export const maxSpacerPx = 8_000_000;

export class ScrollSpace {
  #content = 0;
  #viewport = 0;
  #position = 0;
  #native = 0;

  /** Px from the top of the list to the top of what is seen. */
  get position(): number {
    return this.#position;
  }

  /** Whether native positions stand for positions in proportion. */
  get scaled(): boolean {
    return this.#content > maxSpacerPx;
  }

  /** Px that the native scroll content is high. */
  get spacerHeight(): number {
    return Math.min(this.#content, maxSpacerPx);
  }

  get atEnd(): boolean {
    return this.#position >= this.#end - 1;
  }

  /** Takes the height of the whole list and of what is seen of it; the position is kept if it still exists. */
  measure(contentPx: number, viewportPx: number): void {
    this.#content = contentPx;
    this.#viewport = viewportPx;
    this.moveTo(this.#position);
  }

  moveTo(position: number): void {
    this.#position = clamp(position, this.#end);
  }

  moveToEnd(): void {
    this.#position = this.#end;
  }

  /** Moves as little as is needed to see the whole stretch. */
  reveal(top: number, height: number): void {
    if (top < this.#position) this.moveTo(top);
    else if (top + height > this.#position + this.#viewport) this.moveTo(top + height - this.#viewport);
  }

  /**
   * Follows the browser to where the person scrolled.
   *
   * @param native - the scroll position that the browser reports
   * @returns whether that was a movement, and not the echo of {@link place}
   */
  scrolled(native: number): boolean {
    const moved = native - this.#native;
    // The browser rounds what it is given to physical pixels.
    if (Math.abs(moved) < 1) return false;
    this.#native = native;
    if (native >= this.#nativeEnd - 1) this.moveToEnd();
    else if (native <= 0) this.moveTo(0);
    else if (this.scaled && Math.abs(moved) > this.#dragStep) this.moveTo((native / this.#nativeEnd) * this.#end);
    else this.moveTo(this.#position + moved);
    return true;
  }

  /** Whether that native position is above the one that was known last: nobody comes to the end of a list upwards. */
  isAbove(native: number): boolean {
    return native < this.#native;
  }

  /** Px between that native position and the one that was known last. */
  stepTo(native: number): number {
    return Math.abs(native - this.#native);
  }

  /** The browser scrolled to there for reasons of its own: what it shows became higher, or it rounded. The position stays. */
  pushed(native: number): void {
    this.#native = native;
  }

  /**
   * Where the native scroll position belongs; the caller puts it there.
   *
   * @returns the position, or `undefined` when the browser has it right already
   */
  place(): number | undefined {
    const target = this.#end === 0 ? 0 : (this.#position / this.#end) * this.#nativeEnd;
    if (Math.abs(target - this.#native) < 1) return undefined;
    this.#native = target;
    return target;
  }

  get #end(): number {
    return Math.max(0, this.#content - this.#viewport);
  }

  get #nativeEnd(): number {
    return Math.max(0, this.spacerHeight - this.#viewport);
  }

  /** Half of what one pixel of the scroll bar's track stands for: anyone who moves less does not drag the thumb. */
  get #dragStep(): number {
    return this.spacerHeight / Math.max(1, this.#viewport) / 2;
  }
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}
