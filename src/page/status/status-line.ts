/** What the connection is doing, and what a person may want to know or do about it. */

import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus, PanelNotice } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import { icon, type IconName } from '../ui/icons.ts';
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
    notices: { attribute: false },
    origin: { attribute: false },
  };

  static override styles = [baseStyles, buttonStyles, highContrastStyles, statusLineStyles];

  declare status: ConnectionStatus;
  declare notices: readonly PanelNotice[];
  /** Of the URL in the request bar. */
  declare origin: string | undefined;

  constructor() {
    super();
    this.status = { state: 'idle', text: t('Idle'), severity: 'none' };
    this.notices = [];
    this.origin = undefined;
  }

  override render(): TemplateResult {
    const { state, text, severity, stoppedBySeq } = this.status;
    return html`
      <div class="line">
        <div class="state">
          <span class=${`icon ${severity} ${state}`}>${icon(stateIcons[state])}</span>
          <div role="status" aria-label=${t('Connection')}>${text}</div>
          ${this.#countdown()} ${this.#silence()}
          ${stoppedBySeq === undefined ? nothing : this.#stoppedBy(stoppedBySeq)}
        </div>
        <div class="actions">${this.#offer()} ${state === 'waiting' ? this.#reconnect() : nothing}</div>
      </div>
      <div class="advice" aria-live="polite">${this.status.advice}</div>
      ${this.#answer()} ${this.notices.map((notice) => this.#notice(notice))}
    `;
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
    const { offer, origin } = this.status;
    if (offer === 'acceptAnswer') {
      return html`<vscode-button secondary @click=${() => emit(this, 'answer-accept', undefined)}
        >${t('Read as an event stream anyway')}</vscode-button
      >`;
    }
    // It would be another server that is trusted, once the URL was changed.
    if (offer === undefined || origin !== this.origin) return nothing;
    return html`<vscode-button secondary @click=${() => emit(this, 'certificate-trust', undefined)}
      >${t('Trust this certificate for this connection')}</vscode-button
    >`;
  }

  #answer(): TemplateResult | typeof nothing {
    const { answer } = this.status;
    if (answer === undefined || answer === '') return nothing;
    return html`<details class="answer" open>
      <summary>${t('Response body')}</summary>
      <pre class="mono" tabindex="0" role="region" aria-label=${t('Response body')}>${answer}</pre>
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
