/** The body of the request: a box to write it in, and what there is to say about it. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { RequestDraft } from '../../shared/boundary/page.ts';
import { bodyBoxStyles } from './body-box.styles.ts';
import { jsonHint } from '../model/body-hints.ts';
import { emit } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { textOf } from '../controls/row-table.ts';
import { baseStyles, buttonStyles, messageStyles } from '../ui/styles.ts';

/** While one types, JSON is always broken: it is said when the person pauses. */
const typingPauseMs = 600;

/** Tells each edit as `body-edit`. */
export class BodyBox extends LitElement {
  static override properties = {
    draft: { attribute: false },
    problem: { attribute: false },
    isTyping: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, messageStyles, bodyBoxStyles];

  declare draft: RequestDraft;
  /** What keeps it from being sent. */
  declare problem: string | undefined;
  /** Whether the person is at it, and had nothing to fix before. */
  declare isTyping: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.draft = { url: '', method: 'GET', parameters: [] };
    this.problem = undefined;
    this.isTyping = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const hint = this.isTyping ? undefined : jsonHint(this.draft);
    return html`
      <textarea
        aria-describedby=${this.problem === undefined ? (hint === undefined ? nothing : 'note') : 'problem'}
        aria-invalid=${this.problem === undefined ? 'false' : 'true'}
        aria-label=${t('Body')}
        autocomplete="off"
        placeholder=${t('Request body')}
        rows="4"
        spellcheck="false"
        .value=${live(this.draft.body ?? '')}
        @input=${this.#typed}
        @blur=${this.#paused}
      ></textarea>
      <div aria-live="polite">
        ${
          this.problem === undefined
            ? nothing
            : html`<div id="problem" class="message">${icon('error')}<span>${this.problem}</span></div>`
        }
        ${
          hint === undefined
            ? nothing
            : html`<div id="note" class="message warning">${icon('warning')}<span>${hint}</span></div>`
        }
      </div>
    `;
  }

  /** The hint is below a box that may fill all there is to see. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('isTyping') || this.shadowRoot?.activeElement == null) return;
    this.renderRoot.querySelector('#note')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #typed = (event: Event): void => {
    if (jsonHint(this.draft) === undefined) this.isTyping = true;
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
