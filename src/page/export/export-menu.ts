/** A button with a menu: events into a file, or onto the clipboard. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { CopyFormat, ExportScope, SeqRange } from '../../shared/stream/export.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { MenuButton } from '../ui/menu-button.ts';

const copyNames = {
  ndjson: 'NDJSON',
  json: 'JSON',
  csv: 'CSV',
  raw: t('Event Stream'),
} satisfies Record<CopyFormat, string>;

const opener = {
  label: t('Export…'),
  title: t('Write events to a file, or copy them'),
  classes: 'labelled',
  content: html`${icon('export')}${t('Export…')}`,
};

/** Tells a choice as `events-export` or `rows-copy`. What is copied is what is selected, else what is shown. */
class ExportMenu extends MenuButton {
  static override properties = { selected: { attribute: false } };

  declare selected: SeqRange | undefined;

  constructor() {
    super();
    this.selected = undefined;
  }

  override render(): TemplateResult {
    const scope: ExportScope = this.selected === undefined ? 'shown' : 'selected';
    return this.menu(
      opener,
      html`
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

  #export(scope: ExportScope, text: string): TemplateResult {
    return html`<button
      role="menuitem"
      tabindex="-1"
      ?autofocus=${scope === 'all'}
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

customElements.define('sse-export-menu', ExportMenu);
