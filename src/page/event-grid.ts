/** The list of events: a grid of which only the rows that are seen exist. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { ViewUpdate, WindowRequest } from '../protocol/engine.ts';
import type { ConnectionStatus } from '../protocol/page.ts';
import { emptyState } from './empty-state.ts';
import { eventGridStyles } from './event-grid.styles.ts';
import { emit } from './events.ts';
import { formatCount, formatEvents, formatFullTime, formatSize, formatTime } from './format.ts';
import { moveCursor } from './grid-keys.ts';
import type { Host } from './host.ts';
import { icon } from './icons.ts';
import { rowHeight, Rows, type Row } from './rows.ts';
import { ScrollSpace } from './scroll-space.ts';
import { baseStyles, buttonStyles, typeColourStyles } from './styles.ts';
import { typeClass } from './type-colour.ts';

const headerHeight = 24;

/** Where a row was on the screen before the filter changed. */
interface Anchor {
  readonly seq: number;
  readonly offset: number;
}

export class EventGrid extends LitElement {
  static override properties = {
    view: { attribute: false },
    state: { attribute: false },
    follow: { attribute: false },
    selectedSeq: { attribute: false },
    cleared: { attribute: false },
    height: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, typeColourStyles, eventGridStyles];

  declare view: ViewUpdate;
  declare state: ConnectionStatus['state'];
  /** Whether the newest row is kept in view. */
  declare follow: boolean;
  declare selectedSeq: number | undefined;
  /** Events that are not there because the person cleared the list. */
  declare cleared: number;
  declare host: Pick<Host, 'show' | 'locate'>;
  /** Px of the rows' viewport. */
  declare height: number;

  readonly #rows = new Rows();
  readonly #space = new ScrollSpace();
  /** Ordinal of the row that the keyboard is at. */
  #cursor: number | undefined;
  /** The cursor's row has not come yet; it is selected when it does. */
  #selectsCursor = false;
  /** `view.end` when the tail was last seen. */
  #seenEnd = 0;
  #scrolling = false;
  #shown: WindowRequest = { from: 0, count: 0, follow: true };
  #showing = false;
  readonly #sizes = new ResizeObserver(() => {
    this.height = Math.max(0, (this.#scroller?.clientHeight ?? 0) - headerHeight);
  });

  constructor() {
    super();
    this.state = 'idle';
    this.follow = true;
    this.selectedSeq = undefined;
    this.cleared = 0;
    this.height = 0;
  }

  /** Puts the keyboard in the list. */
  override focus(): void {
    this.#scroller?.focus({ preventScroll: true });
  }

  /** Scrolls to the row of that event, or to the first after it, and puts the cursor there. */
  async reveal(seq: number): Promise<void> {
    const { generation } = this.view;
    const ordinal = await this.host.locate(seq);
    if (generation === this.view.generation) this.#moveTo(ordinal);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.#scroller && this.#sizes.observe(this.#scroller));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#take(changed.get('view'));
    this.#space.measure(this.#listHeight(), this.height);
    if (this.follow) this.#space.moveToEnd();
  }

  override render(): TemplateResult {
    const { start, end } = this.view;
    const first = Math.max(start, Math.floor(this.#ordinalAt(this.#space.position)));
    const last = Math.min(end, Math.ceil(this.#ordinalAt(this.#space.position + this.height)));
    const ordinals = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    const isCursorDrawn = this.#cursor !== undefined && this.#cursor >= first && this.#cursor < last;
    return html`
      <div
        class="scroller"
        role="grid"
        tabindex="0"
        aria-label="Events"
        aria-rowcount=${end - start + 1}
        aria-colcount="5"
        aria-activedescendant=${isCursorDrawn ? `row-${this.#cursor}` : nothing}
        @scroll=${this.#scroll}
        @scrollend=${this.#scrollEnd}
        @keydown=${this.#key}
      >
        ${header}
        <div class="spacer" role="rowgroup">
          <div class="viewport" role="presentation">
            ${repeat(
              ordinals,
              (ordinal) => ordinal,
              (ordinal) => this.#row(ordinal),
            )}
          </div>
        </div>
      </div>
      ${this.#gap()} ${end === start ? this.#empty() : nothing} ${this.#pill()}
    `;
  }

  override firstUpdated(): void {
    // Scaled, the browser would turn one notch of the wheel into many lines; so the wheel is read here.
    this.#scroller?.addEventListener('wheel', this.#wheel, { passive: false });
  }

  override updated(): void {
    const [spacer, viewport] = [this.#find('.spacer'), this.#find('.viewport')];
    setHeight(spacer, Math.max(this.#space.spacerHeight, this.height));
    setHeight(viewport, this.height);
    spacer.style.setProperty('--seq-width', `${formatCount(this.view.counts.received).length + 2}ch`);
    // In the middle of a gesture the browser owns the native position; it is put right when the gesture ends.
    const native = this.#scrolling && !this.follow ? undefined : this.#space.place();
    if (native !== undefined && this.#scroller) this.#scroller.scrollTop = native;
    this.#request();
    this.#selectWhatCame();
  }
}
