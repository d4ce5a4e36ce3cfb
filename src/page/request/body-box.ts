/** The body of the request: a box to write it in, and what there is to say about it. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { RequestDraft } from '../../protocol/page.ts';
import { bodyBoxStyles } from './body-box.styles.ts';
import { isUnusualBody, jsonNote } from './body-notes.ts';
import { emit } from '../events.ts';
import { icon } from '../icons.ts';
import { textOf } from './row-table.ts';
import { baseStyles, buttonStyles, messageStyles } from '../styles.ts';

/** While one types, JSON is always broken: it is said when the person pauses. */
const typingPauseMs = 600;

/** Tells each edit as `body-edit`, and the method that is meant as `method-edit`. */
export class BodyBox extends LitElement {
  static override properties = { draft: { attribute: false }, isTyping: { state: true } };

  static override styles = [baseStyles, buttonStyles, messageStyles, bodyBoxStyles];

  declare draft: RequestDraft;
  /** Whether the person is at it, and had nothing to mend before. */
  declare isTyping: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.draft = { url: '', method: 'GET', parameters: [] };
    this.isTyping = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const note = this.isTyping ? undefined : jsonNote(this.draft);
    return html`
      <textarea
        aria-describedby=${note === undefined ? nothing : 'note'}
        aria-label="Body"
        autocomplete="off"
        placeholder="What is sent after the headers, as it stands"
        rows="4"
        spellcheck="false"
        .value=${live(this.draft.body ?? '')}
        @input=${this.#typed}
        @blur=${this.#paused}
      ></textarea>
      <div aria-live="polite">
        ${
          note === undefined
            ? nothing
            : html`<div id="note" class="message warning">${icon('warning')}<span>${note}</span></div>`
        }
        ${isUnusualBody(this.draft) ? this.#hint() : nothing}
      </div>
    `;
  }

  /** The note stands below a box that may fill all there is to see. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('isTyping') || this.shadowRoot?.activeElement == null) return;
    this.renderRoot.querySelector('#note')?.scrollIntoView({ block: 'nearest' });
  }

  #hint(): TemplateResult {
    return html`<div class="message info">
      ${icon('info')}<span
        >Browsers cannot send a body with ${this.draft.method}. Is POST meant?
        <button class="link" @click=${() => emit(this, 'method-edit', 'POST')}>Use POST</button></span
      >
    </div>`;
  }

  readonly #typed = (event: Event): void => {
    if (jsonNote(this.draft) === undefined) this.isTyping = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#paused, typingPauseMs);
    emit(this, 'body-edit', textOf(event));
  };

  readonly #paused = (): void => {
    clearTimeout(this.#timer);
    this.isTyping = false;
  };
}

customElements.define('sse-body-box', BodyBox);
