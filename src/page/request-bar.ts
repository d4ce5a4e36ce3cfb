/** The request: method, URL, query parameters, and the button that sends it. */

import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { RequestDraft } from '../protocol/page.ts';
import { parseStreamUrl } from '../protocol/url.ts';
import { emit, type PageEvent } from './events.ts';
import { formatCount } from './format.ts';
import { icon } from './icons.ts';
import { mergeParameters, writeParameters } from './query.ts';
import { requestBarStyles } from './request-bar.styles.ts';
import { baseStyles, buttonStyles, highContrastStyles, inputStyles, messageStyles } from './styles.ts';

import './parameter-table.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Tells each edit as `draft-edit`; keeps only what concerns the message at the box. */
export class RequestBar extends LitElement {
  static override properties = {
    draft: { attribute: false },
    live: { attribute: false },
    refusal: { attribute: false },
    unfolded: { attribute: false },
    complains: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, highContrastStyles, inputStyles, messageStyles, requestBarStyles];

  declare draft: RequestDraft;
  /** Whether there is a stream that can be disconnected. */
  declare live: boolean;
  /** Why the host refused the draft. */
  declare refusal: string | undefined;
  /** Whether the table is shown. */
  declare unfolded: boolean;
  /** Set by an attempt to connect, until the URL is valid: nobody wants to be told off while typing. */
  declare complains: boolean;

  constructor() {
    super();
    this.draft = { url: '', method: 'GET', parameters: [] };
    this.live = false;
    this.refusal = undefined;
    this.unfolded = false;
    this.complains = false;
  }

  /** Puts the cursor in the URL box, and what is there can be typed over. */
  focusUrl(): void {
    const box = this.renderRoot.querySelector<HTMLInputElement>('#url');
    box?.focus();
    box?.select();
  }

  override render(): TemplateResult {
    const message = this.#message();
    return html`
      <div class="bar">
        <vscode-single-select
          label="Method"
          title="Method"
          .value=${live(this.draft.method)}
          @change=${(event: Event) => this.#edit({ method: (event.currentTarget as HTMLSelectElement).value })}
        >
          ${methods.map((method) => html`<vscode-option value=${method}>${method}</vscode-option>`)}
        </vscode-single-select>
        ${this.#urlBox(message)} ${this.#button()}
      </div>
      ${this.#alert(message)} ${this.#parameters()}
    `;
  }

  #urlBox(message: string | undefined): TemplateResult {
    return html`<div class="url">
      <input
        id="url"
        class="text"
        aria-label="URL"
        aria-describedby=${message === undefined ? nothing : 'message'}
        aria-invalid=${message === undefined ? 'false' : 'true'}
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="go"
        inputmode="url"
        placeholder="localhost:8000/events"
        spellcheck="false"
        .value=${live(this.draft.url)}
        @input=${(event: Event) => this.#editUrl((event.currentTarget as HTMLInputElement).value)}
        @keydown=${this.#urlKey}
      />
    </div>`;
  }

  #button(): TemplateResult {
    return this.live
      ? html`<vscode-button
          secondary
          title="Close the connection"
          @click=${() => emit(this, 'stream-disconnect', undefined)}
          >Disconnect</vscode-button
        >`
      : html`<vscode-button title="Open the stream (Enter)" @click=${this.#connect}>Connect</vscode-button>`;
  }

  #alert(message: string | undefined): TemplateResult {
    return html`<div role="alert">
      ${message === undefined ? nothing : html`<div id="message" class="message">${icon('error')}${message}</div>`}
    </div>`;
  }

  #parameters(): TemplateResult {
    const { parameters } = this.draft;
    return html`
      <button
        class="fold labelled"
        aria-expanded=${this.unfolded ? 'true' : 'false'}
        @click=${() => emit(this, 'parameters-fold', !this.unfolded)}
      >
        ${icon('chevronRight')}Query parameters
        ${parameters.length === 0 ? nothing : html`<span class="badge">${formatCount(parameters.length)}</span>`}
      </button>
      ${
        this.unfolded
          ? html`<sse-parameter-table
              .parameters=${parameters}
              @parameters-edit=${(event: PageEvent<'parameters-edit'>) =>
                this.#edit({ parameters: event.detail, url: writeParameters(this.draft.url, event.detail) })}
            ></sse-parameter-table>`
          : nothing
      }
    `;
  }

  #message(): string | undefined {
    const parsed = parseStreamUrl(this.draft.url);
    if (this.complains && 'error' in parsed) return parsed.error;
    return this.refusal;
  }

  #editUrl(url: string): void {
    if (!('error' in parseStreamUrl(url))) this.complains = false;
    this.#edit({ url, parameters: mergeParameters(this.draft.parameters, url) });
  }

  #edit(change: Partial<RequestDraft>): void {
    emit(this, 'draft-edit', { ...this.draft, ...change });
  }

  readonly #urlKey = (event: KeyboardEvent): void => {
    // While an input method composes, Enter accepts what it proposes.
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.#connect();
  };

  readonly #connect = (): void => {
    this.complains = 'error' in parseStreamUrl(this.draft.url);
    if (this.complains) this.renderRoot.querySelector<HTMLInputElement>('#url')?.focus();
    else emit(this, 'stream-connect', this.draft);
  };
}

customElements.define('sse-request-bar', RequestBar);
