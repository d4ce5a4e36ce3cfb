/** What entries are dragged as. VS Code wants the view's ID in small letters. */
export const DRAG_TYPE = 'application/vnd.code.tree.ssemonitor.connections';
