/** How fast, how much, how far apart: of the whole stream, and of each type. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import type { Rate, StreamStatistics, TypeStatistics } from '../../shared/stream/statistics.ts';
import { formatCount, formatSize } from '../ui/format.ts';
import { gapRows } from './gap-rows.ts';
import { formatRate, formatShare, formatSpan } from '../model/numbers.ts';
import { statisticsStyles } from './statistics-view.styles.ts';
import { baseStyles, buttonStyles, typeColourStyles } from '../ui/styles.ts';
import { typeClass, typeLabel } from '../ui/type-colour.ts';

interface Column {
  readonly title: string;
  readonly hint: string;
  readonly value: (type: TypeStatistics) => number | string;
  readonly text: (type: TypeStatistics, all: StreamStatistics) => string;
}

const gapHint = t('Time from one event of this type to the next');

const columns: readonly Column[] = [
  { title: t('Type'), hint: '', value: ({ name }) => typeLabel(name), text: ({ name }) => typeLabel(name) },
  { title: t('Events'), hint: '', value: ({ count }) => count, text: ({ count }) => formatCount(count) },
  {
    title: t('Share'),
    hint: t('Of all events'),
    value: ({ count }) => count,
    text: ({ count }, all) => formatShare(count, all.count),
  },
  { title: t('Per second'), hint: t('On average'), value: ({ rate }) => rate, text: ({ rate }) => formatRate(rate) },
  { title: t('Gap p50'), hint: gapHint, value: ({ p50 }) => p50 ?? -1, text: ({ p50 }) => formatSpan(p50) },
  { title: t('p95'), hint: gapHint, value: ({ p95 }) => p95 ?? -1, text: ({ p95 }) => formatSpan(p95) },
  { title: t('max'), hint: gapHint, value: ({ max }) => max ?? -1, text: ({ max }) => formatSpan(max) },
  {
    title: t('Mean size'),
    hint: t('Of the block on the wire'),
    value: ({ bytes, count }) => bytes / count,
    text: ({ bytes, count }) => formatSize(Math.round(bytes / count)),
  },
  {
    title: t('Max size'),
    hint: t('Of the block on the wire'),
    value: ({ maxBytes }) => maxBytes,
    text: ({ maxBytes }) => formatSize(maxBytes),
  },
];

export class StatisticsView extends LitElement {
  static override properties = {
    statistics: { attribute: false },
    attempts: { attribute: false },
    sortedBy: { state: true },
    isAscending: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, typeColourStyles, statisticsStyles];

  declare statistics: StreamStatistics;
  declare attempts: readonly ConnectionAttempt[];
  /** Index of a column. */
  declare sortedBy: number;
  declare isAscending: boolean;

  constructor() {
    super();
    this.attempts = [];
    this.sortedBy = 1;
    this.isAscending = false;
  }

  override render(): TemplateResult {
    if (this.statistics.count === 0) return html`<p>${t('No events yet.')}</p>`;
    return html`<div class="scroller" role="region" aria-label=${t('Statistics')} tabindex="0">
      <div class="parts">${this.#totals()} ${this.#types()} ${this.#gaps()}</div>
      <p class="dim">${this.#about()}</p>
    </div>`;
  }

  #totals(): TemplateResult {
    const { events, bytes, gaps, count, totalBytes } = this.statistics;
    return html`<table aria-label=${t('Rates')}>
      <caption>
        ${t('Per second')}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${[t('now'), t('max'), t('mean')].map((name) => html`<th scope="col" class="number">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rateRow(t('events'), events, formatRate)}
        ${rateRow(t('bytes'), bytes, (rate) => formatSize(Math.round(rate)))}
      </tbody>
      <tbody class="facts">
        ${[
          [t('all events'), formatCount(count)],
          [t('bytes of events'), formatSize(totalBytes)],
          [t('first event after'), formatSpan(timeToFirst(this.attempts))],
          [t('gap p50'), formatSpan(gaps.p50)],
          [t('gap p95'), formatSpan(gaps.p95)],
          [t('gap max'), formatSpan(gaps.max)],
        ].map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number" colspan="3">${value}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #types(): TemplateResult {
    const { types, typeCount } = this.statistics;
    const more = typeCount - types.length;
    return html`<table class="types" aria-label=${t('Statistics by type')}>
      <caption>
        ${more > 0 ? t`By type: the ${types.length} most frequent of ${formatCount(typeCount)}` : t('By type')}
      </caption>
      <thead>
        <tr>
          ${columns.map((column, index) => this.#header(column, index))}
        </tr>
      </thead>
      <tbody>
        ${this.#sorted().map(
          (type) =>
            html`<tr>
              ${columns.map(({ text }, index) =>
                index === 0
                  ? html`<th scope="row">
                      <span class=${`type-symbol ${typeClass(type.name)}`}>${text(type, this.statistics)}</span>
                    </th>`
                  : html`<td class="number">${text(type, this.statistics)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #header({ title, hint }: Column, index: number): TemplateResult {
    const isSorted = this.sortedBy === index;
    const direction = this.isAscending ? 'ascending' : 'descending';
    return html`<th scope="col" class=${index === 0 ? '' : 'number'} aria-sort=${isSorted ? direction : nothing}>
      <button title=${hint === '' ? t('Sort') : `${hint}\n${t('Click: sort')}`} @click=${() => this.#sort(index)}>
        ${title}${isSorted ? html`<span aria-hidden="true">${this.isAscending ? '↑' : '↓'}</span>` : nothing}
      </button>
    </th>`;
  }

  #gaps(): TemplateResult {
    const rows = gapRows(this.statistics.gaps);
    const all = rows.reduce((sum, { count }) => sum + count, 0);
    const most = Math.max(1, ...rows.map(({ count }) => count));
    return html`<table class="gaps" aria-label=${t('Histogram of gaps')}>
      <caption>
        ${t('Gaps between events')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('Gap')}</th>
          <th scope="col" class="number">${t('Events')}</th>
          <th scope="col" class="number">${t('Share')}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ from, to, count }) =>
            html`<tr>
              <th scope="row">${to === 0 ? t('same read') : `${formatSpan(from)} – ${formatSpan(to)}`}</th>
              <td class="number">${formatCount(count)}</td>
              <td class="number">${formatShare(count, all)}</td>
              <td class="bar" aria-hidden="true">
                <div ?hidden=${count === 0} .style=${`width: ${(100 * count) / most}%`}></div>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #about(): string {
    const { fromSeq, toSeq, left, missed } = this.statistics;
    const [first, last] = [formatCount(fromSeq), formatCount(toSeq - 1)];
    return [
      left > 0
        ? t`Measured: events ${first} to ${last}, ${formatCount(left)} to go.`
        : t`Measured: events ${first} to ${last}.`,
      ...(missed > 0 ? [wasMissed(missed)] : []),
      t('p50 and p95 are exact to 4.5 %. Events of one network read have no gap between them.'),
    ].join(' ');
  }

  #sorted(): readonly TypeStatistics[] {
    const value = columns[this.sortedBy]?.value ?? (() => 0);
    const sign = this.isAscending ? 1 : -1;
    return this.statistics.types.toSorted((a, b) => {
      const [x, y] = [value(a), value(b)];
      return sign * (typeof x === 'string' ? x.localeCompare(String(y)) : x - Number(y));
    });
  }

  #sort(index: number): void {
    this.isAscending = this.sortedBy === index ? !this.isAscending : index === 0;
    this.sortedBy = index;
  }
}

function wasMissed(count: number): string {
  if (count === 1) return t('1 of these events was dropped earlier.');
  return t`${formatCount(count)} of these events were dropped earlier.`;
}

function rateRow(name: string, { now, max, mean }: Rate, format: (rate: number) => string): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    ${[now, max, mean].map((rate) => html`<td class="number">${format(rate)}</td>`)}
  </tr>`;
}

/** From the request to the first event, of the newest attempt that had one. In ms. */
function timeToFirst(attempts: readonly ConnectionAttempt[]): number | undefined {
  const attempt = attempts.findLast(({ firstEventAt }) => firstEventAt !== undefined);
  return attempt?.firstEventAt === undefined ? undefined : attempt.firstEventAt - attempt.startedAt;
}

customElements.define('sse-statistics', StatisticsView);
