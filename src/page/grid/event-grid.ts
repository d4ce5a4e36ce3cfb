/** The list of events: a grid of which only the rows that are seen exist. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { GridLayout } from '../../shared/stream/columns.ts';
import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { eventGridStyles, gridCellStyles } from './event-grid.styles.ts';
import type { ColumnsMenu } from './columns-menu.ts';
import {
  defaultLayout,
  fitLayout,
  isTight,
  measuresOf,
  resizeColumn,
  shownColumns,
  wantedOf,
} from '../model/columns.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { banner, bannerText } from './list-banner.ts';
import { annotationRow } from './annotation-row.ts';
import { PlaceKeeper } from './place-keeper.ts';
import { RowTools } from './row-tools.ts';
import { RowCursor } from './row-cursor.ts';
import { eventsEnd } from '../model/row-count.ts';
import { GridKeyboard } from './grid-keyboard.ts';
import { GridPointer } from './grid-pointer.ts';
import { GridPosition } from './grid-position.ts';
import { GridScroll } from './grid-scroll.ts';
import { contentWidth, type GridHeader } from './grid-header.ts';
import { gridHeaderStyles } from './grid-header.styles.ts';
import { eventRow, type RowLook, rowId } from './grid-row.ts';
import type { Host } from '../ui/host.ts';
import type { AnnotationPlace, Selection } from '../model/page-state.ts';
import { newPill, pausePill } from './pause.ts';
import { PauseStep } from './pause-step.ts';
import { rowHeight, Rows } from '../model/rows.ts';
import { GoToEvent } from './go-to-event.ts';
import { baseStyles, buttonStyles, highContrastStyles, typeColourStyles } from '../ui/styles.ts';
import { WindowAsker, windowAround } from './window-request.ts';

import './columns-menu.ts';
import './grid-header.ts';

const headerHeight = 24;

/** What is looked for in the drawing. */
interface Parts {
  '.scroller': HTMLElement;
  '.spacer': HTMLElement;
  'sse-columns-menu': ColumnsMenu;
  'sse-grid-header': GridHeader;
}

/**
 * Draws `view`, and what is in the slot `empty` while that has no rows. Tells `event-select` when the cursor moves to an event, `annotation-select` when it moves to what is between
 * events, `selection-edit` when that takes others along,
 * `follow-edit` when the person leaves the tail or comes back to it, `details-open` and `details-close` for Enter and Escape.
 */
export class EventGrid extends LitElement {
  static override properties = {
    view: { attribute: false },
    follow: { attribute: false },
    selection: { attribute: false },
    annotation: { attribute: false },
    cleared: { attribute: false },
    pausedAt: { attribute: false },
    pausedMark: { attribute: false },
    layout: { attribute: false },
    timeless: { attribute: false },
    findTexts: { attribute: false },
    hits: { attribute: false },
    wholeData: { attribute: false },
    bookmarks: { attribute: false },
    bare: { type: Boolean },
    covered: { attribute: false },
    stale: { type: Boolean },
    draft: { state: true },
    height: { state: true },
    width: { state: true },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    highContrastStyles,
    typeColourStyles,
    gridCellStyles,
    gridHeaderStyles,
    eventGridStyles,
  ];

  declare view: ViewUpdate;
  /** Whether the newest row is kept in view. */
  declare follow: boolean;
  declare selection: Selection | undefined;
  /** What is selected, if it isn't an event. */
  declare annotation: AnnotationPlace | undefined;
  /** Events that are not there because the person cleared the list, not because of a limit. */
  declare cleared: number;
  /** Number of the newest event that is shown while the list is paused. */
  declare pausedAt: number | undefined;
  declare pausedMark: number | undefined;
  declare host: Pick<Host, 'show' | 'locate' | 'locateAnnotation' | 'seqAt' | 'find' | 'details'>;
  /** What is looked for in the list. */
  declare findTexts: readonly string[];
  /** The texts that the filter looks for. */
  declare hits: readonly string[];
  /** Whether data is shown from its beginning on, also where the event before begins with the same. */
  declare wholeData: boolean;
  /** The columns that the person chose. */
  declare layout: GridLayout;
  /** Whether the times of the events are not real. */
  declare timeless: boolean;
  /** Numbers of events, ascending. */
  declare bookmarks: readonly number[];
  /** Whether there is nothing yet that has columns. */
  declare bare: boolean;
  /** How many rows at the top something lies over. */
  declare covered: number;
  /** Whether the rows are of the run before. */
  declare stale: boolean;
  /** The columns while the person drags. */
  declare draft: GridLayout | undefined;
  /** Px in which rows are seen. */
  declare height: number;
  declare width: number;

  readonly #rows = new Rows();
  readonly #position = new GridPosition();
  readonly #asker = new WindowAsker();
  readonly #pauseStep = new PauseStep(this);
  readonly #goTo = new GoToEvent(this);
  readonly #cursor = new RowCursor(this, this.#rows);
  readonly #place = new PlaceKeeper(this, this.#rows, this.#position, this.#cursor);
  readonly #scroll = new GridScroll(this, this.#position, this.#rows);
  readonly #tools = new RowTools(this, this.#rows, this.#position, this.#cursor);
  readonly #pointer = new GridPointer(this, this.#rows, this.#cursor);
  readonly #keyboard = new GridKeyboard(this, this.#position, this.#cursor, this.#goTo);
  /** The columns that the person chose, as far as there is room: the same object as long as they are the same. */
  #fitted = defaultLayout;
  /** {@link eventsEnd} when the tail was last seen. */
  #seenEnd = 0;
  readonly #sizes = new ResizeObserver(() => {
    const { scroller } = this;
    this.height = Math.max(0, scroller.clientHeight - headerHeight);
    this.width = scroller.clientWidth;
    this.style.setProperty('--scrollbar-width', `${scroller.offsetWidth - scroller.clientWidth}px`);
  });

  constructor() {
    super();
    this.follow = true;
    this.cleared = 0;
    this.layout = defaultLayout;
    this.timeless = false;
    this.findTexts = [];
    this.hits = [];
    this.wholeData = false;
    this.bookmarks = [];
    this.bare = false;
    this.covered = 0;
    this.stale = false;
    this.height = 0;
    this.width = 0;
  }

  /** The element that scrolls. */
  get scroller(): HTMLElement {
    return this.#part('.scroller');
  }

  /** Puts the keyboard in the list. */
  override focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  /** Moves the cursor to the row of that event, or of the first after it; the selection is not touched. */
  async reveal(seq: number): Promise<void> {
    await this.allow(seq);
    const { generation } = this.view;
    const ordinal = await this.host.locate(seq);
    if (generation === this.view.generation) this.moveTo(ordinal);
    this.requestUpdate();
  }

  /** Resolves when no pause keeps that event from being shown. */
  allow(seq: number): Promise<void> {
    return this.#pauseStep.to(seq);
  }

  /** Opens the bar in which one types where to go. */
  readonly openJump = (): Promise<void> => this.#goTo.openJump();

  /** Opens the menu of the columns. */
  readonly openColumns = (): void => this.#menu.openBelow();

  /** Brings the row of that ordinal into view and selects it. */
  arriveAt(ordinal: number): void {
    this.moveTo(ordinal);
    this.#cursor.select(ordinal, false);
  }

  /** Scrolls to where the list was before the page was loaded anew, as soon as it has rows. */
  restore(topSeq: number): void {
    this.#place.restore(topSeq);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#scroll.end();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // First what the person did since: a new state of the list must not take the wheel out of their hand.
    if (this.hasUpdated) this.#scroll.read();
    if (changed.has('layout')) this.draft = undefined;
    if (changed.has('layout') || changed.has('width')) this.#fitted = fitLayout(this.layout, this.width);
    if (changed.has('view')) this.#take(changed.get('view'));
    if (this.#place.begin()) this.#seenEnd = eventsEnd(this.view);
    const { start, end } = this.view;
    // The first rows can be scrolled out from under what lies over the list.
    const lead = this.covered + (bannerText(this.view, this.cleared) === undefined ? 0 : 1);
    this.#position.update({ start, end, lead, height: this.height });
    if (this.follow) this.#position.space.moveToEnd();
    if (this.follow || this.view.searched !== undefined) this.#seenEnd = eventsEnd(this.view);
  }

  override render(): TemplateResult {
    const { start, end } = this.view;
    const { first, last } = this.#position;
    const layout = this.#shownLayout;
    const columns = shownColumns(layout);
    const { ordinal: cursor = -1 } = this.#cursor;
    const isCursorDrawn = cursor >= first && cursor < last;
    return html`
      <div
        class="scroller"
        .style=${measuresOf(columns, this.view.counts.received, this.#isTight)}
        role="grid"
        tabindex="0"
        aria-label=${t('Events')}
        aria-multiselectable="true"
        aria-busy=${this.stale ? 'true' : 'false'}
        aria-disabled=${this.stale ? 'true' : nothing}
        aria-rowcount=${end - start + 1}
        aria-colcount=${columns.length}
        aria-activedescendant=${isCursorDrawn ? rowId(cursor) : nothing}
        @scroll=${this.#scroll.moved}
        @scrollend=${this.#scroll.rested}
        @keydown=${this.#keyboard.press}
        @contextmenu=${this.#pointer.menu}
        @focus=${this.#tools.focus}
        @blur=${this.#tools.focus}
        @layout-draft=${(event: PageEvent<'layout-draft'>) => (this.draft = event.detail ?? undefined)}
      >
        <sse-grid-header
          ?hidden=${this.bare}
          .layout=${layout}
          @column-fit=${(event: PageEvent<'column-fit'>) => this.#fit(event.detail)}
          @column-menu=${({ detail: { id, x, y } }: PageEvent<'column-menu'>) => this.#menu.show(x, y, id)}
        ></sse-grid-header>
        <div class="spacer" role="rowgroup" .style=${`height: ${this.#position.space.spacerHeight}px`}>
          <div class="viewport" role="presentation" .style=${`height: ${this.height}px`}>${this.#drawnRows()}</div>
        </div>
      </div>
      <sse-columns-menu
        ?hidden=${this.bare}
        .layout=${layout}
        @column-fit=${(event: PageEvent<'column-fit'>) => this.#fit(event.detail)}
      ></sse-columns-menu>
      ${this.#tools.render(headerHeight)} ${this.#goTo.render()}
      ${banner(bannerText(this.view, this.cleared), this.#position.offsetOf(start) - rowHeight)}
      ${end === start ? html`<slot name="empty"></slot>` : nothing} ${this.#pill()}
    `;
  }

  override firstUpdated(): void {
    this.#sizes.observe(this.scroller);
    this.#scroll.begin(this.#part('.spacer'));
  }

  override updated(): void {
    this.#scroll.drawn();
    if (this.height > 0) {
      const page = this.#position.page + 2;
      const window = windowAround(this.#position.first, page, this.follow, this.pausedAt, this.pausedMark);
      const wanted = { ...window, ...wantedOf(this.#shownLayout, !this.wholeData) };
      this.#asker.want(wanted, (window) => this.host.show(window));
    }
    this.#cursor.selectWhatCame();
    this.#pauseStep.drawn();
  }

  get #shownLayout(): GridLayout {
    return this.draft ?? this.#fitted;
  }

  get #isTight(): boolean {
    return this.draft === undefined && isTight(this.layout, this.width);
  }

  get #menu(): ColumnsMenu {
    return this.#part('sse-columns-menu');
  }

  #fit(id: string): void {
    const layout = this.#shownLayout;
    const index = shownColumns(layout).findIndex((column) => column.id === id);
    const cells = [...this.renderRoot.querySelectorAll(`.row > :nth-child(${index + 1})`)];
    const width = Math.max(this.#part('sse-grid-header').titleWidth(id), ...cells.map(contentWidth));
    emit(this, 'layout-edit', resizeColumn(layout, id, Math.ceil(width) + 14));
  }

  #drawnRows(): TemplateResult {
    const layout = this.#shownLayout;
    const { beganAt } = this.view;
    const look = {
      columns: shownColumns(layout),
      time: this.timeless ? ('none' as const) : this.#isTight ? ('seconds' as const) : layout.time,
      beganAt,
      texts: this.findTexts,
      hits: this.hits,
    };
    const { first, last } = this.#position;
    const ordinals = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    // A row that scrolls out lends its element to one that scrolls in; all others keep theirs.
    const slots = this.#position.page + 3;
    return html`<div
      class="rows"
      role="presentation"
      .style=${`transform: translateY(${this.#position.offsetOf(first)}px)`}
    >
      ${repeat(
        ordinals,
        (ordinal) => ordinal % slots,
        (ordinal) => this.#row(ordinal, look),
      )}
    </div>`;
  }

  #row(ordinal: number, look: RowLook): unknown {
    const index = ordinal - this.view.start + 2;
    const select = (event: MouseEvent): void => this.#pointer.click(ordinal, event.shiftKey);
    const annotation = this.#rows.annotationAt(ordinal);
    if (annotation !== undefined) {
      return annotationRow(
        annotation,
        { ordinal, index, select, ...this.#cursor.stateOfAnnotation(ordinal, annotation) },
        look,
      );
    }
    const row = this.#rows.at(ordinal);
    const bookmarked = row !== undefined && this.bookmarks.includes(row.seq);
    return eventRow(row, { ordinal, index, select, bookmarked, ...this.#cursor.stateOf(ordinal, row) }, look);
  }

  #pill(): TemplateResult | typeof nothing {
    if (this.pausedAt !== undefined) return pausePill(this.view, () => emit(this, 'pause-edit', false));
    const count = eventsEnd(this.view) - this.#seenEnd;
    if (this.follow || count <= 0) return nothing;
    return newPill(count, () => emit(this, 'follow-edit', true));
  }

  #take(previous: ViewUpdate | undefined): void {
    if (this.#place.follow(previous)) this.#seenEnd = eventsEnd(this.view);
    // Another stream: what was about to be chosen for the one before is not for it.
    if (this.view.counts.received < (previous?.counts.received ?? 0)) this.#menu.close();
    this.#rows.take(this.view);
  }

  /** Brings the row of that ordinal into view, with the cursor on it. */
  moveTo(ordinal: number): void {
    const { start, end } = this.view;
    if (start === end) return;
    const target = Math.max(start, Math.min(end - 1, ordinal));
    this.#cursor.put(target);
    this.#position.reveal(target, this.covered);
    // Anyone who walks among the events wants them to hold still; at the last one, to see the next.
    this.setFollow(target === end - 1);
  }

  /** Keeps the newest row in view, or stops doing so. */
  setFollow(follow: boolean): void {
    if (follow === this.follow) return;
    // Here too, and at once: the answer of the parent comes after the next drawing.
    this.follow = follow;
    emit(this, 'follow-edit', follow);
  }

  #part<Name extends keyof Parts>(selector: Name): Parts[Name] {
    const part = this.renderRoot.querySelector<Parts[Name]>(selector);
    if (part === null) throw new Error(`The grid has no ${selector}.`);
    return part;
  }
}

customElements.define('sse-event-grid', EventGrid);
