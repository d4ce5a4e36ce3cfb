/** A button, and a dialog with the request as it would be sent. */

import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { RequestDraft } from '../../shared/boundary/page.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, highContrastStyles, messageStyles } from '../ui/styles.ts';
import { requestPreviewStyles } from './request-preview.styles.ts';

/** Secrets are hidden until they are asked for, each time that it is opened. */
export class RequestPreview extends LitElement {
  static override properties = {
    draft: { attribute: false },
    showsSecrets: { state: true },
    preview: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, highContrastStyles, messageStyles, requestPreviewStyles];

  declare draft: RequestDraft;
  declare host: Pick<Host, 'preview'>;
  declare showsSecrets: boolean;
  /** What the host says. */
  declare preview: { text: string } | { error: string } | undefined;

  constructor() {
    super();
    this.draft = { url: '', method: 'GET', parameters: [] };
    this.showsSecrets = false;
    this.preview = undefined;
  }

  override render(): TemplateResult {
    return html`<button
        class="opener"
        aria-label=${t('Preview request')}
        aria-haspopup="dialog"
        title=${t('Preview the request as it will be sent')}
        @click=${this.open}
      >
        ${icon('preview')}
      </button>
      <dialog aria-labelledby="title" @close=${this.#closed}>
        <h2 id="title">${t('Request as it will be sent')}</h2>
        ${this.#content()}
        <div class="buttons">
          <vscode-button secondary @click=${this.#toggle}
            >${this.showsSecrets ? t('Hide secrets') : t('Show secrets')}</vscode-button
          >
          <vscode-button @click=${() => this.#dialog?.close()}>${t('Close')}</vscode-button>
        </div>
      </dialog>`;
  }

  #content(): TemplateResult | typeof nothing {
    const { preview } = this;
    if (preview === undefined) return nothing;
    if ('error' in preview) {
      return html`<div class="message" role="alert">${icon('error')}<span>${preview.error}</span></div>`;
    }
    return html`<pre class="mono" role="region" aria-label=${t('Request')} tabindex="0">${preview.text}</pre>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly open = async (): Promise<void> => {
    await this.#ask(false);
    this.#dialog?.showModal();
  };

  readonly #toggle = (): Promise<void> => this.#ask(!this.showsSecrets);

  async #ask(showsSecrets: boolean): Promise<void> {
    this.preview = await this.host.preview(this.draft, showsSecrets);
    this.showsSecrets = showsSecrets;
    await this.updateComplete;
  }

  /** Nothing secret stays in the page for longer than it is looked at. */
  readonly #closed = (): void => {
    this.preview = undefined;
    this.showsSecrets = false;
  };
}

customElements.define('sse-request-preview', RequestPreview);
