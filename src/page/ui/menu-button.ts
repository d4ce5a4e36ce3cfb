/** A button with a menu. */

import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';

import { menuButtonStyles } from './menu-button.styles.ts';
import { baseStyles, buttonStyles } from './styles.ts';

/** The button, without its ways. */
export interface MenuOpener {
  /** Its accessible name, and that of the menu. */
  readonly label: string;
  readonly title: string;
  /** Beside `opener`. */
  readonly classes: string;
  readonly content: unknown;
}

/**
 * A popover is above everything and closes with Escape or a click beside it; where the cursor goes is ours. What inherits
 * from this draws {@link menu} with buttons of the role `menuitem`, which call {@link choose}.
 */
export abstract class MenuButton extends LitElement {
  static override properties: PropertyDeclarations = { open: { state: true } };

  static override styles = [baseStyles, buttonStyles, menuButtonStyles];

  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected menu({ label, title, classes, content }: MenuOpener, items: unknown): TemplateResult {
    return html`
      <button
        class=${`opener ${classes}`}
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-haspopup="menu"
        aria-label=${label}
        popovertarget="menu"
        title=${title}
        @keydown=${this.#openerKey}
      >
        ${content}
      </button>
      <div
        id="menu"
        popover
        role="menu"
        aria-label=${label}
        @beforetoggle=${this.#closes}
        @toggle=${this.#toggled}
        @keydown=${this.#menuKey}
      >
        ${items}
      </div>
    `;
  }

  /** To be called by an item: closes the menu and acts. */
  protected choose(act: () => void): void {
    this.#menu?.hidePopover();
    act();
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('#menu');
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]:enabled')];
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
