/** The fields of a form: one row each, in the order in which they are sent. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { DraftProblem, HeaderRow } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { problemAt } from '../model/draft-problems.ts';
import { type RowPart, RowTable, textOf } from '../controls/row-table.ts';

/** Tells each edit as `form-edit`, with all fields. */
export class FormTable extends RowTable<HeaderRow> {
  static override properties = { ...RowTable.properties, problems: { attribute: false } };

  declare problems: readonly DraftProblem[];

  protected readonly words = {
    table: t('Form fields'),
    row: t('field'),
    on: t('Sent'),
    off: t('Not sent'),
  };

  protected readonly blank = { enabled: true, name: '', value: '' };

  constructor() {
    super();
    this.problems = [];
  }

  protected emitRows(fields: readonly HeaderRow[]): void {
    emit(this, 'form-edit', fields);
  }

  protected override problem(_row: HeaderRow, index: number): TemplateResult | undefined {
    const text = this.#problemOf('name', index) ?? this.#problemOf('value', index);
    if (text === undefined) return undefined;
    return html`<div id=${`problem-${index}`} class="message">${icon('error')}<span>${text}</span></div>`;
  }

  protected cell(part: RowPart, row: HeaderRow, index: number): TemplateResult {
    const isInvalid = this.#problemOf(part, index) !== undefined;
    return html`<input
      class="text"
      aria-describedby=${isInvalid ? `problem-${index}` : nothing}
      aria-invalid=${isInvalid ? 'true' : 'false'}
      aria-label=${part === 'name' ? t`Field name ${index + 1}` : t`Field value ${index + 1}`}
      autocomplete="off"
      spellcheck="false"
      .value=${live(row[part])}
      @input=${(event: Event) => this.replace(index, { ...row, [part]: textOf(event) })}
    />`;
  }

  #problemOf(part: RowPart, index: number): string | undefined {
    return problemAt(this.problems, `form ${index} ${part}`);
  }
}

customElements.define('sse-form-table', FormTable);
