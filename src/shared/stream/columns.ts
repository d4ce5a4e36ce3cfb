/** Which columns the list of events has, in which order and how wide: the person's choice, kept by the host for the next. */

import type { AnnotationKind } from './annotations.ts';

/** The columns that every event has something for. */
export const builtInColumns = ['seq', 'time', 'gap', 'type', 'id', 'data', 'size'] as const;

export type BuiltInColumn = (typeof builtInColumns)[number];

/** What is only worked out for rows when somebody looks at it: one entry a row. */
export interface RowFactColumns {
  /** The event's own ID, on one line, cut; `null` if its block has none. */
  readonly id: readonly (string | null)[];
  /** Ms since the row before, under the filter; NaN for the first one. */
  readonly gap: Float64Array<ArrayBuffer>;
  /** Ms since the event of the same type before, shown or not; NaN for the first one. */
  readonly typeGap: Float64Array<ArrayBuffer>;
  /**
   * How much of its preview an event has in common with the event of the same type before, shown or not, from the beginning on:
   * in UTF-16 code units; 0 for less than {@link leastShared}.
   */
  readonly shared: Uint16Array<ArrayBuffer>;
}

/** What two events have in common at their beginning is told from this many code units on. */
export const leastShared = 32;

export type RowFact = keyof RowFactColumns;

const allRowFacts: Readonly<Record<RowFact, true>> = { id: true, gap: true, typeGap: true, shared: true };

export const rowFacts = Object.keys(allRowFacts) as readonly RowFact[];

export interface GridColumn {
  /** One of {@link builtInColumns}; or a JSON path (RFC 9535), which begins with `$`: the column has what it finds. */
  readonly id: string;
  readonly isShown: boolean;
  /** In px. Absent: as the column is by default. */
  readonly width?: number;
  /** What a column from a JSON path is called. Absent: its path. */
  readonly title?: string;
}

/**
 * What is in the column of the time: the time of day; since the first event; since the row before; since the event of
 * the same type before.
 */
export const timeStyles = ['absolute', 'relative', 'gap', 'typeGap'] as const;

export type TimeStyle = (typeof timeStyles)[number];

export interface GridLayout {
  /** In their order; each ID once. */
  readonly columns: readonly GridColumn[];
  readonly time: TimeStyle;
  /** What of that which arrived between the events has rows. Absent: nothing. */
  readonly marks?: readonly AnnotationKind[];
}

/** At most this many columns from JSON paths. */
export const maxPathColumns = 20;

/** Longest path and title, in UTF-16 code units. */
export const maxPathChars = 1000;

/** Widest and narrowest column, in px. */
export const widthRange = { least: 32, most: 4000 } as const;

export function isPathColumn(id: string): boolean {
  return id.startsWith('$');
}
