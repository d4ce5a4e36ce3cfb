/** The boxes for a column from a JSON path. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { GridColumn, GridLayout } from '../../shared/stream/columns.ts';
import { popoverStyles } from '../ui/popover.styles.ts';
import { defaultLayout, type PathDraft, pathProblem, putPathColumn, removeColumn } from '../model/columns.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { place } from './popover.ts';
import type { LabelledBox } from '../controls/labelled-box.ts';
import { baseStyles, buttonStyles, highContrastStyles } from '../ui/styles.ts';

import '@vscode-elements/elements/dist/vscode-button/index.js';
import '../controls/labelled-box.ts';

/** Tells what comes of it as `layout-edit`. It closes with Escape, or a click beside it. */
export class ColumnForm extends LitElement {
  static override properties = {
    layout: { attribute: false },
    draft: { state: true },
    replaced: { state: true },
    problem: { state: true },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    highContrastStyles,
    popoverStyles,
    css`
      [popover] {
        padding: 12px;
        width: min(420px, calc(100vw - 8px));
      }

      .buttons {
        display: flex;
        gap: 8px;
        justify-content: end;
        margin-top: 4px;
      }
    `,
  ];

  declare layout: GridLayout;
  declare draft: PathDraft;
  /** The path of the column that is edited; absent: it is a new one. */
  declare replaced: string | undefined;
  /** Why it was refused; judged anew at each key from then on. */
  declare problem: string | undefined;
  #opener: HTMLElement | undefined;

  constructor() {
    super();
    this.layout = defaultLayout;
    this.draft = { path: '', title: '' };
    this.replaced = undefined;
    this.problem = undefined;
  }

  /** Opens it there, in px of the window. @param opener - where the keyboard goes afterwards */
  async show(x: number, y: number, column: GridColumn | undefined, opener: HTMLElement | undefined): Promise<void> {
    this.replaced = column?.id;
    this.draft = { path: column?.id ?? '$.', title: column?.title ?? '' };
    this.problem = undefined;
    this.#opener = opener;
    await this.updateComplete;
    this.#form.showPopover();
    place(this.#form, x, y);
    const box = this.renderRoot.querySelector<LabelledBox>('sse-labelled-box')?.renderRoot.querySelector('input');
    box?.focus();
    // A path that is pasted takes the place of what is there.
    box?.select();
  }

  override render(): TemplateResult {
    return html`<div
      popover
      role="dialog"
      aria-label=${t('Column from a JSON path')}
      @keydown=${this.#key}
      @beforetoggle=${this.#closes}
    >
      <sse-labelled-box
        label=${t('JSON path')}
        placeholder="$.user.name"
        .value=${this.draft.path}
        .problem=${this.problem}
        @box-edit=${(event: PageEvent<'box-edit'>) => this.#edit({ path: pathIn(event.detail) })}
      ></sse-labelled-box>
      <sse-labelled-box
        label=${t('Title')}
        placeholder=${t('The path, if empty')}
        .value=${this.draft.title}
        @box-edit=${(event: PageEvent<'box-edit'>) => this.#edit({ title: event.detail })}
      ></sse-labelled-box>
      <div class="buttons">
        ${
          this.replaced === undefined
            ? nothing
            : html`<vscode-button secondary @click=${this.#remove}>${t('Remove Column')}</vscode-button>`
        }
        <vscode-button @click=${this.#submit}
          >${this.replaced === undefined ? t('Add Column') : t('Save')}</vscode-button
        >
      </div>
    </div>`;
  }

  get #form(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('[popover]') ?? this;
  }

  #edit(change: Partial<PathDraft>): void {
    this.draft = { ...this.draft, ...change };
    if (this.problem !== undefined) this.problem = this.#judge();
  }

  #judge(): string | undefined {
    return pathProblem(this.layout, this.draft.path, this.replaced);
  }

  /** Nothing comes of it. */
  close(): void {
    this.#form.hidePopover();
  }

  #close(layout: GridLayout): void {
    this.close();
    emit(this, 'layout-edit', layout);
  }

  readonly #submit = (): void => {
    this.problem = this.#judge();
    if (this.problem === undefined) this.#close(putPathColumn(this.layout, this.draft, this.replaced));
  };

  readonly #remove = (): void => {
    if (this.replaced !== undefined) this.#close(removeColumn(this.layout, this.replaced));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const onButton = event.composedPath().some((part) => part instanceof Element && part.localName === 'vscode-button');
    if (event.key !== 'Enter' || onButton) return;
    // Else the same key would press the button to which the keyboard goes back.
    event.preventDefault();
    this.#submit();
  };

  /** A cursor in a box would be lost with it. */
  readonly #closes = (event: ToggleEvent): void => {
    if (event.newState === 'closed' && this.#form.matches(':focus-within')) this.#opener?.focus();
  };
}

/** A whole path that was pasted behind the `$.` of the box means itself. */
function pathIn(text: string): string {
  return text.trim().replace(/^\$\.?(?=\$)/, '');
}

customElements.define('sse-column-form', ColumnForm);
