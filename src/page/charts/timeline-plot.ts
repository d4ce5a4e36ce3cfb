/** The picture of the timeline: a canvas, over it the pointer's line and what is selected, and dragging over it. */

import { PlotPicture, type PlotContent, resizeCanvas } from './plot-picture.ts';

/** Buckets, in ascending order. */
export interface BucketRange {
  readonly first: number;
  readonly last: number;
}

export interface PlotOwner {
  /** The person dragged over these. */
  readonly dragged: (range: BucketRange) => void;
  /** They let go: the picture can be brought up to date. */
  readonly released: () => void;
  /** The pointer is over this bucket; `undefined`: over none. @param left - px from the left of the picture */
  readonly hovered: (bucket: number | undefined, left: number) => void;
}

/** A drag of less is a click. Px. */
const leastDrag = 1;

export class TimelinePlot {
  readonly #owner: PlotOwner;
  readonly #canvas = document.createElement('canvas');
  /** Where the bars are: the pointer is listened to here. */
  readonly #over = elementOf('over');
  readonly #cursor = elementOf('cursor');
  readonly #selection = elementOf('selection');
  #width = 0;
  #content: PlotContent | undefined;
  #picture: PlotPicture | undefined;
  /** Where the drag began, px from the left of the bars; while the person drags, the picture holds still. */
  #dragFrom: number | undefined;

  /** @param width - px */
  constructor(target: HTMLElement, width: number, owner: PlotOwner) {
    this.#owner = owner;
    this.#over.append(this.#selection, this.#cursor);
    this.#cursor.hidden = true;
    this.#selection.hidden = true;
    target.append(this.#canvas, this.#over);
    this.#over.addEventListener('pointerdown', this.#down);
    this.#over.addEventListener('pointermove', this.#moved);
    this.#over.addEventListener('pointerup', this.#up);
    this.#over.addEventListener('pointercancel', this.#cancelled);
    this.#over.addEventListener('pointerleave', this.#left);
    this.resize(width);
  }

  get isDragging(): boolean {
    return this.#dragFrom !== undefined;
  }

  draw(content: PlotContent): void {
    this.#content = content;
    this.#redraw();
  }

  /** Shows what is selected. */
  select(range: BucketRange | undefined): void {
    this.#mark(range && [this.#leftOf(range.first), this.#leftOf(range.last + 1)]);
  }

  /** Px from the left of the picture to the middle of that bucket. */
  middleOf(bucket: number): number {
    return (this.#leftOf(bucket) + this.#leftOf(bucket + 1)) / 2 + (this.#picture?.area.left ?? 0);
  }

  /** Also when the screen has other px. @param width - px */
  resize(width: number): void {
    this.#width = width;
    resizeCanvas(this.#canvas, width, devicePixelRatio);
    this.#redraw();
  }

  destroy(): void {
    this.#canvas.remove();
    this.#over.remove();
  }

  #redraw(): void {
    const context = this.#canvas.getContext('2d');
    if (this.#content === undefined || context === null) return;
    this.#picture = new PlotPicture(this.#content.timeline, this.#width);
    this.#picture.draw(context, this.#content, devicePixelRatio);
    const { left, top, width, height } = this.#picture.area;
    Object.assign(this.#over.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  #leftOf(bucket: number): number {
    return this.#picture?.leftOf(bucket) ?? 0;
  }

  /** @param ends - px from the left of the bars */
  #mark(ends: readonly [number, number] | undefined): void {
    this.#selection.hidden = ends === undefined;
    if (ends === undefined) return;
    const [from, to] = ends;
    Object.assign(this.#selection.style, { left: `${Math.min(from, to)}px`, width: `${Math.abs(to - from)}px` });
  }

  /** Px from the left of the bars, within them. */
  #placeOf({ clientX }: PointerEvent): number {
    const { left, width } = this.#over.getBoundingClientRect();
    return Math.min(width, Math.max(0, clientX - left));
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#over.setPointerCapture(event.pointerId);
    this.#dragFrom = this.#placeOf(event);
    this.#mark(undefined);
  };

  readonly #moved = (event: PointerEvent): void => {
    const at = this.#placeOf(event);
    this.#cursor.hidden = false;
    this.#cursor.style.left = `${at}px`;
    if (this.#dragFrom !== undefined) this.#mark([this.#dragFrom, at]);
    this.#owner.hovered(this.#picture?.bucketAt(at), at + (this.#picture?.area.left ?? 0));
  };

  readonly #up = (event: PointerEvent): void => {
    if (this.#dragFrom === undefined) return;
    const [from, to] = [this.#dragFrom, this.#placeOf(event)].toSorted((a, b) => a - b) as [number, number];
    this.#dragFrom = undefined;
    if (to - from >= leastDrag) this.#tellDragged(from, to);
    this.#owner.released();
  };

  #tellDragged(from: number, to: number): void {
    const end = (this.#content?.timeline.events.length ?? 0) - 1;
    if (end < 0) return;
    // Bars may end before the picture does.
    const last = this.#picture?.bucketAt(to - 0.5) ?? end;
    this.#owner.dragged({ first: Math.min(this.#picture?.bucketAt(from) ?? 0, last), last });
  }

  readonly #cancelled = (): void => {
    this.#dragFrom = undefined;
    this.#owner.released();
  };

  readonly #left = (): void => {
    this.#cursor.hidden = true;
    this.#owner.hovered(undefined, 0);
  };
}

/** Over the canvas. @param name - as `timeline.styles.ts` has it */
function elementOf(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  return element;
}
