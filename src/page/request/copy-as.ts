/** A button with a menu: the request as a command, or as code. */

import { html, LitElement, type TemplateResult } from 'lit';

import type { SnippetKind } from '../../protocol/page.ts';
import { copyAsStyles } from './copy-as.styles.ts';
import { emit } from '../events.ts';
import { icon } from '../icons.ts';
import { snippetNames } from './snippet-names.ts';
import { baseStyles, buttonStyles } from '../styles.ts';

/**
 * Tells the choice as `request-copy`. A popover is above everything and closes with Escape or a click beside it; where the
 * cursor goes is ours.
 */
export class CopyAs extends LitElement {
  static override properties = { open: { state: true } };

  static override styles = [baseStyles, buttonStyles, copyAsStyles];

  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  override render(): TemplateResult {
    return html`
      <button
        class="opener"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-haspopup="menu"
        aria-label="Copy as"
        popovertarget="menu"
        title="Copy the request as a command or as code"
        @keydown=${this.#openerKey}
      >
        ${icon('copy')}${icon('chevronDown')}
      </button>
      <div
        id="menu"
        popover
        role="menu"
        aria-label="Copy as"
        @beforetoggle=${this.#closes}
        @toggle=${this.#toggled}
        @keydown=${this.#menuKey}
      >
        ${Object.entries(snippetNames).map(
          ([kind, name], index) =>
            html`<button
              role="menuitem"
              tabindex="-1"
              ?autofocus=${index === 0}
              @click=${() => this.#choose(kind as SnippetKind)}
            >
              ${name}
            </button>`,
        )}
      </div>
    `;
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('#menu');
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #choose(kind: SnippetKind): void {
    this.#menu?.hidePopover();
    emit(this, 'request-copy', kind);
  }

  /** A cursor in the menu would be lost with it. One that a click has put elsewhere stays there. */
  readonly #closes = (event: ToggleEvent): void => {
    if (event.newState !== 'closed' || !this.#items.some((item) => item.matches(':focus'))) return;
    this.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
  };

  readonly #toggled = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
  };

  readonly #openerKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#menu?.showPopover();
  };

  readonly #menuKey = (event: KeyboardEvent): void => {
    // The cursor goes back to the button, and from there on.
    if (event.key === 'Tab') this.#menu?.hidePopover();
    const items = this.#items;
    const current = items.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  };
}

customElements.define('sse-copy-as', CopyAs);
