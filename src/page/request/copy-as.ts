/** A button with a menu: the request as a command, or as code. Tells the choice as `request-copy`. */

import { t } from '@vscode/l10n';
import { css, html, type TemplateResult } from 'lit';

import type { SnippetKind } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { MenuButton } from '../ui/menu-button.ts';
import { snippetNames } from '../../shared/request/snippet-names.ts';

const opener = {
  label: t('Copy as'),
  title: t('Copy the request as a command or as code'),
  classes: 'small',
  content: html`${icon('copy')}${icon('chevronDown')}`,
};

class CopyAs extends MenuButton {
  static override styles = [
    ...MenuButton.styles,
    css`
      .small {
        gap: 0;
        height: 26px;
        padding: 0 2px 0 4px;
      }
    `,
  ];

  override render(): TemplateResult {
    const items = Object.entries(snippetNames).map(
      ([kind, name], index) =>
        html`<button
          role="menuitem"
          tabindex="-1"
          ?autofocus=${index === 0}
          @click=${() => this.choose(() => emit(this, 'request-copy', kind as SnippetKind))}
        >
          ${name}
        </button>`,
    );
    return this.menu(opener, items);
  }
}

customElements.define('sse-copy-as', CopyAs);
