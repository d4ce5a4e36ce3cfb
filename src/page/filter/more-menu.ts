/** What a toolbar has no button for, in words: where to go, the columns, and events into a file or onto the clipboard. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { CopyFormat, ExportScope, SeqRange } from '../../shared/stream/export.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { MenuButton } from '../ui/menu-button.ts';

/** What is done with one word. */
type MenuAct = 'jump-open' | 'find-open' | 'filter-pick' | 'columns-open' | 'log-clear';

const copyNames = {
  ndjson: 'NDJSON',
  json: 'JSON',
  csv: 'CSV',
  raw: t('Event Stream'),
} satisfies Record<CopyFormat, string>;

const opener = {
  label: t('More actions'),
  title: t('More actions'),
  classes: '',
  content: icon('ellipsis'),
};

/**
 * Tells a choice as `jump-open`, `columns-open`, `filter-pick`, `dock-open`, `events-export` or `rows-copy`; in a narrow bar
 * also as `find-open` or `log-clear`. What is copied is what is selected, else what is shown.
 */
export class MoreMenu extends MenuButton {
  static override properties = { selected: { attribute: false }, narrow: { attribute: false } };

  declare selected: SeqRange | undefined;
  /** The bar has no room for the buttons Find and Clear. */
  declare narrow: boolean;

  constructor() {
    super();
    this.selected = undefined;
    this.narrow = false;
  }

  /** What is a control of the toolbar. */
  get controls(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.opener')];
  }

  override render(): TemplateResult {
    const scope: ExportScope = this.selected === undefined ? 'shown' : 'selected';
    return this.menu(
      opener,
      html`
        ${this.#item(t('Go to Event…'), t('Ctrl+G'), 'jump-open', true)}
        ${this.narrow ? this.#item(t('Find…'), t('Ctrl+F'), 'find-open') : nothing}
        ${this.#item(t('Saved Filters…'), '', 'filter-pick')} ${this.#item(t('Columns…'), '', 'columns-open')}
        ${this.#choice(t('Charts'), () => emit(this, 'dock-open', { tab: 'charts' }))}
        ${this.narrow ? this.#item(t('Clear Events'), '', 'log-clear') : nothing}
        <div role="separator"></div>
        ${this.#export('all', t('Export All Events…'))} ${this.#export('shown', t('Export Shown Events…'))}
        ${this.#export('selected', t('Export Selected Events…'))}
        <div role="separator"></div>
        <div role="group" aria-label=${copyHeading[scope]}>
          <div class="heading" aria-hidden="true">${copyHeading[scope]}</div>
          ${Object.entries(copyNames).map(([format, name]) => this.#copy(format as CopyFormat, scope, name))}
        </div>
      `,
    );
  }

  #item(text: string, key: string, act: MenuAct, isFirst = false): TemplateResult {
    return this.#choice(text, () => emit(this, act, undefined), key, isFirst);
  }

  #choice(text: string, act: () => void, key = '', isFirst = false): TemplateResult {
    return html`<button
      role="menuitem"
      tabindex="-1"
      aria-keyshortcuts=${key === '' ? nothing : key}
      ?autofocus=${isFirst}
      @click=${() => this.choose(act)}
    >
      ${text}${key === '' ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}
    </button>`;
  }

  #export(scope: ExportScope, text: string): TemplateResult {
    return html`<button
      role="menuitem"
      tabindex="-1"
      ?disabled=${scope === 'selected' && this.selected === undefined}
      @click=${() => this.choose(() => emit(this, 'events-export', scope))}
    >
      ${text}
    </button>`;
  }

  #copy(format: CopyFormat, scope: ExportScope, text: string): TemplateResult {
    return html`<button
      role="menuitem"
      tabindex="-1"
      @click=${() => this.choose(() => emit(this, 'rows-copy', { format, scope }))}
    >
      ${text}
    </button>`;
  }
}

const copyHeading = {
  all: t('Copy all rows as'),
  shown: t('Copy shown rows as'),
  selected: t('Copy selected rows as'),
} satisfies Record<ExportScope, string>;

customElements.define('sse-more-menu', MoreMenu);
