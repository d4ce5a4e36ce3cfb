/** How one row of the list looks. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import { type GridColumn, isPathColumn, type TimeStyle } from '../../shared/stream/columns.ts';
import type { Cell, UnreadCell } from '../../shared/stream/engine.ts';
import { catalogue, type DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import { formatFullTime, formatTime } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';
import { type DrawnColumn, type PlainCell, plainCellOf, spanText } from '../model/columns.ts';
import { severityIcons } from '../model/diagnosis-text.ts';
import { foldAt } from './folded-data.ts';
import { highlight, marksIn } from './highlight.ts';
import type { Row } from '../model/rows.ts';
import { graphemeEnd } from '../../shared/text/graphemes.ts';
import { longestName } from '../ui/short-names.ts';
import { typeClass, typeLabel } from '../ui/type-colour.ts';

/** Of the name of a type that is cut, so much of its end stays. */
const tailChars = 8;

/** Where a row is in the grid. */
export interface RowPlace {
  readonly ordinal: number;
  /** [ARIA] aria-rowindex: counts from 1, and the header is the first. */
  readonly index: number;
  readonly selected: boolean;
  /** It has the cursor. */
  readonly active: boolean;
  readonly bookmarked: boolean;
  readonly select: (event: MouseEvent) => void;
}

/** What of a row is shown. */
export interface RowLook {
  readonly columns: readonly GridColumn[];
  /** `none`: they are not real, and not shown. `seconds`: the time of day without hours and minutes. */
  readonly time: TimeStyle | 'none' | 'seconds';
  /** What is looked for: it is marked in the data of rows that were found. */
  readonly texts: readonly string[];
  /** What the filter looks for: it is marked in the data of all others. */
  readonly hits: readonly string[];
  /** When the stream began, in ms since the epoch. */
  readonly beganAt: number | undefined;
}

/** The element's id, for aria-activedescendant. */
export function rowId(ordinal: number): string {
  return `row-${ordinal}`;
}

/**
 * A row; while its event has not come, a bar in its place. What the server sent gets there as text only. Most rows are on the
 * screen for many updates, in which nothing of them changes: they are not even compared cell by cell.
 */
export function eventRow(row: Row | undefined, place: RowPlace, look: RowLook): unknown {
  return guard(drawnOf(row, place, look), () => drawRow(row, place, look));
}

/** All that a row is drawn of. What it does when it is clicked goes by its ordinal. */
function drawnOf(row: Row | undefined, { select: _select, ...place }: RowPlace, look: RowLook): unknown[] {
  const { columns, time, beganAt, texts, hits } = look;
  const ids = columns.map(({ id }) => id);
  const { cell, ...facts } = row ?? { cell: () => undefined };
  const cells = ids.filter((id) => isPathColumn(id)).map((path) => cell(path));
  return [...Object.values(place), time, beganAt, texts, hits, ids.length, ...ids, ...cells, ...Object.values(facts)];
}

function drawRow(row: Row | undefined, place: RowPlace, look: RowLook): TemplateResult {
  return html`<div
    class=${classesOf(row, place)}
    role="row"
    id=${rowId(place.ordinal)}
    aria-rowindex=${place.index}
    aria-description=${place.bookmarked ? t('Bookmarked') : nothing}
    aria-selected=${place.selected ? 'true' : 'false'}
    @mousedown=${keepText}
    @click=${place.select}
  >
    ${look.columns.map((column) => (row === undefined ? loadingCell(column) : cell(row, column.id, look)))}
  </div>`;
}

function classesOf(row: Row | undefined, place: RowPlace): string {
  const classes = [
    [row === undefined, 'loading'],
    [place.active, 'active'],
    [place.bookmarked, 'bookmarked'],
    [row?.isFound, 'found'],
  ] as const;
  return ['row', ...classes.filter(([isSet]) => isSet).map(([, name]) => name)].join(' ');
}

/** With Shift a click selects rows, not text. */
export function keepText(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}

function cell(row: Row, id: string, look: RowLook): TemplateResult {
  if (isPathColumn(id)) return pathCell(row.cell(id));
  const plain = plainCellOf(id);
  return plain === undefined ? drawnCells[id as DrawnColumn](row, look) : plainCell(plain, row);
}

/** What the server wrote may be cut: its title has all of it. */
function plainCell({ look, text }: PlainCell, row: Row): TemplateResult {
  const content = text(row);
  const title = look === 'mono' ? (content ?? nothing) : nothing;
  return html`<span class=${look} role="gridcell" title=${title}>${content}</span>`;
}

const drawnCells: Readonly<Record<DrawnColumn, (row: Row, look: RowLook) => TemplateResult>> = {
  time: timeCell,
  type: typeCell,
  data: dataCell,
};

/** What is not seen of the start of the data is in its title, and is read out. */
function dataCell({ preview, isAgain, isFound, foundAt, diagnosis, shared = 0 }: Row, look: RowLook): TemplateResult {
  const marks = isFound ? marksIn(preview, look.texts, foundAt) : marksIn(preview, look.hits);
  const from = foldAt(preview, shared, marks[0]?.start);
  return html`<span class="data" role="gridcell" title=${from === 0 ? nothing : preview}
    >${diagnosis === undefined ? nothing : diagnosisIcon(diagnosis)}${isAgain ? again : nothing}${isFound ? found : nothing}${from === 0 ? nothing : fold(preview.slice(0, from))}${highlight(preview, marks, from)}</span
  >`;
}

/** A name in two parts would be read out as two words. */
function typeCell({ type }: Row): TemplateResult {
  const label = typeLabel(type);
  return html`<span
    class=${`type type-symbol ${typeClass(type)}`}
    role="gridcell"
    aria-label=${label.length > longestName ? label : nothing}
    title=${label}
    >${typeName(label)}</span
  >`;
}

/** Of a long name the end stays, however narrow the column is: names often begin alike. */
function typeName(label: string): TemplateResult {
  if (label.length <= longestName) return html`<span>${label}</span>`;
  const tail = graphemeEnd(label, label.length - tailChars);
  return html`<span>${label.slice(0, tail)}</span><span class="tail">${label.slice(tail)}</span>`;
}

/** `05.600` of a time of day. */
const secondsChars = 6;

function timeCell(row: Row, { time, beganAt }: RowLook): TemplateResult {
  if (time === 'none') return html`<span class="time" role="gridcell"></span>`;
  const isOfDay = time === 'absolute' || time === 'seconds';
  return html`<span class=${isOfDay ? 'time' : 'time number'} role="gridcell" title=${formatFullTime(row.time)}
    >${isOfDay ? formatTime(row.time).slice(time === 'seconds' ? -secondsChars : 0) : spanText(spanOf(row, time, beganAt))}</span
  >`;
}

function spanOf({ time, gap, typeGap }: Row, style: TimeStyle, beganAt: number | undefined): number | undefined {
  if (style === 'relative') return beganAt === undefined ? undefined : time - beganAt;
  return style === 'gap' ? gap : typeGap;
}

const whyUnread: Readonly<Record<UnreadCell['unread'], string>> = {
  tooLarge: t('The event is too large for this column: see its details'),
  slow: t('The path takes too long on events like this one'),
  later: t('Being read'),
};

function pathCell(cell: Cell | undefined): TemplateResult {
  if (cell === undefined) return html`<span class="mono" role="gridcell"></span>`;
  if (typeof cell === 'string') return html`<span class="mono" role="gridcell" title=${cell || nothing}>${cell}</span>`;
  return html`<span class="mono quiet" role="gridcell" title=${whyUnread[cell.unread]}>…</span>`;
}

function diagnosisText(kind: DiagnosisKind): string {
  return `${diagnosisCode(kind)} ${catalogue[kind].title}`;
}

/** The list of diagnoses says more. */
function diagnosisIcon(kind: DiagnosisKind): TemplateResult {
  const { severity } = catalogue[kind];
  const text = diagnosisText(kind);
  return html`<span class=${`note ${severity}`} role="img" aria-label=${text} title=${text}
    >${icon(severityIcons[severity])}</span
  >`;
}

/** In the place of what the event before begins with, which is read out: not by a name of the cell, since that would not have the words that are seen where a word is cut. */
function fold(folded: string): TemplateResult {
  return html`<span class="folded">${folded}</span><span class="fold" aria-hidden="true">…</span>`;
}

/** For those who do not see the icons. */
const found = html`<span class="spoken">${t('Found:')} </span>`;

/** A server that does not go on from the last event ID sends events once more. */
const again = html`<span class="again" title=${t('Received again after a reconnect: an earlier event has the same ID')}
  >${t('again')}</span
>`;

function loadingCell({ id }: GridColumn): TemplateResult {
  if (id !== 'data') return html`<span class=${id === 'size' ? 'size' : ''} role="gridcell"></span>`;
  return html`<span role="gridcell"
    ><span class="spoken">${t('Loading')}</span>
    <div class="bar"></div
  ></span>`;
}
