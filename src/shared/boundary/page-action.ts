/** What commands of VS Code have done in the page: the ends of their names. */
export const pageActions = [
  'reconnect',
  'togglePause',
  'toggleFollow',
  'focusFilter',
  'focusEvents',
  'clearEvents',
  'copyFormatted',
  'previewRequest',
] as const;

export type PageAction = (typeof pageActions)[number];
