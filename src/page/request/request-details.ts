/** What belongs to a request beside its method and URL: a tab for each part, one of them in sight. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { DraftProblem, RequestDraft } from '../../shared/boundary/page.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { formatCount, formatSize } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import type { RequestPart } from '../model/edited-parts.ts';
import { isFilledIn } from '../model/authorizations.ts';
import { problemAt, tabOfPlace } from '../model/draft-problems.ts';
import { shownBodyKind } from '../model/body-hints.ts';
import { type CookieJarView, jarsDiffer } from './cookie-jar-view.ts';
import type { HeaderTable } from './header-table.ts';
import { icon } from '../ui/icons.ts';
import { initialState } from '../model/page-state.ts';
import type { RequestTabId } from '../model/panel-layout.ts';
import { countOptions } from '../model/option-edit.ts';
import { writeParameters } from '../model/url-query.ts';
import type { StopRule } from '../../shared/stream/records.ts';
import { choiceStyles } from '../controls/labelled-select.styles.ts';
import { tabList } from '../controls/tabs.ts';
import { tabsStyles } from '../controls/tabs.styles.ts';
import { editedDot } from './edited-dot.ts';
import { environmentChoice } from './environment-choice.ts';
import type { RequestPreview } from './request-preview.ts';
import { requestDetailsStyles } from './request-details.styles.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';

import './auth-editor.ts';
import './body-editor.ts';
import './cookie-table.ts';
import './copy-as.ts';
import './header-table.ts';
import '../controls/labelled-box.ts';
import './options-box.ts';
import './reconnect-box.ts';
import './parameter-table.ts';
import './request-preview.ts';
import './stop-rule-list.ts';

interface RequestTab {
  readonly id: RequestTabId;
  readonly title: string;
  /** How much it holds; empty when it holds nothing. */
  readonly badge: string;
  readonly content: () => TemplateResult;
}

/** Tells each edit as `draft-edit` or `stop-rules-edit`, and what is open as `panel-edit`. */
export class RequestDetails extends LitElement {
  static override properties = {
    draft: { attribute: false },
    chosen: { attribute: false },
    pinned: { attribute: false },
    floats: { attribute: false },
    complains: { attribute: false },
    problems: { attribute: false },
    environments: { attribute: false },
    stopOn: { attribute: false },
    jar: { attribute: false, hasChanged: jarsDiffer },
    edited: { attribute: false },
  };

  static override styles = [baseStyles, buttonStyles, choiceStyles, tabsStyles, requestDetailsStyles];

  declare draft: RequestDraft;
  declare chosen: RequestTabId;
  /** Whether they stay above the list when a response arrives. */
  declare pinned: boolean;
  /** Whether they can be pinned, or closed: there was a response. */
  declare floats: boolean;
  /** Whether the person has tried to connect with headers that cannot be sent. */
  declare complains: boolean;
  /** What the host finds wrong with the draft. */
  declare problems: readonly DraftProblem[];
  /** Those that can be chosen. */
  declare environments: readonly string[];
  /** The stop rules in force. */
  declare stopOn: readonly StopRule[];
  declare host: Pick<Host, 'preview' | 'chooseBodyFile'>;
  declare jar: CookieJarView | undefined;
  /** What was edited since the request was sent. */
  declare edited: readonly RequestPart[];

  constructor() {
    super();
    this.draft = initialState.draft;
    this.chosen = initialState.requestTab;
    this.pinned = false;
    this.floats = false;
    this.complains = false;
    this.problems = [];
    this.environments = [];
    this.stopOn = [];
    this.jar = undefined;
    this.edited = [];
  }

  /** Puts the cursor in the box of the first header that cannot be sent. */
  focusProblem(): void {
    this.renderRoot.querySelector<HeaderTable>('sse-header-table')?.focusProblem();
  }

  /** Puts the keyboard on the tab that is chosen. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }

  /** Shows the request as it would be sent. */
  async openPreview(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector<RequestPreview>('sse-request-preview')?.open();
  }

  override render(): TemplateResult {
    const tabs = this.#tabs();
    return html`
      <div class="strip">
        ${tabList({
          label: t('Request'),
          tabs: tabs.map(({ id, title, badge }) => ({ id, title, badge, mark: this.#mark(id) })),
          chosen: this.chosen,
          choose: (requestTab) => emit(this, 'panel-edit', { requestTab }),
        })}
        <div class="actions">
          <sse-copy-as></sse-copy-as>
          <sse-request-preview .host=${this.host} .draft=${this.draft}></sse-request-preview>
          ${this.floats ? this.#pin() : nothing}
        </div>
      </div>
      ${environmentChoice(this.draft.environment, this.environments, this.#chooseEnvironment)}
      <div id="panel" role="tabpanel" aria-labelledby=${`tab-${this.chosen}`}>
        ${tabs.find(({ id }) => id === this.chosen)?.content()}
      </div>
    `;
  }

  #pin(): TemplateResult {
    return html`<button
      aria-label=${t('Keep request details open')}
      aria-pressed=${this.pinned ? 'true' : 'false'}
      title=${t('Keep request details open above the list')}
      @click=${() => emit(this, 'panel-edit', { requestPinned: !this.pinned })}
    >
      ${icon('pin')}
    </button>`;
  }

  #tabs(): readonly RequestTab[] {
    const { parameters, headers = [], lastEventId = '', options } = this.draft;
    const sent = headers.filter(({ enabled, name }) => enabled && name !== '').length;
    return [
      { id: 'params', title: t('Params'), badge: counted(parameters.length), content: () => this.#parameters() },
      {
        id: 'headers',
        title: t('Headers'),
        badge: counted(sent + (lastEventId === '' ? 0 : 1)),
        content: () => this.#headers(),
      },
      { id: 'auth', title: t('Auth'), badge: badgeOfAuth(this.draft), content: () => this.#auth() },
      { id: 'body', title: t('Body'), badge: badgeOfBody(this.draft), content: () => this.#body() },
      {
        id: 'options',
        title: t('Options'),
        badge: counted(countOptions(options) + (this.draft.reconnect === undefined ? 0 : 1)),
        content: () => this.#options(),
      },
      {
        id: 'cookies',
        title: t('Cookies'),
        badge: counted(this.jar?.count ?? 0),
        content: () => html`<sse-cookie-table .jar=${this.jar} .url=${this.draft.url}></sse-cookie-table>`,
      },
      {
        id: 'stop',
        title: t('Stop conditions'),
        badge: counted(this.stopOn.length),
        content: () => html`<sse-stop-rules .rules=${this.stopOn}></sse-stop-rules>`,
      },
    ];
  }

  /** What else a tab says of what is in it. */
  #mark(tab: RequestTabId): TemplateResult | typeof nothing {
    if (this.problems.some(({ place }) => tabOfPlace(place) === tab)) {
      return html`<span class="wrong">${icon('error')}<span class="spoken">${t('has a problem')}</span></span>`;
    }
    const isEdited = this.edited.some((part) => tabsOfParts[part] === tab);
    return isEdited ? editedDot : nothing;
  }

  readonly #chooseEnvironment = (name: string): void => {
    const { environment: _environment, ...rest } = this.draft;
    emit(this, 'draft-edit', name === '' ? rest : { ...rest, environment: name });
  };

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
const tabsOfParts: Readonly<Partial<Record<RequestPart, RequestTabId>>> = {
  parameters: 'params',
  headers: 'headers',
  auth: 'auth',
  body: 'body',
  options: 'options',
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

customElements.define('sse-request-details', RequestDetails);
