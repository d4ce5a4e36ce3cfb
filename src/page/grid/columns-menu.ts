/** The menu of the columns: which are shown, how times are written, what has rows beside events, and columns of one's own. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { type GridColumn, type GridLayout, isPathColumn, type TimeStyle } from '../../shared/stream/columns.ts';
import { type AnnotationKind, annotationKinds } from '../../shared/stream/annotations.ts';
import type { ColumnForm } from './column-form.ts';
import { columnsMenuStyles } from './columns-menu.styles.ts';
import {
  columnName,
  columnTitle,
  defaultLayout,
  resetColumns,
  shownColumns,
  timeStyleTitles,
  toggleColumn,
  toggleAnnotations,
} from '../model/columns.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { annotationTitles } from '../model/annotation-text.ts';
import { focused, place } from './popover.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';

import './column-form.ts';

/** Tells each change as `layout-edit`. What is chosen with a check stays open, so that several can be. */
export class ColumnsMenu extends LitElement {
  static override properties = {
    layout: { attribute: false },
    about: { state: true },
    open: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, columnsMenuStyles];

  declare layout: GridLayout;
  /** The ID of the column whose header was used to open the menu. */
  declare about: string | undefined;
  declare open: boolean;
  /** Where the keyboard was. */
  #opener: HTMLElement | undefined;

  constructor() {
    super();
    this.layout = defaultLayout;
    this.about = undefined;
    this.open = false;
  }

  /** Opens the menu with its corner there, in px of the window. @param about - the ID of a column */
  async show(x: number, y: number, about?: string): Promise<void> {
    this.about = about;
    this.#opener = focused();
    await this.updateComplete;
    const menu = this.#menu;
    menu.showPopover();
    place(menu, x, y);
    this.#items[0]?.focus();
  }

  /** Closes the menu, and the form. */
  close(): void {
    this.#menu.hidePopover();
    this.#form?.close();
  }

  /** Opens the menu below its own button. */
  openBelow(): void {
    const { right, bottom } = this.getBoundingClientRect();
    void this.show(right, bottom);
  }

  override render(): TemplateResult {
    return html`
      <button
        class="opener"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-haspopup="menu"
        aria-label=${t('Columns')}
        title=${t('Columns')}
        @click=${this.#toggle}
        @keydown=${this.#openerKey}
      >
        ${icon('chevronDown')}
      </button>
      <div
        id="menu"
        popover
        role="menu"
        aria-label=${t('Columns')}
        @beforetoggle=${this.#closes}
        @toggle=${(event: ToggleEvent) => (this.open = event.newState === 'open')}
        @keydown=${this.#menuKey}
      >
        ${this.#ofColumn()}
        <div role="group" aria-label=${t('Shown columns')}>
          ${this.layout.columns.map((column) => this.#column(column))}
        </div>
        <hr />
        <div role="group" aria-label=${t('Time')}>
          ${Object.keys(timeStyleTitles).map((style) => this.#time(style as TimeStyle))}
        </div>
        <hr />
        <div role="group" aria-label=${t('Between the events')}>${annotationKinds.map((kind) => this.#rows(kind))}</div>
        <hr />
        ${this.#item(t('Add Column from JSON Path…'), () => this.#edit(undefined))}
        ${this.layout.columns.filter(({ id }) => isPathColumn(id)).map((column) => this.#editItem(column))}
        ${this.#item(t('Reset Columns'), () => emit(this, 'layout-edit', resetColumns(this.layout)))}
      </div>
      <sse-column-form .layout=${this.layout}></sse-column-form>
    `;
  }

  /** What can be done with the column whose header was used. */
  #ofColumn(): TemplateResult | typeof nothing {
    const column = shownColumns(this.layout).find(({ id }) => id === this.about);
    if (column === undefined) return nothing;
    const title = columnTitle(column);
    return html`${this.#item(t`Fit “${title}” to Content`, () => emit(this, 'column-fit', column.id))}
      ${this.#item(t`Hide “${title}”`, () => emit(this, 'layout-edit', toggleColumn(this.layout, column.id)))}
      <hr />`;
  }

  #column(column: GridColumn): TemplateResult {
    const isLast = column.isShown && shownColumns(this.layout).length === 1;
    return html`<button
      role="menuitemcheckbox"
      tabindex="-1"
      aria-checked=${column.isShown ? 'true' : 'false'}
      aria-disabled=${isLast ? 'true' : nothing}
      @click=${() => emit(this, 'layout-edit', toggleColumn(this.layout, column.id))}
    >
      ${check}<span>${columnName(column)}</span>
    </button>`;
  }

  #time(style: TimeStyle): TemplateResult {
    return html`<button
      role="menuitemradio"
      tabindex="-1"
      aria-checked=${this.layout.time === style ? 'true' : 'false'}
      @click=${() => emit(this, 'layout-edit', { ...this.layout, time: style })}
    >
      ${check}<span>${t`Time: ${timeStyleTitles[style]}`}</span>
    </button>`;
  }

  #rows(kind: AnnotationKind): TemplateResult {
    return html`<button
      role="menuitemcheckbox"
      tabindex="-1"
      aria-checked=${this.layout.marks?.includes(kind) === true ? 'true' : 'false'}
      @click=${() => emit(this, 'layout-edit', toggleAnnotations(this.layout, kind))}
    >
      ${check}<span>${annotationTitles[kind]}</span>
    </button>`;
  }

  #editItem(column: GridColumn): TemplateResult {
    return this.#item(t`Edit “${columnTitle(column)}”…`, () => this.#edit(column));
  }

  /** One that does something and closes the menu. */
  #item(label: string, act: () => void): TemplateResult {
    const choose = (): void => {
      this.#menu.hidePopover();
      act();
    };
    return html`<button role="menuitem" tabindex="-1" @click=${choose}><span>${label}</span></button>`;
  }

  #edit(column: GridColumn | undefined): void {
    const { bottom, right } = this.getBoundingClientRect();
    void this.#form?.show(right, bottom, column, this.#opener);
  }

  get #form(): ColumnForm | null {
    return this.renderRoot.querySelector<ColumnForm>('sse-column-form');
  }

  get #menu(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('#menu') ?? this;
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  readonly #toggle = (): void => {
    // A click beside an open menu has closed it already, but for one on its own button.
    if (this.open) this.#menu.hidePopover();
    else this.openBelow();
  };

  readonly #openerKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#toggle();
  };

  /** A cursor in the menu would be lost with it. One that a click has put elsewhere stays there. */
  readonly #closes = (event: ToggleEvent): void => {
    if (event.newState === 'closed' && this.#items.some((item) => item.matches(':focus'))) this.#opener?.focus();
  };

  readonly #menuKey = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') this.#menu.hidePopover();
    const items = this.#items;
    const current = items.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items.at(next % items.length)?.focus();
  };
}

const check = html`<span class="check">${icon('check')}</span>`;

customElements.define('sse-columns-menu', ColumnsMenu);
