/** How long a stream is open, how many events it has, how many arrive in a second, and how long it has been silent. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus } from '../../shared/boundary/page.ts';
import { formatCount, formatDecimal, formatEvents } from '../ui/format.ts';
import { msSince, Seconds, untilNextSecond } from '../ui/seconds.ts';
import { baseStyles } from '../ui/styles.ts';
import { EventRate } from './event-rate.ts';
import { formatLeft, untilNextLeft } from './waiting-text.ts';

import './silence.ts';

export class StreamFacts extends LitElement {
  static override properties = { status: { attribute: false }, received: { attribute: false } };

  static override styles = [
    baseStyles,
    css`
      :host {
        color: var(--vscode-descriptionForeground);
        display: flex;
        flex: none;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      /* What is said of a recording gives way to its name. */
      :host([recorded]) {
        flex: 0 1000 auto;
        min-width: 0;
      }

      .times {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      span::before {
        content: '·';
        margin-inline: 0.5em;
      }

      /* Whether there is room, the line says. */
      .rate {
        display: var(--rate, inline);
      }

      .events {
        display: var(--events, inline);
      }
    `,
  ];

  declare status: ConnectionStatus;
  /** Events so far. */
  declare received: number;
  readonly #rate = new EventRate();

  constructor() {
    super();
    this.received = 0;
    this.addController(new Seconds(this, () => this.#untilNext()));
  }

  override render(): readonly (TemplateResult | typeof nothing)[] {
    const { state, openedAt, openMs, retryAt, recording } = this.status;
    if (recording !== undefined) return [recording.isTimeless ? fact('times', t('no times in this format')) : nothing];
    const isOpen = state === 'open';
    if (isOpen) this.#rate.note(Date.now(), this.received);
    const ms = openedAt === undefined ? undefined : isOpen ? msSince(openedAt) : openMs;
    return [
      ms === undefined ? nothing : fact('time', formatClock(ms)),
      isOpen ? this.#speed() : nothing,
      this.received > 0 && (isOpen || state === 'closed') ? fact('events', formatEvents(this.received)) : nothing,
      isOpen ? this.#silence() : nothing,
      retryAt !== undefined && retryAt > Date.now()
        ? fact('retry', t`retry in ${formatLeft(retryAt - Date.now())}`)
        : nothing,
    ];
  }

  #speed(): TemplateResult | typeof nothing {
    const rate = this.#rate.at(Date.now(), this.received) ?? 0;
    if (rate < 0.05) return nothing;
    return fact('rate', t`${rate < 100 ? formatDecimal(rate) : formatCount(Math.round(rate))}/s`);
  }

  #silence(): TemplateResult | typeof nothing {
    const { lastByteAt, warnAfterMs = 0 } = this.status;
    if (lastByteAt === undefined) return nothing;
    return html`<sse-silence .since=${lastByteAt} .warnAfter=${warnAfterMs}></sse-silence>`;
  }

  #untilNext(): number | undefined {
    const { state, openedAt, retryAt } = this.status;
    if (state === 'open' && openedAt !== undefined) return untilNextSecond(msSince(openedAt));
    return retryAt === undefined ? undefined : untilNextLeft(retryAt, Date.now());
  }
}

/** The name is for the width at which there is no more room for it. */
function fact(name: string, text: string): TemplateResult {
  return html`<span class=${name}>${text}</span>`;
}

/** `0:26`, `1:02:03`. */
function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

customElements.define('sse-stream-facts', StreamFacts);
