/** A panel without a URL: what was asked for last, and other ways to begin. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { RecentRequest } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, highContrastStyles } from '../ui/styles.ts';
import { recentTexts } from './recent-text.ts';
import { cardStyles } from './state-card.styles.ts';

import '@vscode-elements/elements/dist/vscode-button/index.js';

export class EmptyCard extends LitElement {
  static override properties = { recents: { state: true } };

  static override styles = [
    baseStyles,
    buttonStyles,
    highContrastStyles,
    cardStyles,
    css`
      :host {
        align-items: center;
        display: flex;
        flex-direction: column;
        gap: 8px;
        justify-content: center;
        max-width: 100%;
      }

      h3 {
        color: var(--vscode-descriptionForeground);
        font: inherit;
        margin: 0;
      }

      .recents {
        max-width: 100%;
        text-align: start;
        width: 480px;
      }

      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }

      li button {
        display: flex;
        gap: 8px;
        justify-content: start;
        overflow: hidden;
        padding: 0 6px;
        width: 100%;
      }

      .name {
        color: var(--vscode-textLink-foreground);
        flex: 0 1 auto;
        min-width: 40px;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .query {
        color: var(--vscode-descriptionForeground);
        flex: 0 1 auto;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  declare host: Pick<Host, 'recents'>;
  /** The newest first; absent: they were not told yet. */
  declare recents: readonly RecentRequest[] | undefined;

  constructor() {
    super();
    this.recents = undefined;
  }

  override firstUpdated(): void {
    void this.#ask();
  }

  override render(): TemplateResult {
    const { recents = [] } = this;
    return html`<strong>${t('Watch an event stream')}</strong>
      ${hint(t('Enter the URL of a Server-Sent Events endpoint above and press {key}.'), t('Enter'))}
      ${recents.length === 0 ? nothing : this.#recents(recents)}
      <div class="actions">
        <vscode-button ?secondary=${recents.length > 0} @click=${() => emit(this, 'sample-connect', undefined)}
          >${t('Try the sample stream')}</vscode-button
        >
        <vscode-button secondary @click=${() => emit(this, 'command-paste', null)}
          >${t('Paste a cURL command')}</vscode-button
        >
      </div>
      <button class="link" @click=${() => emit(this, 'walkthrough-open', undefined)}>
        ${t('Take a quick tour')}
      </button>`;
  }

  #recents(recents: readonly RecentRequest[]): TemplateResult {
    const texts = recentTexts(recents);
    return html`<div class="recents">
      <h3 id="recents">${t('Recent')}</h3>
      <ul aria-labelledby="recents">
        ${recents.map((recent, i) => {
          const { method = '', name = '', query = '' } = texts[i] ?? {};
          return html`<li>
            <button
              title=${t`Connect to ${recent.method} ${recent.name}${recent.query}`}
              @click=${() => emit(this, 'recent-connect', recent.key)}
            >
              ${icon('history')} ${method === '' ? nothing : html`<span class="dim">${method}</span>`}
              <span class="name">${name}</span> <span class="query">${query}</span>
            </button>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  async #ask(): Promise<void> {
    this.recents = await this.host.recents();
  }
}

/** @param key - what is shown instead of `{key}` */
function hint(sentence: string, key: string): TemplateResult {
  const [before, after] = sentence.split('{key}');
  return html`<span>${before}<kbd>${key}</kbd>${after}</span>`;
}

customElements.define('sse-empty-card', EmptyCard);
