/** Where the events went that a number of the account counts. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { EventFilter, StorageAccount, ViewUpdate } from '../../shared/stream/engine.ts';
import type { LogSetting } from '../../shared/boundary/page.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import { describeOlder } from './attempt-text.ts';
import { describeFilter } from './filter-text.ts';
import { formatCount, formatEvents, formatSize } from '../ui/format.ts';
import { rowTally } from './row-tally.ts';

export type CountName = 'received' | 'kept' | 'hidden' | 'dropped';

/** What an account is made of. */
export interface AccountFacts {
  readonly view: ViewUpdate;
  readonly filter: EventFilter;
  /** Absent: not known yet, or there is no stream. */
  readonly storage: StorageAccount | undefined;
  /** The newest ones, the newest first. */
  readonly attempts: readonly ConnectionAttempt[];
  readonly openSetting: (setting: LogSetting) => void;
  readonly showAll: () => void;
}

/** A number with what it counts. */
type Line = readonly [name: string | TemplateResult, value: string];

const accounts: Readonly<Record<CountName, (facts: AccountFacts) => TemplateResult>> = {
  received: ofReceived,
  kept: ofKept,
  hidden: ofHidden,
  dropped: ofDropped,
};

export function describeCount(name: CountName, facts: AccountFacts): TemplateResult {
  return accounts[name](facts);
}

function ofReceived({ view, attempts }: AccountFacts): TemplateResult {
  const { received, kept, dropped } = rowTally(view);
  const older = (attempts.at(-1)?.number ?? 1) - 1;
  return html`<h2>${t`${formatEvents(received)} received`}</h2>
    ${list([
      [t('kept in the log'), formatCount(kept)],
      [t('dropped'), formatCount(dropped)],
      [t('comment lines, which aren’t events'), formatCount(view.counts.comments)],
    ])}
    ${attempts.length === 0 ? nothing : html`<h3>${t('By connection attempt')}</h3>`}
    ${list(attempts.map(({ number, events }) => [t`attempt ${formatCount(number)}`, formatCount(events)]))}
    ${older > 0 ? html`<p>${describeOlder(older)}</p>` : nothing}`;
}

function ofKept({ view, storage, openSetting }: AccountFacts): TemplateResult {
  const { kept, shown, waiting, hidden, unsearched } = rowTally(view);
  return html`<h2>${t`${formatEvents(kept)} kept`}</h2>
    ${list([
      [t('shown in the list'), formatCount(shown)],
      [t('hidden by the filter'), formatCount(hidden)],
      ...optional(waiting, t('waiting while paused')),
      ...optional(unsearched, t('not searched yet')),
    ])}
    ${storage === undefined ? nothing : whereKept(storage, openSetting)}`;
}

function whereKept(
  { heldBytes, memoryBytes, fileBytes, limits }: StorageAccount,
  openSetting: AccountFacts['openSetting'],
) {
  return html`<h3>${t('Where')}</h3>
    ${list([
      [t('of the stream'), formatSize(heldBytes)],
      [t('in memory, with the index'), formatSize(memoryBytes)],
      [t('in files'), formatSize(fileBytes)],
    ])}
    <h3>${t('Limits (settings)')}</h3>
    ${list([
      [settingLink('maxEvents', openSetting), formatCount(limits.maxEvents)],
      [settingLink('maxMegabytes', openSetting), formatSize(limits.maxBytes)],
      ...(limits.memoryBytes === undefined
        ? []
        : [[settingLink('memoryMegabytes', openSetting), formatSize(limits.memoryBytes)] as const]),
    ])}`;
}

function ofHidden({ view, filter, showAll }: AccountFacts): TemplateResult {
  const { hidden } = rowTally(view);
  const conditions = describeFilter(filter);
  return html`<h2>${t`${formatEvents(hidden)} hidden`}</h2>
    ${
      conditions.length === 0
        ? html`<p>${t('No filter: every kept event is shown.')}</p>`
        : html`<p>${t('The filter shows only events')}</p>
            <ul>
              ${conditions.map((condition) => html`<li>${condition}</li>`)}
            </ul>
            <button class="link" @click=${showAll}>${t('Show all')}</button>`
    }`;
}

function ofDropped({ view, openSetting }: AccountFacts): TemplateResult {
  const { dropped, droppedBy } = view.counts;
  if (droppedBy === undefined)
    return html`<h2>${t('No events dropped')}</h2>
      <p>${t('Everything received is kept.')}</p>`;
  const { maxEvents, maxBytes, disk, cleared } = droppedBy;
  return html`<h2>${t`${formatEvents(dropped)} dropped`}</h2>
    ${list([
      [html`${t('over the limit')} ${settingLink('maxEvents', openSetting)}`, formatCount(maxEvents)],
      [html`${t('over the limit')} ${settingLink('maxMegabytes', openSetting)}`, formatCount(maxBytes)],
      ...optional(disk, t('because the file could not hold more')),
      [t('cleared by you'), formatCount(cleared)],
    ])}`;
}

function settingLink(setting: LogSetting, openSetting: AccountFacts['openSetting']): TemplateResult {
  return html`<button class="link" title=${t('Open this setting')} @click=${() => openSetting(setting)}>
    sseMonitor.log.${setting}
  </button>`;
}

function optional(count: number, name: string): Line[] {
  return count > 0 ? [[name, formatCount(count)]] : [];
}

function list(lines: readonly Line[]): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<dl>
    ${lines.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
