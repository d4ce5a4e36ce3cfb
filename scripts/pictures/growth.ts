/** Draws how the time grows with the number of events: docs/growth.svg. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadFigures } from '../../test/perf/rounds.ts';
import { root } from '../system/project.ts';
import { pictureStyle } from './style.ts';

const [width, height] = [720, 420];

/** Between the axes, in px. */
const area = { left: 88, right: width - 170, top: 24, bottom: height - 52 };

/** Powers of ten at the ends of an axis. */
type Axis = readonly [low: number, high: number];

/** The curves: the class of each, how the names of its clients begin, and what is written beside it. */
const curves = [
  { kind: 'eventsource', client: 'eventsource', label: 'eventsource' },
  { kind: 'ours', client: 'SSE Monitor', label: 'SSE Monitor’s engine' },
  { kind: 'drain', client: 'bare', label: 'bare node:http drain' },
] as const;

export function drawGrowth(figures: readonly LoadFigures[]): void {
  writeFileSync(join(root, 'docs', 'growth.svg'), new GrowthPicture(figures).svg());
}

class GrowthPicture {
  readonly #figures: readonly LoadFigures[];
  /** Events. */
  readonly #xAxis: Axis;
  /** In ms. */
  readonly #yAxis: Axis;

  constructor(figures: readonly LoadFigures[]) {
    this.#figures = figures;
    this.#xAxis = axisOf(figures.map(({ load }) => load.events));
    this.#yAxis = axisOf(figures.flatMap(({ figures }) => figures.map(({ medianMs }) => medianMs)));
  }

  svg(): string {
    const parts = [...this.#columns(), ...this.#lines(), ...axisTitles(), ...curves.map((curve) => this.#curve(curve))];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
  <title>Time to receive events, by their number, both axes logarithmic</title>
  <style>${pictureStyle}
  </style>
  ${parts.join('\n  ')}
</svg>
`;
  }

  #x(events: number): number {
    return place(Math.log10(events), this.#xAxis, area.left, area.right);
  }

  #y(ms: number): number {
    return place(Math.log10(ms), this.#yAxis, area.bottom, area.top);
  }

  #columns(): string[] {
    return powersOf(this.#xAxis).flatMap((events) => {
      const x = this.#x(events);
      return [
        `<line class="grid" x1="${x}" y1="${area.top}" x2="${x}" y2="${area.bottom}"/>`,
        `<text x="${x}" y="${area.bottom + 20}" text-anchor="middle">${events.toLocaleString('en')}</text>`,
      ];
    });
  }

  #lines(): string[] {
    return powersOf(this.#yAxis).flatMap((ms) => {
      const y = this.#y(ms);
      return [
        `<line class="grid" x1="${area.left}" y1="${y}" x2="${area.right}" y2="${y}"/>`,
        `<text x="${area.left - 8}" y="${y + 4}" text-anchor="end">${ms < 1000 ? `${ms} ms` : `${ms / 1000} s`}</text>`,
      ];
    });
  }

  #curve({ kind, client, label }: (typeof curves)[number]): string {
    const points = this.#figures.flatMap(({ load, figures }) => {
      const found = figures.find(({ name }) => name.startsWith(client));
      return found === undefined ? [] : [{ x: this.#x(load.events), y: this.#y(found.medianMs) }];
    });
    return [
      `<polyline class="line ${kind}" points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>`,
      ...points.map(({ x, y }) => `<circle class="${kind}" cx="${x}" cy="${y}" r="4"/>`),
      ...points.slice(-1).map((last) => `<text class="name ${kind}" ${besideLast(last)}>${label}</text>`),
    ].join('\n  ');
  }
}

function axisOf(values: readonly number[]): Axis {
  return [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
}

function powersOf([low, high]: Axis): number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

/** In whole tenths of a px. */
function place(power: number, [low, high]: Axis, from: number, to: number): number {
  return Math.round((from + ((power - low) / (high - low)) * (to - from)) * 10) / 10;
}

function axisTitles(): string[] {
  const [x, y] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
  return [
    `<text x="${x}" y="${height - 10}" text-anchor="middle">events of 100 bytes</text>`,
    `<text x="18" y="${y}" text-anchor="middle" transform="rotate(-90 18 ${y})">time to receive all</text>`,
  ];
}

/** Where the name of a curve stands: beside its last point, and above it where other curves go on. */
function besideLast({ x, y }: { x: number; y: number }): string {
  return x >= area.right ? `x="${x + 10}" y="${y + 4}"` : `x="${x}" y="${y - 12}" text-anchor="end"`;
}
