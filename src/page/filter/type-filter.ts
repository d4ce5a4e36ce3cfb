/** Which event types are shown: a toggle button for each as long as all fit beside each other, else a list to choose from. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { noFilter, type TypeCount } from '../../shared/stream/engine.ts';
import { emit } from '../model/events.ts';
import { buttonPx, chipsPx } from './fit-chips.ts';
import { formatCount } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';
import type { TypeChoice } from '../../shared/query/types.ts';
import { longestName, shortNames } from '../ui/short-names.ts';
import { baseStyles, buttonStyles, typeColourStyles } from '../ui/styles.ts';
import { typeClass, typeLabel } from '../ui/type-colour.ts';
import { applyGesture, isTypeShown, type TypeGesture } from './type-gesture.ts';
import { typeFilterStyles } from './type-filter.styles.ts';
import type { TypeList } from './type-list.ts';

import './type-list.ts';

/** The order follows the counts at most this often: while events arrive, a button must hold still long enough to read. */
const reorderMs = 1000;

/** More never fit, and nobody needs to work out how wide they are. */
const mostChips = 60;

const pen = new OffscreenCanvas(1, 1).getContext('2d');

const explanation = [
  t('Click: show only this type (again: show all)'),
  t('Ctrl, ⌘ or Shift+click: this type too'),
  t('Alt+click, Delete or H: hide this type'),
].join('\n');

/** Tells each gesture as `types-edit`, and that its controls are others as `controls-change`. */
export class TypeFilter extends LitElement {
  static override properties = {
    types: { attribute: false },
    filter: { attribute: false },
    room: { attribute: false },
    terse: { attribute: false },
    order: { state: true },
    open: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, typeColourStyles, typeFilterStyles];

  declare types: readonly TypeCount[];
  declare filter: TypeChoice;
  /** Px that the buttons may take. */
  declare room: number;
  /** Whether the button of the list says numbers alone. */
  declare terse: boolean;
  /** Names, as they stand on the screen. */
  declare order: readonly string[];
  /** Whether the list is seen. */
  declare open: boolean;
  readonly #widths = new Map<string, number>();
  /** What is written for each name. */
  #labels: ReadonlyMap<string, string> = new Map();
  #orderedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sizes = new ResizeObserver(() => {
    const { font } = getComputedStyle(this);
    if (pen === null || pen.font === font) return;
    pen.font = font;
    this.#widths.clear();
    this.requestUpdate();
  });

  constructor() {
    super();
    this.types = [];
    this.filter = noFilter;
    this.room = 0;
    this.terse = false;
    this.order = [];
    this.open = false;
  }

  /** What is a control of the toolbar, in their order. */
  get controls(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
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

  override updated(): void {
    emit(this, 'controls-change', undefined);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.types.length === 0) return nothing;
    if (this.types.length > mostChips) return this.#folded();
    const kept = new Map(this.types.map(({ name, kept }) => [name, kept]));
    const chips = this.order.map((name) => ({ name, kept: kept.get(name) ?? 0 }));
    return this.#doFit(chips) ? this.#chips(chips) : this.#folded();
  }

  #chips(chips: readonly TypeCount[]): TemplateResult {
    const showsAll = this.filter.only.length === 0 && this.filter.hide.length === 0;
    return html`
      <button
        class="all"
        aria-pressed=${showsAll ? 'true' : 'false'}
        tabindex="-1"
        title=${t('Show all types')}
        @click=${() => emit(this, 'types-edit', noFilter)}
      >
        ${t('All')}
      </button>
      <div role="group" aria-label=${t('Event types')}>
        ${repeat(
          chips,
          ({ name }) => name,
          (type) => this.#chip(type),
        )}
      </div>
    `;
  }

  #chip({ name, kept }: TypeCount): TemplateResult {
    const isHidden = this.filter.hide.includes(name);
    const isOnly = this.filter.only.includes(name);
    const isOut = isHidden || (this.filter.only.length > 0 && !isOnly);
    const label = typeLabel(name);
    const count = formatCount(kept);
    // An unnamed event has the type `message`; a type of spaces only still wants a width to click on.
    return html`<button
      class=${`chip type-symbol ${typeClass(name)} ${isHidden ? 'hidden-type' : ''} ${isOut ? 'out' : ''}`}
      aria-pressed=${isOnly ? 'true' : 'false'}
      aria-description=${isHidden ? t({ message: 'hidden', comment: 'Of a type of events: it is not shown' }) : nothing}
      aria-keyshortcuts="Enter Shift+Enter Delete H"
      aria-label=${label.length > longestName ? `${label} ${count}` : nothing}
      tabindex="-1"
      title=${`${label}\n${explanation}`}
      @click=${(event: MouseEvent) => this.#click(event, name)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, name)}
    >
      <span class="name">${this.#labels.get(label) ?? label}</span> <span class="count">${count}</span
      ><span class="hide" aria-hidden="true" title=${isHidden ? t('Show this type') : t('Hide this type')}
        >${icon('close')}</span
      >
    </button>`;
  }

  /** One button, and the list of the types behind it. */
  #folded(): TemplateResult {
    const all = this.types.length;
    const shown = this.types.filter(({ name }) => isTypeShown(this.filter, name)).length;
    const numbers = this.terse ? terseNumbers(shown, all) : numbersOf(shown, all);
    const name = t`Types: ${numbers}`;
    return html`<button
        class=${shown === all ? 'opener' : 'opener chosen'}
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-haspopup="dialog"
        aria-label=${name}
        popovertarget="types"
        tabindex="-1"
        title=${t('Choose which types are shown')}
        @keydown=${this.#openerKey}
      >
        <span class="name">${this.terse ? numbers : name}</span>${icon('chevronDown')}
      </button>
      <div
        id="types"
        popover
        role="dialog"
        aria-label=${t('Choose types')}
        @beforetoggle=${this.#closes}
        @toggle=${this.#toggled}
      >
        ${this.open ? html`<sse-type-list .types=${this.types} .filter=${this.filter}></sse-type-list>` : nothing}
      </div>`;
  }

  #doFit(chips: readonly TypeCount[]): boolean {
    const texts = chips.map(({ name, kept }) => ({ name: this.#labels.get(typeLabel(name)) ?? typeLabel(name), kept }));
    return buttonPx(t('All'), this.#textPx) + chipsPx(texts, this.#textPx) <= this.room;
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

  /** A cursor in the list would be lost with it. One that a click has put elsewhere stays there. */
  readonly #closes = (event: ToggleEvent): void => {
    const isInside = this.renderRoot.querySelector('#types:focus-within') !== null;
    if (event.newState === 'closed' && isInside) this.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
  };

  /** The list is only there while it is seen. */
  readonly #toggled = async ({ newState }: ToggleEvent): Promise<void> => {
    this.open = newState === 'open';
    await this.updateComplete;
    const list = this.renderRoot.querySelector<TypeList>('sse-type-list');
    await list?.updateComplete;
    list?.focus();
  };

  readonly #openerKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('#types')?.showPopover();
  };

  /** New types arrive at once, at the end; the order is fixed when nobody is about to press a button. */
  #arrange(): void {
    if (this.types.length > mostChips) return;
    const names = new Set(this.types.map(({ name }) => name));
    const known = this.order.filter((name) => names.delete(name));
    this.#setOrder([...known, ...names]);
    const wait = this.#orderedAt + reorderMs - Date.now();
    clearTimeout(this.#timer);
    if (wait > 0 || this.matches(':hover, :focus-within')) {
      this.#timer = setTimeout(() => this.#arrange(), Math.max(wait, 100));
      return;
    }
    this.#orderedAt = Date.now();
    // Those that are as frequent as each other stay as they are: after Clear, that is all of them.
    const kept = new Map(this.types.map((type) => [type.name, type.kept]));
    this.#setOrder(this.order.toSorted((a, b) => (kept.get(b) ?? 0) - (kept.get(a) ?? 0)));
  }

  #setOrder(order: readonly string[]): void {
    if (order.length === this.order.length && order.every((name, index) => name === this.order[index])) return;
    this.order = order;
    this.#labels = shortNames(order.map(typeLabel));
  }
}

function numbersOf(shown: number, all: number): string {
  return shown === all ? formatCount(all) : t`${formatCount(shown)} of ${formatCount(all)}`;
}

/** For a narrow bar. */
function terseNumbers(shown: number, all: number): string {
  return shown === all ? formatCount(all) : `${formatCount(shown)}/${formatCount(all)}`;
}

customElements.define('sse-type-filter', TypeFilter);
