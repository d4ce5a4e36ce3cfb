/** The method: typed, or chosen from a list of the usual ones. */

import { t } from '@vscode/l10n';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles } from '../ui/styles.ts';
import { methodBoxStyles } from './method-box.styles.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Tells each edit as `method-edit`, in capitals. The box is an editable element, not an `input`: it is read like text by
 * anyone who cannot see it, and edited like text.
 */
export class MethodBox extends LitElement {
  static override properties = { method: {}, isOpen: { state: true }, active: { state: true } };

  static override styles = [baseStyles, methodBoxStyles];

  declare method: string;
  declare isOpen: boolean;
  /** Index of the option that Enter takes; -1: what was typed counts. */
  declare active: number;

  constructor() {
    super();
    this.method = 'GET';
    this.isOpen = false;
    this.active = -1;
  }

  override render(): TemplateResult {
    return html`<div class="face">
        <div
          id="box"
          role="combobox"
          contenteditable="plaintext-only"
          tabindex="0"
          aria-activedescendant=${this.isOpen && this.active >= 0 ? `option-${this.active}` : ''}
          aria-autocomplete="none"
          aria-controls="list"
          aria-expanded=${this.isOpen ? 'true' : 'false'}
          aria-haspopup="listbox"
          aria-label=${t('Method')}
          autocapitalize="characters"
          spellcheck="false"
          title=${t('Method: choose one, or type any other')}
          @blur=${this.#left}
          @click=${this.#open}
          @focus=${this.#select}
          @input=${this.#typed}
          @keydown=${this.#key}
          @paste=${this.#paste}
        ></div>
        <span class="chevron" @mousedown=${this.#toggle}>${icon('chevronDown')}</span>
      </div>
      <div id="list" role="listbox" aria-label=${t('Method')} ?hidden=${!this.isOpen}>
        ${methods.map(
          (method, index) =>
            html`<div
              id=${`option-${index}`}
              role="option"
              class=${index === this.active ? 'active' : ''}
              aria-selected=${method === this.method ? 'true' : 'false'}
              @mousedown=${(event: Event) => event.preventDefault()}
              @mousemove=${() => (this.active = index)}
              @click=${() => this.#choose(method)}
            >
              ${method}
            </div>`,
        )}
      </div>`;
  }

  /** What is being typed stays as it is typed. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.has('method') && this.#typedText !== this.method) this.#write();
  }

  get #box(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('#box') ?? this;
  }

  get #typedText(): string {
    return (this.#box.textContent ?? '').replaceAll(/\s+/g, '').toUpperCase();
  }

  #write(): void {
    this.#box.textContent = this.method;
  }

  #choose(method: string): void {
    this.isOpen = false;
    emit(this, 'method-edit', method);
    this.#box.textContent = method;
    this.#select();
  }

  readonly #select = (): void => {
    if (this.#box.matches(':focus')) getSelection()?.selectAllChildren(this.#box);
  };

  readonly #open = (): void => {
    this.isOpen = true;
    this.active = methods.indexOf(this.method);
  };

  readonly #toggle = (event: Event): void => {
    event.preventDefault();
    this.#box.focus();
    if (this.isOpen) this.isOpen = false;
    else this.#open();
  };

  readonly #typed = (): void => {
    this.isOpen = false;
    this.active = -1;
    if (this.#typedText !== '') emit(this, 'method-edit', this.#typedText);
  };

  readonly #paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    this.#box.textContent = (event.clipboardData?.getData('text/plain') ?? '').trim().slice(0, 40);
    this.#typed();
  };

  readonly #left = (): void => {
    this.isOpen = false;
    this.#write();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.#move(step);
    else if (event.key === 'Enter') this.#enter();
    else if (event.key === 'Escape' && this.isOpen) this.isOpen = false;
    else return;
    event.preventDefault();
  };

  #move(step: number): void {
    if (!this.isOpen) return this.#open();
    this.active = Math.min(Math.max(this.active + step, 0), methods.length - 1);
  }

  #enter(): void {
    const method = this.isOpen ? methods[this.active] : undefined;
    if (method !== undefined) this.#choose(method);
    else if (this.isOpen) this.isOpen = false;
    else this.#open();
  }
}

customElements.define('sse-method-box', MethodBox);
