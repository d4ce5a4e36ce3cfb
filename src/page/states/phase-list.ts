/** How far a request is that has no response yet: each phase with its time, as they are over. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus } from '../../shared/boundary/page.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import { phaseRows } from '../status/attempt-phases.ts';
import { formatSpan } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles } from '../ui/styles.ts';

export class PhaseList extends LitElement {
  static override properties = { status: { attribute: false }, attempt: { state: true } };

  static override styles = [
    baseStyles,
    css`
      ul {
        display: inline-grid;
        gap: 0 16px;
        grid-template-columns: auto auto;
        list-style: none;
        margin: 0;
        padding: 0;
        text-align: start;
      }

      li {
        display: contents;
      }

      .name {
        align-items: center;
        display: flex;
        gap: 6px;
      }

      .time {
        color: var(--vscode-descriptionForeground);
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
    `,
  ];

  /** Another object whenever something may have changed. */
  declare status: ConnectionStatus;
  declare host: Pick<Host, 'attempts'>;
  declare attempt: ConnectionAttempt | undefined;

  constructor() {
    super();
    this.attempt = undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('status')) void this.#ask();
  }

  override render(): TemplateResult | typeof nothing {
    const rows = this.attempt === undefined ? [] : phaseRows(this.attempt);
    if (rows.length === 0) return nothing;
    return html`<ul aria-label=${t('Phases of the request')}>
      ${rows.map(
        ({ name, at }) =>
          html`<li><span class="name">${icon('check')}${name}</span><span class="time">${formatSpan(at)}</span></li>`,
      )}
    </ul>`;
  }

  async #ask(): Promise<void> {
    const [newest] = await this.host.attempts(1);
    this.attempt = newest?.headersAt === undefined && newest?.endedAt === undefined ? newest : undefined;
  }
}

customElements.define('sse-phase-list', PhaseList);
