/** The table of query parameters: one row each, in the order of the URL. */

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { QueryParameter } from '../protocol/page.ts';
import { emit } from './events.ts';
import { icon } from './icons.ts';
import { editParameter } from './query.ts';
import { baseStyles, buttonStyles, inputStyles } from './styles.ts';

/** Tells each edit as `parameters-edit`, with all parameters; keeps nothing itself. */
export class ParameterTable extends LitElement {
  static override properties = { parameters: { attribute: false } };

  static override styles = [
    baseStyles,
    buttonStyles,
    inputStyles,
    css`
      .scroll {
        max-height: 30vh;
        overflow-y: auto;
      }

      table {
        border-collapse: collapse;
        table-layout: fixed;
        width: 100%;
      }

      th {
        color: var(--vscode-descriptionForeground);
        font-weight: normal;
        padding: 0 0 2px 7px;
        text-align: start;
      }

      td {
        padding: 0 4px 4px 0;
      }

      td:last-child {
        padding-right: 0;
      }

      .check {
        padding-left: 0;
        width: 26px;
      }

      .name {
        width: 34%;
      }

      .remove {
        width: 28px;
      }

      td > input[type='checkbox'] {
        display: grid;
      }

      .off input.text:not(:focus) {
        color: var(--vscode-disabledForeground, var(--vscode-descriptionForeground));
        text-decoration: line-through;
      }
    `,
  ];

  declare parameters: readonly QueryParameter[];
  /** Where the cursor goes when the edit has come back as new parameters. */
  #focusNext: (() => void) | undefined;

  constructor() {
    super();
    this.parameters = [];
  }

  override render(): TemplateResult {
    return html`
      <div class="scroll" ?hidden=${this.parameters.length === 0}>
        <table aria-label="Query parameters">
          <thead>
            <tr>
              <th class="check"><span class="spoken">Send</span></th>
              <th class="name">Name</th>
              <th>Value</th>
              <th class="remove"><span class="spoken">Remove</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.parameters.map((parameter, index) => this.#row(parameter, index))}
          </tbody>
        </table>
      </div>
      <button class="labelled" @click=${this.#add}>${icon('add')}Add parameter</button>
    `;
  }

  #row(parameter: QueryParameter, index: number): TemplateResult {
    const n = index + 1;
    const replace = (change: QueryParameter): void => this.#edit(this.parameters.with(index, change));
    const cell = (part: 'name' | 'value', label: string): TemplateResult =>
      html`<input
        class="text"
        aria-label=${`${label} ${n}`}
        autocomplete="off"
        spellcheck="false"
        .value=${live(parameter[part])}
        @input=${(event: Event) => replace(editParameter(parameter, { [part]: textOf(event) }))}
      />`;
    return html`<tr class=${parameter.enabled ? '' : 'off'}>
      <td class="check">
        <input
          type="checkbox"
          aria-label=${`Send parameter ${n}`}
          title=${parameter.enabled ? 'Part of the URL' : 'Not part of the URL'}
          .checked=${live(parameter.enabled)}
          @change=${() => replace({ ...parameter, enabled: !parameter.enabled })}
        />
      </td>
      <td>${cell('name', 'Name')}</td>
      <td>${cell('value', 'Value')}</td>
      <td>
        <button aria-label=${`Remove parameter ${n}`} title="Remove" @click=${() => this.#remove(index)}>
          ${icon('close')}
        </button>
      </td>
    </tr>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('parameters')) return;
    this.#focusNext?.();
    this.#focusNext = undefined;
  }

  readonly #add = (): void => {
    this.#focusNext = () => this.renderRoot.querySelector<HTMLInputElement>('tbody tr:last-child input.text')?.focus();
    this.#edit([...this.parameters, { enabled: true, name: '', value: '' }]);
  };

  /** Its button goes: the cursor goes to the row that takes its place, or to the button that adds one. */
  #remove(index: number): void {
    this.#focusNext = () => {
      const buttons = this.renderRoot.querySelectorAll('button');
      buttons[Math.min(index, buttons.length - 1)]?.focus();
    };
    this.#edit(this.parameters.toSpliced(index, 1));
  }

  #edit(parameters: readonly QueryParameter[]): void {
    emit(this, 'parameters-edit', parameters);
  }
}

function textOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement).value;
}

customElements.define('sse-parameter-table', ParameterTable);
