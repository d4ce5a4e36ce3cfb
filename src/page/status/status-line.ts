/** What the connection is doing, and what a person may want to know or do about it. */

import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus, PanelNotice } from '../../shared/boundary/page.ts';
import { messageText } from '../../shared/messages/message.ts';
import type { Severity } from '../../shared/diagnoses/diagnosis.ts';
import type { Scheme } from '../../shared/request/url.ts';
import type { Framework } from '../../shared/diagnoses/recipes.ts';
import { recipeBox } from '../controls/recipe-box.ts';
import { recipeBoxStyles } from '../controls/recipe-box.styles.ts';
import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { msSince, Seconds, untilNextSecond } from '../ui/seconds.ts';
import { dockBadges } from './dock-badges.ts';
import { describePending, explainPending, isHeldBack } from './pending-text.ts';
import { statusLineStyles } from './status-line.styles.ts';
import { baseStyles, buttonStyles, highContrastStyles } from '../ui/styles.ts';

import './countdown.ts';
import './silence.ts';

/** Each state has a shape of its own: color is never all there is. */
const stateIcons = {
  idle: 'circleLarge',
  connecting: 'sync',
  open: 'circleFilled',
  waiting: 'watch',
  closed: 'circleSlash',
} satisfies Record<ConnectionStatus['state'], IconName>;

export class StatusLine extends LitElement {
  static override properties = {
    status: { attribute: false },
    cleared: { attribute: false },
    notices: { attribute: false },
    origin: { attribute: false },
    framework: { attribute: false },
    attempts: { attribute: false },
    diagnoses: { attribute: false },
  };

  static override styles = [baseStyles, buttonStyles, highContrastStyles, recipeBoxStyles, statusLineStyles];

  declare status: ConnectionStatus;
  /** The person cleared the events up to this one. */
  declare cleared: number;
  declare notices: readonly PanelNotice[];
  /** Of the URL in the request bar. */
  declare origin: string | undefined;
  /** Whose code is shown. */
  declare framework: Framework;
  /** How many attempts to connect there were. */
  declare attempts: number;
  /** How many diagnoses there are; absent: nothing was looked at. */
  declare diagnoses: Readonly<Record<Severity, number>> | undefined;

  constructor() {
    super();
    this.status = { state: 'idle', text: t('Idle'), severity: 'none' };
    this.cleared = 0;
    this.notices = [];
    this.origin = undefined;
    this.framework = 'Express';
    this.attempts = 0;
    this.diagnoses = undefined;
    this.addController(
      new Seconds(this, () => this.status.pending && untilNextSecond(msSince(this.status.pending.since))),
    );
  }

  override render(): TemplateResult {
    const { state, text, severity, stoppedBySeq } = this.status;
    return html`
      <div class="line">
        <div class="state">
          <span class=${`icon ${severity} ${state}`}>${icon(stateIcons[state])}</span>
          <div role="status" aria-label=${t('Connection')}>${this.#pending() ?? text}</div>
          ${this.#countdown()} ${this.#silence()}
          ${stoppedBySeq === undefined || stoppedBySeq <= this.cleared ? nothing : this.#stoppedBy(stoppedBySeq)}
        </div>
        <div class="actions">
          ${this.#offer()} ${state === 'waiting' ? this.#reconnect() : nothing} ${dockBadges(this, this)}
        </div>
      </div>
      <div class="advice" aria-live="polite">${this.#advice()}</div>
      ${this.#recipe()} ${this.#answer()} ${this.notices.map((notice) => this.#notice(notice))}
    `;
  }

  /** What an attempt waits for. Its seconds are for those who see them: they would be spoken each time. */
  #pending(): TemplateResult | undefined {
    const { pending } = this.status;
    const text = pending && describePending(pending, Date.now());
    return text && html`<span class="spoken">${text.spoken}</span><span aria-hidden="true">${text.seen}</span>`;
  }

  #advice(): string | undefined {
    const { pending, advice } = this.status;
    const cause = pending && explainPending(pending, Date.now());
    return cause === undefined ? advice : messageText(cause);
  }

  #recipe(): TemplateResult | typeof nothing {
    const { pending } = this.status;
    if (pending === undefined || !isHeldBack(pending, Date.now())) return nothing;
    return html`<div class="advice">${recipeBox(this, 'headersFirst', this.framework)}</div>`;
  }

  #countdown(): TemplateResult | typeof nothing {
    const { state, reconnectAt } = this.status;
    if (state !== 'waiting' || reconnectAt === undefined) return nothing;
    return html`<sse-countdown .until=${reconnectAt}></sse-countdown>`;
  }

  #silence(): TemplateResult | typeof nothing {
    const { state, lastByteAt, warnAfterMs = 0 } = this.status;
    if (state !== 'open' || lastByteAt === undefined) return nothing;
    return html`<sse-silence .since=${lastByteAt} .warnAfter=${warnAfterMs}></sse-silence>`;
  }

  #stoppedBy(seq: number): TemplateResult {
    return html`<button class="link" @click=${() => emit(this, 'event-show', seq)}>
      ${t`Go to event ${formatCount(seq)}`}
    </button>`;
  }

  #reconnect(): TemplateResult {
    return html`<vscode-button secondary @click=${() => emit(this, 'stream-reconnect', undefined)}
      >${t('Reconnect now')}</vscode-button
    >`;
  }

  #offer(): TemplateResult | typeof nothing {
    const { offer, origin, authorization } = this.status;
    if (offer === 'acceptAnswer') {
      return html`<vscode-button secondary @click=${() => emit(this, 'answer-accept', undefined)}
        >${t('Read as an event stream anyway')}</vscode-button
      >`;
    }
    if (offer === 'addAuthorization') {
      return html`<vscode-button secondary @click=${() => emit(this, 'authorization-add', authorization)}
        >${t('Add authorization')}</vscode-button
      >`;
    }
    // It would be about another server, once the URL was changed.
    if (offer === undefined || origin !== this.origin) return nothing;
    if (offer !== 'trustCertificate') return this.#otherScheme(offer === 'useHttps' ? 'https' : 'http');
    return html`<vscode-button secondary @click=${() => emit(this, 'certificate-trust', undefined)}
      >${t('Trust this certificate for this connection')}</vscode-button
    >`;
  }

  #otherScheme(scheme: Scheme): TemplateResult {
    const text = scheme === 'https' ? t('Connect with https://') : t('Connect with http://, unencrypted');
    return html`<vscode-button secondary @click=${() => emit(this, 'scheme-change', scheme)}>${text}</vscode-button>`;
  }

  #answer(): TemplateResult | typeof nothing {
    const { answer } = this.status;
    if (answer === undefined || answer === '') return nothing;
    return html`<details class="answer" open>
      <summary>${t('Response body')}</summary>
      <pre class="mono block" tabindex="0" role="region" aria-label=${t('Response body')}>${answer}</pre>
    </details>`;
  }

  #notice({ text, advice }: PanelNotice): TemplateResult {
    return html`<div class="note" role="note">
      <span class="icon warning">${icon('warning')}</span>
      <div>
        <div>${text}</div>
        <div>${advice}</div>
      </div>
    </div>`;
  }
}

customElements.define('sse-status-line', StatusLine);
