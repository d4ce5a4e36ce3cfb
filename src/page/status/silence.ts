/** How long nothing was received over an open connection, comments included: a heartbeat counts as activity. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import { formatWholeSeconds } from './attempt-text.ts';
import { icon } from '../ui/icons.ts';
import { msSince, Seconds, untilNextSecond } from '../ui/seconds.ts';
import { baseStyles } from '../ui/styles.ts';

/** A stream is seldom busier than this: shorter silences are not worth a word. */
const shownFromMs = 5000;

export class Silence extends LitElement {
  static override properties = { since: { attribute: false }, warnAfter: { attribute: false } };

  static override styles = [
    baseStyles,
    css`
      :host {
        color: var(--vscode-descriptionForeground);
        flex: none;
        font-variant-numeric: tabular-nums;
      }

      /* After what is before it on the line. */
      .fact::before {
        content: '·';
        margin-inline: 0.5em;
      }

      .warning {
        align-items: center;
        color: var(--vscode-notificationsWarningIcon-foreground, var(--vscode-charts-yellow));
        display: inline-flex;
        gap: 4px;
      }

      .warning span {
        color: var(--vscode-foreground);
      }
    `,
  ];

  /** When the last byte arrived, in ms since the epoch. */
  declare since: number;
  /** A silence of this length is a warning, in ms; 0: none is. */
  declare warnAfter: number;

  constructor() {
    super();
    this.since = 0;
    this.warnAfter = 0;
    this.addController(new Seconds(this, () => this.#untilNext()));
  }

  override render(): TemplateResult | typeof nothing {
    const silent = msSince(this.since);
    if (silent < shownFromMs) return nothing;
    const seconds = formatWholeSeconds(silent);
    if (this.warnAfter === 0 || silent < this.warnAfter)
      return html`<span class="fact" aria-hidden="true">${t`silent for ${seconds}`}</span>`;
    return html`<span class="fact warning"
        >${icon('warning')}<span aria-hidden="true">${t`silent for ${seconds}`}</span></span
      >
      <span class="spoken" role="alert">${t`Nothing received for ${formatWholeSeconds(this.warnAfter)}.`}</span>`;
  }

  /** Not at all before there is something to say. */
  #untilNext(): number {
    const silent = msSince(this.since);
    return silent < shownFromMs ? shownFromMs - silent : untilNextSecond(silent);
  }
}

customElements.define('sse-silence', Silence);
