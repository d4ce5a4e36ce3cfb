/** What is measured of the stream: a timeline and a table, one of which is seen. Asks only while it is there. */

import { t } from '@vscode/l10n';
import { html, LitElement, type TemplateResult } from 'lit';

import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import type { StreamStatistics } from '../../shared/stream/statistics.ts';
import { chartsStyles } from './charts.styles.ts';
import { emit } from '../model/events.ts';
import { nextFrame } from '../ui/frame.ts';
import type { Host } from '../ui/host.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import type { TimeRange } from '../model/timeline-facts.ts';

import './statistics-view.ts';
import './timeline.ts';

/** While events arrive, what is drawn is brought up to date so often, in ms; without any, until the rate of now is 0. */
const refreshMs = 250;

/** This many attempts are marked, the newest. */
const maxAttempts = 200;

export class Charts extends LitElement {
  static override properties = {
    change: { attribute: false },
    range: { attribute: false },
    showsStatistics: { attribute: false },
    statistics: { state: true },
    attempts: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, chartsStyles];

  declare host: Pick<Host, 'statistics' | 'attempts'>;
  /** Another object whenever something may have changed. */
  declare change: unknown;
  /** The stretch of time to which the list is narrowed. */
  declare range: TimeRange | undefined;
  /** Whether the table is seen, and not the timeline. */
  declare showsStatistics: boolean;
  declare statistics: StreamStatistics | undefined;
  declare attempts: readonly ConnectionAttempt[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;

  constructor() {
    super();
    this.range = undefined;
    this.showsStatistics = false;
    this.statistics = undefined;
    this.attempts = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    // The cursor goes with the tab that was chosen by key.
    const isOnTab = this.renderRoot.querySelector('[role=tab]:focus') !== null;
    if (isOnTab) this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    if (changed.has('change')) this.#askSoon(this.statistics === undefined ? 0 : refreshMs);
  }

  override render(): TemplateResult {
    return html`<section aria-label=${t('Charts')}>
      <div role="tablist" aria-label=${t('Charts')} @keydown=${this.#key}>
        ${this.#tab(t('Timeline'), false)} ${this.#tab(t('Statistics'), true)}
      </div>
      <div id="view" role="tabpanel" aria-labelledby=${this.showsStatistics ? 'tab-statistics' : 'tab-timeline'}>
        ${this.#view()}
      </div>
    </section>`;
  }

  #tab(name: string, isStatistics: boolean): TemplateResult {
    const isSelected = this.showsStatistics === isStatistics;
    return html`<button
      id=${isStatistics ? 'tab-statistics' : 'tab-timeline'}
      role="tab"
      aria-selected=${isSelected ? 'true' : 'false'}
      aria-controls="view"
      tabindex=${isSelected ? 0 : -1}
      @click=${() => emit(this, 'panel-edit', { statisticsShown: isStatistics })}
    >
      ${name}
    </button>`;
  }

  #view(): TemplateResult {
    const { statistics, attempts } = this;
    if (statistics === undefined) return html`<p class="dim">${t('No events yet.')}</p>`;
    if (this.showsStatistics) {
      return html`<sse-statistics .statistics=${statistics} .attempts=${attempts}></sse-statistics>`;
    }
    return html`<sse-timeline .statistics=${statistics} .attempts=${attempts} .range=${this.range}></sse-timeline>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    emit(this, 'panel-edit', { statisticsShown: !this.showsStatistics });
  };

  #askSoon(ms: number): void {
    if (this.#isAsking) return;
    this.#timer ??= setTimeout(() => void this.#ask(), ms);
  }

  /** Until all is measured, a slice in each frame. */
  async #ask(): Promise<void> {
    this.#isAsking = true;
    this.#timer = undefined;
    try {
      do {
        await nextFrame();
        this.statistics = await this.host.statistics();
      } while (this.isConnected && this.statistics !== undefined && this.statistics.left > 0);
      this.attempts = await this.host.attempts(maxAttempts);
    } finally {
      this.#isAsking = false;
    }
    if (this.isConnected && (this.statistics?.events.now ?? 0) > 0) this.#askSoon(refreshMs);
  }
}

customElements.define('sse-charts', Charts);
