/** What the timeline knows, in numbers and in words: what is drawn and what is said is the same. */

import { t } from '@vscode/l10n';
import type { StreamStatistics, Timeline } from '../../shared/stream/statistics.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import { formatCount, formatEvents, formatSize } from '../ui/format.ts';
import { formatSpan, formatTimeIn } from './numbers.ts';
import { typeLabel } from '../ui/type-colour.ts';

/** A stretch of time, in ms since the epoch; `to` is the first moment that is not in it. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Something that is marked on the timeline, with how it is called. */
export interface ChartLine extends TimeRange {
  readonly kind: 'dropped' | 'disconnected' | 'attempt';
  readonly text: string;
}

/** The name of what is not distinguished. */
export const othersName = t('others');

export function timeOf({ begin, widthMs }: Timeline, bucket: number): number {
  return begin + bucket * widthMs;
}

/** From the first bucket that is meant to the last, in whichever order. */
export function rangeOf(timeline: Timeline, a: number, b: number): TimeRange {
  return { from: timeOf(timeline, Math.min(a, b)), to: timeOf(timeline, Math.max(a, b) + 1) };
}

/** What arrived from one bucket up to another, by type; types without events are left out. */
export function countBetween(
  { events, bytes, series }: Timeline,
  from: number,
  to: number,
): { readonly events: number; readonly bytes: number; readonly types: readonly (readonly [string, number])[] } {
  const sum = (counts: ArrayLike<number>): number => {
    let all = 0;
    for (let bucket = from; bucket <= to; bucket++) all += counts[bucket] ?? 0;
    return all;
  };
  const all = sum(events);
  const known = series.map(({ name, events }) => [typeLabel(name), sum(events)] as const);
  const others = all - known.reduce((rest, [, count]) => rest + count, 0);
  const types = [...known, [othersName, others] as const].filter(([, count]) => count > 0);
  return { events: all, bytes: sum(bytes), types };
}

/** What there is from one bucket up to another, in one line. */
export function describeBuckets(timeline: Timeline, from: number, to: number, lines: readonly ChartLine[]): string {
  const { events, bytes, types } = countBetween(timeline, from, to);
  const range = rangeOf(timeline, from, to);
  const byType = types.map(([name, count]) => `${name} ${formatCount(count)}`).join(', ');
  const seen = lines.filter((line) => line.from < range.to && line.to >= range.from).map(({ text }) => text);
  return [
    `${formatRange(timeline, range)}: ${formatEvents(events)}`,
    ...(events === 0 ? [] : [byType, formatSize(bytes)]),
    ...seen,
  ].join('; ');
}

export function formatRange({ widthMs }: Timeline, { from, to }: TimeRange): string {
  return t`${formatTimeIn(from, widthMs)} to ${formatTimeIn(to, widthMs)}`;
}

/** The whole timeline in a sentence or two. */
export function describeTimeline({ timeline, count }: StreamStatistics, lines: readonly ChartLine[]): string {
  const { events, widthMs, begin } = timeline;
  if (events.length === 0) return t('No events yet.');
  const most = events.reduce((best, value, index) => (value > (events[best] ?? 0) ? index : best), 0);
  const range = { from: begin, to: timeOf(timeline, events.length) };
  const times = lines.filter(({ kind }) => kind === 'attempt').length;
  return [
    t`${formatEvents(count)} in ${formatSpan(range.to - range.from)}, ${formatSpan(widthMs)} per bar.`,
    t`Peak at ${formatTimeIn(timeOf(timeline, most), widthMs)}: ${formatCount(events[most] ?? 0)}.`,
    ...(times > 0 ? [times === 1 ? t('Connected again once.') : t`Connected again ${formatCount(times)} times.`] : []),
  ].join(' ');
}

/** What is marked: where the connection was away, where attempts began, and what is no longer in the log. */
export function chartLines(statistics: StreamStatistics, attempts: readonly ConnectionAttempt[]): ChartLine[] {
  const { timeline, keptFrom } = statistics;
  const dropped: ChartLine[] =
    keptFrom === undefined || keptFrom <= timeline.begin
      ? []
      : [{ kind: 'dropped', from: timeline.begin, to: keptFrom, text: t('older events have since been dropped') }];
  return [...dropped, ...attempts.flatMap((attempt, index) => linesOfAttempt(attempt, attempts[index - 1]))];
}

function linesOfAttempt(attempt: ConnectionAttempt, before: ConnectionAttempt | undefined): ChartLine[] {
  if (before?.endedAt === undefined) return [];
  const again = attempt.headersAt ?? attempt.startedAt;
  return [
    { kind: 'disconnected', from: before.endedAt, to: Math.max(again, before.endedAt), text: t('not connected') },
    { kind: 'attempt', from: again, to: again, text: t`attempt ${formatCount(attempt.number)} began` },
  ];
}
