/** What VS Code's own menu on a row of the list offers: the ends of the names of its commands. */
export const rowActions = [
  'copyData',
  'copyRaw',
  'copyId',
  'showOnlyType',
  'hideType',
  'toggleBookmark',
  'openData',
  'resumeFrom',
  'compareWithSelected',
] as const;

export type RowAction = (typeof rowActions)[number];

/** The same on a row that isn't an event: a comment, a `retry` line, an attempt or a gap. */
export const annotationActions = ['copyText', 'showBefore', 'showAfter', 'showAttempts', 'hideKind'] as const;

export type AnnotationAction = (typeof annotationActions)[number];

/** What the menu's commands get to know of the row, and what decides which of them are offered. */
export interface RowContext {
  readonly webviewSection: 'row';
  /** The number of the event. */
  readonly seq: number;
  /** Whether another event is selected, to compare this one with. */
  readonly canCompare: boolean;
  /** Whether there is a server that can be asked to go on from here: a recording has none. */
  readonly canResume: boolean;
  /** [VS Code] Cut, copy and paste are about text, and there is none that is selected. */
  readonly preventDefaultContextMenuItems: boolean;
}

/** The same of a row that isn't an event. */
export interface AnnotationContext {
  readonly webviewSection: 'mark';
  /** The number of the annotation. */
  readonly mark: number;
  /** Whether there is an event before it, and one after it. */
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly isAttempt: boolean;
  readonly preventDefaultContextMenuItems: boolean;
}

/** The members of these contexts that are keys of the manifest's `when` clauses: each of them, and no other. */
type WhenKeys<Context, Facts extends keyof Context> = Readonly<
  Record<Exclude<keyof Context, Facts | 'preventDefaultContextMenuItems'>, true>
>;

export const rowWhenKeys: WhenKeys<RowContext, 'seq'> = { webviewSection: true, canCompare: true, canResume: true };

export const annotationWhenKeys: WhenKeys<AnnotationContext, 'mark'> = {
  webviewSection: true,
  hasBefore: true,
  hasAfter: true,
  isAttempt: true,
};
