/** The box for the query that filters the list, and what there is to say about it. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { SearchFailure } from '../../protocol/engine.ts';
import { emit } from '../events.ts';
import { icon } from '../icons.ts';
import { maxQueryChars } from '../query/parser.ts';
import { isRegex, toggleRegex } from '../query/regex-toggle.ts';
import type { Place } from '../query/token.ts';
import { searchBoxStyles } from './search-box.styles.ts';
import { problemOfFailure, problemOfQuery, type SearchProblem } from './search-problem.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../styles.ts';

/** A search begins when the person pauses typing: each one reads the whole log. */
const typingPauseMs = 150;

/** Nobody wants to be told off while typing: what cannot be read is told after a longer pause. */
const complaintPauseMs = 700;

/** What is shown around the place of an error, in UTF-16 code units. */
const contextChars = 40;

const hint =
  'Show only events that match: text, "quoted text", /regex/i, type:price, size>1kb, gap>500ms, after:12:00, $.user.id == 3, with and, or, not (Escape clears)';

/** Tells what is typed as `search-edit`, and as `query-edit` once it can be searched for. */
export class SearchBox extends LitElement {
  static override properties = {
    query: { attribute: false },
    draft: { attribute: false },
    failure: { attribute: false },
    complains: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, inputStyles, messageStyles, searchBoxStyles];

  /** The filter in force. */
  declare query: string;
  /** What stands in the box, as long as it is not the filter: it is being typed, or cannot be read. */
  declare draft: string | undefined;
  /** What became of the search. */
  declare failure: SearchFailure | undefined;
  /** The person paused at what cannot be read. */
  declare complains: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** See {@link #toggleKey}. */
  #keepsKeyUps = false;

  constructor() {
    super();
    this.query = '';
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
    // Neither typed here nor refused here: it comes from the page before this one, or from the type buttons.
    if (this.#timer === undefined && !this.complains) this.#commit(this.draft);
  }

  override render(): TemplateResult {
    const { text } = this;
    const problem = this.#problem(text);
    return html`
      <div class="search" @keydown=${this.#toggleKey} @keyup=${this.#keyUp}>
        ${icon('search')} ${this.#input(text, problem)} ${this.#toggle(text)}
      </div>
      ${problem === undefined ? nothing : this.#alert(problem, text)}
    `;
  }

  /** What stands in the box. */
  get text(): string {
    return this.draft ?? this.query;
  }

  #problem(text: string): SearchProblem | undefined {
    const ofQuery = this.complains && this.draft !== undefined ? problemOfQuery(text) : undefined;
    return ofQuery ?? (this.failure === undefined ? undefined : problemOfFailure(this.failure));
  }

  #input(text: string, problem: SearchProblem | undefined): TemplateResult {
    return html`<input
      class="text"
      type="search"
      aria-describedby=${problem === undefined ? nothing : 'message'}
      aria-invalid=${problem?.severity === 'error' ? 'true' : 'false'}
      aria-label="Filter events"
      autocomplete="off"
      maxlength=${maxQueryChars}
      placeholder="Filter by text, type:price, size>1kb …"
      spellcheck="false"
      title=${hint}
      .value=${live(text)}
      @input=${(event: Event) => this.#type((event.currentTarget as HTMLInputElement).value)}
      @keydown=${this.#key}
    />`;
  }

  #toggle(text: string): TemplateResult {
    return html`<button
      class="inset regex"
      aria-keyshortcuts="Alt+R"
      aria-label="Use Regular Expression"
      aria-pressed=${isRegex(text) ? 'true' : 'false'}
      title="Use Regular Expression (Alt+R)"
      @click=${() => this.#flip()}
    >
      ${icon('regex')}
    </button>`;
  }

  #alert({ severity, text, place }: SearchProblem, query: string): TemplateResult {
    return html`<div role="alert">
      <div id="message" class=${`message ${severity}`}>
        ${icon(severity)}<span>${text}${place === undefined ? nothing : this.#place(query, place)}</span>
      </div>
    </div>`;
  }

  #place(query: string, { start, end }: Place): TemplateResult {
    const from = Math.max(0, start - contextChars);
    const before = `${from > 0 ? '…' : ''}${query.slice(from, start)}`;
    const after = `${query.slice(end, end + contextChars)}${end + contextChars < query.length ? '…' : ''}`;
    return html`<code class="place">${before}<mark>${query.slice(start, end)}</mark>${after}</code>`;
  }

  #type(text: string): void {
    this.#stopTimer();
    this.#timer = setTimeout(() => this.#pause(text), typingPauseMs);
    if (problemOfQuery(text) === undefined) this.complains = false;
    // At once, and not when the parent says so: drawn in between, the text from before would take the cursor with it.
    this.draft = text;
    emit(this, 'search-edit', text);
  }

  #pause(text: string): void {
    if (problemOfQuery(text) === undefined) this.#commit(text);
    else this.#timer = setTimeout(() => this.#commit(text), complaintPauseMs - typingPauseMs);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#commit('');
    else if (event.key === 'Enter' && !event.isComposing) {
      this.#commit(this.text);
      this.#selectProblem();
    }
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
    if (!event.repeat) void this.#flip();
  };

  readonly #keyUp = (event: KeyboardEvent): void => {
    if (this.#keepsKeyUps) event.stopPropagation();
  };

  async #flip(): Promise<void> {
    const text = toggleRegex(this.text);
    this.#commit(text);
    if (!text.startsWith('//')) return;
    await this.updateComplete;
    // What is typed next is the regular expression.
    this.#box?.focus();
    this.#box?.setSelectionRange(1, 1);
  }

  /** The filter becomes what stands in the box, unless that cannot be read. */
  #commit(text: string): void {
    this.#stopTimer();
    this.complains = problemOfQuery(text) !== undefined;
    const isNew = !this.complains && text !== this.query;
    this.draft = this.complains ? text : undefined;
    if (isNew) this.query = text;
    emit(this, 'search-edit', this.draft ?? null);
    if (isNew) emit(this, 'query-edit', text);
  }

  /** So that what is typed next takes its place. */
  #selectProblem(): void {
    const place = this.complains ? problemOfQuery(this.text)?.place : undefined;
    if (place !== undefined) this.#box?.setSelectionRange(place.start, place.end);
  }

  get #box(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

customElements.define('sse-search-box', SearchBox);
