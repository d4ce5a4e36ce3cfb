/** When an attempt follows a connection that was lost. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { RequestDraft } from '../../shared/boundary/page.ts';
import type { ConnectionOptions, ReconnectPolicy } from '../../shared/stream/records.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { withOption } from '../model/option-edit.ts';
import { initialState } from '../model/page-state.ts';
import { baseStyles, inputStyles } from '../ui/styles.ts';
import { choice } from '../controls/labelled-select.ts';
import { choiceStyles } from '../controls/labelled-select.styles.ts';
import { numberBox } from '../controls/number-box.ts';
import { numberBoxStyles } from '../controls/number-box.styles.ts';
import { optionsBoxStyles } from './options-box.styles.ts';

import '../controls/labelled-box.ts';

const byDefault = 'default';

const policies: readonly [ReconnectPolicy | typeof byDefault, string][] = [
  [byDefault, t('Automatic for GET (like browsers)')],
  ['auto', t('Like browsers')],
  ['never', t('Never')],
  ['backOff', t('Always, with increasing delay')],
];

/** Tells each edit as `draft-edit`. */
export class ReconnectBox extends LitElement {
  static override properties = { draft: { attribute: false } };

  static override styles = [baseStyles, inputStyles, choiceStyles, numberBoxStyles, optionsBoxStyles];

  declare draft: RequestDraft;

  constructor() {
    super();
    this.draft = initialState.draft;
  }

  override render(): TemplateResult {
    const { reconnect = byDefault } = this.draft;
    return html`<fieldset>
      <legend>${t('Reconnection')}</legend>
      ${choice({
        name: t('Reconnect'),
        label: t('Reconnect'),
        value: reconnect,
        options: policies,
        choose: (value) => this.#choose(value),
      })}
      ${reconnect === 'backOff' ? this.#limit() : nothing} ${this.#onSave()}
    </fieldset>`;
  }

  #limit(): TemplateResult {
    return numberBox({
      label: t('Give up after'),
      name: t('Give up after this many attempts without an event'),
      unit: t('attempts without an event'),
      value: this.draft.maxAttempts,
      hint: '10',
      min: 1,
      step: 1,
      edit: (text) => this.#limitTo(text),
    });
  }

  #onSave(): TemplateResult {
    const { reconnectOnSave = false } = this.draft.options ?? {};
    return html`<label
        class="switch"
        title=${t('Disconnect when a source file is saved, so that the server can restart, then reconnect')}
      >
        <input
          type="checkbox"
          .checked=${live(reconnectOnSave !== false)}
          @change=${(event: Event) => this.#setOnSave((event.currentTarget as HTMLInputElement).checked)}
        />${t('Reconnect on save')}
      </label>
      ${reconnectOnSave === false ? nothing : this.#files(reconnectOnSave)}`;
  }

  #files(reconnectOnSave: boolean | string): TemplateResult {
    return html`<sse-labelled-box
      label=${t('Saved files (glob)')}
      placeholder=${t('source files, or src/**/*.py')}
      .value=${typeof reconnectOnSave === 'string' ? reconnectOnSave : ''}
      @box-edit=${({ detail }: PageEvent<'box-edit'>) => this.#setOnSave(detail.trim() === '' ? true : detail)}
    ></sse-labelled-box>`;
  }

  #setOnSave(value: NonNullable<ConnectionOptions['reconnectOnSave']>): void {
    const options = withOption(this.draft.options ?? {}, 'reconnectOnSave', value);
    emit(this, 'draft-edit', { ...this.draft, options });
  }

  #choose(value: string): void {
    const { reconnect: _before, ...draft } = this.draft;
    const policy = policies.find(([policy]) => policy === value)?.[0] ?? byDefault;
    emit(this, 'draft-edit', policy === byDefault ? draft : { ...draft, reconnect: policy });
  }

  /** Nothing, or what isn't a count, is the default. */
  #limitTo(text: string): void {
    const { maxAttempts: _before, ...draft } = this.draft;
    const count = Number(text);
    const isCount = Number.isSafeInteger(count) && count > 0;
    emit(this, 'draft-edit', isCount ? { ...draft, maxAttempts: count } : draft);
  }
}

customElements.define('sse-reconnect-box', ReconnectBox);
