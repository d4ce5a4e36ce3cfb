/** The header of the list: what the columns are called, and where they are made wider and moved. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { type GridColumn, type GridLayout, isPathColumn } from '../../shared/stream/columns.ts';
import {
  columnTitle,
  defaultLayout,
  isNumeric,
  moveColumn,
  resizeColumn,
  shownColumns,
  timeStyleTitles,
} from '../model/columns.ts';
import { emit } from '../model/events.ts';

/** What a press of the keys changes a width by, in px. */
const stepPx = 10;

/** A press that goes so far, in px, is a drag and not a click. */
const dragPx = 5;

/** A column on its way to the place of another. */
interface Move {
  readonly id: string;
  /** How many columns further among those that are shown. */
  readonly by: number;
}

/**
 * Tells a change as `layout-edit`, what it would be while the person drags as `layout-draft`, and that a column is to be as
 * wide as its content as `column-fit`. One of its cells takes part in the order of the Tab key; arrows go to the others.
 */
export class GridHeader extends LitElement {
  static override properties = { layout: { attribute: false }, current: { state: true }, move: { state: true } };

  /** In the tree of the grid, so that its rows are one after the other, and the header is the first of them. */
  protected override createRenderRoot(): this {
    return this;
  }

  declare layout: GridLayout;
  /** The ID of the column that Tab comes to. */
  declare current: string;
  declare move: Move | undefined;
  /** The column that was moved with keys: an element that goes to another place loses the keyboard. */
  #moved: string | undefined;

  constructor() {
    super();
    this.layout = defaultLayout;
    this.current = 'seq';
    this.move = undefined;
  }

  override render(): TemplateResult {
    const columns = shownColumns(this.layout);
    const current = columns.find(({ id }) => id === this.current) ?? columns[0];
    const from = columns.findIndex(({ id }) => id === this.move?.id);
    const target = this.move === undefined ? undefined : columns[from + this.move.by];
    return html`<div class="header" role="row" aria-rowindex="1">
      ${repeat(
        columns,
        ({ id }) => id,
        (column) => this.#cell(column, column === current, column === target ? this.move : undefined),
      )}
    </div>`;
  }

  override updated(): void {
    if (this.#moved !== undefined) this.#cellOf(this.#moved)?.focus();
    this.#moved = undefined;
  }

  /** Px that the title needs. */
  titleWidth(id: string): number {
    const cell = this.#cellOf(id);
    return cell === undefined ? 0 : contentWidth(cell.querySelector('.title') ?? cell);
  }

  #cell(column: GridColumn, isCurrent: boolean, drop: Move | undefined): TemplateResult {
    const { id } = column;
    const isMoving = this.move?.id === id && this.move.by !== 0;
    const dropClass = drop === undefined || drop.by === 0 ? '' : drop.by < 0 ? 'drop-before' : 'drop-after';
    return html`<span
      class=${`${isNumeric(id) ? 'number' : ''} ${isMoving ? 'moving' : ''} ${dropClass}`}
      role="columnheader"
      tabindex=${isCurrent ? 0 : -1}
      data-id=${id}
      aria-keyshortcuts="Enter Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
      title=${this.#explain(column)}
      @contextmenu=${(event: MouseEvent) => this.#openMenu(event, id)}
      @focus=${() => (this.current = id)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, id)}
      @pointerdown=${(event: PointerEvent) => this.#grab(event, id)}
      ><span class="title">${columnTitle(column)}</span
      ><span
        class="edge"
        @dblclick=${() => emit(this, 'column-fit', id)}
        @pointerdown=${(event: PointerEvent) => this.#grabEdge(event, id)}
      ></span
    ></span>`;
  }

  #explain({ id }: GridColumn): string | typeof nothing {
    if (isPathColumn(id)) return id;
    return id === 'time' ? timeStyleTitles[this.layout.time] : nothing;
  }

  #cellOf(id: string): HTMLElement | undefined {
    return this.#cells().find(({ dataset }) => dataset['id'] === id);
  }

  #cells(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=columnheader]')];
  }

  #key(event: KeyboardEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || !this.#act(event, id)) return;
    event.preventDefault();
    // VS Code would go back and forth through the editors with the same keys.
    event.stopPropagation();
  }

  /** @returns whether the key means something here */
  #act(event: KeyboardEvent, id: string): boolean {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction !== undefined) {
      if (event.altKey && event.shiftKey) this.#shift(id, direction);
      else if (event.altKey) this.#widen(id, direction * stepPx);
      else this.#goTo(this.#indexOf(id) + direction);
      return true;
    }
    if (event.altKey) return false;
    if (event.key === 'Home' || event.key === 'End') this.#goTo(event.key === 'Home' ? 0 : Infinity);
    else if (['Enter', ' ', 'ContextMenu'].includes(event.key) || (event.key === 'F10' && event.shiftKey))
      this.#openMenu(event, id);
    else return false;
    return true;
  }

  #indexOf(id: string): number {
    return this.#cells().findIndex(({ dataset }) => dataset['id'] === id);
  }

  #goTo(index: number): void {
    const cells = this.#cells();
    cells[Math.min(Math.max(0, index), cells.length - 1)]?.focus();
  }

  #shift(id: string, by: number): void {
    this.#moved = id;
    emit(this, 'layout-edit', moveColumn(this.layout, id, by));
  }

  #widen(id: string, px: number): void {
    emit(this, 'layout-edit', resizeColumn(this.layout, id, this.#widthOf(id) + px));
  }

  #widthOf(id: string): number {
    return this.#cellOf(id)?.getBoundingClientRect().width ?? 0;
  }

  #openMenu(event: Event, id: string): void {
    event.preventDefault();
    const box = this.#cellOf(id)?.getBoundingClientRect();
    if (box !== undefined) emit(this, 'column-menu', { id, x: box.left, y: box.bottom });
  }

  #grabEdge(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { layout } = this;
    const width = this.#widthOf(id);
    const begun = event.clientX;
    const widthAt = (x: number): GridLayout => resizeColumn(layout, id, width + x - begun);
    track(event, {
      moved: (x) => emit(this, 'layout-draft', widthAt(x)),
      // A click isn't a drag, and two of them fit the column.
      ended: (x) => (x === begun ? emit(this, 'layout-draft', null) : emit(this, 'layout-edit', widthAt(x))),
      cancelled: () => emit(this, 'layout-draft', null),
    });
  }

  #grab(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    const begun = event.clientX;
    track(event, {
      moved: (x) => {
        if (this.move !== undefined || Math.abs(x - begun) > dragPx) this.move = { id, by: this.#distance(id, x) };
      },
      ended: () => {
        if (this.move !== undefined) emit(this, 'layout-edit', moveColumn(this.layout, id, this.move.by));
        this.move = undefined;
      },
      cancelled: () => {
        this.move = undefined;
      },
    });
  }

  /** From a column to the one that is there, in columns. */
  #distance(id: string, x: number): number {
    const boxes = this.#cells().map((cell) => cell.getBoundingClientRect());
    const before = boxes.findIndex(({ right }) => x < right);
    return (before < 0 ? boxes.length - 1 : before) - this.#indexOf(id);
  }
}

interface Tracking {
  readonly moved: (x: number) => void;
  readonly ended: (x: number) => void;
  readonly cancelled: () => void;
}

/** Follows the pointer, also outside of the window, until it is released, or Escape is pressed. */
function track(begin: PointerEvent, { moved, ended, cancelled }: Tracking): void {
  const target = begin.currentTarget as HTMLElement;
  const listening = new AbortController();
  const { signal } = listening;
  const end = (act: () => void): void => {
    listening.abort();
    act();
  };
  target.setPointerCapture(begin.pointerId);
  target.addEventListener('pointermove', ({ clientX }) => moved(clientX), { signal });
  target.addEventListener('pointerup', ({ clientX }) => end(() => ended(clientX)), { signal });
  target.addEventListener('pointercancel', () => end(cancelled), { signal });
  addEventListener('keydown', ({ key }) => key === 'Escape' && end(cancelled), { signal, capture: true });
}

/** Px that the text in an element needs, whether there is room for it or not. */
export function contentWidth(element: Element): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
}

customElements.define('sse-grid-header', GridHeader);
