/** The box for the query that filters the list, and what there is to say about it. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { SearchFailure, TypeCount } from '../../shared/stream/engine.ts';
import { maxQueryChars } from '../../shared/stream/condition.ts';
import { emit } from '../model/events.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { type Completion, completed } from '../../shared/query/completions.ts';
import { isRegex, toggleRegex } from '../../shared/query/regex-toggle.ts';
import { problemAlert } from './problem-alert.ts';
import { QueryHistory } from './query-history.ts';
import { searchBoxStyles } from './search-box.styles.ts';
import { problemOfFailure, problemOfQuery, type SearchProblem } from './search-problem.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../ui/styles.ts';
import {
  moved,
  noSuggestions,
  optionId,
  suggestionList,
  type Suggestions,
  suggestionsAt,
  suggestionStyles,
} from './suggestions.ts';

/** A search begins when the person pauses typing: each one reads the whole log. */
const typingPauseMs = 150;

/** Nobody wants to be told off while typing: what cannot be read is reported after a longer pause. */
const complaintPauseMs = 600;

const hint = t(
  'Show only events that match: text, "quoted text", /regex/i, type:price, size>1kb, gap>500ms, after:12:00, $.user.id == 3, with and, or, not (Escape clears)',
);

/** Where filters are kept. */
export type FilterHost = Pick<Host, 'filterHistory' | 'rememberFilter' | 'pickFilter'>;

/** Tells what is typed as `search-edit`, and as `query-edit` once it can be searched for. */
export class SearchBox extends LitElement {
  static override properties = {
    host: { attribute: false },
    types: { attribute: false },
    query: { attribute: false },
    draft: { attribute: false },
    failure: { attribute: false },
    tally: { attribute: false },
    complains: { state: true },
    suggestions: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, inputStyles, messageStyles, searchBoxStyles, suggestionStyles];

  declare host: FilterHost;
  /** That were seen. */
  declare types: readonly TypeCount[];
  /** The filter in force. */
  declare query: string;
  /** What is in the box, as long as it is not the filter: it is being typed, or cannot be read. */
  declare draft: string | undefined;
  /** What became of the search. */
  declare failure: SearchFailure | undefined;
  /** How many events the filter shows, of how many: in words. Absent: there is no filter. */
  declare tally: string | undefined;
  /** The person paused at what cannot be read. */
  declare complains: boolean;
  declare suggestions: Suggestions;
  readonly #history = new QueryHistory();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** See {@link #toggleKey}. */
  #keepsKeyUps = false;

  constructor() {
    super();
    this.types = [];
    this.suggestions = noSuggestions;
    this.query = '';
    this.draft = undefined;
    this.failure = undefined;
    this.tally = undefined;
    this.complains = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTimer();
  }

  /** Puts the cursor in the box; what is there can be typed over. */
  override focus(): void {
    this.#box?.focus();
    this.#box?.select();
  }

  override updated(changed: PropertyValues<this>): void {
    const list = this.renderRoot.querySelector<HTMLElement>('.suggestions');
    if (list !== null && !list.matches(':popover-open')) list.showPopover();
    this.#placeAlert();
    if (!changed.has('draft') || this.draft === undefined) return;
    // Neither typed here nor refused here: it comes from the page before this one, or from the type buttons.
    if (this.#timer === undefined && !this.complains) this.#commit(this.draft);
  }

  /** Below the box and above the list, which stays where it is. */
  #placeAlert(): void {
    const alert = this.renderRoot.querySelector<HTMLElement>('.overlay');
    // Asked for only then: it makes the browser lay out.
    const box = alert === null ? undefined : this.#box?.getBoundingClientRect();
    if (alert === null || box === undefined) return;
    alert.style.setProperty('left', `${Math.max(4, Math.min(box.left, innerWidth - 324))}px`);
    alert.style.setProperty('top', `${box.bottom + 2}px`);
    if (!alert.matches(':popover-open')) alert.showPopover();
  }

  override render(): TemplateResult {
    const { text } = this;
    const problem = this.#problem(text);
    return html`
      <div class="search" @keydown=${this.#toggleKey} @keyup=${this.#keyUp}>
        ${icon('search')} ${this.#input(text, problem)}
        <div class="end">${this.#tally(text)} ${this.#saved()} ${this.#toggle(text)}</div>
        ${suggestionList(this.suggestions, (item) => void this.#accept(item))}
      </div>
      ${problem === undefined ? nothing : problemAlert(problem, text)}
    `;
  }

  /** What is in the box. */
  get text(): string {
    return this.draft ?? this.query;
  }

  #problem(text: string): SearchProblem | undefined {
    const ofQuery = this.complains && this.draft !== undefined ? problemOfQuery(text) : undefined;
    return ofQuery ?? (this.failure === undefined ? undefined : problemOfFailure(this.failure));
  }

  #input(text: string, problem: SearchProblem | undefined): TemplateResult {
    const { active, items } = this.suggestions;
    return html`<input
      class="text"
      type="search"
      aria-activedescendant=${active < 0 ? nothing : optionId(active)}
      aria-autocomplete="list"
      aria-controls=${items.length === 0 ? nothing : 'suggestions'}
      aria-describedby=${problem === undefined ? nothing : 'message'}
      aria-invalid=${problem?.severity === 'error' ? 'true' : 'false'}
      aria-label=${t('Filter events')}
      autocomplete="off"
      maxlength=${maxQueryChars}
      placeholder=${t('Filter')}
      spellcheck="false"
      title=${hint}
      .value=${live(text)}
      @input=${(event: Event) => this.#typed(event.currentTarget as HTMLInputElement)}
      @keydown=${this.#key}
      @focus=${this.#focused}
      @blur=${this.#blurred}
    />`;
  }

  /** What the filter comes to, and the way out of it. */
  #tally(text: string): TemplateResult | typeof nothing {
    if (text === '') return nothing;
    return html`${
        this.tally === undefined
          ? nothing
          : html`<span class="tally" title=${t('Events that the filter shows, of those that are kept')}
              >${this.tally}</span
            >`
      }<button
        class="clear"
        aria-label=${t('Clear filter')}
        tabindex="-1"
        title=${t('Clear filter (Escape)')}
        @click=${this.#clear}
      >
        ${icon('close')}
      </button>`;
  }

  readonly #clear = (): void => {
    this.#commit('');
    this.#box?.focus();
  };

  #toggle(text: string): TemplateResult {
    return html`<button
      class="regex"
      aria-keyshortcuts="Alt+R"
      aria-label=${t('Use Regular Expression')}
      aria-pressed=${isRegex(text) ? 'true' : 'false'}
      tabindex="-1"
      title=${t('Use Regular Expression (Alt+R)')}
      @click=${() => this.#flip()}
    >
      ${icon('regex')}
    </button>`;
  }

  #saved(): TemplateResult {
    return html`<button
      class="saved"
      aria-label=${t('Saved filters')}
      tabindex="-1"
      title=${t('Saved and recent filters')}
      @click=${() => this.pick()}
    >
      ${icon('bookmark')}
    </button>`;
  }

  #typed(box: HTMLInputElement): void {
    this.#suggest(box, false);
    this.#type(box.value);
  }

  #suggest(box: HTMLInputElement, isAsked: boolean): void {
    const names = this.types.map(({ name }) => name);
    this.suggestions = suggestionsAt(box.value, box.selectionEnd ?? 0, names, isAsked);
  }

  async #accept(item: Completion): Promise<void> {
    const { text, caret } = completed(this.text, this.suggestions, item);
    this.#type(text);
    await this.updateComplete;
    const box = this.#box;
    if (box === null) return;
    box.setSelectionRange(caret, caret);
    // After a field its values are offered.
    this.#suggest(box, false);
  }

  #type(text: string): void {
    this.#stopTimer();
    this.#timer = setTimeout(() => this.#pause(text), typingPauseMs);
    // Until the next pause: nobody wants to be told off while typing.
    this.complains = false;
    // At once, and not when the parent says so: drawn in between, the text from before would take the cursor with it.
    this.draft = text;
    emit(this, 'search-edit', text);
  }

  #pause(text: string): void {
    if (problemOfQuery(text) === undefined) this.#commit(text);
    else this.#timer = setTimeout(() => this.#complain(text), complaintPauseMs - typingPauseMs);
  }

  /** Not as long as there is something to choose from that would fix it. */
  #complain(text: string): void {
    if (this.suggestions.items.length === 0) this.#commit(text);
    else this.#timer = setTimeout(() => this.#complain(text), complaintPauseMs);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isTaken = this.#suggestionKey(event) || this.#historyKey(event);
    if (isTaken) event.preventDefault();
    else if (event.key === 'Escape') this.#commit('');
    else if (event.key === 'Enter') this.#enter();
  };

  /** @returns whether it was one */
  #suggestionKey(event: KeyboardEvent): boolean {
    const { items, active } = this.suggestions;
    if (event.key === ' ' && event.ctrlKey) {
      if (this.#box !== null) this.#suggest(this.#box, true);
      return true;
    }
    if (items.length === 0 || event.altKey) return false;
    const item = items[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.suggestions = moved(this.suggestions, event.key === 'ArrowDown' ? 1 : -1);
      void this.updateComplete.then(() => this.#showActive());
    } else if (event.key === 'Escape') this.suggestions = noSuggestions;
    else if ((event.key === 'Enter' || event.key === 'Tab') && item !== undefined) void this.#accept(item);
    else return false;
    return true;
  }

  #showActive(): void {
    this.renderRoot.querySelector('[role=option][aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** The arrow keys, in an empty box or with Alt. @returns whether it was one */
  #historyKey({ key, altKey, ctrlKey, shiftKey }: KeyboardEvent): boolean {
    if ((key !== 'ArrowUp' && key !== 'ArrowDown') || ctrlKey || shiftKey) return false;
    const { text } = this;
    if (!altKey && text !== '' && !this.#history.isAt(text)) return false;
    const next = this.#history.go(text, key === 'ArrowUp' ? 1 : -1);
    if (next !== undefined) this.#type(next);
    return true;
  }

  #enter(): void {
    this.suggestions = noSuggestions;
    this.#commit(this.text);
    this.#selectProblem();
    void this.#remember();
  }

  readonly #focused = async (): Promise<void> => {
    this.#history.begin(await this.host.filterHistory());
  };

  readonly #blurred = (): void => {
    this.suggestions = noSuggestions;
    void this.#remember();
  };

  /** What was typed and is in force is used; what was typed on the way to it is not. */
  async #remember(): Promise<void> {
    if (this.query.trim() === '' || this.draft !== undefined) return;
    await this.host.rememberFilter(this.query);
    this.#history.begin(await this.host.filterHistory());
  }

  /** Lets the person choose from the filters that are kept. */
  async pick(): Promise<void> {
    const picked = await this.host.pickFilter(this.text);
    if (picked === undefined) return;
    this.#commit(picked);
    await this.#remember();
  }

  /**
   * Alt+R stays in the page, and so does the end of it: VS Code would open its menu of that letter, or go to the menu bar
   * when Alt is released.
   */
  readonly #toggleKey = (event: KeyboardEvent): void => {
    // With Alt, macOS types a sign instead of the letter.
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

  /** The filter becomes what is in the box, unless that cannot be read. */
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
