/** What acts on the list: which events it shows, and whether it follows the tail. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';

import { type EventFilter, noFilter, type SearchFailure, type TypeCount } from '../../shared/stream/engine.ts';
import type { SeqRange } from '../../shared/stream/export.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import type { FilterHost } from './search-box.ts';

import '../export/export-menu.ts';
import './search-box.ts';
import './type-filter.ts';

export class Toolbar extends LitElement {
  static override properties = {
    host: { attribute: false },
    types: { attribute: false },
    filter: { attribute: false },
    query: { attribute: false },
    draft: { attribute: false },
    failure: { attribute: false },
    follow: { attribute: false },
    paused: { attribute: false },
    charts: { attribute: false },
    selected: { attribute: false },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
        padding: 6px 12px;
      }

      /* What of it has how much room; together they are always as wide, so that the list stays where it is. */
      .bar {
        --filter: 200px;
        --types: calc(520px - var(--filter));
        align-items: start;
        display: flex;
        flex-wrap: wrap;
        gap: 6px 8px;
      }

      /* Whatever is free goes to the types first, until all of them are there. */
      sse-type-filter {
        flex: 1000 1 var(--types);
        max-width: max(var(--types), var(--all-types, 0px));
      }

      .tools {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        gap: 4px;
        max-width: 100%;
      }

      /* All is in one line: of a filter that is empty, only the word “Filter” is to be read. */
      @media (min-width: 1100px) {
        .bar {
          --filter: 132px;
        }

        .bar.filters {
          --filter: 240px;
        }
      }

      @media (max-width: 480px) {
        .tools {
          flex-basis: 100%;
          flex-wrap: wrap;
        }
      }
    `,
  ];

  /** For the search box. */
  declare host: FilterHost;
  declare types: readonly TypeCount[];
  declare filter: EventFilter;
  declare query: string;
  declare draft: string | undefined;
  declare failure: SearchFailure | undefined;
  declare follow: boolean;
  /** Whether the list holds still. */
  declare paused: boolean;
  /** Whether the charts are seen. */
  declare charts: boolean;
  /** The rows that are selected. */
  declare selected: SeqRange | undefined;

  constructor() {
    super();
    this.types = [];
    this.filter = noFilter;
    this.query = '';
    this.follow = true;
    this.paused = false;
    this.charts = false;
    this.selected = undefined;
    this.draft = undefined;
    this.failure = undefined;
  }

  /** Puts the cursor in the search box. */
  focusFilter(): void {
    this.renderRoot.querySelector<HTMLElement>('sse-search-box')?.focus();
  }

  override render(): TemplateResult {
    return html`
      <div class=${(this.draft ?? this.query) === '' ? 'bar' : 'bar filters'}>
        <sse-type-filter .types=${this.types} .filter=${this.filter}></sse-type-filter>
        <div class="tools">${this.#search()} ${this.#charts()} ${this.#switches()} ${this.#actions()}</div>
      </div>
    `;
  }

  #search(): TemplateResult {
    return html`<sse-search-box
      .host=${this.host}
      .types=${this.types}
      .query=${this.query}
      .draft=${this.draft}
      .failure=${this.failure}
    ></sse-search-box>`;
  }

  /** What they are about comes into sight below, or goes. */
  #charts(): TemplateResult {
    return html`
      <button
        class="labelled"
        aria-expanded=${this.charts ? 'true' : 'false'}
        title=${t('Events over time, rates, gaps and sizes')}
        @click=${() => (this.charts ? emit(this, 'details-close', undefined) : emit(this, 'dock-open', { tab: 'charts' }))}
      >
        ${icon('graph')}${t('Charts')}
      </button>
    `;
  }

  /** How the list behaves while events arrive. */
  #switches(): TemplateResult {
    return html`
      <button
        class="labelled"
        aria-pressed=${this.follow && !this.paused ? 'true' : 'false'}
        title=${t('Keep the newest event in view')}
        @click=${this.#follow}
      >
        ${icon('arrowDown')}${t('Follow')}
      </button>
      <button
        class="labelled"
        aria-pressed=${this.paused ? 'true' : 'false'}
        title=${t('Pause the list; recording continues (Space in the list)')}
        @click=${() => emit(this, 'pause-edit', !this.paused)}
      >
        ${icon('pause')}${t('Pause')}
      </button>
    `;
  }

  #actions(): TemplateResult {
    return html`
      <button
        aria-label=${t('Go to event')}
        title=${t('Go to an event by number, time or ID (Ctrl+G in the list)')}
        @click=${() => emit(this, 'jump-open', undefined)}
      >
        ${icon('goToRow')}
      </button>
      <button
        class="labelled"
        title=${t('Clear events (numbering continues)')}
        @click=${() => emit(this, 'log-clear', undefined)}
      >
        ${icon('clearAll')}${t('Clear')}
      </button>
      <sse-export-menu .selected=${this.selected}></sse-export-menu>
    `;
  }

  /** A list that is paused follows nothing: to follow means to go on. */
  readonly #follow = (): void => {
    emit(this, 'follow-edit', this.paused || !this.follow);
    if (this.paused) emit(this, 'pause-edit', false);
  };
}

customElements.define('sse-toolbar', Toolbar);
