/** The request: method, URL, what belongs to it, and the buttons that send and copy it. */

import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { isCurlCommand } from '../../protocol/curl.ts';
import type { RequestDraft } from '../../protocol/page.ts';
import { parseStreamUrl } from '../../protocol/url.ts';
import { emit } from '../events.ts';
import { nextFrame } from '../frame.ts';
import { type CookieJarView, jarsDiffer } from './cookie-jar-view.ts';
import { firstProblem } from './header-problem.ts';
import { icon } from '../icons.ts';
import { type Folds, foldsDiffer, initialState } from '../page-state.ts';
import { mergeParameters } from './query.ts';
import { requestBarStyles } from './request-bar.styles.ts';
import type { RequestFolds } from './request-folds.ts';
import { baseStyles, highContrastStyles, inputStyles, messageStyles } from '../styles.ts';

import './copy-as.ts';
import './request-folds.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Tells each edit as `draft-edit`; keeps only what concerns the message at the box. */
export class RequestBar extends LitElement {
  static override properties = {
    draft: { attribute: false },
    live: { attribute: false },
    refusal: { attribute: false },
    warning: { attribute: false },
    unfolded: { attribute: false, hasChanged: foldsDiffer },
    jar: { attribute: false, hasChanged: jarsDiffer },
    complains: { state: true },
  };

  static override styles = [baseStyles, highContrastStyles, inputStyles, messageStyles, requestBarStyles];

  declare draft: RequestDraft;
  /** Whether there is a stream that can be disconnected. */
  declare live: boolean;
  /** Why the host refused the draft, or a command that was pasted. */
  declare refusal: string | undefined;
  /** What of a pasted command the request does not have. */
  declare warning: string | undefined;
  declare unfolded: Folds;
  declare jar: CookieJarView | undefined;
  /** Set by an attempt to connect, until the draft is valid: nobody wants to be told off while typing. */
  declare complains: boolean;

  constructor() {
    super();
    this.draft = initialState.draft;
    this.live = false;
    this.refusal = undefined;
    this.warning = undefined;
    this.unfolded = initialState;
    this.jar = undefined;
    this.complains = false;
  }

  /** Puts the cursor in the URL box, and what is there can be typed over. */
  focusUrl(): void {
    const box = this.renderRoot.querySelector<HTMLInputElement>('#url');
    box?.focus();
    box?.select();
  }

  override willUpdate(): void {
    if (problemOf(this.draft) === undefined) this.complains = false;
  }

  override render(): TemplateResult {
    const message = (this.complains ? problemOf(this.draft)?.text : undefined) ?? this.refusal;
    return html`
      <div class="bar">
        ${this.#method()} ${this.#urlBox(message)}
        <sse-copy-as></sse-copy-as>
        ${this.#button()}
      </div>
      ${this.#messages(message)}
      <sse-request-folds
        .draft=${this.draft}
        .unfolded=${this.unfolded}
        .complains=${this.complains}
        .jar=${this.jar}
      ></sse-request-folds>
    `;
  }

  #method(): TemplateResult {
    const { method } = this.draft;
    // A command or another extension may have brought one of its own.
    const offered = methods.includes(method) ? methods : [...methods, method];
    return html`<vscode-single-select
      label="Method"
      title="Method"
      .value=${live(method)}
      @change=${(event: Event) => this.#edit({ method: (event.currentTarget as HTMLSelectElement).value })}
    >
      ${offered.map((method) => html`<vscode-option value=${method}>${method}</vscode-option>`)}
    </vscode-single-select>`;
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
        placeholder="localhost:8000/events, or paste a cURL command"
        spellcheck="false"
        .value=${live(this.draft.url)}
        @input=${(event: Event) => this.#editUrl((event.currentTarget as HTMLInputElement).value)}
        @keydown=${this.#urlKey}
        @paste=${this.#paste}
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

  #messages(message: string | undefined): TemplateResult {
    return html`<div role="alert">
      ${message === undefined ? nothing : html`<div id="message" class="message">${icon('error')}${message}</div>`}
      ${
        this.warning === undefined
          ? nothing
          : html`<div class="message warning">${icon('warning')}${this.warning}</div>`
      }
    </div>`;
  }

  #editUrl(url: string): void {
    this.#edit({ url, parameters: mergeParameters(this.draft.parameters, url) });
  }

  #edit(change: Partial<RequestDraft>): void {
    emit(this, 'draft-edit', { ...this.draft, ...change });
  }

  readonly #urlKey = (event: KeyboardEvent): void => {
    // While an input method composes, Enter accepts what it proposes.
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void this.#connect();
  };

  /** A command is no URL: what stands in the box stays there until the command was read. */
  readonly #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isCurlCommand(text)) return;
    event.preventDefault();
    emit(this, 'command-paste', text);
  };

  readonly #connect = async (): Promise<void> => {
    const problem = problemOf(this.draft);
    this.complains = problem !== undefined;
    if (problem === undefined) emit(this, 'stream-connect', this.draft);
    else if (problem.part === 'url') this.renderRoot.querySelector<HTMLInputElement>('#url')?.focus();
    else await this.#showHeaders();
  };

  /** To where the problem is. */
  async #showHeaders(): Promise<void> {
    emit(this, 'fold-edit', { headersUnfolded: true });
    await nextFrame();
    this.renderRoot.querySelector<RequestFolds>('sse-request-folds')?.focusProblem();
  }
}

/** What keeps a draft from being sent, as far as the page can tell. */
function problemOf({ url, headers = [] }: RequestDraft): { part: 'url' | 'headers'; text: string } | undefined {
  const parsed = parseStreamUrl(url);
  if ('error' in parsed) return { part: 'url', text: parsed.error };
  const problem = firstProblem(headers);
  return problem && { part: 'headers', text: `Header ${problem.n} cannot be sent. ${problem.text}` };
}

customElements.define('sse-request-bar', RequestBar);
