/** The request: method, URL, what belongs to it, and the buttons that send and copy it. */

import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { isCurlCommand } from '../../shared/request/curl.ts';
import { token } from '../../shared/request/headers.ts';
import { messageText } from '../../shared/messages/message.ts';
import { headerMessages, methodMessages } from '../../shared/messages/request-messages.ts';
import type { DraftProblem, RequestDraft } from '../../shared/boundary/page.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import { fixOfUrl } from '../../shared/request/url-fixes.ts';
import { hasVariables } from '../../shared/request/variables.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { nextFrame } from '../ui/frame.ts';
import type { Host } from '../ui/host.ts';
import { type CookieJarView, jarsDiffer } from './cookie-jar-view.ts';
import { problemAt } from '../model/draft-problems.ts';
import type { RequestPart } from '../model/edited-parts.ts';
import { runNote } from './run-note.ts';
import { firstProblem } from './header-problem.ts';
import { icon } from '../ui/icons.ts';
import { initialState } from '../model/page-state.ts';
import { type PanelLayout, requestLayoutDiffers } from '../model/panel-layout.ts';
import { mergeParameters } from '../model/url-query.ts';
import { requestBarStyles } from './request-bar.styles.ts';
import type { RequestDetails } from './request-details.ts';
import { editedDot } from './edited-dot.ts';
import { formatCount } from '../ui/format.ts';
import type { StopRule } from '../../shared/stream/records.ts';
import { baseStyles, buttonStyles, highContrastStyles, inputStyles, messageStyles } from '../ui/styles.ts';

import '../controls/method-box.ts';
import './request-details.ts';

/** Tells each edit as `draft-edit`; keeps only what concerns the message at the box. */
export class RequestBar extends LitElement {
  static override properties = {
    draft: { attribute: false },
    live: { attribute: false },
    open: { attribute: false },
    answered: { attribute: false },
    stopOn: { attribute: false },
    edited: { attribute: false },
    removed: { attribute: false },
    refusal: { attribute: false },
    warning: { attribute: false },
    problems: { attribute: false },
    environments: { attribute: false },
    layout: { attribute: false, hasChanged: requestLayoutDiffers },
    jar: { attribute: false, hasChanged: jarsDiffer },
    folded: { type: Boolean },
    over: { type: Boolean },
    complains: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, highContrastStyles, inputStyles, messageStyles, requestBarStyles];

  declare draft: RequestDraft;
  /** Whether there is a stream that can be disconnected. */
  declare live: boolean;
  /** Whether it is open. */
  declare open: boolean;
  /** What was edited since the request was sent. */
  declare edited: readonly RequestPart[];
  /** How many events of the run before went out of the list. */
  declare removed: number;
  /** Why the host refused the draft, or a command that was pasted. */
  declare refusal: string | undefined;
  /** What of a pasted command the request does not have. */
  declare warning: string | undefined;
  /** What the host finds wrong with the draft. */
  declare problems: readonly DraftProblem[];
  /** Those that can be chosen. */
  declare environments: readonly string[];
  declare host: Pick<Host, 'preview' | 'chooseBodyFile'>;
  declare layout: PanelLayout;
  /** Whether a response has arrived: the details float over the list from then on. */
  declare answered: boolean;
  /** The stop rules in force. */
  declare stopOn: readonly StopRule[];
  declare jar: CookieJarView | undefined;
  /** Whether only its messages are seen. */
  declare folded: boolean;
  /** Whether it is over the bar of the list, and the list. */
  declare over: boolean;
  /** Set by an attempt to connect, until the draft is valid: nobody wants to be told off while typing. */
  declare complains: boolean;

  constructor() {
    super();
    this.draft = initialState.draft;
    this.live = false;
    this.open = false;
    this.edited = [];
    this.removed = 0;
    this.refusal = undefined;
    this.warning = undefined;
    this.problems = [];
    this.environments = [];
    this.layout = initialState;
    this.answered = false;
    this.stopOn = [];
    this.jar = undefined;
    this.folded = false;
    this.over = false;
    this.complains = false;
  }

  /** Puts the cursor in the URL box, and what is there can be typed over. */
  focusUrl(): void {
    const box = this.renderRoot.querySelector<HTMLInputElement>('#url');
    box?.focus();
    box?.select();
  }

  /** Shows the request as it would be sent, while its details are open. */
  async openPreview(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector<RequestDetails>('sse-request-details')?.openPreview();
  }

  override willUpdate(): void {
    if (problemOf(this.draft) === undefined) this.complains = false;
  }

  override render(): TemplateResult {
    const own = this.complains ? problemOf(this.draft)?.text : undefined;
    const message = own ?? this.refusal ?? problemAt(this.problems, 'url');
    return html`
      <div class="bar" ?hidden=${this.folded} @keydown=${this.#barKey} @focusout=${this.#left}>
        ${this.#method()} ${this.#urlBox(message)} ${this.#chip()}
        <div class="send">${this.#reconnect()} ${this.over && this.live ? nothing : this.#button()}</div>
        <div class="spoken" aria-live="polite">${runNote(this)}</div>
      </div>
      ${this.#messages(message)} ${this.layout.requestOpen ? this.#details() : nothing}
    `;
  }

  get #floats(): boolean {
    return this.answered && !this.layout.requestPinned;
  }

  #details(): TemplateResult {
    return html`<sse-request-details
      class=${this.#floats ? 'floating' : 'fixed'}
      .draft=${this.draft}
      .chosen=${this.layout.requestTab}
      .pinned=${this.layout.requestPinned}
      .floats=${this.answered}
      .complains=${this.complains}
      .problems=${this.problems}
      .environments=${this.environments}
      .stopOn=${this.stopOn}
      .host=${this.host}
      .jar=${this.jar}
      .edited=${this.live ? this.edited : none}
      @keydown=${this.#detailsKey}
    ></sse-request-details>`;
  }

  /** What the details come to while they are folded, and the way to them. */
  #chip(): TemplateResult {
    const { length } = this.draft.parameters;
    const isEdited = this.live && this.edited.length > 0;
    const count = length === 0 ? '' : formatCount(length);
    return html`<button
      class="chip labelled"
      aria-expanded=${this.layout.requestOpen ? 'true' : 'false'}
      title=${t('Query parameters, headers and everything else of the request')}
      @click=${() => emit(this, 'panel-edit', { requestOpen: !this.layout.requestOpen })}
    >
      <span class="spoken">${t('Query parameters')} ${count}</span
      ><span class="long" aria-hidden="true">${length === 1 ? t('1 param') : t`${formatCount(length)} params`}</span
      >${isEdited ? editedDot : nothing}${icon('chevronDown')}
    </button>`;
  }

  #method(): TemplateResult {
    return html`<sse-method-box
      .method=${this.draft.method}
      @method-edit=${({ detail: method }: PageEvent<'method-edit'>) => this.#edit({ method })}
    ></sse-method-box>`;
  }

  #urlBox(message: string | undefined): TemplateResult {
    return html`<div class="url">
      <input
        id="url"
        class="text"
        aria-label=${t('URL')}
        aria-describedby=${message === undefined ? nothing : 'message'}
        aria-invalid=${message === undefined ? 'false' : 'true'}
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="go"
        inputmode="url"
        placeholder=${t('localhost:8000/events, or paste a cURL command')}
        spellcheck="false"
        .value=${live(this.draft.url)}
        @input=${(event: Event) => this.#editUrl((event.currentTarget as HTMLInputElement).value)}
        @keydown=${this.#urlKey}
        @paste=${this.#paste}
      />
    </div>`;
  }

  /** One and the same for both: anyone who has pressed it keeps the focus. */
  #button(): TemplateResult {
    return html`<vscode-button
      ?secondary=${this.live}
      title=${this.live ? t('Close the connection') : t('Open the stream (Enter)')}
      @click=${() => (this.live ? emit(this, 'stream-disconnect', undefined) : void this.#connect())}
      >${this.live ? t('Disconnect') : t('Connect')}</vscode-button
    >`;
  }

  /** Beside the button that disconnects: what was edited is sent with it. */
  #reconnect(): TemplateResult | typeof nothing {
    if (!this.live || (!this.open && this.edited.length === 0)) return nothing;
    return html`<vscode-button
      class="reconnect"
      ?secondary=${this.edited.length === 0}
      title=${t('Disconnect and connect with the request as it is now (Enter). Removes the events of this run.')}
      @click=${this.#connect}
      ><span>${t('Reconnect')}</span>${icon('sync')}</vscode-button
    >`;
  }

  #messages(message: string | undefined): TemplateResult {
    return html`<div role="alert" class=${this.#floats ? 'floating' : 'fixed'}>
      ${message === undefined ? nothing : html`<div id="message" class="message">${icon('error')}${message}</div>`}
      ${this.#fix()}
      ${
        this.warning === undefined
          ? nothing
          : html`<div class="message warning">${icon('warning')}${this.warning}</div>`
      }
    </div>`;
  }

  /** Escape leads back to where one came from: to the chip. */
  readonly #detailsKey = (event: KeyboardEvent): void => {
    this.#boxKey(event);
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#floats) return;
    event.preventDefault();
    emit(this, 'panel-edit', { requestOpen: false });
    this.#chipButton?.focus();
  };

  get #chipButton(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.chip');
  }

  /** What the URL will have meant. */
  #fix(): TemplateResult | typeof nothing {
    const fix = fixOfUrl(this.draft.url);
    if (fix === undefined) return nothing;
    return html`<div class="message warning">
      ${icon('warning')}<span
        >${messageText(fix.message)}
        <button class="link" @click=${() => this.#editUrl(fix.url)}>${t('Fix URL')}</button></span
      >
    </div>`;
  }

  #editUrl(url: string): void {
    this.#edit({ url, parameters: mergeParameters(this.draft.parameters, url) });
  }

  #edit(change: Partial<RequestDraft>): void {
    emit(this, 'draft-edit', { ...this.draft, ...change });
  }

  /** Enter in any box of one line; with Ctrl or ⌘ in each of them. */
  readonly #boxKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
    if (!(event.ctrlKey || event.metaKey) && !isRequestBox(event.composedPath())) return;
    taken(event);
    void this.#connect();
  };

  readonly #urlKey = (event: KeyboardEvent): void => {
    // While an input method composes, Enter accepts what it proposes.
    if (event.key !== 'Enter' || event.isComposing) return;
    taken(event);
    void this.#connect();
  };

  /** A command isn't a URL: what is in the box stays there until the command was read. */
  readonly #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isCurlCommand(text)) return;
    event.preventDefault();
    emit(this, 'command-paste', text);
  };

  /** Sends the request, or says what keeps it from being sent. */
  async connect(): Promise<void> {
    const problem = problemOf(this.draft);
    this.complains = problem !== undefined;
    if (problem === undefined) this.#send();
    else if (problem.part === 'headers') await this.#showHeaders();
    else if (this.folded) emit(this, 'url-open', undefined);
    else this.renderRoot.querySelector<HTMLInputElement>('#url')?.focus();
  }

  readonly #connect = (): Promise<void> => this.connect();

  #send(): void {
    emit(this, 'stream-connect', this.draft);
    if (this.over) emit(this, 'url-close', undefined);
  }

  /** Over the list, it is left as a menu is. */
  readonly #barKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.over) return;
    event.preventDefault();
    emit(this, 'url-close', undefined);
  };

  readonly #left = (): void => {
    queueMicrotask(() => {
      if (this.over && !this.layout.requestOpen && document.hasFocus() && !this.matches(':focus-within'))
        emit(this, 'url-close', undefined);
    });
  };

  /** To where the problem is. */
  async #showHeaders(): Promise<void> {
    emit(this, 'panel-edit', { requestTab: 'headers', requestOpen: true });
    await nextFrame();
    this.renderRoot.querySelector<RequestDetails>('sse-request-details')?.focusProblem();
  }
}

/** One and the same, so that nothing is drawn anew. */
const none: readonly RequestPart[] = [];

/** With Ctrl or ⌘ it would be VS Code's command too, which the request would be sent twice for. */
function taken(event: KeyboardEvent): void {
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) event.stopPropagation();
}

/** Those of a list that opens, and of the jar of cookies, take Enter themselves. */
function isRequestBox(path: readonly EventTarget[]): boolean {
  const [box] = path;
  if (!(box instanceof HTMLInputElement) || box.type === 'checkbox' || box.type === 'radio') return false;
  return !path.some((part) => part instanceof Element && part.matches('vscode-single-select, sse-cookie-table'));
}

interface Problem {
  readonly part: 'url' | 'method' | 'headers';
  readonly text: string;
}

/** What keeps a draft from being sent, as far as the page can tell. */
function problemOf({ url, method, headers = [] }: RequestDraft): Problem | undefined {
  // With variables in it, only the host knows what it is.
  const parsed = hasVariables(url) ? undefined : parseStreamUrl(url);
  if (parsed !== undefined && 'error' in parsed) return { part: 'url', text: messageText(parsed.error) };
  if (!token.test(method)) return { part: 'method', text: messageText(methodMessages.invalid(method)) };
  const problem = firstProblem(headers);
  return problem && { part: 'headers', text: messageText(headerMessages.inRow(problem.n, problem.explanation)) };
}

customElements.define('sse-request-bar', RequestBar);
