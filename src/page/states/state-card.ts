/** What is in the list’s area while it has no rows; over them, what the status line has no room for. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus, PanelNotice, RequestDraft } from '../../shared/boundary/page.ts';
import type { Framework } from '../../shared/diagnoses/recipes.ts';
import { messageText } from '../../shared/messages/message.ts';
import { originOf } from '../../shared/request/secrets.ts';
import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { codeBlockStyles } from '../controls/code-block.styles.ts';
import { recipeBox } from '../controls/recipe-box.ts';
import { recipeBoxStyles } from '../controls/recipe-box.styles.ts';
import { explainPending, isHeldBack } from '../status/pending-text.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { msSince, Seconds, untilNextSecond } from '../ui/seconds.ts';
import { baseStyles, buttonStyles, highContrastStyles } from '../ui/styles.ts';
import { type CardKind, cardKind } from './card-kind.ts';
import { connectionCard, eventlessCard } from './connection-card.ts';
import { listCard } from './list-card.ts';
import { offers } from './offers.ts';
import { cardStyles, stateCardStyles } from './state-card.styles.ts';

import './empty-card.ts';
import './phase-list.ts';
import './response-view.ts';

export class StateCard extends LitElement {
  static override properties = {
    status: { attribute: false },
    view: { attribute: false },
    notices: { attribute: false },
    draft: { attribute: false },
    framework: { attribute: false },
    attempts: { attribute: false },
    covering: { attribute: false },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    highContrastStyles,
    codeBlockStyles,
    recipeBoxStyles,
    cardStyles,
    stateCardStyles,
  ];

  declare status: ConnectionStatus;
  declare view: ViewUpdate;
  declare notices: readonly PanelNotice[];
  /** What is in the request bar. */
  declare draft: RequestDraft;
  /** Whose code is shown. */
  declare framework: Framework;
  /** How many attempts to connect there were. */
  declare attempts: number;
  /** Whether it is over the list, about the state alone. */
  declare covering: boolean;
  declare host: Pick<Host, 'attempts' | 'recents'>;

  constructor() {
    super();
    this.notices = [];
    this.attempts = 0;
    this.covering = false;
    this.addController(new Seconds(this, () => this.#untilNext()));
  }

  override render(): TemplateResult {
    const kind = this.covering ? 'state' : (cardKind(this.view) ?? 'state');
    return html`<div class=${`card ${this.covering ? 'covering' : ''} ${this.#isFailed ? 'failed' : ''}`}>
      ${kind === 'state' ? this.#state() : listCard(this, kind, this.view)}
    </div>`;
  }

  get #isFailed(): boolean {
    const { state, severity, answer } = this.status;
    return state === 'closed' && severity === 'error' && answer !== undefined;
  }

  #state(): readonly (TemplateResult | typeof nothing)[] {
    const { status, view } = this;
    if (status.state === 'idle' && this.draft.url.trim() === '')
      return [html`<sse-empty-card .host=${this.host}></sse-empty-card>`];
    const { eventlessReason: reason } = view;
    return [
      reason === undefined || this.covering ? connectionCard(status, this.covering) : eventlessCard(reason),
      html`<div class="advice" aria-live="polite">${this.#advice()}</div>`,
      this.#offers(),
      status.state === 'connecting'
        ? html`<sse-phase-list .host=${this.host} .status=${status}></sse-phase-list>`
        : nothing,
      this.#recipe(),
      ...this.notices.map(notice),
      this.#response(),
    ];
  }

  #advice(): string | typeof nothing {
    const { pending, advice } = this.status;
    const cause = pending && explainPending(pending, Date.now());
    return cause === undefined ? (advice ?? nothing) : messageText(cause);
  }

  #offers(): TemplateResult | typeof nothing {
    const buttons = offers(this, withOffer(this.status, this.view), originOf(this.draft), this.draft);
    return buttons.length === 0 ? nothing : html`<div class="actions">${buttons}</div>`;
  }

  #recipe(): TemplateResult | typeof nothing {
    const { pending } = this.status;
    if (pending === undefined || !isHeldBack(pending, Date.now())) return nothing;
    return recipeBox(this, 'headersFirst', this.framework);
  }

  /** Of a response that is not an event stream. */
  #response(): TemplateResult | typeof nothing {
    const { answer, state } = this.status;
    if (state !== 'closed' || answer === undefined) return nothing;
    return html`<sse-response-view
      .host=${this.host}
      .answer=${answer}
      .attempts=${this.attempts}
    ></sse-response-view>`;
  }

  #untilNext(): number | undefined {
    const { pending, retryAt = 0 } = this.status;
    if (pending !== undefined) return untilNextSecond(msSince(pending.since));
    const wait = retryAt - Date.now();
    return wait > 0 ? Math.min(wait, longestTimerMs) : undefined;
  }
}

/** A response that is read as an event stream, and has a JSON value in each line instead of events, can be read as what it is. */
function withOffer(status: ConnectionStatus, { eventlessReason }: ViewUpdate): ConnectionStatus {
  const isOfLines = eventlessReason?.kind === 'jsonLines' && status.recording === undefined;
  return isOfLines && status.offer === undefined ? { ...status, offer: 'readLines' } : status;
}

/** A longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

function notice({ text, advice }: PanelNotice): TemplateResult {
  return html`<div class="note" role="note">
    ${icon('warning')}
    <div>
      <div>${text}</div>
      <div>${advice}</div>
    </div>
  </div>`;
}

/** What there is to read about the state that is not in the line: over a list that does not say it. */
export function detailsOf(
  status: ConnectionStatus,
  notices: readonly PanelNotice[],
  view: ViewUpdate,
): 'none' | 'info' | 'warning' {
  const kind: CardKind | undefined = cardKind(view);
  const { state, severity, advice, answer, offer, pending } = status;
  if (kind === 'state' || state === 'idle') return 'none';
  if (notices.length > 0 || severity === 'error') return 'warning';
  const cause = pending && explainPending(pending, Date.now());
  return [advice, answer, offer, cause].every((part) => part === undefined) ? 'none' : 'info';
}

customElements.define('sse-state-card', StateCard);
