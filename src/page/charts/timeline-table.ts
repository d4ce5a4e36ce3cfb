/** The timeline as a table, for those who read it. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { StreamStatistics } from '../../shared/stream/statistics.ts';
import { formatCount, formatSize } from '../ui/format.ts';
import { countBetween, formatRange, type ChartLine, rangeOf } from '../model/timeline-facts.ts';

/** Buckets are put together so that there are no more rows. */
const maxRows = 60;

export function timelineTable({ timeline }: StreamStatistics, lines: readonly ChartLine[]): TemplateResult {
  const step = Math.max(1, Math.ceil(timeline.events.length / maxRows));
  const starts = Array.from({ length: Math.ceil(timeline.events.length / step) }, (_, row) => row * step);
  return html`<div class="frame" role="region" aria-label=${t('Timeline as a table')} tabindex="0">
    <table aria-label=${t('Timeline')}>
      <thead>
        <tr>
          <th scope="col">${t('Time')}</th>
          <th scope="col" class="number">${t('Events')}</th>
          <th scope="col" class="number">${t('Bytes')}</th>
          <th scope="col">${t('By type')}</th>
          <th scope="col">${t('Connection')}</th>
        </tr>
      </thead>
      <tbody>
        ${starts.map((from) => {
          const to = Math.min(from + step, timeline.events.length) - 1;
          const { events, bytes, types } = countBetween(timeline, from, to);
          const range = rangeOf(timeline, from, to);
          const seen = lines.filter((line) => line.from < range.to && line.to >= range.from);
          return html`<tr>
            <th scope="row">${formatRange(timeline, range)}</th>
            <td class="number">${formatCount(events)}</td>
            <td class="number">${formatSize(bytes)}</td>
            <td>${types.map(([name, count]) => `${name} ${formatCount(count)}`).join(', ')}</td>
            <td>${seen.map(({ text }) => text).join(', ')}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
