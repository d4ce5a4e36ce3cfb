/** The table of query parameters: one row each, in the order of the URL. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { QueryParameter } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import { editParameter } from '../model/url-query.ts';
import { type RowPart, RowTable, textOf } from '../controls/row-table.ts';

/** Tells each edit as `parameters-edit`, with all parameters. */
export class ParameterTable extends RowTable<QueryParameter> {
  protected readonly words = {
    table: t('Query parameters'),
    row: t('parameter'),
    on: t('Part of the URL'),
    off: t('Not part of the URL'),
  };

  protected readonly blank = { enabled: true, name: '', value: '' };

  protected emitRows(parameters: readonly QueryParameter[]): void {
    emit(this, 'parameters-edit', parameters);
  }

  protected cell(part: RowPart, parameter: QueryParameter, index: number): TemplateResult {
    return html`<input
      class="text"
      aria-label=${part === 'name' ? t`Name ${index + 1}` : t`Value ${index + 1}`}
      autocomplete="off"
      spellcheck="false"
      .value=${live(parameter[part])}
      @input=${(event: Event) => this.replace(index, editParameter(parameter, { [part]: textOf(event) }))}
    />`;
  }
}

customElements.define('sse-parameter-table', ParameterTable);
