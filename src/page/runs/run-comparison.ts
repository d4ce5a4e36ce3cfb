/** A dialog with what two runs have in common, and where they differ. Tells `runs-diff` and `comparison-close`. */

import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { RunComparison, TypeDifference } from '../../shared/stream/run-comparison.ts';
import { emit } from '../model/events.ts';
import type { AskedComparison } from '../model/runs-model.ts';
import { formatCount } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, highContrastStyles, messageStyles } from '../ui/styles.ts';
import { comparisonFacts } from './comparison-facts.ts';
import { differenceTable, differenceTitle } from './difference-table.ts';
import { runComparisonStyles } from './run-comparison.styles.ts';

class RunComparisonDialog extends LitElement {
  static override properties = { comparison: { attribute: false } };

  static override styles = [baseStyles, buttonStyles, highContrastStyles, messageStyles, runComparisonStyles];

  declare comparison: AskedComparison | undefined;

  override firstUpdated(): void {
    this.#dialog?.showModal();
  }

  override render(): TemplateResult {
    const { left = 0, right = 0, result } = this.comparison ?? {};
    return html`<dialog aria-labelledby="title" @close=${() => emit(this, 'comparison-close', undefined)}>
      <h2 id="title">${t`Run ${left} and Run ${right} compared`}</h2>
      <div class="content" tabindex="0" role="region" aria-label=${t('Comparison')}>${this.#content()}</div>
      <div class="buttons">
        <vscode-button secondary ?disabled=${result === undefined} @click=${this.#openDiff}
          >${t('Open in Diff Editor')}</vscode-button
        >
        <vscode-button @click=${() => this.#dialog?.close()}>${t('Close')}</vscode-button>
      </div>
    </dialog>`;
  }

  #content(): TemplateResult {
    const { result, failure } = this.comparison ?? {};
    if (failure !== undefined)
      return html`<div class="message" role="alert">${icon('error')}<span>${failure}</span></div>`;
    if (result === undefined) return html`<p role="status">${t('Comparing…')}</p>`;
    return html`${this.#differences(result)} ${this.#facts(result)} ${this.#types(result)}`;
  }

  #differences(result: RunComparison): TemplateResult {
    return html`<p role="status">${verdict(result)}</p>
      ${result.differences.map(
        (difference) => html`
          <h3>${differenceTitle(difference, result)}</h3>
          ${differenceTable(difference, result)}
        `,
      )}`;
  }

  #facts(result: RunComparison): TemplateResult {
    return html`<h3 id="facts">${t('Events and timing')}</h3>
      <table aria-labelledby="facts">
        ${heading('', result)}
        <tbody>
          ${comparisonFacts(result).map(
            ({ name, left, right }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td class="number">${left}</td>
                <td class="number">${right}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #types(result: RunComparison): TemplateResult | typeof nothing {
    const { types, typeCount, isOrderSame } = result;
    if (typeCount === 0) return nothing;
    const left = typeCount - types.length;
    return html`<h3 id="types">${t('Event types')}</h3>
      <table aria-labelledby="types">
        ${heading(t('Type'), result)}
        <tbody>
          ${types.map(typeRow)}
        </tbody>
      </table>
      ${left > 0 ? html`<p class="dim">${t`${formatCount(left)} more types are not listed.`}</p>` : nothing}
      <p>
        ${
          isOrderSame
            ? t('The types first appear in the same order.')
            : t('The types first appear in a different order.')
        }
      </p>`;
  }

  readonly #openDiff = (): void => {
    const { left = 0, right = 0, result } = this.comparison ?? {};
    const [difference] = result?.differences.toReversed() ?? [];
    emit(this, 'runs-diff', { left, right, seq: difference?.seq ?? 1 });
    this.#dialog?.close();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}

function heading(first: string, { left, right }: RunComparison): TemplateResult {
  return html`<thead>
    <tr>
      ${first === '' ? html`<td></td>` : html`<th scope="col">${first}</th>`}
      <th scope="col" class="number">${t`Run ${left.number}`}</th>
      <th scope="col" class="number">${t`Run ${right.number}`}</th>
    </tr>
  </thead>`;
}

function typeRow({ name, left, right }: TypeDifference): TemplateResult {
  return html`<tr class=${left === right ? '' : 'differs'}>
    <th scope="row" class="type" title=${name}>${name}</th>
    <td class="number">${formatCount(left)}</td>
    <td class="number">${formatCount(right)}</td>
  </tr>`;
}

/** What was found, in a sentence or two. */
function verdict({ differences, compared, comparedFrom, left, right }: RunComparison): string {
  const count = formatCount(compared);
  const sentences = [
    ...(compared === 0 ? [t('The kept events of the two runs don’t overlap.')] : []),
    ...(differences.length === 0 && compared > 0 ? [t`All ${count} compared events are the same.`] : []),
    ...(comparedFrom > 1 ? [t`Compared from event ${formatCount(comparedFrom)} on: earlier events were dropped.`] : []),
    ...(left.isLive || right.isLive
      ? [t('The current run is still open: only events received so far are compared.')]
      : []),
  ];
  return sentences.join(' ');
}

customElements.define('sse-run-comparison', RunComparisonDialog);
