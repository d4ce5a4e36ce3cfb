/** Which columns the list of events has, in which order and how wide: the person's choice, kept by the host for the next. */

import type { MarkKind } from './marks.ts';

/** The columns that every event has something for. */
export const builtInColumns = ['seq', 'time', 'gap', 'type', 'id', 'data', 'size'] as const;

export type BuiltInColumn = (typeof builtInColumns)[number];

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
 * What stands in the column of the time: the time of day; since the first event; since the row before; since the event of
 * the same type before.
 */
export type TimeStyle = 'absolute' | 'relative' | 'gap' | 'typeGap';

export interface GridLayout {
  /** In their order; each ID once. */
  readonly columns: readonly GridColumn[];
  readonly time: TimeStyle;
  /** What of that which came between the events has rows. Absent: nothing. */
  readonly marks?: readonly MarkKind[];
}

/** At most so many columns from JSON paths. */
export const maxPathColumns = 20;

/** Longest path and title, in UTF-16 code units. */
export const maxPathChars = 1000;

/** Widest and narrowest column, in px. */
export const widthRange = { least: 32, most: 4000 } as const;

export function isPathColumn(id: string): boolean {
  return id.startsWith('$');
}
