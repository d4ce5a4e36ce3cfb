/** Draws the timeline on a canvas: bars stacked by type, what is marked behind and over them, times and counts beside them. */

import type { Timeline } from '../../shared/stream/statistics.ts';
import type { ChartLine } from '../model/timeline-facts.ts';
import { formatTimeIn } from '../model/numbers.ts';
import { locale } from '../ui/locale.ts';
import { countTicks, type PlotArea, plotArea, plotHeight, timeTicks } from './plot-area.ts';

/** As CSS writes them; read from the theme, which a canvas does not know. */
export interface PlotColours {
  readonly text: string;
  readonly line: string;
  readonly warning: string;
  /** Of each series of the timeline, in their order, then of the others. */
  readonly series: readonly string[];
}

/** What is drawn. */
export interface PlotContent {
  readonly timeline: Timeline;
  readonly lines: readonly ChartLine[];
  readonly colours: PlotColours;
}

/** A few bars are not to be as wide as the panel: room is left for so many. */
const leastBars = 20;

const compact = new Intl.NumberFormat(locale, { notation: 'compact' });

/** Where what is drawn is: made anew for each drawing. All lengths are px of CSS. */
export class PlotPicture {
  readonly area: PlotArea;
  readonly #timeline: Timeline;
  readonly #max: number;
  readonly #counts: readonly number[];

  /** @param width - of the whole picture */
  constructor(timeline: Timeline, width: number) {
    this.#timeline = timeline;
    this.#max = timeline.events.reduce((a, b) => Math.max(a, b), 1);
    this.#counts = countTicks(this.#max);
    this.area = plotArea(
      width,
      this.#counts.map((count) => compact.format(count)),
    );
  }

  get #widthMs(): number {
    return Math.max(leastBars, this.#timeline.events.length) * this.#timeline.widthMs;
  }

  /** From the left of the bars. */
  leftOf(bucket: number): number {
    return (this.area.width * bucket * this.#timeline.widthMs) / this.#widthMs;
  }

  /** @param left - from the left of the bars @returns `undefined`: there is no bucket */
  bucketAt(left: number): number | undefined {
    const { events, widthMs } = this.#timeline;
    const bucket = Math.floor((left / this.area.width) * (this.#widthMs / widthMs));
    return bucket >= 0 && bucket < events.length ? bucket : undefined;
  }

  /** @param ratio - px of the canvas for each of CSS */
  draw(context: CanvasRenderingContext2D, { lines, colours }: PlotContent, ratio: number): void {
    const { width, height } = context.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const canvas = new Canvas(context, ratio);
    this.#drawSpans(canvas, lines, colours);
    this.#drawAxes(canvas, colours);
    this.#drawBars(canvas, colours);
    this.#drawAttempts(canvas, lines, colours);
  }

  /** Where the connection was away, and what is no longer in the log. */
  #drawSpans(canvas: Canvas, lines: readonly ChartLine[], { text, warning }: PlotColours): void {
    for (const { kind, from, to } of lines) {
      if (kind === 'attempt' || to <= from) continue;
      const isDropped = kind === 'dropped';
      const [left, right] = [this.#placeOf(from), this.#placeOf(to)];
      canvas.fill(isDropped ? text : warning, { ...this.area, left, width: right - left }, isDropped ? 0.12 : 0.2);
    }
  }

  #drawAxes(canvas: Canvas, { text, line }: PlotColours): void {
    const { left, top, width, height } = this.area;
    const bottom = top + height;
    for (const count of this.#counts) {
      const y = bottom - this.#heightOf(count);
      canvas.fill(line, { left, top: y, width, height: 0 });
      canvas.write(compact.format(count), text, left - 4, y, 'right');
    }
    canvas.fill(line, { left, top, width: 0, height });
    canvas.fill(line, { left, top: bottom, width, height: 0 });
    const { begin, widthMs } = this.#timeline;
    for (const time of timeTicks(begin, begin + this.#widthMs, width)) {
      canvas.write(formatTimeIn(time, widthMs), text, this.#placeOf(time), bottom + 12, 'center');
    }
  }

  /** From the least series to the greatest, so that each stands on those before it; what none of them has is on top. */
  #drawBars(canvas: Canvas, { series: colours }: PlotColours): void {
    const { series, events } = this.#timeline;
    for (const [bucket, all] of events.entries()) {
      const left = this.area.left + this.leftOf(bucket);
      const width = this.area.left + this.leftOf(bucket + 1) - left;
      let below = 0;
      const stack = (count: number, colour: string): void => {
        canvas.bar(colour, { left, width, from: this.#top(below), to: this.#top(below + count) });
        below += count;
      };
      for (const [index, { events: own }] of series.entries()) stack(own[bucket] ?? 0, colours[index] ?? '');
      stack(all - below, colours.at(-1) ?? '');
    }
  }

  #drawAttempts(canvas: Canvas, lines: readonly ChartLine[], { warning }: PlotColours): void {
    const { top, height } = this.area;
    for (const { kind, from } of lines) {
      if (kind === 'attempt') canvas.dash(warning, this.#placeOf(from), top, top + height);
    }
  }

  #heightOf(count: number): number {
    return (this.area.height * count) / this.#max;
  }

  #top(count: number): number {
    return this.area.top + this.area.height - this.#heightOf(count);
  }

  /** From the left of the picture, within the bars. */
  #placeOf(time: number): number {
    const { left, width } = this.area;
    return left + Math.min(width, Math.max(0, (width * (time - this.#timeline.begin)) / this.#widthMs));
  }
}

/** Draws at whole px of the canvas, so that edges are sharp. */
class Canvas {
  readonly #context: CanvasRenderingContext2D;
  readonly #ratio: number;

  constructor(context: CanvasRenderingContext2D, ratio: number) {
    this.#context = context;
    this.#ratio = ratio;
    context.font = `${11 * ratio}px ${fontFamily()}`;
    context.textBaseline = 'middle';
  }

  /** At least a line, in both directions. */
  fill(colour: string, { left, top, width, height }: PlotArea, opacity = 1): void {
    const [x, y, line] = [this.#px(left), this.#px(top), Math.max(1, this.#px(1))];
    this.#context.globalAlpha = opacity;
    this.#context.fillStyle = colour;
    this.#context.fillRect(
      x,
      y,
      Math.max(line, this.#px(left + width) - x),
      Math.max(line, this.#px(top + height) - y),
    );
    this.#context.globalAlpha = 1;
  }

  /** A part of a bar, with 1 px of CSS to the next bar where there is room for it; nothing when it has no height. */
  bar(
    colour: string,
    {
      left,
      width,
      from,
      to,
    }: { readonly left: number; readonly width: number; readonly from: number; readonly to: number },
  ): void {
    const [x, y] = [this.#px(left), this.#px(to)];
    const height = this.#px(from) - y;
    if (height === 0) return;
    this.#context.fillStyle = colour;
    this.#context.fillRect(x, y, Math.max(1, this.#px(left + width) - x - this.#px(1)), height);
  }

  write(text: string, colour: string, left: number, middle: number, align: CanvasTextAlign): void {
    this.#context.fillStyle = colour;
    this.#context.textAlign = align;
    this.#context.fillText(text, this.#px(left), this.#px(middle));
  }

  dash(colour: string, left: number, top: number, bottom: number): void {
    const width = Math.max(1, this.#px(1));
    this.#context.strokeStyle = colour;
    this.#context.lineWidth = width;
    this.#context.setLineDash([3 * width, 2 * width]);
    this.#context.beginPath();
    this.#context.moveTo(this.#px(left), this.#px(top));
    this.#context.lineTo(this.#px(left), this.#px(bottom));
    this.#context.stroke();
  }

  #px(length: number): number {
    return Math.round(length * this.#ratio);
  }
}

function fontFamily(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--vscode-font-family') || 'sans-serif';
}

/** Sets how many px a canvas has. @param width - in px of CSS */
export function resizeCanvas(canvas: HTMLCanvasElement, width: number, ratio: number): void {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(plotHeight * ratio);
}
