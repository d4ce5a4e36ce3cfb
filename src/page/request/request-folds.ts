/** What belongs to a request beside its method and URL, each part under a fold: query parameters, headers, body, options, cookies. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { RequestDraft } from '../../protocol/page.ts';
import { emit, type PageEvent } from '../events.ts';
import { formatCount, formatSize } from '../format.ts';
import { type CookieJarView, jarsDiffer } from './cookie-jar-view.ts';
import type { HeaderTable } from './header-table.ts';
import { icon } from '../icons.ts';
import { type Folds, initialState } from '../page-state.ts';
import { countOptions } from './option-edit.ts';
import { writeParameters } from './query.ts';
import { requestFoldsStyles } from './request-folds.styles.ts';
import { baseStyles, buttonStyles, foldStyles } from '../styles.ts';

import './body-box.ts';
import './cookie-table.ts';
import './header-table.ts';
import './options-box.ts';
import './parameter-table.ts';

interface Fold {
  readonly name: string;
  readonly member: keyof Folds;
  /** How much it holds; empty when it holds nothing. */
  readonly badge: string;
  readonly content: () => TemplateResult;
}

/** Tells each edit as `draft-edit`, and what is folded as `fold-edit`. */
export class RequestFolds extends LitElement {
  static override properties = {
    draft: { attribute: false },
    unfolded: { attribute: false },
    complains: { attribute: false },
    jar: { attribute: false, hasChanged: jarsDiffer },
  };

  static override styles = [baseStyles, buttonStyles, foldStyles, requestFoldsStyles];

  declare draft: RequestDraft;
  declare unfolded: Folds;
  /** Whether the person has tried to connect with headers that cannot be sent. */
  declare complains: boolean;
  declare jar: CookieJarView | undefined;

  constructor() {
    super();
    this.draft = initialState.draft;
    this.unfolded = initialState;
    this.complains = false;
    this.jar = undefined;
  }

  /** Puts the cursor in the box of the first header that cannot be sent. */
  focusProblem(): void {
    this.renderRoot.querySelector<HeaderTable>('sse-header-table')?.focusProblem();
  }

  override render(): TemplateResult {
    const folds = this.#folds();
    const open = folds.filter(({ member }) => this.unfolded[member]);
    return html`
      <div class="folds">${folds.map((fold) => this.#button(fold))}</div>
      <div class="contents">
        ${open.map(
          ({ name, content }) =>
            html`<section role="group" aria-label=${name}>
              ${open.length > 1 ? html`<div class="caption" aria-hidden="true">${name}</div>` : nothing} ${content()}
            </section>`,
        )}
      </div>
    `;
  }

  #folds(): readonly Fold[] {
    const { parameters, headers = [], body = '', options } = this.draft;
    return [
      {
        name: 'Query parameters',
        member: 'parametersUnfolded',
        badge: counted(parameters.length),
        content: () => this.#parameters(),
      },
      {
        name: 'Headers',
        member: 'headersUnfolded',
        badge: counted(headers.filter(({ enabled, name }) => enabled && name !== '').length),
        content: () => this.#headers(),
      },
      {
        name: 'Body',
        member: 'bodyUnfolded',
        badge: body === '' ? '' : formatSize(new TextEncoder().encode(body).length),
        content: () => this.#body(),
      },
      {
        name: 'Options',
        member: 'optionsUnfolded',
        badge: counted(countOptions(options)),
        content: () => this.#options(),
      },
      {
        name: 'Cookies',
        member: 'cookiesUnfolded',
        badge: counted(this.jar?.count ?? 0),
        content: () => html`<sse-cookie-table .jar=${this.jar} .url=${this.draft.url}></sse-cookie-table>`,
      },
    ];
  }

  #button({ name, member, badge }: Fold): TemplateResult {
    const isOpen = this.unfolded[member];
    return html`<button
      class="fold labelled"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => emit(this, 'fold-edit', { [member]: !isOpen })}
    >
      ${icon('chevronRight')}${name} ${badge === '' ? nothing : html`<span class="badge">${badge}</span>`}
    </button>`;
  }

  #parameters(): TemplateResult {
    return html`<sse-parameter-table
      .rows=${this.draft.parameters}
      @parameters-edit=${({ detail: parameters }: PageEvent<'parameters-edit'>) =>
        this.#edit({ parameters, url: writeParameters(this.draft.url, parameters) })}
    ></sse-parameter-table>`;
  }

  #headers(): TemplateResult {
    return html`<sse-header-table
      .rows=${this.draft.headers ?? none}
      .complains=${this.complains}
      @headers-edit=${({ detail: headers }: PageEvent<'headers-edit'>) => this.#edit({ headers })}
    ></sse-header-table>`;
  }

  #body(): TemplateResult {
    return html`<sse-body-box
      .draft=${this.draft}
      @body-edit=${({ detail: body }: PageEvent<'body-edit'>) => this.#edit({ body })}
      @method-edit=${({ detail: method }: PageEvent<'method-edit'>) => this.#edit({ method })}
    ></sse-body-box>`;
  }

  #options(): TemplateResult {
    return html`<sse-options-box
      .options=${this.draft.options ?? defaults}
      @options-edit=${({ detail: options }: PageEvent<'options-edit'>) => this.#edit({ options })}
    ></sse-options-box>`;
  }

  #edit(change: Partial<RequestDraft>): void {
    emit(this, 'draft-edit', { ...this.draft, ...change });
  }
}

/** One and the same, so that the table is not drawn anew. */
const none: NonNullable<RequestDraft['headers']> = [];
const defaults: NonNullable<RequestDraft['options']> = {};

function counted(count: number): string {
  return count === 0 ? '' : formatCount(count);
}

customElements.define('sse-request-folds', RequestFolds);
