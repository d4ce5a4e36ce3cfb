/** What acts on the list: which events it shows, whether it follows the tail, what closes the stream. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { EventFilter, TypeCount } from '../protocol/engine.ts';
import type { StopRule } from '../protocol/records.ts';
import { emit } from './events.ts';
import { icon } from './icons.ts';
import { baseStyles, buttonStyles, inputStyles } from './styles.ts';

import './stop-rules.ts';
import './type-filter.ts';

/** A search begins when the person pauses typing: each one reads the whole log. */
const typingPauseMs = 150;

export class Toolbar extends LitElement {
  static override properties = {
    types: { attribute: false },
    filter: { attribute: false },
    stopOn: { attribute: false },
    follow: { attribute: false },
    text: { state: true },
    showsRules: { state: true },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    inputStyles,
    css`
      :host {
        border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
        padding: 6px 12px;
      }

      .bar {
        align-items: start;
        display: flex;
        flex-wrap: wrap;
        gap: 6px 12px;
      }

      sse-type-filter {
        flex: 1 1 320px;
      }

      .tools {
        display: flex;
        flex: 0 1 auto;
        gap: 4px;
        max-width: 100%;
      }

      .search {
        flex: 1 1 200px;
        margin-block: -1px;
        min-width: 80px;
        position: relative;
        width: 200px;
      }

      .search .icon {
        color: var(--vscode-descriptionForeground);
        left: 6px;
        pointer-events: none;
        position: absolute;
        top: 5px;
      }

      .search input.text {
        padding-inline-start: 26px;
      }

      sse-stop-rules {
        margin-top: 6px;
      }

      @media (max-width: 480px) {
        .tools {
          flex-basis: 100%;
          flex-wrap: wrap;
        }
      }
    `,
  ];

  declare types: readonly TypeCount[];
  declare filter: EventFilter;
  declare stopOn: readonly StopRule[];
  declare follow: boolean;
  /** What stands in the search box while the person types; afterwards the filter's text does. */
  declare text: string | undefined;
  declare showsRules: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.types = [];
    this.filter = { only: [], hide: [], text: '' };
    this.stopOn = [];
    this.follow = true;
    this.text = undefined;
    this.showsRules = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    return html`
      <div class="bar">
        <sse-type-filter .types=${this.types} .filter=${this.filter}></sse-type-filter>
        <div class="tools">${this.#search()} ${this.#buttons()}</div>
      </div>
      ${
        this.showsRules
          ? html`<sse-stop-rules
              .rules=${this.stopOn}
              @keydown=${(event: KeyboardEvent) => this.#rulesKey(event)}
            ></sse-stop-rules>`
          : nothing
      }
    `;
  }

  #search(): TemplateResult {
    return html`<div class="search">
      ${icon('search')}
      <input
        class="text"
        type="search"
        aria-label="Filter events"
        autocomplete="off"
        placeholder="Filter by data"
        spellcheck="false"
        title="Show only events whose data contains this text (Escape clears)"
        .value=${live(this.text ?? this.filter.text)}
        @input=${this.#type}
        @keydown=${this.#searchKey}
      />
    </div>`;
  }

  #buttons(): TemplateResult {
    const on = this.stopOn.length > 0;
    return html`
      <button
        class="labelled"
        aria-expanded=${this.showsRules ? 'true' : 'false'}
        title=${on ? 'Which events close the connection' : 'No event closes the connection'}
        @click=${() => {
          this.showsRules = !this.showsRules;
        }}
      >
        ${icon('stopCircle')}Stop rules
      </button>
      <button
        class="labelled"
        aria-pressed=${this.follow ? 'true' : 'false'}
        title="Keep the newest event in view"
        @click=${() => emit(this, 'follow-edit', !this.follow)}
      >
        ${icon('arrowDown')}Follow
      </button>
      <button
        class="labelled"
        title="Empty the list; the numbers go on"
        @click=${() => emit(this, 'log-clear', undefined)}
      >
        ${icon('clearAll')}Clear
      </button>
    `;
  }

  readonly #type = (event: Event): void => {
    this.text = (event.currentTarget as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#commit(), typingPauseMs);
  };

  readonly #searchKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.text = '';
    if (event.key === 'Escape' || event.key === 'Enter') this.#commit();
  };

  #commit(): void {
    clearTimeout(this.#timer);
    const text = this.text ?? this.filter.text;
    this.text = undefined;
    if (text !== this.filter.text) emit(this, 'filter-edit', { ...this.filter, text });
  }

  #rulesKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.showsRules = false;
    this.renderRoot.querySelector<HTMLElement>('button[aria-expanded]')?.focus();
  }
}

customElements.define('sse-toolbar', Toolbar);
