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

/** What the menu's commands get to know of the row, and what decides which of them are offered. */
export interface RowContext {
  readonly webviewSection: 'row';
  /** The number of the event. */
  readonly seq: number;
  /** Whether another event is selected, to compare this one with. */
  readonly canCompare: boolean;
  /** [VS Code] Cut, copy and paste are about text, and there is none that is selected. */
  readonly preventDefaultContextMenuItems: boolean;
}
