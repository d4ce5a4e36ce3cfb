/** What entries are dragged as. VS Code wants the view's ID in small letters. */
export const dragType = 'application/vnd.code.tree.ssemonitor.connections';
