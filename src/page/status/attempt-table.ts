/** The ledger of the connection: a row for each attempt, and what was said both ways. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import { ledgerStyles } from '../controls/ledger.styles.ts';
import { signStyles } from '../controls/sign.styles.ts';
import { attemptTableStyles } from './attempt-table.styles.ts';
import { attemptDetails } from './attempt-details.ts';
import { cellsOf, columns, describeOlder } from './attempt-text.ts';
import { emit } from '../model/events.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { Refresher } from '../ui/refresher.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';

/** This many are listed at first, and this many when a person wants all: the host keeps no more. */
const usualLimit = 100;
const allAttempts = 1000;

export class AttemptTable extends LitElement {
  static override properties = {
    count: { attribute: false },
    change: { attribute: false },
    attempts: { state: true },
    shown: { state: true },
    limit: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, ledgerStyles, signStyles, attemptTableStyles];

  /** How many attempts there were. */
  declare count: number;
  /** Another object whenever something may have changed. */
  declare change: unknown;
  declare host: Pick<Host, 'attempts' | 'copyText'>;
  /** The newest first. */
  declare attempts: readonly ConnectionAttempt[];
  /** The number of the attempt whose headers are seen. */
  declare shown: number | undefined;
  /** This many are asked for. */
  declare limit: number;
  readonly #refreshing = new Refresher(this, async () => {
    this.attempts = (await this.host.attempts(this.limit)).toReversed();
  });

  constructor() {
    super();
    this.count = 0;
    this.attempts = [];
    this.shown = undefined;
    this.limit = usualLimit;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.count === 0) return;
    if (changed.has('count') || changed.has('limit')) void this.#refreshing.now();
    else if (changed.has('change')) this.#refreshing.soon();
  }

  override render(): TemplateResult {
    if (this.count === 0) return html`<p class="none">${t('No attempts yet.')}</p>`;
    return html`<div class="frame" role="region" aria-label=${t('Attempts')} tabindex="0">
      <table aria-label=${t('Connection attempts')}>
        <thead>
          <tr>
            ${columns.map(({ title, hint }) => html`<th scope="col" title=${hint}>${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.attempts.map((attempt) => this.#row(attempt))}
        </tbody>
      </table>
      ${this.#older()}
    </div>`;
  }

  #row(attempt: ConnectionAttempt): TemplateResult {
    const isShown = this.shown === attempt.number;
    const [number, ...others] = cellsOf(attempt);
    return html`<tr>
        <td>
          <button
            class="number"
            aria-expanded=${isShown ? 'true' : 'false'}
            aria-label=${t`Attempt ${number ?? ''}: headers`}
            @click=${() => {
              this.shown = isShown ? undefined : attempt.number;
            }}
          >
            ${icon(isShown ? 'chevronDown' : 'chevronRight')}${number}
          </button>
        </td>
        ${others.map((text) => html`<td>${text}</td>`)}
      </tr>
      ${isShown ? this.#details(attempt) : nothing}`;
  }

  #details(attempt: ConnectionAttempt): TemplateResult {
    return html`<tr class="details">
      <td colspan=${columns.length}>
        <div class="facts">${attemptDetails(attempt, (head) => void this.#copy(head))}</div>
      </td>
    </tr>`;
  }

  async #copy(head: string): Promise<void> {
    await this.host.copyText(head);
    emit(this, 'announce', t('The response head was copied.'));
  }

  readonly #showAll = (): void => {
    this.limit = allAttempts;
  };

  #older(): TemplateResult | typeof nothing {
    const older = this.count - this.attempts.length;
    if (older <= 0 || this.attempts.length === 0) return nothing;
    return html`<div class="older">
      ${describeOlder(older)}
      ${this.limit < allAttempts ? html`<button class="link" @click=${this.#showAll}>${t('Show all kept attempts')}</button>` : nothing}
    </div>`;
  }
}

customElements.define('sse-attempt-table', AttemptTable);
