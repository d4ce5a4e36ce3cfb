/** Finds rows of the list without hiding the others: what is looked for, how many there are, and from one to the next. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { maxQueryChars } from '../../shared/stream/condition.ts';
import { type EventFilter, type FindState, type FoundRow, noFilter } from '../../shared/stream/engine.ts';
import { emit } from '../model/events.ts';
import { problemOfFailure, problemOfQuery } from '../filter/search-problem.ts';
import { formatCount } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../ui/styles.ts';
import { findBarStyles } from './find-bar.styles.ts';
import { findFilter } from './find-filter.ts';

/** Each search reads the whole log: it begins when the person pauses. */
const typingPauseMs = 150;

/** Tells the row to go to as `find-show`, what is looked for as `find-edit`, and that it is to be closed as `find-close`. */
export class FindBar extends LitElement {
  static override properties = {
    host: { attribute: false },
    filter: { attribute: false },
    found: { attribute: false },
    cursor: { attribute: false },
    text: { state: true },
    current: { state: true },
    complains: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, inputStyles, messageStyles, findBarStyles];

  declare host: Pick<Host, 'setFind' | 'findRow'>;
  /** Of the list. */
  declare filter: EventFilter;
  declare found: FindState | undefined;
  /** The number of the event that has the cursor in the list; with a half, when it is between two. */
  declare cursor: number | undefined;
  declare text: string;
  /** The row that was gone to last. */
  declare current: FoundRow | undefined;
  /** The person paused at, or went on with, what cannot be read. */
  declare complains: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #steps: Promise<void> = Promise.resolve();
  /** The first match is to be gone to as soon as there is one. */
  #awaitsFirst = false;
  /** Where the person was when they began to type: the first match is the first from there on. */
  #origin: number | undefined;

  constructor() {
    super();
    this.filter = noFilter;
    this.text = '';
    this.complains = false;
  }

  /** Puts the cursor in the box, and what is there under it. */
  override focus(): void {
    this.#box?.focus();
    this.#box?.select();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    void this.host.setFind(null);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('filter') && this.hasUpdated && this.text !== '') this.#look();
    if (changed.has('found') && this.#awaitsFirst && (this.found?.count ?? 0) > 0) void this.#goToFirst();
  }

  override render(): TemplateResult {
    const problem = this.#problem();
    return html`<div class="over">
      <div class="bar" role="search" aria-label=${t('Find in the list')} @keydown=${this.#key}>
        <input
          class="text"
          type="text"
          aria-describedby=${problem === undefined ? nothing : 'message'}
          aria-invalid=${problem === undefined ? 'false' : 'true'}
          aria-label=${t('Find events')}
          autocomplete="off"
          maxlength=${maxQueryChars}
          placeholder=${t('Find, as in the filter')}
          spellcheck="false"
          @input=${(event: Event) => this.#type((event.currentTarget as HTMLInputElement).value)}
        />
        <span class="count" role="status" aria-label=${t('Matches')}>${this.#count()}</span>
        ${this.#button(t('Previous match'), t('Shift+Enter'), 'arrowUp', () => void this.#go('previous'))}
        ${this.#button(t('Next match'), t('Enter'), 'arrowDown', () => void this.#go('next'))}
        ${this.#button(t('Close'), t('Escape'), 'close', () => emit(this, 'find-close', undefined))}
      </div>
      ${
        problem === undefined
          ? nothing
          : html`<div role="alert">
              <div id="message" class="message error">${icon('error')}<span>${problem}</span></div>
            </div>`
      }
    </div>`;
  }

  #button(name: string, key: string, picture: 'arrowUp' | 'arrowDown' | 'close', act: () => void): TemplateResult {
    return html`<button aria-label=${name} title=${`${name} (${key})`} @click=${act}>${icon(picture)}</button>`;
  }

  #problem(): string | undefined {
    const problem = this.complains ? problemOfQuery(this.text) : undefined;
    if (problem !== undefined) return problem.text;
    return this.found?.failure === undefined ? undefined : problemOfFailure(this.found.failure).text;
  }

  #count(): string {
    if (this.text.trim() === '' || this.found === undefined) return '';
    const { count, searched } = this.found;
    const soFar = searched === undefined ? '' : '…';
    if (count === 0) return searched === undefined ? t('No results') : t('Searching…');
    const all = `${formatCount(count)}${soFar}`;
    return this.current === undefined ? t`${all} found` : t`${formatCount(this.current.place)} of ${all}`;
  }

  #type(text: string): void {
    this.text = text;
    this.#origin ??= this.cursor ?? 0;
    this.current = undefined;
    this.#awaitsFirst = false;
    if (problemOfQuery(text) === undefined) this.complains = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look();
      this.#awaitsFirst = true;
      void this.#goToFirst();
    }, typingPauseMs);
  }

  /** Begins to look for what is in the box; what cannot be read leaves what was looked for before. */
  #look(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const read = findFilter(this.text, this.filter);
    if ('error' in read) {
      this.#timer = setTimeout(() => (this.complains = true), 4 * typingPauseMs);
      return;
    }
    emit(this, 'find-edit', read.texts);
    void this.host.setFind(read.filter);
  }

  /** While the search has found nothing yet, that is tried again when it has. */
  async #goToFirst(): Promise<void> {
    const { text } = this;
    await this.#after(async () => {
      if (!this.#awaitsFirst || text !== this.text || text.trim() === '') return;
      const from = Math.ceil(this.#origin ?? 0);
      const found = await this.host.findRow(Math.max(0, from - 1), 'next');
      if (found === null || text !== this.text || !this.#awaitsFirst) return;
      // As long as not all is searched, there may be one after the person's place.
      if (found.seq < from && this.found?.searched !== undefined) return;
      this.#awaitsFirst = false;
      this.#show(found);
    });
  }

  #show(found: FoundRow): void {
    this.current = found;
    emit(this, 'find-show', found.seq);
  }

  /** One step after the other: anyone who presses a key twice goes two steps, however long the first one takes. */
  async #go(direction: 'next' | 'previous'): Promise<void> {
    await this.#after(() => this.#step(direction));
  }

  async #after(act: () => Promise<void>): Promise<void> {
    const step = this.#steps.then(act);
    this.#steps = step.catch(() => undefined);
    await step;
  }

  async #step(direction: 'next' | 'previous'): Promise<void> {
    if (this.#timer !== undefined) this.#look();
    this.#awaitsFirst = false;
    this.#origin = undefined;
    this.complains = problemOfQuery(this.text) !== undefined;
    if (this.complains || this.text.trim() === '') return;
    const from = this.current?.seq ?? this.cursor ?? (direction === 'next' ? 0 : Number.MAX_SAFE_INTEGER - 1);
    const found = await this.host.findRow(direction === 'next' ? Math.floor(from) : Math.ceil(from), direction);
    if (found !== null) this.#show(found);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') emit(this, 'find-close', undefined);
    else if (event.key === 'Enter' && event.target === this.#box) void this.#go(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };

  get #box(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }
}

customElements.define('sse-find-bar', FindBar);
