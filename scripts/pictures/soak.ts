/** Draws a long run: docs/soak.svg, a strip for each measure, one below the other. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure, Sample, SoakReport } from '../../test/soak/samples.ts';
import { root } from '../system/project.ts';
import { pictureStyle } from './style.ts';

const width = 720;
const strip = { height: 84, left: 150, right: width - 24, top: 44, gap: 18 };

interface Strip {
  readonly label: string;
  /** The classes of the lines, with what each is of. */
  readonly lines: readonly (readonly [kind: string, measure: Measure, label: string])[];
  readonly unit: string;
  readonly scale: number;
}

const strips: readonly Strip[] = [
  {
    label: 'memory',
    lines: [
      ['drain', 'rss', 'resident'],
      ['ours', 'heap', 'heap'],
      ['eventsource', 'external', 'external'],
    ],
    unit: 'MB',
    scale: 1e6,
  },
  {
    label: 'handles, threads',
    lines: [
      ['ours', 'handles', 'handles'],
      ['eventsource', 'threads', 'threads'],
    ],
    unit: '',
    scale: 1,
  },
  {
    label: 'streams, sockets',
    lines: [
      ['ours', 'streams', 'streams'],
      ['eventsource', 'sockets', 'sockets'],
    ],
    unit: '',
    scale: 1,
  },
  { label: 'latency', lines: [['ours', 'latency', 'latency (median)']], unit: 'ms', scale: 1 },
];

export function drawSoak(report: SoakReport): void {
  writeFileSync(join(root, 'docs', 'soak.svg'), soakSvg(report));
}

function soakSvg({ samples, minutes }: SoakReport): string {
  const height = strip.top + strips.length * (strip.height + strip.gap) + 34;
  const title = `${minutes} minutes of many streams in the extension host`;
  const parts = strips.flatMap((each, index) => drawStrip(each, samples, minutes, yOf(index)));
  const bottom = yOf(strips.length - 1) + strip.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
  <title>${title}</title>
  <style>${pictureStyle}
  </style>
  <text class="name" x="${strip.left}" y="24">${title}</text>
  ${parts.join('\n  ')}
  <text x="${strip.left}" y="${bottom + 20}">0</text>
  <text x="${strip.right}" y="${bottom + 20}" text-anchor="end">${minutes} min</text>
</svg>
`;
}

function yOf(index: number): number {
  return strip.top + index * (strip.height + strip.gap);
}

function drawStrip(
  { label, lines, unit, scale }: Strip,
  samples: readonly Sample[],
  minutes: number,
  top: number,
): string[] {
  const bottom = top + strip.height;
  const most = roundUp(
    Math.max(1, ...lines.flatMap(([, measure]) => samples.map((sample) => sample[measure] / scale))),
  );
  const x = (at: number): number => strip.left + Math.min(1, at / 60 / minutes) * (strip.right - strip.left);
  const y = (value: number): number => bottom - (value / scale / most) * strip.height;
  return [
    `<line class="grid" x1="${strip.left}" y1="${bottom}" x2="${strip.right}" y2="${bottom}"/>`,
    `<line class="grid" x1="${strip.left}" y1="${top}" x2="${strip.right}" y2="${top}"/>`,
    `<text x="${strip.left - 8}" y="${top + 5}" text-anchor="end">${most} ${unit}</text>`,
    `<text x="${strip.left - 8}" y="${bottom + 4}" text-anchor="end">0</text>`,
    ...lines.map(([kind, , text], row) => `<text class="name ${kind}" x="8" y="${top + 22 + 18 * row}">${text}</text>`),
    `<g role="img" aria-label="${label}">`,
    ...lines.map(
      ([kind, measure]) =>
        `<polyline class="line ${kind}" points="${samples.map((sample) => `${x(sample.at).toFixed(1)},${y(sample[measure]).toFixed(1)}`).join(' ')}"/>`,
    ),
    '</g>',
  ];
}

/** To one, two or five at the front. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10);
}
