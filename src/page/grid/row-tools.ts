/** What can be done with a row at a click: on the row that the mouse is over, or else the one that has the keyboard. */

import { t } from '@vscode/l10n';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { type Row, rowHeight, type Rows } from '../model/rows.ts';
import { formatCount } from '../ui/format.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { typeLabel } from '../ui/type-colour.ts';
import type { GridPosition } from './grid-position.ts';
import type { RowCursor } from './row-cursor.ts';

/** The list whose rows they are. */
interface ToolsList extends HTMLElement, ReactiveControllerHost {
  /** Numbers of events, ascending. */
  readonly bookmarks: readonly number[];
  readonly scroller: HTMLElement;
}

/** One place for all rows: each row with buttons of its own would cost three more elements a row. */
export class RowTools {
  readonly #list: ToolsList;
  readonly #rows: Rows;
  readonly #position: GridPosition;
  readonly #cursor: RowCursor;
  /** Px from the top of what is seen to the middle of the row that the mouse is over: rows move below it. */
  #y: number | undefined;
  #hasKeyboard = false;

  constructor(list: ToolsList, rows: Rows, position: GridPosition, cursor: RowCursor) {
    this.#list = list;
    this.#rows = rows;
    this.#position = position;
    this.#cursor = cursor;
    list.addEventListener('mousemove', this.#move);
    list.addEventListener('mouseleave', () => this.#put(undefined));
  }

  /** Listener for `focus` and `blur` of the element that scrolls. */
  readonly focus = ({ type }: FocusEvent): void => {
    this.#hasKeyboard = type === 'focus';
    this.#list.requestUpdate();
  };

  /** @param headerPx - height of what is above the rows */
  render(headerPx: number): TemplateResult | typeof nothing {
    const ordinal = this.#ordinal;
    const row = ordinal === undefined ? undefined : this.#rows.at(ordinal);
    if (ordinal === undefined || row === undefined) return nothing;
    return html`<div
      class="row-tools"
      role="group"
      aria-label=${t`Event ${formatCount(row.seq)}`}
      .style=${`transform: translateY(${headerPx + this.#position.offsetOf(ordinal)}px)`}
    >
      ${this.#buttons(row)}
    </div>`;
  }

  #buttons({ seq, type }: Row): TemplateResult {
    const isMarked = this.#list.bookmarks.includes(seq);
    return html`${button('copy', t('Copy data'), t('Ctrl+C'), () => emit(this.#list, 'event-copy', { seq, part: 'data' }))}
    ${button('filter', t`Show only ${typeLabel(type)}`, 'T', () => emit(this.#list, 'row-type-solo', seq))}
    ${button('bookmark', isMarked ? t('Remove bookmark') : t('Set bookmark'), 'B', () => emit(this.#list, 'bookmark-toggle', seq))}`;
  }

  /** Of the row; `undefined`: there is none to do something with. */
  get #ordinal(): number | undefined {
    const { first, last } = this.#position;
    const hovered = this.#y === undefined ? undefined : first + this.#rowsBelow(first, this.#y);
    const ordinal = hovered ?? (this.#hasKeyboard ? this.#cursor.ordinal : undefined);
    return ordinal === undefined || ordinal < first || ordinal >= last ? undefined : ordinal;
  }

  #rowsBelow(first: number, y: number): number {
    return Math.floor((y - this.#position.offsetOf(first)) / rowHeight);
  }

  readonly #move = (event: MouseEvent): void => {
    const path = event.composedPath();
    const elements = path.filter((part) => part instanceof HTMLElement);
    if (elements.some((element) => element.classList.contains('row-tools'))) return;
    const row = elements.find(({ id }) => id.startsWith('row-'));
    const ordinal = row === undefined ? undefined : Number(row.id.slice('row-'.length));
    this.#put(ordinal === undefined ? undefined : this.#position.offsetOf(ordinal) + rowHeight / 2);
  };

  #put(y: number | undefined): void {
    if (y === this.#y) return;
    this.#y = y;
    this.#list.requestUpdate();
  }
}

/** The keyboard has keys for them, which work in the list itself. */
function button(picture: IconName, name: string, key: string, act: () => void): TemplateResult {
  return html`<button aria-label=${name} tabindex="-1" title=${`${name} (${key})`} @click=${act}>
    ${icon(picture)}
  </button>`;
}
