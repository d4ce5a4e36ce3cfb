/** A button with a menu: which run is shown, and which one it is compared with. Tells a choice as `run-show` or `runs-compare`. */

import { t } from '@vscode/l10n';
import { css, html, nothing, type TemplateResult } from 'lit';

import type { RunsAccount, RunSummary } from '../../shared/boundary/runs.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { MenuButton } from '../ui/menu-button.ts';
import { describeDifference, describeRun } from './run-text.ts';

const noRuns: RunsAccount = { shown: 0, current: 0, state: 'idle', list: [] };

class RunMenu extends MenuButton {
  static override properties = { account: { attribute: false } };

  static override styles = [
    ...MenuButton.styles,
    css`
      .opener {
        height: 22px;
        padding: 0 4px 0 6px;
      }

      [role='menu'] {
        max-width: min(480px, 100vw);
      }

      .run {
        align-items: start;
        flex-direction: column;
        gap: 0;
        height: auto;
        padding: 2px 12px;
        text-align: start;
      }

      .run > span {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .shown {
        font-weight: 600;
      }
    `,
  ];

  declare account: RunsAccount;

  constructor() {
    super();
    this.account = noRuns;
  }

  override render(): TemplateResult {
    const { shown, list } = this.account;
    const others = list.filter(({ number }) => number !== shown);
    const label = t`Run ${shown}`;
    return this.menu(
      { label, title: t('Choose or compare runs'), classes: '', content: html`${label}${icon('chevronDown')}` },
      html`
        ${list.map((run) => this.#run(run))}
        <div role="separator"></div>
        ${others.map((run) => this.#compare(run))}
      `,
    );
  }

  #run(run: RunSummary): TemplateResult {
    const { shown, current } = this.account;
    const { number, status } = run;
    const name = number === current ? t`Run ${number} (current)` : t`Run ${number}`;
    const isShown = number === shown;
    const difference = describeDifference(run);
    return html`<button
      role="menuitem"
      tabindex="-1"
      class=${`run ${isShown ? 'shown' : ''}`}
      aria-current=${isShown ? 'true' : nothing}
      ?autofocus=${isShown}
      title=${status}
      @click=${() => this.choose(() => emit(this, 'run-show', number))}
    >
      <span>${name} · ${describeRun(run)}</span>
      ${difference === '' ? nothing : html`<span class="dim">${difference}</span>`}
      <span class="dim">${status}</span>
    </button>`;
  }

  #compare({ number }: RunSummary): TemplateResult {
    const { shown } = this.account;
    const [left, right] = [Math.min(shown, number), Math.max(shown, number)];
    return html`<button
      role="menuitem"
      tabindex="-1"
      @click=${() => this.choose(() => emit(this, 'runs-compare', { left, right }))}
    >
      ${t`Compare with Run ${number}…`}
    </button>`;
  }
}

customElements.define('sse-run-menu', RunMenu);
