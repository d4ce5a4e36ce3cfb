/** The picture of the timeline: bars stacked by type on a canvas, and what is marked behind and over them. */

import type uPlot from 'uplot';

import type { StreamStatistics, Timeline } from '../../shared/stream/statistics.ts';
import type { UPlot } from './load-uplot.ts';
import { maxSeries, plotHeight, plotOptions, type PlotSource } from './plot-options.ts';
import { formatTimeIn } from '../model/numbers.ts';
import type { ChartLine } from '../model/timeline-facts.ts';

/** As CSS writes them; read from the theme, which a canvas does not know. */
export interface PlotColours {
  readonly text: string;
  readonly line: string;
  readonly warning: string;
  /** Of each series of the timeline, in their order, then of the others. */
  readonly series: readonly string[];
}

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
  /** The pointer is over this bucket; `undefined`: over none. */
  readonly hovered: (bucket: number | undefined, left: number) => void;
}

export class TimelinePlot {
  readonly #plot: uPlot;
  #timeline: Timeline | undefined;
  #lines: readonly ChartLine[] = [];
  #colours: PlotColours | undefined;
  /** While the person drags, the picture holds still. */
  #isDragging = false;
  readonly #owner: PlotOwner;

  constructor(UPlotClass: UPlot, target: HTMLElement, width: number, owner: PlotOwner) {
    this.#owner = owner;
    this.#plot = new UPlotClass(plotOptions(UPlotClass, width, this.#source()), [[], ...emptySeries()], target);
    this.#plot.over.addEventListener('pointerdown', this.#down);
    this.#plot.over.addEventListener('pointerleave', this.#leave);
  }

  get isDragging(): boolean {
    return this.#isDragging;
  }

  draw({ timeline }: StreamStatistics, lines: readonly ChartLine[], colours: PlotColours): void {
    this.#timeline = timeline;
    this.#lines = lines;
    this.#colours = colours;
    this.#plot.setData(dataOf(timeline));
  }

  /** Shows what is selected. */
  select(range: BucketRange | undefined): void {
    const left = range === undefined ? 0 : this.#leftOf(range.first);
    const right = range === undefined ? 0 : this.#leftOf(range.last + 1);
    const height = range === undefined ? 0 : this.#plot.over.clientHeight;
    this.#plot.setSelect({ left, top: 0, width: right - left, height }, false);
  }

  /** Px from the left of the picture to the middle of that bucket. */
  middleOf(bucket: number): number {
    return (this.#leftOf(bucket) + this.#leftOf(bucket + 1)) / 2 + this.#plot.over.offsetLeft;
  }

  resize(width: number): void {
    this.#plot.setSize({ width, height: plotHeight });
  }

  destroy(): void {
    removeEventListener('pointerup', this.#up);
    this.#plot.destroy();
  }

  #source(): PlotSource {
    return {
      text: () => this.#colours?.text ?? '',
      line: () => this.#colours?.line ?? '',
      colourOf: (index) => this.#colourOf(index),
      extent: () => this.#extent(),
      formatTime: (time) => formatTimeIn(time, this.#timeline?.widthMs ?? 1000),
      hooks: {
        drawClear: [(plot) => this.#drawSpans(plot)],
        draw: [(plot) => this.#drawAttempts(plot)],
        setSelect: [() => this.#selected()],
        setCursor: [(plot) => this.#hovered(plot)],
      },
    };
  }

  /** The library may tell it while the plot is being made: `#plot` is not there yet then. */
  #hovered({ cursor: { left }, over }: uPlot): void {
    this.#owner.hovered(this.#bucketAt(left), (left ?? 0) + over.offsetLeft);
  }

  /** The series that is drawn as the n-th: the sums are drawn from the greatest, that of all, to the least. */
  #colourOf(index: number): string {
    return this.#colours?.series[maxSeries - 1 - index] ?? 'transparent';
  }

  #extent(): [number, number] {
    const { begin = 0, widthMs = 1, events } = this.#timeline ?? {};
    // A few bars are not to be as wide as the panel.
    return [begin, begin + Math.max(20, events?.length ?? 0) * widthMs];
  }

  #leftOf(bucket: number): number {
    const { begin = 0, widthMs = 1 } = this.#timeline ?? {};
    return this.#plot.valToPos(begin + bucket * widthMs, 'x');
  }

  #bucketAt(left: number | undefined): number | undefined {
    const timeline = this.#timeline;
    if (timeline === undefined || left === undefined || left < 0) return undefined;
    const bucket = Math.floor((this.#plot.posToVal(left, 'x') - timeline.begin) / timeline.widthMs);
    return bucket >= 0 && bucket < timeline.events.length ? bucket : undefined;
  }

  #selected(): void {
    const { left, width } = this.#plot.select;
    const end = (this.#timeline?.events.length ?? 0) - 1;
    if (width < 1 || end < 0 || !this.#isDragging) return;
    const last = this.#bucketAt(left + width - 0.5) ?? end;
    this.#owner.dragged({ first: Math.min(this.#bucketAt(left) ?? 0, last), last });
  }

  /** Where the connection was away, and what is no longer in the log. */
  #drawSpans(plot: uPlot): void {
    for (const { kind, from, to } of this.#lines) {
      if (kind === 'attempt' || to <= from) continue;
      const [left, width] = this.#place(plot, from, to);
      plot.ctx.save();
      plot.ctx.globalAlpha = kind === 'dropped' ? 0.12 : 0.2;
      plot.ctx.fillStyle = (kind === 'dropped' ? this.#colours?.text : this.#colours?.warning) ?? '';
      plot.ctx.fillRect(left, plot.bbox.top, width, plot.bbox.height);
      plot.ctx.restore();
    }
  }

  #drawAttempts(plot: uPlot): void {
    const { ctx, bbox, pxRatio } = plot as uPlot & { readonly pxRatio: number };
    ctx.save();
    ctx.strokeStyle = this.#colours?.warning ?? '';
    ctx.lineWidth = Math.max(1, Math.round(pxRatio));
    ctx.setLineDash([3 * ctx.lineWidth, 2 * ctx.lineWidth]);
    for (const { kind, from } of this.#lines) {
      if (kind !== 'attempt') continue;
      const [left] = this.#place(plot, from, from);
      ctx.beginPath();
      ctx.moveTo(left, bbox.top);
      ctx.lineTo(left, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  }

  /** In px of the canvas, within the picture. @returns left and width */
  #place(plot: uPlot, from: number, to: number): [number, number] {
    const { left, width } = plot.bbox;
    const at = (time: number): number => Math.min(left + width, Math.max(left, plot.valToPos(time, 'x', true)));
    return [at(from), Math.max(1, at(to) - at(from))];
  }

  readonly #down = (): void => {
    this.#isDragging = true;
    addEventListener('pointerup', this.#up);
  };

  /** After the library's own listener, which tells the selection. */
  readonly #up = (): void => {
    removeEventListener('pointerup', this.#up);
    setTimeout(() => {
      this.#isDragging = false;
      this.#owner.released();
    });
  };

  readonly #leave = (): void => this.#owner.hovered(undefined, 0);
}

function emptySeries(): number[][] {
  return Array.from({ length: maxSeries }, () => []);
}

/** Times, then for each series the sum of it and all below it: the greatest sum first, so that the lesser are over it. */
function dataOf({ begin, widthMs, events, series }: Timeline): uPlot.AlignedData {
  const times = Array.from(events, (_, index) => begin + index * widthMs);
  const sums: number[][] = [];
  let below = times.map(() => 0);
  for (let index = 0; index < maxSeries - 1; index++) {
    const own = series[index]?.events;
    below = own === undefined ? below : below.map((sum, bucket) => sum + (own[bucket] ?? 0));
    sums.push(below);
  }
  return [times, Array.from(events), ...sums.reverse()];
}
