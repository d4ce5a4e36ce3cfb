/** Bytes in hexadecimal, of which only the rows that are seen exist. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';

import { baseStyles } from '../../ui/styles.ts';
import { bytesPerRow, hexRow } from './hex-rows.ts';

const rowHeight = 18;

export class HexView extends LitElement {
  static override properties = { bytes: { attribute: false }, top: { state: true }, height: { state: true } };

  static override styles = [
    baseStyles,
    css`
      .scroller {
        background: var(--vscode-editor-background);
        height: 100%;
        overflow: auto;
        padding-inline: 12px;
      }

      .rows {
        margin: 0;
        position: sticky;
        top: 0;
        width: max-content;
      }

      .row {
        height: 18px;
        line-height: 18px;
        white-space: pre;
      }
    `,
  ];

  declare bytes: Uint8Array;
  /** Px that are scrolled away above. */
  declare top: number;
  /** Px in which rows are seen. */
  declare height: number;
  readonly #sizes = new ResizeObserver(() => {
    this.height = this.#scroller.clientHeight;
  });

  constructor() {
    super();
    this.top = 0;
    this.height = 0;
  }

  /** Puts the keyboard on the bytes. */
  override focus(): void {
    this.#scroller.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override firstUpdated(): void {
    this.#sizes.observe(this.#scroller);
  }

  override render(): TemplateResult {
    const rows = Math.ceil(this.bytes.length / bytesPerRow);
    const first = Math.min(Math.floor(this.top / rowHeight), Math.max(0, rows - 1));
    const count = Math.min(rows - first, Math.ceil(this.height / rowHeight) + 1);
    const shift = first * rowHeight - this.top;
    return html`<div
      class="scroller mono"
      role="group"
      tabindex="0"
      aria-label=${t('Bytes in hexadecimal')}
      @scroll=${() => {
        this.top = this.#scroller.scrollTop;
      }}
    >
      <div .style=${`height: ${rows * rowHeight}px`}>
        <div class="rows" .style=${`transform: translateY(${shift}px)`}>
          ${Array.from({ length: Math.max(0, count) }, (_, at) => html`<div class="row">${hexRow(this.bytes, first + at)}</div>`)}
        </div>
      </div>
    </div>`;
  }

  get #scroller(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.scroller') ?? this;
  }
}

customElements.define('sse-hex-view', HexView);
