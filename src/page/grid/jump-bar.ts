/** A small bar over the list in which one types where to go. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { jumpHint } from './jump.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../ui/styles.ts';

/** Tells what was typed as `jump`, and that it is done with as `jump-close`. */
export class JumpBar extends LitElement {
  static override properties = { problem: { attribute: false } };

  static override styles = [
    baseStyles,
    buttonStyles,
    inputStyles,
    messageStyles,
    css`
      :host {
        background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
        border: 1px solid var(--vscode-editorWidget-border, var(--vscode-widget-border, var(--vscode-contrastBorder)));
        border-radius: 4px;
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
        padding: 4px;
      }

      .line {
        align-items: center;
        display: flex;
        gap: 4px;
      }
    `,
  ];

  /** Why the last place was not gone to. */
  declare problem: string | undefined;

  constructor() {
    super();
    this.problem = undefined;
  }

  /** Puts the keyboard in the box. */
  async begin(): Promise<void> {
    await this.updateComplete;
    this.#box?.focus();
    this.#box?.select();
  }

  override render(): TemplateResult {
    const { problem } = this;
    return html`<div class="line" @keydown=${this.#key}>
        <input
          class="text"
          type="text"
          role="textbox"
          aria-label=${t('Go to event')}
          aria-describedby=${problem === undefined ? nothing : 'problem'}
          aria-invalid=${problem === undefined ? 'false' : 'true'}
          autocomplete="off"
          placeholder=${jumpHint}
          spellcheck="false"
        />
        <button aria-label=${t('Go')} title=${t('Go (Enter)')} @click=${this.#go}>${icon('arrowDown')}</button>
        <button aria-label=${t('Close')} title=${t('Close (Escape)')} @click=${this.#close}>${icon('close')}</button>
      </div>
      <div aria-live="polite">
        ${
          problem === undefined
            ? nothing
            : html`<div id="problem" class="message">${icon('error')}<span>${problem}</span></div>`
        }
      </div>`;
  }

  get #box(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  readonly #go = (): void => emit(this, 'jump', this.#box?.value ?? '');

  readonly #close = (): void => emit(this, 'jump-close', undefined);

  readonly #key = (event: KeyboardEvent): void => {
    const isInBox = event.composedPath()[0] === this.#box;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && isInBox) this.#go();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

customElements.define('sse-jump-bar', JumpBar);
