/** Where the bars of the timeline are in its picture, and what is written beside them. All lengths are px of CSS. */

/** Of the whole picture. */
export const plotHeight = 116;

/** Below the bars are times. */
const footHeight = 22;

/** Above the bars; the highest count is written half as high. */
const topGap = 6;

/** At the right, for the half of a time that is written under the last bar. */
const rightGap = 32;

/** At least, from one label to the next. */
const timeSpace = 90;
const countSpace = 28;

/** Where the bars are. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** @param width - of the whole picture @param labels - the counts that are written at the left of the bars */
export function plotArea(width: number, labels: readonly string[]): PlotArea {
  const left = 14 + 7 * Math.max(2, ...labels.map(({ length }) => length));
  return { left, top: topGap, width: Math.max(0, width - left - rightGap), height: barsHeight };
}

const barsHeight = plotHeight - topGap - footHeight;

/** The counts that are written beside bars up to so high. */
export function countTicks(max: number): readonly number[] {
  return ticks(0, max, stepFor((max * countSpace) / barsHeight, 1));
}

/**
 * The times that are written below the bars, round in local time.
 *
 * @param from - with `to`: the first and the last time, ms since 1970
 * @param width - of the bars
 */
export function timeTicks(from: number, to: number, width: number): readonly number[] {
  const least = ((to - from) * timeSpace) / Math.max(1, width);
  const shift = new Date(from).getTimezoneOffset() * minute;
  return ticks(from - shift, to - shift, timeStep(least)).map((time) => time + shift);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function timeStep(least: number): number {
  if (least <= 1000) return stepFor(least, 1);
  const round = [2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800].map((seconds) => seconds * 1000);
  const long = [1, 2, 3, 6, 12].map((hours) => hours * hour);
  return [...round, ...long].find((step) => step >= least) ?? day * stepFor(least / day, 1);
}

/** The least of 1, 2, 5, 10, 20, 50 and so on, times `unit`, that is no less. */
function stepFor(least: number, unit: number): number {
  let power = unit;
  while (power * 10 < least) power *= 10;
  return [1, 2, 5].map((factor) => factor * power).find((step) => step >= least) ?? power * 10;
}

function ticks(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => (first + index) * step);
}
