/** The table of request headers: one row each, in the order in which they are sent. */

import { t } from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { isSecretHeader } from '../../shared/request/headers.ts';
import { messageText } from '../../shared/messages/message.ts';
import type { DraftProblem, HeaderRow } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import { usualHeaders } from './header-names.ts';
import { problemAt } from '../model/draft-problems.ts';
import { problemOfHeader } from './header-problem.ts';
import { icon } from '../ui/icons.ts';
import { type RowPart, RowTable, textOf } from '../controls/row-table.ts';
import { secretBox } from '../controls/secret-box.ts';
import { secretBoxStyles } from '../controls/secret-box.styles.ts';

/** What is wrong with a row, and with which of its boxes. */
interface ShownProblem {
  readonly part: RowPart;
  readonly text: string;
}

/** Tells each edit as `headers-edit`, with all headers. Values that are secret are hidden until they are asked for. */
export class HeaderTable extends RowTable<HeaderRow> {
  static override properties = {
    ...RowTable.properties,
    complains: { attribute: false },
    problems: { attribute: false },
    shown: { state: true },
  };

  static override styles = [RowTable.styles, secretBoxStyles];

  /** Whether a name that is missing is reported: the person has tried to connect. */
  declare complains: boolean;
  /** What the host finds wrong. */
  declare problems: readonly DraftProblem[];
  /** The rows whose secret the person wants to see. */
  declare shown: ReadonlySet<number>;
  /** What was emitted last: whatever else comes was not edited here, and shows nothing that was not asked for. */
  #emitted: readonly HeaderRow[] | undefined;

  protected readonly words = {
    table: t('Request headers'),
    row: t('header'),
    on: t('Sent'),
    off: t('Not sent'),
  };

  protected readonly blank = { enabled: true, name: '', value: '' };

  constructor() {
    super();
    this.complains = false;
    this.problems = [];
    this.shown = new Set();
  }

  /** Puts the cursor in the box of the first header that cannot be sent. */
  focusProblem(): void {
    this.renderRoot.querySelector<HTMLInputElement>('.row:not(.off) input[aria-invalid="true"]')?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows') && this.rows !== this.#emitted) this.shown = new Set();
  }

  override render(): TemplateResult {
    return html`${super.render()}
      <datalist id="names">${usualHeaders.map((name) => html`<option value=${name}></option>`)}</datalist>`;
  }

  protected emitRows(headers: readonly HeaderRow[]): void {
    this.#emitted = headers;
    emit(this, 'headers-edit', headers);
  }

  protected override removeRow(index: number): void {
    const left = [...this.shown].filter((other) => other !== index);
    this.shown = new Set(left.map((other) => (other > index ? other - 1 : other)));
    super.removeRow(index);
  }

  protected override problem(row: HeaderRow, index: number): TemplateResult | undefined {
    const problem = this.#problemOf(row, index);
    if (problem === undefined) return undefined;
    return html`<div id=${`problem-${index}`} class="message">${icon('error')}<span>${problem.text}</span></div>`;
  }

  protected cell(part: RowPart, row: HeaderRow, index: number): TemplateResult {
    if (part === 'name') return this.#box('name', row, index, 'text');
    if (!isSecretHeader(row.name)) return this.#box('value', row, index, 'text');
    const toggle = (): void => this.#toggle(index);
    return secretBox({ name: t`value ${index + 1}`, isShown: this.shown.has(index), toggle }, (type) =>
      this.#box('value', row, index, type),
    );
  }

  /** With suggestions it would be a combo box for screen readers, but it is one to type in: the list only helps. */
  #box(part: RowPart, row: HeaderRow, index: number, type: 'text' | 'password'): TemplateResult {
    const isInvalid = this.#problemOf(row, index)?.part === part;
    return html`<input
      class="text"
      role="textbox"
      type=${type}
      aria-describedby=${isInvalid ? `problem-${index}` : nothing}
      aria-invalid=${isInvalid ? 'true' : 'false'}
      aria-label=${part === 'name' ? t`Header name ${index + 1}` : t`Header value ${index + 1}`}
      autocomplete="off"
      list=${part === 'name' ? 'names' : nothing}
      placeholder=${type === 'password' ? t('Enter the value') : nothing}
      spellcheck="false"
      .value=${live(row[part])}
      @input=${(event: Event) => this.replace(index, { ...row, [part]: textOf(event) })}
    />`;
  }

  #problemOf(row: HeaderRow, index: number): ShownProblem | undefined {
    const own = problemOfHeader(row, this.complains);
    if (own !== undefined) return { part: own.part, text: messageText(own.explanation) };
    for (const part of ['name', 'value'] as const) {
      const text = problemAt(this.problems, `header ${index} ${part}`);
      if (text !== undefined) return { part, text };
    }
    return undefined;
  }

  #toggle(index: number): void {
    const shown = new Set(this.shown);
    if (!shown.delete(index)) shown.add(index);
    this.shown = shown;
  }
}

customElements.define('sse-header-table', HeaderTable);
