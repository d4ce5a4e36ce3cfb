/** The columns of the list: what they are called, how wide they are, and what a person can make of them. */

import { visibleName } from '../../shared/text/invisible.ts';
import { t } from '@vscode/l10n';
import parsePath from 'jsonpath-rfc9535/parser';

import {
  type BuiltInColumn,
  builtInColumns,
  type GridColumn,
  type GridLayout,
  isPathColumn,
  maxPathChars,
  maxPathColumns,
  type RowFact,
  rowFacts,
  type TimeStyle,
  widthRange,
} from '../../shared/stream/columns.ts';
import { columnMessages } from '../../shared/messages/column-messages.ts';
import { type Message, messageText } from '../../shared/messages/message.ts';
import { type AnnotationKind, annotationKinds } from '../../shared/stream/annotations.ts';
import { formatCount, formatSize, formatSpan } from '../ui/format.ts';
import type { Row } from './rows.ts';

interface ColumnKind {
  /** In the header, and in the menu. */
  readonly title: string;
  /** What the menu says beside it, where the title is a sign. */
  readonly name: string;
  /** How wide it is as long as nobody has chosen a width: a track of a CSS grid. */
  readonly track: string;
  /** The least that is left of it then, in px. */
  readonly leastPx: number;
  /** Before a person has chosen columns. */
  readonly isShownAtFirst?: true;
  /** What has to be worked out for it. Absent: what every row has is enough. */
  readonly fact?: RowFact;
}

/** A cell that is a text alone. */
export interface PlainCell {
  /** Its classes; `number` is at the right, and `mono` is what the server wrote. */
  readonly look: 'number' | 'number quiet' | 'number size' | 'mono';
  readonly text: (row: Row) => string | undefined;
}

/** The columns whose cells are more than a text: the list draws each in its own way. */
export type DrawnColumn = 'time' | 'type' | 'data';

type ColumnKinds = Readonly<
  Record<DrawnColumn, ColumnKind> &
    Record<Exclude<BuiltInColumn, DrawnColumn>, ColumnKind & { readonly cell: PlainCell }>
>;

const kinds: ColumnKinds = {
  seq: {
    title: '#',
    name: t('# (number)'),
    track: 'var(--seq-width, 6ch)',
    leastPx: 44,
    isShownAtFirst: true,
    cell: { look: 'number', text: ({ seq }) => formatCount(seq) },
  },
  time: { title: t('Time'), name: t('Time'), track: 'calc(12ch + 12px)', leastPx: 96, isShownAtFirst: true },
  gap: {
    title: t('Gap'),
    name: t('Time since previous row'),
    track: '84px',
    leastPx: 84,
    fact: 'gap',
    cell: { look: 'number quiet', text: ({ gap }) => spanText(gap) },
  },
  type: { title: t('Type'), name: t('Type'), track: 'minmax(64px, 160px)', leastPx: 64, isShownAtFirst: true },
  id: {
    title: 'ID',
    name: 'ID',
    track: 'minmax(64px, 120px)',
    leastPx: 64,
    fact: 'id',
    cell: { look: 'mono', text: ({ id }) => id && visibleName(id) },
  },
  data: {
    title: t('Data'),
    name: t('Data'),
    track: 'minmax(120px, 1fr)',
    leastPx: 120,
    isShownAtFirst: true,
    fact: 'shared',
  },
  size: {
    title: t('Size'),
    name: t('Size'),
    track: '80px',
    leastPx: 80,
    isShownAtFirst: true,
    cell: { look: 'number size', text: ({ bytes }) => formatSize(bytes) },
  },
};

const pathKind = { track: 'minmax(64px, 140px)', leastPx: 64 } as const;

/** What the menu calls them. */
export const timeStyleTitles: Readonly<Record<TimeStyle, string>> = {
  absolute: t('Time of day'),
  relative: t('Since the stream began'),
  gap: t('Since previous row'),
  typeGap: t('Since previous of same type'),
};

/** What has to be worked out for them. */
const timeStyleFacts: Readonly<Partial<Record<TimeStyle, RowFact>>> = { gap: 'gap', typeGap: 'typeGap' };

export const defaultLayout: GridLayout = {
  columns: builtInColumns.map((id) => ({ id, isShown: kindOf(id).isShownAtFirst === true })),
  time: 'absolute',
};

/** Up to this width of the list, in px, it begins without the sizes. */
const narrowPx = 560;

/** One that was kept may be of a version that did not know all columns; none: it is as at first. */
export function completeLayout(layout: GridLayout = defaultLayout): GridLayout {
  const known = new Set(layout.columns.map(({ id }) => id));
  const missing = builtInColumns.filter((id) => !known.has(id)).map((id) => ({ id, isShown: false }));
  const isAsAtFirst = JSON.stringify(layout.columns) === JSON.stringify(defaultLayout.columns);
  const columns = isAsAtFirst ? defaultLayout.columns : [...layout.columns, ...missing];
  return isAsAtFirst && layout.time === defaultLayout.time && layout.marks === undefined
    ? defaultLayout
    : { ...layout, columns };
}

/** What is shown while the person has chosen no columns depends on the room that there is; what they chose does not. */
export function fitLayout(layout: GridLayout, widthPx: number): GridLayout {
  if (layout.columns !== defaultLayout.columns || widthPx === 0 || widthPx > narrowPx) return layout;
  return withColumn(layout, 'size', { isShown: false });
}

/** Up to this width of the list, in px, the time of day begins at the seconds. */
const tightPx = 420;

/** Whether the list is as narrow as a side bar, and has the columns of the beginning; what a person chose stays as it is. */
export function isTight({ columns, time }: GridLayout, widthPx: number): boolean {
  return widthPx > 0 && widthPx <= tightPx && columns === defaultLayout.columns && time === defaultLayout.time;
}

/** What is narrower then. */
const tightTracks: Readonly<Record<string, Pick<ColumnKind, 'track' | 'leastPx'>>> = {
  time: { track: 'calc(6ch + 12px)', leastPx: 56 },
  type: { track: 'minmax(64px, 84px)', leastPx: 64 },
  data: { track: 'minmax(80px, 1fr)', leastPx: 80 },
};

export function columnTitle({ id, title }: GridColumn): string {
  return isPathColumn(id) ? (title ?? id) : kinds[id as BuiltInColumn].title;
}

export function columnName(column: GridColumn): string {
  return isPathColumn(column.id) ? columnTitle(column) : kinds[column.id as BuiltInColumn].name;
}

export function shownColumns({ columns }: GridLayout): readonly GridColumn[] {
  return columns.filter(({ isShown }) => isShown);
}

/** What its cells say, where that is a text alone; `undefined` for {@link DrawnColumn} and columns from JSON paths. */
export function plainCellOf(id: string): PlainCell | undefined {
  return kindOf(id).cell;
}

/** Whether its cells, and so its title, are at the right. */
export function isNumeric(id: string): boolean {
  return kindOf(id).cell?.look.startsWith('number') === true;
}

/** For the first one there is nothing to say. */
export function spanText(ms: number | undefined): string {
  return ms === undefined ? '' : formatSpan(ms);
}

/** The tracks of a row: `grid-template-columns`. */
function tracksOf(columns: readonly GridColumn[], tight = false): string {
  return columns.map(({ id, width }) => (width === undefined ? kindOf(id, tight).track : `${width}px`)).join(' ');
}

/**
 * The widths of header and rows alike, as CSS variables.
 *
 * @param newest - the largest number of an event @param tight - see {@link isTight}
 */
export function measuresOf(columns: readonly GridColumn[], newest: number, tight: boolean): string {
  const seqWidth = formatCount(newest).length + 2;
  const least = leastWidthOf(columns, tight) + besidePx;
  return `--seq-width: ${seqWidth}ch; --columns: ${tracksOf(columns, tight)}; --least-width: ${least}px`;
}

/** Before and after the columns of a row. */
const besidePx = 28;

/** Px without which the columns cannot be seen. */
function leastWidthOf(columns: readonly GridColumn[], tight = false): number {
  return columns.reduce((sum, { id, width }) => sum + (width ?? kindOf(id, tight).leastPx), 0);
}

/**
 * What has to be asked for to fill these columns.
 *
 * @param foldsData - whether data is shown without what the event before begins with
 */
export function wantedOf(
  { columns, time }: GridLayout,
  foldsData = true,
): { facts?: readonly RowFact[]; columns?: readonly string[] } {
  const shown = shownColumns({ columns, time }).map(({ id }) => id);
  const paths = shown.filter(isPathColumn);
  const wanted = new Set(shown.map((id) => (id === 'time' ? timeStyleFacts[time] : kindOf(id).fact)));
  if (!foldsData) wanted.delete('shared');
  const facts = rowFacts.filter((fact) => wanted.has(fact));
  return { ...(facts.length > 0 && { facts }), ...(paths.length > 0 && { columns: paths }) };
}

/** The last column that is shown stays. */
export function toggleColumn(layout: GridLayout, id: string): GridLayout {
  const column = layout.columns.find((column) => column.id === id);
  if (column === undefined || (column.isShown && shownColumns(layout).length === 1)) return layout;
  return withColumn(layout, id, { isShown: !column.isShown });
}

/** Columns, widths and times are as at first; what else is shown stays. */
export function resetColumns({ marks }: GridLayout): GridLayout {
  return marks === undefined ? defaultLayout : { ...defaultLayout, marks };
}

/** Shows what arrived between the events, or no longer. */
export function toggleAnnotations(layout: GridLayout, kind: AnnotationKind): GridLayout {
  const { marks = [], ...others } = layout;
  const kinds = annotationKinds.filter((other) => marks.includes(other) !== (other === kind));
  if (kinds.length > 0) return { ...others, marks: kinds };
  return others.columns === defaultLayout.columns && others.time === defaultLayout.time ? defaultLayout : others;
}

export function resizeColumn(layout: GridLayout, id: string, width: number): GridLayout {
  return withColumn(layout, id, { width: Math.round(Math.min(Math.max(width, widthRange.least), widthRange.most)) });
}

/** Puts a column instead of the one that is this many positions further among those that are shown. */
export function moveColumn(layout: GridLayout, id: string, by: number): GridLayout {
  const shown = shownColumns(layout);
  const from = shown.findIndex((column) => column.id === id);
  const target = shown[Math.min(Math.max(0, from + by), shown.length - 1)];
  if (from < 0 || target === undefined || target.id === id) return layout;
  const columns = layout.columns.filter((column) => column.id !== id);
  const at = columns.indexOf(target) + (by > 0 ? 1 : 0);
  return { ...layout, columns: columns.toSpliced(at, 0, shown[from] as GridColumn) };
}

export function removeColumn(layout: GridLayout, id: string): GridLayout {
  const columns = layout.columns.filter((column) => column.id !== id);
  const isAnyShown = columns.some(({ isShown }) => isShown);
  return { ...layout, columns: isAnyShown ? columns : defaultLayout.columns };
}

/** Puts a column from a JSON path after the last one, or instead of another. */
export function putPathColumn(layout: GridLayout, { path, title }: PathDraft, replaced?: string): GridLayout {
  const before = layout.columns.find(({ id }) => id === replaced);
  const { title: _title, ...kept } = before ?? { isShown: true };
  const column: GridColumn = { ...kept, id: path, ...(title.trim() !== '' && { title: title.trim() }) };
  if (before === undefined) return { ...layout, columns: [...layout.columns, column] };
  return { ...layout, columns: layout.columns.map((other) => (other === before ? column : other)) };
}

/** What is in the boxes for a column from a JSON path. */
export interface PathDraft {
  readonly path: string;
  readonly title: string;
}

/** Why it cannot be such a column; `undefined` when it can. */
export function pathProblem(layout: GridLayout, path: string, replaced?: string): string | undefined {
  const problem = problemOf(layout, path, replaced);
  return problem && messageText(problem);
}

function problemOf({ columns }: GridLayout, path: string, replaced?: string): Message | undefined {
  if (path === '') return columnMessages.noPath();
  if (!isPathColumn(path)) return columnMessages.noDollar(path);
  if (path.length > maxPathChars) return columnMessages.tooLong(maxPathChars);
  const isTaken = columns.some(({ id }) => id === path && id !== replaced);
  if (isTaken) return columnMessages.taken();
  if (replaced === undefined && columns.filter(({ id }) => isPathColumn(id)).length >= maxPathColumns) {
    return columnMessages.tooMany(maxPathColumns);
  }
  return syntaxProblem(path);
}

/** The parser says where it stopped; where that is not past the end, it is reported. */
function syntaxProblem(path: string): Message | undefined {
  try {
    parsePath(path);
    return undefined;
  } catch (error) {
    const { location } = error as { location?: { start?: { offset?: unknown } } };
    const offset = location?.start?.offset;
    if (typeof offset !== 'number') return columnMessages.invalid(undefined);
    return offset >= path.length
      ? columnMessages.incomplete()
      : columnMessages.invalid(path.slice(offset, offset + 12));
  }
}

function withColumn(layout: GridLayout, id: string, change: Partial<GridColumn>): GridLayout {
  return {
    ...layout,
    columns: layout.columns.map((column) => (column.id === id ? { ...column, ...change } : column)),
  };
}

function kindOf(id: string, tight = false): Omit<ColumnKind, 'title' | 'name'> & { readonly cell?: PlainCell } {
  const kind = isPathColumn(id) ? pathKind : kinds[id as BuiltInColumn];
  return tight ? { ...kind, ...tightTracks[id] } : kind;
}
