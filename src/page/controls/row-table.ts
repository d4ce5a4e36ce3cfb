/** A table of names and values that a person edits: what the tables of query parameters and of headers have in common. */

import { t } from '@vscode/l10n';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { icon } from '../ui/icons.ts';
import { rowTableStyles } from './row-table.styles.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../ui/styles.ts';

interface Row {
  readonly enabled: boolean;
  readonly name: string;
  readonly value: string;
}

/** What the parts of a table are called. */
interface Words {
  readonly table: string;
  /** `parameter`, as in “Remove parameter 1”. */
  readonly row: string;
  /** What is said of a row that is switched on, and of one that is not. */
  readonly on: string;
  readonly off: string;
}

export type RowPart = 'name' | 'value';

/** Keeps no rows itself: each edit is reported with all rows. */
export abstract class RowTable<T extends Row> extends LitElement {
  static override properties = { rows: { attribute: false } };

  static override styles: CSSResultGroup = [baseStyles, buttonStyles, inputStyles, messageStyles, rowTableStyles];

  declare rows: readonly T[];
  /** Where the cursor goes when the edit has come back as new rows. */
  #focusNext: (() => void) | undefined;

  protected abstract readonly words: Words;
  protected abstract readonly blank: T;

  constructor() {
    super();
    this.rows = [];
  }

  /** Tells the rows as they are to be from now on. */
  protected abstract emitRows(rows: readonly T[]): void;

  /** The box of a cell, and what is beside it. */
  protected abstract cell(part: RowPart, row: T, index: number): TemplateResult;

  /** What is wrong with a row, to be below it. */
  protected problem(_row: T, _index: number): TemplateResult | undefined {
    return undefined;
  }

  override render(): TemplateResult {
    return html`
      <div class="scroll" ?hidden=${this.rows.length === 0}>
        <table aria-label=${this.words.table}>
          <thead>
            <tr>
              <th class="check"><span class="spoken">${t('Send')}</span></th>
              <th class="name">${t('Name')}</th>
              <th>${t('Value')}</th>
              <th class="remove"><span class="spoken">${t('Remove')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.rows.map((row, index) => this.#row(row, index))}
          </tbody>
        </table>
      </div>
      <button class="labelled add" @click=${this.#add}>${icon('add')}${t`Add ${this.words.row}`}</button>
    `;
  }

  #row(row: T, index: number): TemplateResult {
    const n = index + 1;
    const { words } = this;
    const problem = this.problem(row, index);
    return html`<tr class=${row.enabled ? 'row' : 'row off'}>
        <td class="check">
          <input
            type="checkbox"
            aria-label=${t`Send ${words.row} ${n}`}
            title=${row.enabled ? words.on : words.off}
            .checked=${live(row.enabled)}
            @change=${() => this.replace(index, { ...row, enabled: !row.enabled })}
          />
        </td>
        <td>${this.cell('name', row, index)}</td>
        <td>${this.cell('value', row, index)}</td>
        <td>
          <button
            class="remove"
            aria-label=${t`Remove ${words.row} ${n}`}
            title=${t('Remove')}
            @click=${() => this.removeRow(index)}
          >
            ${icon('close')}
          </button>
        </td>
      </tr>
      ${
        problem === undefined
          ? nothing
          : html`<tr>
              <td></td>
              <td colspan="3">${problem}</td>
            </tr>`
      }`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('rows')) return;
    this.#focusNext?.();
    this.#focusNext = undefined;
  }

  protected replace(index: number, row: T): void {
    this.emitRows(this.rows.with(index, row));
  }

  /** Its button goes: the cursor goes to the row that takes its place, or to the button that adds one. */
  protected removeRow(index: number): void {
    this.#focusNext = () => {
      const buttons = this.renderRoot.querySelectorAll<HTMLButtonElement>('button:is(.remove, .add)');
      buttons[Math.min(index, buttons.length - 1)]?.focus();
    };
    this.emitRows(this.rows.toSpliced(index, 1));
  }

  readonly #add = (): void => {
    this.#focusNext = () => this.renderRoot.querySelector<HTMLInputElement>('.row:last-child input.text')?.focus();
    this.emitRows([...this.rows, this.blank]);
  };
}

/** What is in the box that an event comes from. */
export function textOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value;
}
