/** The dock: what belongs to the stream beside its list, one tab of it in sight. What is in the tab is slotted into it. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';

import type { Tab } from '../controls/tabs.ts';
import { tabList } from '../controls/tabs.ts';
import { tabsStyles } from '../controls/tabs.styles.ts';
import type { DockTabId } from '../model/dock-tab.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';

/** Tells the tab that is chosen as `dock-open`, and `details-close` when it is closed, with the button or with Escape. */
export class Dock extends LitElement {
  static override properties = { tabs: { attribute: false }, chosen: { attribute: false } };

  static override styles = [
    baseStyles,
    buttonStyles,
    tabsStyles,
    css`
      :host {
        background: var(--vscode-editor-background);
        display: flex;
        flex-direction: column;
        min-height: 0;
        min-width: 0;
        overflow: hidden;
      }

      .strip {
        align-items: center;
        border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
        display: flex;
        flex: none;
        padding-inline-end: 8px;
      }

      #panel {
        display: flex;
        flex: 1 1 0;
        flex-direction: column;
        min-height: 0;
        overflow: hidden auto;
      }

      ::slotted(*) {
        flex: 1 1 0;
        min-height: 0;
      }
    `,
  ];

  declare tabs: readonly Tab<DockTabId>[];
  declare chosen: DockTabId;

  constructor() {
    super();
    this.tabs = [];
    this.chosen = 'event';
  }

  /** Puts the keyboard on the tab that is chosen. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="strip" @keydown=${this.#key}>
        ${tabList({
          label: t('Details'),
          tabs: this.tabs,
          chosen: this.chosen,
          choose: (tab) => emit(this, 'dock-open', { tab }),
        })}
        <button aria-label=${t('Close details')} title=${t('Close (Escape)')} @click=${this.#close}>
          ${icon('close')}
        </button>
      </div>
      <div id="panel" role="tabpanel" aria-labelledby=${`tab-${this.chosen}`} @keydown=${this.#key}>
        <slot></slot>
      </div>`;
  }

  readonly #close = (): void => emit(this, 'details-close', undefined);

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };
}

customElements.define('sse-dock', Dock);
