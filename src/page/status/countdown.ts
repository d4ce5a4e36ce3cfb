/** Seconds until the next attempt, for those who see it. It is not spoken: the status has said the whole wait already. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';

import { Seconds } from '../ui/seconds.ts';
import { baseStyles } from '../ui/styles.ts';

export class Countdown extends LitElement {
  static override properties = { until: { attribute: false } };

  static override styles = [
    baseStyles,
    css`
      :host {
        color: var(--vscode-descriptionForeground);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Milliseconds since the epoch. */
  declare until: number;

  constructor() {
    super();
    this.until = 0;
    this.addController(new Seconds(this, () => (this.#left() > 0 ? this.#left() % 1000 || 1000 : undefined)));
  }

  override render(): TemplateResult {
    return html`<span aria-hidden="true">${t`${formatWait(this.#left())} left`}</span>`;
  }

  #left(): number {
    return Math.max(0, this.until - Date.now());
  }
}

/** `12 s`, and from a minute on `9:59`. */
function formatWait(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

customElements.define('sse-countdown', Countdown);
