/**
 * The names that the manifest and the code both use. Anyone who registers commands is held to this table by its types, and the
 * manifest by a test, both ways.
 */

/** When a command is in the palette: the manifest's `when`. */
const panelActive = 'sseMonitor.panelActive';
const inFolder = 'workspaceFolderCount != 0';
const never = 'false';
/**
 * Keys that say what there is none of: while the extension has not been activated, nobody has set them, and the command is in the
 * palette.
 */
const hasNoRecents = 'sseMonitor.hasNoRecents';
const hasNoSecrets = 'sseMonitor.hasNoSecrets';
/** VS Code sets it. */
const viewVisible = 'view.sseMonitor.connections.visible';

/** One row for each command. */
export interface CommandRow {
  /** Where it is registered, and so what its argument is about: an entry of the view, a row of the list, and so on. */
  readonly of: 'window' | 'recordings' | 'code' | 'connections' | 'entry' | 'row' | 'mark';
  /** Absent: always. */
  readonly palette?: string;
  /** Keybindings and other extensions cannot run it at other times. Absent: always. */
  readonly enablement?: string;
}

export const commandTable = {
  'sseMonitor.connect': { of: 'window' },
  'sseMonitor.connectToSample': { of: 'window' },
  'sseMonitor.disconnect': { of: 'window', palette: panelActive, enablement: panelActive },
  'sseMonitor.compareRuns': { of: 'window', palette: panelActive, enablement: panelActive },
  'sseMonitor.export': { of: 'window', palette: panelActive, enablement: panelActive },
  'sseMonitor.showStreams': { of: 'window' },
  'sseMonitor.showLog': { of: 'window' },
  'sseMonitor.setSecret': { of: 'window' },
  'sseMonitor.deleteSecret': { of: 'window', palette: `!${hasNoSecrets}` },
  'sseMonitor.openRecording': { of: 'recordings' },
  'sseMonitor.connectFromCode': { of: 'code', palette: never },
  'sseMonitor.saveConnection': { of: 'connections', palette: panelActive },
  'sseMonitor.connectToSaved': { of: 'connections' },
  'sseMonitor.connectToRecent': { of: 'connections', palette: `!${hasNoRecents}` },
  'sseMonitor.clearRecent': { of: 'connections', palette: `!${hasNoRecents}` },
  'sseMonitor.openWorkspaceFile': { of: 'connections', palette: inFolder },
  'sseMonitor.newFolder': { of: 'connections', palette: viewVisible },
  'sseMonitor.connectToEntry': { of: 'entry', palette: never },
  'sseMonitor.openEntry': { of: 'entry', palette: never },
  'sseMonitor.renameEntry': { of: 'entry', palette: never },
  'sseMonitor.duplicateEntry': { of: 'entry', palette: never },
  'sseMonitor.deleteEntry': { of: 'entry', palette: never },
  'sseMonitor.moveEntryUp': { of: 'entry', palette: never },
  'sseMonitor.moveEntryDown': { of: 'entry', palette: never },
  'sseMonitor.moveEntryTo': { of: 'entry', palette: never },
  'sseMonitor.copyToWorkspace': { of: 'entry', palette: never },
  'sseMonitor.copyToUser': { of: 'entry', palette: never },
  'sseMonitor.row.copyData': { of: 'row', palette: never },
  'sseMonitor.row.copyRaw': { of: 'row', palette: never },
  'sseMonitor.row.copyId': { of: 'row', palette: never },
  'sseMonitor.row.showOnlyType': { of: 'row', palette: never },
  'sseMonitor.row.hideType': { of: 'row', palette: never },
  'sseMonitor.row.toggleBookmark': { of: 'row', palette: never },
  'sseMonitor.row.openData': { of: 'row', palette: never },
  'sseMonitor.row.resumeFrom': { of: 'row', palette: never },
  'sseMonitor.row.compareWithSelected': { of: 'row', palette: never },
  'sseMonitor.mark.copyText': { of: 'mark', palette: never },
  'sseMonitor.mark.showBefore': { of: 'mark', palette: never },
  'sseMonitor.mark.showAfter': { of: 'mark', palette: never },
  'sseMonitor.mark.showAttempts': { of: 'mark', palette: never },
  'sseMonitor.mark.hideKind': { of: 'mark', palette: never },
} as const satisfies Readonly<Record<`sseMonitor.${string}`, CommandRow>>;

export type CommandId = keyof typeof commandTable;

/** The commands of one place, or of several. */
export type CommandOf<Of extends CommandRow['of']> = {
  [Id in CommandId]: (typeof commandTable)[Id]['of'] extends Of ? Id : never;
}[CommandId];

/** Whether a command is about the entry that is selected, when no other is given. */
export function isAboutEntry(id: CommandId): boolean {
  return commandTable[id].of === 'entry';
}

/**
 * Keys of `when` clauses that the host sets: `panelActive` while a panel is the active editor. Those of the menu on a row are in
 * `shared/boundary/row-action.ts`. The last two complete steps of the walkthrough, when someone has used a filter, and has seen
 * a diagnosis.
 */
export const contextKeys = {
  panelActive,
  hasNoRecents,
  hasNoSecrets,
  hasFiltered: 'sseMonitor.hasFiltered',
  hasSeenDiagnostics: 'sseMonitor.hasSeenDiagnostics',
} as const;

/** What panels, the editor of recordings and the view are called in VS Code, which brings panels back by it. */
export const viewTypes = {
  panel: 'sseMonitor.panel',
  recording: 'sseMonitor.recording',
  connections: 'sseMonitor.connections',
} as const;

/** What `viewItem` is in the view of connections: lists and entries with whose they are, and what stands for itself. */
export const viewItems = [
  'list.user',
  'list.workspace',
  'folder.user',
  'folder.workspace',
  'connection.user',
  'connection.workspace',
  'broken.user',
  'broken.workspace',
  'recents',
  'recent',
  'problem',
] as const;

export type ViewItem = (typeof viewItems)[number];
