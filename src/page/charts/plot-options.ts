/** How the library is to draw the timeline: bars from the left, time below them, counts beside them. */

import type uPlot from 'uplot';

import type { UPlot } from './load-uplot.ts';
import { locale } from '../ui/locale.ts';

/** The engine tells this many types apart; what is left is one more series. */
export const maxSeries = 9;

/** Px. */
export const plotHeight = 116;

/** What the library asks for whenever it draws. */
export interface PlotSource {
  /** As CSS writes them. */
  readonly text: () => string;
  readonly line: () => string;
  /** Of the series that is drawn as the n-th. */
  readonly colourOf: (index: number) => string;
  /** The first and the last time. */
  readonly extent: () => [number, number];
  /** As shown below the bars. */
  readonly formatTime: (time: number) => string;
  readonly hooks: uPlot.Hooks.Arrays;
}

/** @param width - in px */
export function plotOptions(UPlotClass: UPlot, width: number, source: PlotSource): uPlot.Options {
  return {
    width,
    height: plotHeight,
    padding: [6, 32, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    scales: {
      x: { time: false, range: source.extent },
      y: { range: (_plot, _min, max) => [0, Math.max(1, max)] },
    },
    axes: [timeAxis(source), countAxis(source)],
    series: [{}, ...bars(UPlotClass, source)],
    hooks: source.hooks,
  };
}

function axis({ text, line }: PlotSource): uPlot.Axis {
  return {
    stroke: text,
    font: fontOf(),
    ticks: { show: false },
    border: { show: true, stroke: line, width: 1 },
  };
}

function timeAxis(source: PlotSource): uPlot.Axis {
  return {
    ...axis(source),
    grid: { show: false },
    size: 22,
    gap: 6,
    space: 90,
    values: (_plot, at) => at.map(source.formatTime),
  };
}

function countAxis(source: PlotSource): uPlot.Axis {
  return {
    ...axis(source),
    grid: { stroke: source.line, width: 1 },
    size: (_plot, values) => 14 + 7 * Math.max(2, ...(values ?? []).map((value) => value.length)),
    gap: 4,
    space: 28,
    incrs: [1, 2, 5]
      .flatMap((step) => Array.from({ length: 12 }, (_, power) => step * 10 ** power))
      .sort((a, b) => a - b),
    values: (_plot, at) => at.map((count) => compact.format(count)),
  };
}

function bars(UPlotClass: UPlot, { colourOf }: PlotSource): uPlot.Series[] {
  const paths = UPlotClass.paths.bars?.({ size: [1, Infinity, 1], align: 1, gap: 1 });
  return Array.from({ length: maxSeries }, (_, index) => ({
    fill: () => colourOf(index),
    width: 0,
    points: { show: false },
    ...(paths !== undefined && { paths }),
  }));
}

const compact = new Intl.NumberFormat(locale, { notation: 'compact' });

function fontOf(): string {
  return `11px ${getComputedStyle(document.documentElement).getPropertyValue('--vscode-font-family') || 'sans-serif'}`;
}
