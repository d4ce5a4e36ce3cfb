/** The bar between list and details: dragged, or moved with the arrow keys. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { baseStyles } from '../ui/styles.ts';

const least = 0.15;
const most = 0.85;
const step = 0.02;

/**
 * [ARIA] The window splitter pattern: its value is the share of the space that the details have, in percent.
 * Tells each movement as `split-edit`.
 */
export class Splitter extends LitElement {
  static override properties = { share: { attribute: false }, beside: { type: Boolean, reflect: true } };

  static override styles = [
    baseStyles,
    css`
      :host {
        flex: none;
        position: relative;
        touch-action: none;
        z-index: 1;
      }

      :host([beside]) {
        cursor: ew-resize;
        margin: 0 -2px;
        width: 5px;
      }

      :host(:not([beside])) {
        cursor: ns-resize;
        height: 5px;
        margin: -2px 0;
      }

      div {
        height: 100%;
        outline: none;
      }

      /* The line that is seen is thinner than what can be caught. */
      div::after {
        background: var(--vscode-panel-border, var(--vscode-widget-border, var(--vscode-contrastBorder)));
        content: '';
        inset: 2px 0;
        position: absolute;
      }

      :host([beside]) div::after {
        inset: 0 2px;
      }

      div:hover::after,
      div:focus-visible::after {
        background: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder));
        inset: 0;
      }
    `,
  ];

  /** Share of the details, 0 to 1. */
  declare share: number;
  /** Whether the details are beside the list, and not below it. */
  declare beside: boolean;

  constructor() {
    super();
    this.share = 0.4;
    this.beside = false;
  }

  override render(): TemplateResult {
    return html`<div
      role="separator"
      tabindex="0"
      aria-label=${t('Size of the details')}
      aria-orientation=${this.beside ? 'vertical' : 'horizontal'}
      aria-valuemin=${least * 100}
      aria-valuemax=${most * 100}
      aria-valuenow=${Math.round(this.share * 100)}
      @keydown=${this.#key}
      @pointerdown=${this.#grab}
      @pointermove=${this.#drag}
    ></div>`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('share')) this.share = clamp(this.share);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const share = this.#afterKey(event.key);
    if (share === undefined) return;
    event.preventDefault();
    this.#emitShare(share);
  };

  #afterKey(key: string): number | undefined {
    const [grow, shrink] = this.beside ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (key === grow) return this.share + step;
    if (key === shrink) return this.share - step;
    if (key === 'Home') return least;
    return key === 'End' ? most : undefined;
  }

  readonly #grab = (event: PointerEvent): void => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  readonly #drag = (event: PointerEvent): void => {
    if (!(event.currentTarget as Element).hasPointerCapture(event.pointerId)) return;
    const space = this.parentElement?.getBoundingClientRect();
    if (space === undefined) return;
    this.#emitShare(
      this.beside ? (space.right - event.clientX) / space.width : (space.bottom - event.clientY) / space.height,
    );
  };

  #emitShare(share: number): void {
    emit(this, 'split-edit', clamp(share));
  }
}

function clamp(share: number): number {
  return Math.min(most, Math.max(least, share));
}

customElements.define('sse-splitter', Splitter);
