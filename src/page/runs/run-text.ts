/** A run in a few words. */

import { t } from '@vscode/l10n';
import type { RunSummary } from '../../shared/boundary/runs.ts';
import { formatEvents, formatTime } from '../ui/format.ts';

/** `14:19:04 · 168 events`; of a recording only the events. */
export function describeRun({ startedAt, events }: RunSummary): string {
  const time = startedAt === undefined ? [] : [formatTime(startedAt).slice(0, 'hh:mm:ss'.length)];
  return [...time, formatEvents(events)].join(' · ');
}

/** Of so many differences each is named. */
const mostParts = 6;

/** How its request differs from the current one's; empty when it does not. */
export function describeDifference({ has, lacks }: RunSummary): string {
  const parts = [...has, ...lacks.map((name) => t`without ${name}`)];
  const more = parts.length - mostParts;
  return [...parts.slice(0, mostParts), ...(more > 0 ? [t`and ${more} more`] : [])].join(' · ');
}
