/** The sign over the list that it shows an earlier run, with the way back to the current one. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';

import type { RunsAccount } from '../../shared/boundary/runs.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { describeDifference, describeRun } from './run-text.ts';

class PastRun extends LitElement {
  static override properties = { account: { attribute: false } };

  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .sign {
        align-items: center;
        background: var(--vscode-inputValidation-infoBackground, var(--vscode-editorWidget-background));
        border-block: 1px solid
          var(
            --vscode-inputValidation-infoBorder,
            var(--vscode-panel-border, var(--vscode-contrastBorder, transparent))
          );
        color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
        display: flex;
        gap: 8px;
        height: 26px;
        padding: 0 8px;
      }

      .text {
        flex: 1 1 0;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      button {
        flex: 0 1 auto;
        min-width: 48px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      /* The menu has it too. */
      @media (max-width: 479px) {
        .compare {
          display: none;
        }
      }
    `,
  ];

  declare account: RunsAccount | undefined;

  override render(): TemplateResult {
    const { shown = 0, current = 0, list = [] } = this.account ?? {};
    const run = list.find(({ number }) => number === shown);
    const parts = run === undefined ? [] : [describeRun(run), describeDifference(run)];
    const text = [t`Earlier run: Run ${shown}`, ...parts.filter((part) => part !== '')].join(' · ');
    return html`<div class="sign" role="note" aria-label=${t('Earlier run')}>
      ${icon('info')}<span class="text" title=${text}>${text}</span>
      <button class="link compare" @click=${() => emit(this, 'runs-compare', { left: shown, right: current })}>
        ${t`Compare with Run ${current}…`}
      </button>
      <button class="link" @click=${() => emit(this, 'run-show', current)}>${t('Show current run')}</button>
    </div>`;
  }
}

customElements.define('sse-past-run', PastRun);
