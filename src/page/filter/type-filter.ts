/** One toggle button for each event type that was seen, with its count. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { noFilter, type TypeCount } from '../../shared/stream/engine.ts';
import { emit } from '../model/events.ts';
import { buttonPx, chipsPx, fitChips } from './fit-chips.ts';
import { formatCount } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';
import type { TypeChoice } from '../../shared/query/types.ts';
import { baseStyles, buttonStyles, typeColourStyles } from '../ui/styles.ts';
import { typeClass, typeLabel } from '../ui/type-colour.ts';
import { applyGesture, type TypeGesture } from './type-gesture.ts';
import { typeFilterStyles } from './type-filter.styles.ts';

/** The order follows the counts at most this often: while events arrive, a button must hold still long enough to read. */
const reorderMs = 1000;

const pen = new OffscreenCanvas(1, 1).getContext('2d');

const explanation = [
  t('Click: show only this type (again: show all)'),
  t('Ctrl, ⌘ or Shift+click: this type too'),
  t('Alt+click, Delete or H: hide this type'),
].join('\n');

/** Tells each gesture as `types-edit`. */
export class TypeFilter extends LitElement {
  static override properties = {
    types: { attribute: false },
    filter: { attribute: false },
    order: { state: true },
    width: { state: true },
    unfolded: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, typeColourStyles, typeFilterStyles];

  declare types: readonly TypeCount[];
  declare filter: TypeChoice;
  /** Names, as they stand on the screen. */
  declare order: readonly string[];
  declare width: number;
  declare unfolded: boolean;
  readonly #widths = new Map<string, number>();
  #orderedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sizes = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry?.contentRect.width ?? 0);
    const { font } = getComputedStyle(this);
    if (pen !== null && pen.font !== font) {
      pen.font = font;
      this.#widths.clear();
    }
  });

  constructor() {
    super();
    this.types = [];
    this.filter = noFilter;
    this.order = [];
    this.width = 0;
    this.unfolded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    clearTimeout(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('types')) this.#arrange();
  }

  override render(): TemplateResult {
    const kept = new Map(this.types.map(({ name, kept }) => [name, kept]));
    const chips = this.order.map((name) => ({ name, kept: kept.get(name) ?? 0 }));
    this.#ask(chips);
    const shown = this.unfolded ? chips : this.#fitting(chips);
    const showsAll = this.filter.only.length === 0 && this.filter.hide.length === 0;
    return html`
      <button
        class="all"
        aria-pressed=${showsAll ? 'true' : 'false'}
        title=${t('Show all types')}
        ?hidden=${this.types.length === 0}
        @click=${() => emit(this, 'types-edit', noFilter)}
      >
        ${t('All')}
      </button>
      <div role="group" aria-label=${t('Event types')}>
        ${repeat(
          shown,
          ({ name }) => name,
          (type) => this.#chip(type),
        )}
      </div>
      ${this.#more(chips.length - shown.length)}
    `;
  }

  #chip({ name, kept }: TypeCount): TemplateResult {
    const isHidden = this.filter.hide.includes(name);
    const isOnly = this.filter.only.includes(name);
    const isOut = isHidden || (this.filter.only.length > 0 && !isOnly);
    // An unnamed event has the type `message`; a type of spaces only still wants a width to click on.
    return html`<button
      class=${`chip type-symbol ${typeClass(name)} ${isHidden ? 'hidden-type' : ''} ${isOut ? 'out' : ''}`}
      aria-pressed=${isOnly ? 'true' : 'false'}
      aria-description=${isHidden ? t({ message: 'hidden', comment: 'Of a type of events: it is not shown' }) : nothing}
      aria-keyshortcuts="Enter Shift+Enter Delete H"
      title=${`${typeLabel(name)}\n${explanation}`}
      @click=${(event: MouseEvent) => this.#click(event, name)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, name)}
    >
      <span class="name">${typeLabel(name)}</span> <span class="count">${formatCount(kept)}</span
      ><span class="hide" aria-hidden="true" title=${isHidden ? t('Show this type') : t('Hide this type')}
        >${icon('close')}</span
      >
    </button>`;
  }

  #more(left: number): TemplateResult | typeof nothing {
    if (left === 0 && !this.unfolded) return nothing;
    return html`<button
      class="more"
      aria-expanded=${this.unfolded ? 'true' : 'false'}
      @click=${() => {
        this.unfolded = !this.unfolded;
      }}
    >
      ${this.unfolded ? t('Fewer types') : moreText(left)}
    </button>`;
  }

  /** Px that all of them take beside each other: the toolbar gives that room before anything else, as far as there is any. */
  #ask(chips: readonly TypeCount[]): void {
    const wanted = `${Math.ceil(this.#allPx + chipsPx(chips.map(labelled), this.#textPx))}px`;
    if (this.style.getPropertyValue('--all-types') !== wanted) this.style.setProperty('--all-types', wanted);
  }

  /** One row of them, so that the list stays where it is when a type comes; a type that the filter names is there in any case. */
  #fitting(chips: readonly TypeCount[]): TypeCount[] {
    const room = this.width - this.#allPx;
    const texts = chips.map(labelled);
    const all = fitChips(texts, room, 1, this.#textPx);
    const morePx = buttonPx(moreText(chips.length - 1), this.#textPx);
    const fitting = all === chips.length ? all : fitChips(texts, room - morePx, 1, this.#textPx);
    return chips.filter(
      ({ name }, index) => index < fitting || this.filter.only.includes(name) || this.filter.hide.includes(name),
    );
  }

  get #allPx(): number {
    return buttonPx(t('All'), this.#textPx);
  }

  /** Measured on a canvas, which lays nothing out. */
  readonly #textPx = (text: string): number => {
    const known = this.#widths.get(text);
    if (known !== undefined) return known;
    const px = pen?.measureText(text).width ?? 0;
    if (this.#widths.size > 2000) this.#widths.clear();
    this.#widths.set(text, px);
    return px;
  };

  #click(event: MouseEvent, type: string): void {
    const onHide = event.target instanceof Element && event.target.closest('.hide') !== null;
    if (onHide || event.altKey) this.#apply(type, 'hide');
    else this.#apply(type, event.ctrlKey || event.metaKey || event.shiftKey ? 'add' : 'solo');
  }

  /** Enter and Space arrive as clicks, with Shift too. */
  #key(event: KeyboardEvent, type: string): void {
    const isHideKey = event.key === 'Delete' || event.key === 'h' || event.key === 'H';
    if (!isHideKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#apply(type, 'hide');
  }

  #apply(type: string, gesture: TypeGesture): void {
    emit(this, 'types-edit', applyGesture(this.filter, type, gesture));
  }

  /** New types arrive at once, at the end; the order is fixed when nobody is about to press a button. */
  #arrange(): void {
    const names = new Set(this.types.map(({ name }) => name));
    const known = this.order.filter((name) => names.delete(name));
    this.order = [...known, ...names];
    const wait = this.#orderedAt + reorderMs - Date.now();
    clearTimeout(this.#timer);
    if (wait > 0 || this.matches(':hover, :focus-within')) {
      this.#timer = setTimeout(() => this.#arrange(), Math.max(wait, 100));
      return;
    }
    this.#orderedAt = Date.now();
    // Those that are as frequent as each other stay as they are: after Clear, that is all of them.
    const kept = new Map(this.types.map((type) => [type.name, type.kept]));
    this.order = this.order.toSorted((a, b) => (kept.get(b) ?? 0) - (kept.get(a) ?? 0));
  }
}

/** With the text that is on its button. */
function labelled({ name, kept }: TypeCount): TypeCount {
  return { name: typeLabel(name), kept };
}

function moreText(left: number): string {
  return t`+${formatCount(left)} more`;
}

customElements.define('sse-type-filter', TypeFilter);
