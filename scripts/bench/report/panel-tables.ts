/** What was found in the panel, as tables in Markdown. */

import { median } from '../../../test/perf/statistics.ts';
import type { Activity } from '../panel/activity.ts';
import { type FrameFigures, shareOfIdle } from '../panel/frames.ts';
import { overRounds } from '../panel/paint.ts';
import { ways } from '../panel/ten-million.ts';
import type { Results } from './results.ts';
import { percent, rate, table } from './table.ts';

export function paintTable({ paint }: Results): string {
  if (paint === undefined) return '';
  const row = (name: string, figures: typeof paint.ours): string[] => [
    name,
    overRounds(figures, 'p50').toFixed(1),
    overRounds(figures, 'p99').toFixed(1),
  ];
  return table([
    ['write to painted row, 100 events/s', 'p50, ms', 'p99, ms'],
    row('SSE Monitor, panel following', paint.ours),
    row('Chromium, a row appended for each event', paint.simplest),
  ]);
}

const situations: Readonly<Record<keyof FrameFigures, string>> = {
  idle: 'idle',
  following: '200,000 events/s, following',
  used: 'the same while scrolling and typing',
  usedStill: 'scrolling and typing, no events',
};

export function frameTable({ frames }: Results): string {
  if (frames === undefined) return '';
  const rows = (Object.keys(situations) as (keyof FrameFigures)[]).map((key) => [
    situations[key],
    perSecond(frames[key], 'frames'),
    percent(shareOfIdle(frames, key)),
    median(frames[key].map(({ longestGap }) => longestGap)).toFixed(0),
    perSecond(frames[key], 'updates'),
    rate(median(frames[key].map(({ received, receivedMs }) => (received * 1000) / receivedMs || 0))),
  ]);
  return table([['the page', 'frames/s', 'of idle', 'longest gap, ms', 'updates/s', 'events/s received'], ...rows]);
}

function perSecond(activities: readonly Activity[], key: 'frames' | 'updates'): string {
  return median(activities.map((activity) => (activity[key] * 1000) / activity.ms)).toFixed(1);
}

export function rateTable({ rates }: Results): string {
  if (rates === undefined) return '';
  const [idle] = rates;
  const framesOf = ({ frames, ms }: Activity): number => frames / ms;
  const rows = rates.map((figures) => [
    figures.rate === 0 ? 'idle' : `${figures.rate.toLocaleString('en')} events/s`,
    rate((figures.received * 1000) / figures.receivedMs || 0),
    percent(framesOf(figures) / framesOf(idle ?? figures)),
    figures.longestGap.toFixed(0),
    ((figures.updates * 1000) / figures.ms).toFixed(1),
    (figures.rows / figures.updates || 0).toFixed(0),
    ...[figures.script, figures.layout, figures.task].map((cost) => cost.toFixed(0)),
  ]);
  const head = ['sent', 'received/s', 'frames of idle', 'longest gap, ms', 'updates/s', 'rows an update'];
  return table([[...head, 'script, ms/s', 'layout, ms/s', 'main thread, ms/s'], ...rows]);
}

export function openTable({ open }: Results): string {
  if (open === undefined) return '';
  const row = (name: string, times: readonly number[]): string[] => [
    name,
    median(times).toFixed(0),
    `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`,
  ];
  return table([
    ['from the key to what is painted', 'ms', 'range'],
    row('a panel that holds a million events', open.full),
    row('an empty panel', open.empty),
    row('the first row of the sample stream, from its command', open.command),
  ]);
}

export function tenMillionTable({ tenmillion }: Results): string {
  if (tenmillion === undefined) return '';
  const { loadMs, memory } = tenmillion;
  const megabytes = (bytes: number | undefined): string => (bytes === undefined ? '' : (bytes / 1e6).toFixed(0));
  return table([
    ['ten million events of 100 bytes', ''],
    ['received and shown, ms', loadMs.toFixed(0)],
    ['extension host in memory before, MB', megabytes(memory.before)],
    ['extension host in memory after, MB', megabytes(memory.after)],
    ...(['toFirst', 'toMiddle', 'toLast'] as const).map((way) => [
      `${ways[way]}, ms`,
      median(tenmillion[way]).toFixed(1),
    ]),
  ]);
}
