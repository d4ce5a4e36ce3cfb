/** What the connection is doing, on one line that is always as high. What is longer is in the card of its state. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus, PanelUpdate } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { msSince, Seconds, untilNextSecond } from '../ui/seconds.ts';
import { dockBadges } from './dock-badges.ts';
import { type CompactRequest, connectionButtons, urlButton } from './compact-request.ts';
import { describePending, type PendingText } from './pending-text.ts';
import { statusLineStyles } from './status-line.styles.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { describeWaiting, untilNextLeft } from './waiting-text.ts';

import './stream-facts.ts';

/** Each state has a shape of its own: color is never all there is. */
const stateIcons = {
  idle: 'circleLarge',
  connecting: 'sync',
  open: 'circleFilled',
  waiting: 'watch',
  closed: 'circleSlash',
} satisfies Record<ConnectionStatus['state'], IconName>;

/** Slots: `runs`, before the badges, and `details`: what is shown below the line when the person asks for it. */
export class StatusLine extends LitElement {
  static override properties = {
    status: { attribute: false },
    received: { attribute: false },
    cleared: { attribute: false },
    attempts: { attribute: false },
    diagnoses: { attribute: false },
    details: { attribute: false },
    request: { attribute: false },
    open: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, statusLineStyles];

  declare status: ConnectionStatus;
  /** Events so far. */
  declare received: number;
  /** The person cleared the events up to this one. */
  declare cleared: number;
  declare attempts: number;
  declare diagnoses: PanelUpdate['diagnosisCounts'];
  /** What there is in the slot of that name: nothing, something, or something that warns. */
  declare details: 'none' | 'info' | 'warning';
  /** Where the line has the request too. */
  declare request: CompactRequest | undefined;
  /** Whether it is seen. */
  declare open: boolean;

  constructor() {
    super();
    this.status = { state: 'idle', text: t('Idle'), severity: 'none' };
    this.received = 0;
    this.cleared = 0;
    this.attempts = 0;
    this.diagnoses = undefined;
    this.details = 'none';
    this.request = undefined;
    this.open = false;
    this.addController(new Seconds(this, () => this.#untilNext()));
  }

  /** Puts the keyboard on the way to the request. */
  focusRequest(): void {
    this.renderRoot.querySelector<HTMLElement>('.url')?.focus();
  }

  override render(): TemplateResult {
    const { state, text, severity, recording } = this.status;
    const { request } = this;
    const texts = this.#texts() ?? (request === undefined ? undefined : inAWord(this.status));
    const said =
      texts === undefined
        ? text
        : html`<span class="spoken">${texts.spoken}</span><span aria-hidden="true">${texts.seen}</span>`;
    const name = recording === undefined ? stateIcons[state] : 'listFlat';
    return html`<div class=${request === undefined ? 'line' : `line with-request ${state}`}>
        <span class=${`icon ${severity} ${state}`}
          >${icon(severity === 'error' && state === 'closed' ? 'error' : name)}</span
        >
        <div role="status" aria-label=${t('Connection')} title=${this.#title()}>${said}</div>
        <sse-stream-facts
          ?recorded=${recording !== undefined}
          .status=${this.status}
          .received=${this.received}
        ></sse-stream-facts>
        ${this.#stoppedBy()} ${request === undefined ? nothing : urlButton(this, request)}
        <div class="end">
          ${state === 'waiting' ? this.#reconnect() : nothing} ${this.#recorded()} ${this.#details()}
          <slot name="runs"></slot>
          ${dockBadges(this, this)} ${request === undefined ? nothing : connectionButtons(this, request)}
        </div>
      </div>
      ${state === 'connecting' ? html`<div class="progress"></div>` : nothing}
      <div
        id="details"
        popover
        role="dialog"
        aria-label=${t('Connection details')}
        tabindex="-1"
        autofocus
        @beforetoggle=${this.#closes}
        @toggle=${this.#toggled}
      >
        <slot name="details"></slot>
      </div>`;
  }

  override updated(): void {
    // What it told of has gone.
    if (this.open && this.details === 'none') this.renderRoot.querySelector<HTMLElement>('#details')?.hidePopover();
  }

  /** Their seconds are for those who see them: they would be spoken each time. */
  #texts(): PendingText | undefined {
    const { pending } = this.status;
    const now = Date.now();
    return (pending && describePending(pending, now)) ?? describeWaiting(this.status, now);
  }

  /** All of it, for what is cut off. */
  #title(): string {
    const { text, advice } = this.status;
    return advice === undefined ? text : `${text}\n${advice}`;
  }

  #untilNext(): number | undefined {
    const { pending, state, reconnectAt } = this.status;
    if (pending !== undefined) return untilNextSecond(msSince(pending.since));
    return state === 'waiting' && reconnectAt !== undefined ? untilNextLeft(reconnectAt, Date.now()) : undefined;
  }

  #stoppedBy(): TemplateResult | typeof nothing {
    const seq = this.status.stoppedBySeq;
    if (seq === undefined || seq <= this.cleared) return nothing;
    const name = t`Go to event ${formatCount(seq)}`;
    return html`<button class="link" aria-label=${name} @click=${() => emit(this, 'event-show', seq)}>
      ${this.request === undefined ? name : `#${formatCount(seq)}`}
    </button>`;
  }

  #reconnect(): TemplateResult {
    return html`<button
      class="act"
      title=${t('Reconnect now')}
      @click=${() => emit(this, 'stream-reconnect', undefined)}
    >
      ${icon('sync')}<span>${t('Reconnect now')}</span>
    </button>`;
  }

  #recorded(): TemplateResult | typeof nothing {
    const url = this.status.recording?.url;
    if (url === undefined) return nothing;
    return html`<button class="act" title=${url} @click=${() => emit(this, 'recorded-connect', undefined)}>
      ${icon('plug')}<span>${t('Connect to its URL')}</span>
    </button>`;
  }

  #details(): TemplateResult | typeof nothing {
    if (this.details === 'none') return nothing;
    return html`<button
      class=${`act ${this.details}`}
      popovertarget="details"
      aria-expanded=${this.open ? 'true' : 'false'}
      title=${t('What happened, and what to do')}
    >
      ${icon(this.details)}<span>${t('Details')}</span>
    </button>`;
  }

  /** A cursor in it would be lost with it. One that a click has put elsewhere stays there. */
  readonly #closes = ({ newState }: ToggleEvent): void => {
    const isInside = this.renderRoot.querySelector('#details:focus-within') !== null;
    if (newState === 'closed' && isInside) this.renderRoot.querySelector<HTMLElement>('[popovertarget]')?.focus();
  };

  readonly #toggled = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
  };
}

/** Where the request is beside it, an open stream says what it is in one word, with its status code: `Open 200`. */
function inAWord({ state, text }: ConnectionStatus): PendingText | undefined {
  const [, word = text, code = ''] = /^([^:]+)(?::\s*(\d{3}))?/.exec(text) ?? [];
  return state === 'open' ? { spoken: text, seen: `${word} ${code}`.trim() } : undefined;
}

customElements.define('sse-status-line', StatusLine);
