/** When an attempt follows a connection that was lost. */

import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { RequestDraft } from '../../protocol/page.ts';
import type { ReconnectPolicy } from '../../protocol/records.ts';
import { emit } from '../events.ts';
import { initialState } from '../page-state.ts';
import { baseStyles, inputStyles } from '../styles.ts';
import { optionsBoxStyles } from './options-box.styles.ts';
import { textOf } from './row-table.ts';

const byDefault = 'default';

const policies: readonly [ReconnectPolicy | typeof byDefault, string][] = [
  [byDefault, 'After GET, as browsers do'],
  ['auto', 'As browsers do'],
  ['never', 'Never'],
  ['backOff', 'After any end, with growing waits'],
];

/** Tells each edit as `draft-edit`. */
export class ReconnectBox extends LitElement {
  static override properties = { draft: { attribute: false } };

  static override styles = [baseStyles, inputStyles, optionsBoxStyles];

  declare draft: RequestDraft;

  constructor() {
    super();
    this.draft = initialState.draft;
  }

  override render(): TemplateResult {
    const { reconnect = byDefault } = this.draft;
    return html`<fieldset>
      <legend>Reconnection</legend>
      <div class="field">
        <span class="label" aria-hidden="true">Reconnect</span>
        <vscode-single-select
          label="Reconnect"
          .value=${live(reconnect)}
          @change=${(event: Event) => this.#choose((event.currentTarget as HTMLSelectElement).value)}
        >
          ${policies.map(([value, label]) => html`<vscode-option value=${value}>${label}</vscode-option>`)}
        </vscode-single-select>
      </div>
      ${reconnect === 'backOff' ? this.#limit() : nothing}
    </fieldset>`;
  }

  #limit(): TemplateResult {
    const { maxAttempts } = this.draft;
    return html`<div class="field">
      <span class="label" aria-hidden="true">Give up after</span>
      <span class="seconds"
        ><input
          class="text"
          type="number"
          min="1"
          step="1"
          aria-label="Give up after so many attempts without an event"
          placeholder="10"
          .value=${live(maxAttempts === undefined ? '' : String(maxAttempts))}
          @change=${(event: Event) => this.#limitTo(textOf(event))}
        />attempts without an event</span
      >
    </div>`;
  }

  #choose(value: string): void {
    const { reconnect: _before, ...draft } = this.draft;
    const policy = policies.find(([policy]) => policy === value)?.[0] ?? byDefault;
    emit(this, 'draft-edit', policy === byDefault ? draft : { ...draft, reconnect: policy });
  }

  /** Nothing, or what is no count, is the default. */
  #limitTo(text: string): void {
    const { maxAttempts: _before, ...draft } = this.draft;
    const count = Number(text);
    const isCount = Number.isSafeInteger(count) && count > 0;
    emit(this, 'draft-edit', isCount ? { ...draft, maxAttempts: count } : draft);
  }
}

customElements.define('sse-reconnect-box', ReconnectBox);
