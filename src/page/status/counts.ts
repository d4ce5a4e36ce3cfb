/** The account of the events, at the foot of the panel: numbers that add up, and after each where its events went. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { type EventFilter, noFilter, type StorageAccount, type ViewUpdate } from '../../shared/stream/engine.ts';
import type { LogSetting } from '../../shared/boundary/page.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import { type CountName, describeCount } from './count-account.ts';
import { countsStyles } from './counts.styles.ts';
import { emit } from '../model/events.ts';
import { formatCount, formatSize } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import { Refresher } from '../ui/refresher.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { rowTally } from './row-tally.ts';

/** In their order: received = kept + dropped, kept = shown + hidden. What waits or was not searched yet comes beside. */
const names = ['received', 'kept', 'hidden', 'dropped'] as const satisfies readonly CountName[];

const labels: Readonly<Record<CountName, string>> = {
  received: t('received'),
  kept: t('kept'),
  hidden: t('hidden'),
  dropped: t('dropped'),
};

const titles: Readonly<Record<CountName, string>> = {
  received: t('Events received'),
  kept: t('Events kept'),
  hidden: t('Events hidden'),
  dropped: t('Events dropped'),
};

const meanings: Readonly<Record<CountName, string>> = {
  received: t('Events since the stream began: those that are kept, and those that were dropped'),
  kept: t('Events kept in the log'),
  hidden: t('Events kept in the log that the filter hides'),
  dropped: t('Events no longer kept: over the limits, or cleared'),
};

/** This many attempts are listed. */
const maxAttempts = 10;

export class Counts extends LitElement {
  static override properties = {
    view: { attribute: false },
    filter: { attribute: false },
    open: { state: true },
    storage: { state: true },
    attempts: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, countsStyles];

  declare view: ViewUpdate | undefined;
  declare filter: EventFilter;
  declare host: Pick<Host, 'storage' | 'attempts' | 'openSetting'>;
  /** The number whose account is seen. */
  declare open: CountName | undefined;
  declare storage: StorageAccount | undefined;
  /** The newest first. */
  declare attempts: readonly ConnectionAttempt[];
  readonly #refreshing = new Refresher(this, async () => {
    const [storage, attempts] = await Promise.all([this.host.storage(), this.host.attempts(maxAttempts)]);
    this.storage = storage;
    this.attempts = attempts.toReversed();
  });

  constructor() {
    super();
    this.filter = noFilter;
    this.open = undefined;
    this.storage = undefined;
    this.attempts = [];
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.open === undefined) return;
    if (changed.has('open')) void this.#refreshing.now();
    else if (changed.has('view')) this.#refreshing.soon();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.view === undefined) return nothing;
    const { counts } = this.view;
    const { shown, waiting, unsearched, ...numbers } = rowTally(this.view);
    return html`<div role="group" aria-label=${t('Counts')}>
      ${names.map((name) => this.#count(name, numbers[name]))}
      <span class="beside">
        <span title=${t('Events in the list')}>${t('shown')} <b>${formatCount(shown)}</b></span>
        ${waiting > 0 ? html`<span title=${t('They match and arrived after the list was paused')}>${t('waiting')} <b>${formatCount(waiting)}</b></span>` : nothing}
        ${unsearched > 0 ? html`<span title=${t('The search has not reached them yet')}>${t('to search')} <b>${formatCount(unsearched)}</b></span>` : nothing}
        <span class="bytes" title=${t('Bytes of event stream, after content decoding')}
          >${formatSize(counts.bytes)}</span
        >
      </span>
    </div>`;
  }

  #count(name: CountName, count: number): TemplateResult {
    const isOpen = this.open === name;
    return html`<button
        class=${`count ${name}`}
        popovertarget=${`of-${name}`}
        aria-expanded=${isOpen ? 'true' : 'false'}
        title=${`${meanings[name]}\n${t('Click: where they went')}`}
      >
        ${labels[name]} <b>${formatCount(count)}</b>
      </button>
      <div
        id=${`of-${name}`}
        class=${`account of-${name}`}
        popover
        role="dialog"
        aria-label=${titles[name]}
        tabindex="-1"
        autofocus
        @beforetoggle=${(event: ToggleEvent) => this.#closes(name, event)}
        @toggle=${(event: ToggleEvent) => this.#toggled(name, event)}
      >
        ${isOpen ? this.#account(name) : nothing}
      </div>`;
  }

  #account(name: CountName): TemplateResult {
    return describeCount(name, {
      view: this.view as ViewUpdate,
      filter: this.filter,
      storage: this.storage,
      attempts: this.attempts,
      openSetting: (setting: LogSetting) => void this.host.openSetting(setting),
      showAll: () => {
        this.renderRoot.querySelector<HTMLElement>('#of-hidden')?.hidePopover();
        emit(this, 'filter-show-all', undefined);
      },
    });
  }

  /** A cursor in the account would be lost with it. One that a click has put elsewhere stays there. */
  #closes(name: CountName, { newState }: ToggleEvent): void {
    const isInside = this.renderRoot.querySelector(`#of-${name}:focus-within`) !== null;
    if (newState === 'closed' && isInside) this.renderRoot.querySelector<HTMLElement>(`.count.${name}`)?.focus();
  }

  #toggled(name: CountName, { newState }: ToggleEvent): void {
    if (newState === 'open') this.open = name;
    else if (this.open === name) this.open = undefined;
  }
}

customElements.define('sse-counts', Counts);
