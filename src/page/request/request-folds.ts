/**
 * What belongs to a request beside its method and URL, each part under a fold: query parameters, headers,
 * authorization, body, options, cookies.
 */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import type { DraftProblem, RequestDraft } from '../../shared/boundary/page.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { formatCount, formatSize } from '../ui/format.ts';
import { nextFrame } from '../ui/frame.ts';
import type { Host } from '../ui/host.ts';
import type { RequestPart } from '../model/edited-parts.ts';
import { isFilledIn } from '../model/authorizations.ts';
import { foldOf, problemAt } from '../model/draft-problems.ts';
import { shownBodyKind } from '../model/body-hints.ts';
import { type CookieJarView, jarsDiffer } from './cookie-jar-view.ts';
import type { HeaderTable } from './header-table.ts';
import { icon } from '../ui/icons.ts';
import { type Folds, initialState } from '../model/page-state.ts';
import { countOptions } from '../model/option-edit.ts';
import { writeParameters } from '../model/url-query.ts';
import { requestFoldsStyles } from './request-folds.styles.ts';
import { baseStyles, buttonStyles, foldStyles } from '../ui/styles.ts';

import './auth-editor.ts';
import './body-editor.ts';
import './cookie-table.ts';
import './header-table.ts';
import '../controls/labelled-box.ts';
import './options-box.ts';
import './reconnect-box.ts';
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
    problems: { attribute: false },
    jar: { attribute: false, hasChanged: jarsDiffer },
    edited: { attribute: false },
  };

  static override styles = [baseStyles, buttonStyles, foldStyles, requestFoldsStyles];

  declare draft: RequestDraft;
  declare unfolded: Folds;
  /** Whether the person has tried to connect with headers that cannot be sent. */
  declare complains: boolean;
  /** What the host finds wrong with the draft. */
  declare problems: readonly DraftProblem[];
  declare host: Pick<Host, 'chooseBodyFile'>;
  declare jar: CookieJarView | undefined;
  /** What was edited since the request was sent. */
  declare edited: readonly RequestPart[];

  constructor() {
    super();
    this.draft = initialState.draft;
    this.unfolded = initialState;
    this.complains = false;
    this.problems = [];
    this.jar = undefined;
    this.edited = [];
  }

  /** Puts the cursor in the box of the first header that cannot be sent. */
  focusProblem(): void {
    this.renderRoot.querySelector<HeaderTable>('sse-header-table')?.focusProblem();
  }

  /** What was just unfolded is seen, however much is unfolded above it. */
  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('unfolded');
    if (before === undefined) return;
    const opened = this.#folds().find(({ member }) => this.unfolded[member] && !before[member]);
    const section = opened && this.renderRoot.querySelector(`[data-fold="${opened.member}"]`);
    // Its own elements are drawn after it.
    if (section) void nextFrame().then(() => section.scrollIntoView({ block: 'start' }));
  }

  override render(): TemplateResult {
    const folds = this.#folds();
    const open = folds.filter(({ member }) => this.unfolded[member]);
    return html`
      <div class="folds">${folds.map((fold) => this.#button(fold))}</div>
      <div class="contents">
        ${open.map(
          ({ name, member, content }) =>
            html`<section role="group" aria-label=${name} data-fold=${member}>
              ${open.length > 1 ? html`<div class="caption" aria-hidden="true">${name}</div>` : nothing} ${content()}
            </section>`,
        )}
      </div>
    `;
  }

  #folds(): readonly Fold[] {
    const { parameters, headers = [], lastEventId = '', options } = this.draft;
    const sent = headers.filter(({ enabled, name }) => enabled && name !== '').length;
    return [
      {
        name: t('Query parameters'),
        member: 'parametersUnfolded',
        badge: counted(parameters.length),
        content: () => this.#parameters(),
      },
      {
        name: t('Headers'),
        member: 'headersUnfolded',
        badge: counted(sent + (lastEventId === '' ? 0 : 1)),
        content: () => this.#headers(),
      },
      {
        name: t('Authorization'),
        member: 'authUnfolded',
        badge: badgeOfAuth(this.draft),
        content: () => this.#auth(),
      },
      {
        name: t('Body'),
        member: 'bodyUnfolded',
        badge: badgeOfBody(this.draft),
        content: () => this.#body(),
      },
      {
        name: t('Options'),
        member: 'optionsUnfolded',
        badge: counted(countOptions(options) + (this.draft.reconnect === undefined ? 0 : 1)),
        content: () => this.#options(),
      },
      {
        name: t('Cookies'),
        member: 'cookiesUnfolded',
        badge: counted(this.jar?.count ?? 0),
        content: () => html`<sse-cookie-table .jar=${this.jar} .url=${this.draft.url}></sse-cookie-table>`,
      },
    ];
  }

  #button({ name, member, badge }: Fold): TemplateResult {
    const isOpen = this.unfolded[member];
    const hasProblem = this.problems.some(({ place }) => foldOf(place) === member);
    return html`<button
      class="fold labelled"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => emit(this, 'fold-edit', { [member]: !isOpen })}
    >
      ${icon('chevronRight')}${name}${this.edited.some((part) => foldsOfParts[part] === member) ? html`<span class="edited" aria-hidden="true">●</span>` : nothing}
      ${badge === '' ? nothing : html`<span class="badge">${badge}</span>`}
      ${hasProblem ? html`<span class="wrong">${icon('error')}<span class="spoken">${t('has a problem')}</span></span>` : nothing}
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
        .problems=${this.problems}
        @headers-edit=${({ detail: headers }: PageEvent<'headers-edit'>) => this.#edit({ headers })}
      ></sse-header-table>
      <sse-labelled-box
        class="last-event-id"
        label="Last-Event-ID"
        placeholder=${t('Optional: resume after this event ID')}
        .value=${this.draft.lastEventId ?? ''}
        .problem=${problemAt(this.problems, 'lastEventId')}
        @box-edit=${({ detail: lastEventId }: PageEvent<'box-edit'>) => this.#edit({ lastEventId })}
      ></sse-labelled-box>`;
  }

  #auth(): TemplateResult {
    return html`<sse-auth-editor
      .draft=${this.draft}
      .problems=${this.problems}
      @auth-edit=${({ detail }: PageEvent<'auth-edit'>) => {
        const { auth: _auth, ...rest } = this.draft;
        emit(this, 'draft-edit', detail === null ? rest : { ...rest, auth: detail });
      }}
    ></sse-auth-editor>`;
  }

  #body(): TemplateResult {
    return html`<sse-body-editor .host=${this.host} .draft=${this.draft} .problems=${this.problems}></sse-body-editor>`;
  }

  #options(): TemplateResult {
    return html`<sse-options-box
      .options=${this.draft.options ?? defaults}
      .problems=${this.problems}
      @options-edit=${({ detail: options }: PageEvent<'options-edit'>) => this.#edit({ options })}
      ><sse-reconnect-box .draft=${this.draft}></sse-reconnect-box
    ></sse-options-box>`;
  }

  #edit(change: Partial<RequestDraft>): void {
    emit(this, 'draft-edit', { ...this.draft, ...change });
  }
}

/** One and the same, so that the table is not drawn anew. */
const none: NonNullable<RequestDraft['headers']> = [];
const defaults: NonNullable<RequestDraft['options']> = {};

/** Where a part that was edited is. */
const foldsOfParts: Readonly<Partial<Record<RequestPart, string>>> = {
  parameters: 'parametersUnfolded',
  headers: 'headersUnfolded',
  auth: 'authUnfolded',
  body: 'bodyUnfolded',
  options: 'optionsUnfolded',
};

const authNames = { basic: t('Basic'), digest: t('Digest'), bearer: t('Bearer'), apiKey: t('API key') } as const;

function badgeOfAuth({ auth }: RequestDraft): string {
  return auth !== undefined && isFilledIn(auth) ? authNames[auth.kind] : '';
}

function badgeOfBody(draft: RequestDraft): string {
  const { body = '', form = [], bodyFile = '' } = draft;
  const kind = shownBodyKind(draft);
  if (kind === 'form') return counted(form.filter(({ enabled, name }) => enabled && name !== '').length);
  if (kind === 'file') return bodyFile === '' ? '' : t('File');
  return body === '' ? '' : formatSize(new TextEncoder().encode(body).length);
}

function counted(count: number): string {
  return count === 0 ? '' : formatCount(count);
}

customElements.define('sse-request-folds', RequestFolds);
