/** How one row of the list looks. */

import { html, nothing, type TemplateResult } from 'lit';

import { formatCount, formatFullTime, formatSize, formatTime } from '../format.ts';
import type { Row } from './rows.ts';
import { typeClass, typeLabel } from '../type-colour.ts';

/** Where a row stands in the grid. */
export interface RowPlace {
  readonly ordinal: number;
  /** [ARIA] aria-rowindex: counts from 1, and the header is the first. */
  readonly index: number;
  readonly selected: boolean;
  /** It has the cursor. */
  readonly active: boolean;
  readonly select: (event: MouseEvent) => void;
}

/** The element's id, for aria-activedescendant. */
export function rowId(ordinal: number): string {
  return `row-${ordinal}`;
}

export const headerRow = html`<div class="header" role="row" aria-rowindex="1">
  <span class="number" role="columnheader">#</span>
  <span role="columnheader">Time</span>
  <span role="columnheader">Type</span>
  <span role="columnheader">Data</span>
  <span class="number size" role="columnheader">Size</span>
</div>`;

/** A row; while its event has not come, a bar in its place. What the server sent gets there as text only. */
export function eventRow(row: Row | undefined, place: RowPlace): TemplateResult {
  return html`<div
    class=${`row ${row === undefined ? 'loading' : ''} ${place.active ? 'active' : ''}`}
    role="row"
    id=${rowId(place.ordinal)}
    aria-rowindex=${place.index}
    aria-selected=${place.selected ? 'true' : 'false'}
    @mousedown=${keepText}
    @click=${place.select}
  >
    ${row === undefined ? loadingCells : cells(row)}
  </div>`;
}

/** With Shift a click selects rows, not text. */
function keepText(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}

function cells({ seq, time, type, preview, bytes, isAgain }: Row): TemplateResult {
  return html`<span class="number" role="gridcell">${formatCount(seq)}</span>
    <span class="time" role="gridcell" title=${formatFullTime(time)}>${formatTime(time)}</span>
    <span class=${`type type-mark ${typeClass(type)}`} role="gridcell" title=${typeLabel(type)}
      ><span>${typeLabel(type)}</span></span
    >
    <span class="data" role="gridcell">${isAgain ? again : nothing}${preview}</span>
    <span class="number size" role="gridcell">${formatSize(bytes)}</span>`;
}

/** A server that does not go on from the last event ID sends events once more. */
const again = html`<span class="again" title="Came again after a reconnect: an event before has the same ID"
  >again</span
>`;

const loadingCells = html`<span role="gridcell"></span>
  <span role="gridcell"></span>
  <span role="gridcell"></span>
  <span role="gridcell"
    ><span class="spoken">Loading</span>
    <div class="bar"></div
  ></span>
  <span class="size" role="gridcell"></span>`;
