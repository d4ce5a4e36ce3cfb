/** A box with its label before it, and what is wrong with what is in it below. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../ui/styles.ts';
import { textOf } from './row-table.ts';
import { secretBox } from './secret-box.ts';
import { secretBoxStyles } from './secret-box.styles.ts';

/** Tells each edit as `box-edit`. What is secret is hidden until it is asked for. */
export class LabelledBox extends LitElement {
  static override properties = {
    label: {},
    value: { attribute: false },
    placeholder: {},
    secret: {},
    problem: { attribute: false },
    shown: { state: true },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    inputStyles,
    messageStyles,
    secretBoxStyles,
    css`
      .line {
        align-items: center;
        display: grid;
        grid-template-columns: 128px minmax(0, 1fr) auto;
        padding-bottom: 4px;
      }

      ::slotted(*) {
        margin-left: 8px;
      }

      .message {
        margin: 0 0 4px 128px;
      }

      @media (max-width: 480px) {
        .line {
          grid-template-columns: minmax(0, 1fr) auto;
        }

        label {
          grid-column: 1 / -1;
        }

        .message {
          margin-left: 0;
        }
      }
    `,
  ];

  declare label: string;
  declare value: string;
  declare placeholder: string;
  /** What the button that shows it calls it; empty: it isn't a secret. */
  declare secret: string;
  declare problem: string | undefined;
  /** Whether the person wants to see the secret. */
  declare shown: boolean;

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.placeholder = '';
    this.secret = '';
    this.problem = undefined;
    this.shown = false;
  }

  override render(): TemplateResult {
    return html`
      <div class="line">
        <label for="box">${this.label}</label>
        ${this.secret === '' ? this.#box('text') : this.#secretBox()}
        <slot></slot>
      </div>
      <div aria-live="polite">
        ${
          this.problem === undefined
            ? nothing
            : html`<div id="problem" class="message">${icon('error')}<span>${this.problem}</span></div>`
        }
      </div>
    `;
  }

  #secretBox(): TemplateResult {
    const toggle = (): void => void (this.shown = !this.shown);
    return secretBox({ name: this.secret, isShown: this.shown, toggle }, (type) => this.#box(type));
  }

  #box(type: 'text' | 'password'): TemplateResult {
    const { problem } = this;
    return html`<input
      id="box"
      class="text"
      role="textbox"
      type=${type}
      aria-describedby=${problem === undefined ? nothing : 'problem'}
      aria-invalid=${problem === undefined ? 'false' : 'true'}
      autocomplete="off"
      placeholder=${this.placeholder === '' ? nothing : this.placeholder}
      spellcheck="false"
      .value=${live(this.value)}
      @input=${(event: Event) => emit(this, 'box-edit', textOf(event))}
    />`;
  }
}

customElements.define('sse-labelled-box', LabelledBox);
