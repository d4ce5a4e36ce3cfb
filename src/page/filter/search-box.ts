/** The box that filters by text or by a regular expression, and what there is to say about it. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { type EventFilter, noFilter, type SearchFailure } from '../../protocol/engine.ts';
import { emit } from '../events.ts';
import { icon } from '../icons.ts';
import type { SearchDraft } from '../page-state.ts';
import { searchBoxStyles } from './search-box.styles.ts';
import { problemOf, type SearchProblem } from './search-problem.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../styles.ts';

/** A search begins when the person pauses typing: each one reads the whole log. */
const typingPauseMs = 150;

/** Tells what is typed as `search-edit`, and as `filter-edit` once it can be searched for. */
export class SearchBox extends LitElement {
  static override properties = {
    filter: { attribute: false },
    draft: { attribute: false },
    failure: { attribute: false },
    complains: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, inputStyles, messageStyles, searchBoxStyles];

  /** The filter in force. */
  declare filter: EventFilter;
  /** What stands in the box, as long as it is not the filter: it is being typed, or is no regular expression. */
  declare draft: SearchDraft | undefined;
  /** What became of the search. */
  declare failure: SearchFailure | undefined;
  /** The person paused at what is no regular expression: nobody wants to be told off while typing. */
  declare complains: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** See {@link #toggleKey}. */
  #keepsKeyUps = false;

  constructor() {
    super();
    this.filter = noFilter;
    this.draft = undefined;
    this.failure = undefined;
    this.complains = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTimer();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('draft') || this.draft === undefined) return;
    // Neither typed here nor refused here: it comes from the page before this one.
    if (this.#timer === undefined && !this.complains) this.#commit(this.draft);
  }

  override render(): TemplateResult {
    const { text, isRegex } = this.draft ?? this.filter;
    const problem = problemOf(this.complains ? this.draft : undefined, this.failure);
    return html`
      <div class="search" @keydown=${this.#toggleKey} @keyup=${this.#keyUp}>
        ${icon('search')} ${this.#input(text, isRegex, problem)} ${this.#toggle(isRegex)}
      </div>
      ${problem === undefined ? nothing : this.#alert(problem)}
    `;
  }

  #input(text: string, isRegex: boolean, problem: SearchProblem | undefined): TemplateResult {
    const what = isRegex ? 'matches this regular expression' : 'contains this text';
    return html`<input
      class="text"
      type="search"
      aria-describedby=${problem === undefined ? nothing : 'message'}
      aria-invalid=${problem?.severity === 'error' ? 'true' : 'false'}
      aria-label="Filter events"
      autocomplete="off"
      placeholder="Filter by data"
      spellcheck="false"
      title=${`Show only events whose data ${what} (Escape clears)`}
      .value=${live(text)}
      @input=${(event: Event) => this.#type({ text: (event.currentTarget as HTMLInputElement).value, isRegex })}
      @keydown=${this.#key}
    />`;
  }

  #toggle(isRegex: boolean): TemplateResult {
    return html`<button
      class="inset regex"
      aria-keyshortcuts="Alt+R"
      aria-label="Use Regular Expression"
      aria-pressed=${isRegex ? 'true' : 'false'}
      title="Use Regular Expression (Alt+R)"
      @click=${() => this.#flip()}
    >
      ${icon('regex')}
    </button>`;
  }

  #alert({ severity, text }: SearchProblem): TemplateResult {
    return html`<div role="alert">
      <div id="message" class=${`message ${severity}`}>${icon(severity)}<span>${text}</span></div>
    </div>`;
  }

  #type(draft: SearchDraft): void {
    this.#stopTimer();
    this.#timer = setTimeout(() => this.#commit(draft), typingPauseMs);
    if (problemOf(draft, undefined) === undefined) this.complains = false;
    emit(this, 'search-edit', draft);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const current = this.draft ?? this.filter;
    if (event.key === 'Escape') this.#commit({ ...current, text: '' });
    else if (event.key === 'Enter' && !event.isComposing) this.#commit(current);
  };

  /**
   * Alt+R stays in the page, and so does the end of it: VS Code would open its menu of that letter, or go to the menu bar
   * when Alt is let go.
   */
  readonly #toggleKey = (event: KeyboardEvent): void => {
    // With Alt, macOS types a sign in the place of the letter.
    this.#keepsKeyUps = event.altKey && !event.ctrlKey && !event.shiftKey && event.code === 'KeyR';
    if (!this.#keepsKeyUps) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) this.#flip();
  };

  readonly #keyUp = (event: KeyboardEvent): void => {
    if (this.#keepsKeyUps) event.stopPropagation();
  };

  #flip(): void {
    const { text, isRegex } = this.draft ?? this.filter;
    this.#commit({ text, isRegex: !isRegex });
  }

  /** The filter becomes what stands in the box, unless that is no regular expression. */
  #commit({ text, isRegex }: SearchDraft): void {
    this.#stopTimer();
    const draft = { text, isRegex };
    this.complains = problemOf(draft, undefined) !== undefined;
    emit(this, 'search-edit', this.complains ? draft : null);
    const isInForce = text === this.filter.text && isRegex === this.filter.isRegex;
    if (!this.complains && !isInForce) emit(this, 'filter-edit', { ...this.filter, ...draft });
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

customElements.define('sse-search-box', SearchBox);
