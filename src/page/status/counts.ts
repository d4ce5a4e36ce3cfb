/** The account of the events, at the foot of the panel. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ViewUpdate } from '../../protocol/engine.ts';
import { formatCount, formatSize } from '../format.ts';
import { baseStyles } from '../styles.ts';

const meanings = {
  received: 'Events since the stream began',
  kept: 'Events that the log holds',
  hidden: 'Events that the log holds and the filter does not show',
  dropped: 'Events that the log held and let go: over its limits, or cleared',
};

export class Counts extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    baseStyles,
    css`
      :host {
        border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, transparent));
        color: var(--vscode-descriptionForeground);
        font-variant-numeric: tabular-nums;
        padding: 2px 12px;
      }

      [role='group'] {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }

      b {
        color: var(--vscode-foreground);
        font-weight: normal;
      }

      .bytes {
        margin-inline-start: auto;
      }
    `,
  ];

  declare view: ViewUpdate | undefined;

  override render(): TemplateResult | typeof nothing {
    if (this.view === undefined) return nothing;
    const { counts, start, end, searched = counts.kept } = this.view;
    const numbers = { ...counts, hidden: Math.max(0, searched - (end - start)) };
    return html`<div role="group" aria-label="Counts">
      ${(['received', 'kept', 'hidden', 'dropped'] as const).map(
        (name) => html`<span title=${meanings[name]}>${name} <b>${formatCount(numbers[name])}</b></span>`,
      )}
      ${searched < counts.kept ? html`<span>searched ${percent(searched, counts.kept)}</span>` : nothing}
      <span class="bytes" title="Bytes of event stream, after content decoding">${formatSize(counts.bytes)}</span>
    </div>`;
  }
}

function percent(part: number, whole: number): string {
  return `${Math.floor((100 * part) / whole)} %`;
}

customElements.define('sse-counts', Counts);
