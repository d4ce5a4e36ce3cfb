/** The types of a stream as a list with check boxes, however many there are: only the rows that are seen exist. */

import { t } from '@vscode/l10n';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { noFilter, type TypeCount } from '../../shared/stream/engine.ts';
import type { TypeChoice } from '../../shared/query/types.ts';
import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';
import { shortNames } from '../ui/short-names.ts';
import { baseStyles, buttonStyles, inputStyles, typeColourStyles } from '../ui/styles.ts';
import { typeClass, typeLabel } from '../ui/type-colour.ts';
import { applyGesture, checkType, isTypeShown } from './type-gesture.ts';
import { typeListStyles } from './type-list.styles.ts';

const rowPx = 24;
/** So many rows are seen at most, and some more exist. */
const pageRows = 12;

const explanation = [t('Space: show or hide this type'), t('Enter: show only this type (again: show all)')].join('\n');

/** Tells each change as `types-edit`. The rows keep their order while it is open. */
export class TypeList extends LitElement {
  static override properties = {
    types: { attribute: false },
    filter: { attribute: false },
    query: { state: true },
    active: { state: true },
    top: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, inputStyles, typeColourStyles, typeListStyles];

  declare types: readonly TypeCount[];
  declare filter: TypeChoice;
  declare query: string;
  /** Which of the rows the keyboard is at. */
  declare active: number;
  /** The first row that is seen. */
  declare top: number;
  /** Names, the most frequent first. */
  #order: readonly string[] = [];
  #short: ReadonlyMap<string, string> = new Map();

  constructor() {
    super();
    this.types = [];
    this.filter = noFilter;
    this.query = '';
    this.active = 0;
    this.top = 0;
  }

  /** Puts the keyboard in the search box. */
  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('types') || this.types.length === this.#order.length) return;
    this.#order = ordered(this.types, this.#order);
    this.#short = shortNames(this.#order.map(typeLabel));
  }

  override render(): TemplateResult {
    const names = this.#found;
    return html`<div class="head">
        <input
          class="text"
          type="text"
          aria-label=${t('Search types')}
          autocomplete="off"
          placeholder=${t('Search types')}
          spellcheck="false"
          @input=${this.#search}
          @keydown=${this.#boxKey}
        />
        <button class="labelled all" title=${t('Show all types')} @click=${() => emit(this, 'types-edit', noFilter)}>
          ${t('All')}
        </button>
      </div>
      <div
        class="scroller"
        role="group"
        aria-label=${t('Event types')}
        tabindex="-1"
        @scroll=${this.#scrolled}
        @keydown=${this.#rowKey}
      >
        <div class="spacer" role="presentation" .style=${`height: ${names.length * rowPx}px`}>${this.#rows(names)}</div>
      </div>
      <div class="state" role="status">${this.#state(names.length)}</div>`;
  }

  get #found(): readonly string[] {
    const wanted = this.query.toLowerCase();
    return wanted === '' ? this.#order : this.#order.filter((name) => typeLabel(name).toLowerCase().includes(wanted));
  }

  #state(found: number): string {
    const all = formatCount(this.#order.length);
    return found === this.#order.length ? t`${all} types` : t`${formatCount(found)} of ${all} types`;
  }

  #rows(names: readonly string[]): unknown {
    const kept = new Map(this.types.map(({ name, kept }) => [name, kept]));
    const first = Math.max(0, this.top - 2);
    const shown = names.slice(first, first + pageRows + 6).map((name, index) => ({ name, at: first + index }));
    return repeat(
      shown,
      ({ name }) => name,
      ({ name, at }) => this.#row({ name, kept: kept.get(name) ?? 0 }, at),
    );
  }

  #row({ name, kept }: TypeCount, at: number): TemplateResult {
    const label = typeLabel(name);
    const count = formatCount(kept);
    return html`<div class="row" .style=${`top: ${at * rowPx}px`}>
      <div
        role="checkbox"
        aria-checked=${isTypeShown(this.filter, name) ? 'true' : 'false'}
        aria-label=${`${label} ${count}`}
        data-at=${at}
        tabindex=${at === this.active ? 0 : -1}
        title=${`${label}\n${explanation}`}
        @click=${() => this.#check(name)}
        @focus=${() => (this.active = at)}
      >
        <span class="box">${icon('check')}</span>
        <span class=${`type-symbol ${typeClass(name)}`}></span>
        <span class="name">${this.#short.get(label) ?? label}</span>
        <span class="count">${count}</span>
      </div>
      <button class="only" tabindex="-1" aria-label=${t`Show only ${label}`} @click=${() => this.#only(name)}>
        ${t('Only')}
      </button>
    </div>`;
  }

  #check(name: string): void {
    emit(this, 'types-edit', checkType(this.filter, name, this.#order));
  }

  #only(name: string): void {
    emit(this, 'types-edit', applyGesture(this.filter, name, 'solo'));
  }

  readonly #search = (event: Event): void => {
    this.query = (event.currentTarget as HTMLInputElement).value;
    this.active = 0;
    this.#scroller.scrollTop = 0;
  };

  readonly #scrolled = (): void => {
    this.top = Math.floor(this.#scroller.scrollTop / rowPx);
  };

  readonly #boxKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || event.isComposing) return;
    event.preventDefault();
    void this.#goTo(0);
  };

  readonly #rowKey = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLButtonElement) return;
    const last = this.#found.length - 1;
    const { active } = this;
    const target = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageRows,
      PageUp: active - pageRows,
      Home: 0,
      End: last,
    }[event.key];
    const name = this.#found[active];
    if (target !== undefined && target < 0 && event.key === 'ArrowUp') this.focus();
    else if (target !== undefined) void this.#goTo(Math.max(0, Math.min(last, target)));
    else if (event.key === ' ' && name !== undefined) this.#check(name);
    else if (event.key === 'Enter' && name !== undefined) this.#only(name);
    else return;
    event.preventDefault();
  };

  /** Brings the row into view first, for only then it exists. */
  async #goTo(at: number): Promise<void> {
    const { scrollTop, clientHeight } = this.#scroller;
    const top = at * rowPx;
    if (top < scrollTop) this.#scroller.scrollTop = top;
    else if (top + rowPx > scrollTop + clientHeight) this.#scroller.scrollTop = top + rowPx - clientHeight;
    this.active = at;
    this.#scrolled();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
  }

  get #scroller(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.scroller') ?? this;
  }
}

/** Those that came since are at the end; at first, the most frequent ones come first. */
function ordered(types: readonly TypeCount[], before: readonly string[]): readonly string[] {
  if (before.length === 0) return types.toSorted((a, b) => b.kept - a.kept).map(({ name }) => name);
  const names = new Set(types.map(({ name }) => name));
  const known = before.filter((name) => names.delete(name));
  return [...known, ...names];
}

customElements.define('sse-type-list', TypeList);
