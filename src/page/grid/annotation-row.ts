/** How a row looks that isn't an event: it goes across the columns, in a quieter style. */

import { html, nothing, type TemplateResult } from 'lit';

import type { GridColumn } from '../../shared/stream/columns.ts';
import type { Annotation } from '../../shared/stream/annotations.ts';
import { formatFullTime, formatTime } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';
import { keepText, type RowLook, type RowPlace, rowId } from './grid-row.ts';
import { annotationLook } from '../model/annotation-text.ts';

/** What the server sent gets there as text only. */
export function annotationRow(
  annotation: Annotation,
  place: Omit<RowPlace, 'bookmarked'>,
  { columns, time }: RowLook,
): TemplateResult {
  const own = ownColumns(columns);
  return html`<div
    class=${place.active ? 'row annotation active' : 'row annotation'}
    role="row"
    id=${rowId(place.ordinal)}
    aria-rowindex=${place.index}
    aria-selected=${place.selected ? 'true' : 'false'}
    @mousedown=${keepText}
    @click=${place.select}
  >
    ${own.map(({ id }) => (id === 'time' && time !== 'none' ? timeCell(annotation) : html`<span class="number" role="gridcell"></span>`))}
    ${textCell(annotation, columns.length - own.length, time !== 'none')}
  </div>`;
}

/** The number and the time have their own cells, where they are the first columns. */
function ownColumns(columns: readonly GridColumn[]): readonly GridColumn[] {
  const others = columns.findIndex(({ id }) => id !== 'seq' && id !== 'time');
  return columns.slice(0, others < 0 ? Math.max(0, columns.length - 1) : others);
}

/** Always the time of day: how long ago something else was is not said of what is between the events. */
function timeCell({ time }: Annotation): TemplateResult {
  return html`<span class="time" role="gridcell" title=${formatFullTime(time)}>${formatTime(time)}</span>`;
}

function textCell(annotation: Annotation, span: number, isTimed: boolean): TemplateResult {
  const look = annotationLook(annotation);
  const { name, text, hint, isLine } = look;
  return html`<span
    class=${isLine ? 'across line' : 'across'}
    role="gridcell"
    aria-colspan=${span}
    title=${isTimed ? `${name}, ${formatTime(annotation.time)}: ${text}` : `${name}: ${text}`}
    .style=${`grid-column: span ${span}`}
    >${icon(look.icon)}${isLine ? html`<span class="spoken">${name}: </span>` : nothing}<span>${text}</span>${
      hint === undefined ? nothing : html`<span class="hint">${hint}</span>`
    }</span
  >`;
}
