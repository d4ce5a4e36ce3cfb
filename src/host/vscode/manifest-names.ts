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
const hasStreams = 'sseMonitor.hasStreams';
/** VS Code sets them. */
const viewVisible = 'view.sseMonitor.connections.visible';
const recentVisible = 'view.sseMonitor.recent.visible';
const streamVisible = 'view.sseMonitor.stream.visible';

/** One row for each command. */
export interface CommandRow {
  /** Where it is registered, and so what its argument is about: an entry of the view, a row of the list, and so on. */
  readonly of: 'window' | 'panel' | 'stream' | 'recordings' | 'code' | 'connections' | 'entry' | 'row' | 'mark';
  /** Absent: always. */
  readonly palette?: string;
  /** Keybindings and other extensions cannot run it at other times. Absent: always. */
  readonly enablement?: string;
}

export const commandTable = {
  'sseMonitor.connect': { of: 'window' },
  'sseMonitor.connectToSample': { of: 'window', palette: 'false' },
  /** The same for who is at the palette: asks which one. */
  'sseMonitor.chooseSample': { of: 'window' },
  'sseMonitor.disconnect': { of: 'window', palette: panelActive, enablement: panelActive },
  'sseMonitor.compareRuns': { of: 'window', palette: panelActive, enablement: panelActive },
  'sseMonitor.export': { of: 'window', palette: panelActive, enablement: panelActive },
  'sseMonitor.showStreams': { of: 'window', palette: hasStreams },
  'sseMonitor.showLog': { of: 'window' },
  'sseMonitor.setSecret': { of: 'window' },
  'sseMonitor.deleteSecret': { of: 'window', palette: `!${hasNoSecrets}` },
  'sseMonitor.connectPanel': { of: 'panel', palette: never },
  'sseMonitor.reconnect': { of: 'panel', palette: panelActive },
  'sseMonitor.togglePause': { of: 'panel', palette: panelActive },
  'sseMonitor.toggleFollow': { of: 'panel', palette: panelActive },
  'sseMonitor.focusFilter': { of: 'panel', palette: panelActive },
  'sseMonitor.focusEvents': { of: 'panel', palette: panelActive },
  'sseMonitor.clearEvents': { of: 'panel', palette: panelActive },
  'sseMonitor.copyFormatted': { of: 'panel', palette: panelActive },
  'sseMonitor.copyRequestAs': { of: 'panel', palette: panelActive },
  'sseMonitor.previewRequest': { of: 'panel', palette: panelActive },
  'sseMonitor.moveToBottomPanel': { of: 'panel', palette: panelActive },
  'sseMonitor.moveToEditor': { of: 'panel', palette: streamVisible },
  'sseMonitor.showStream': { of: 'stream', palette: never },
  'sseMonitor.stopStream': { of: 'stream', palette: never },
  'sseMonitor.reconnectStream': { of: 'stream', palette: never },
  'sseMonitor.openRecording': { of: 'recordings' },
  'sseMonitor.connectFromCode': { of: 'code', palette: never },
  'sseMonitor.saveConnection': { of: 'connections', palette: panelActive },
  'sseMonitor.connectToSaved': { of: 'connections' },
  'sseMonitor.connectToRecent': { of: 'connections', palette: `!${hasNoRecents}` },
  'sseMonitor.clearRecent': { of: 'connections', palette: recentVisible },
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
 * Keys of `when` clauses that the host sets: `panelActive` while there is a panel that commands are about, `panelFocused` while
 * the keyboard is in the page of one, `editorLive` while the panel that is the active editor has a stream that can be closed.
 * Those of the menu on a row are in
 * `shared/boundary/row-action.ts`. The last three complete steps of the walkthrough, when someone has tried the sample with the
 * button of a panel, has used a filter, and has seen a diagnosis.
 */
export const contextKeys = {
  panelActive,
  panelFocused: 'sseMonitor.panelFocused',
  editorLive: 'sseMonitor.editorLive',
  hasStreams,
  hasNoRecents,
  hasNoSecrets,
  hasTriedSample: 'sseMonitor.hasTriedSample',
  hasFiltered: 'sseMonitor.hasFiltered',
  hasSeenDiagnostics: 'sseMonitor.hasSeenDiagnostics',
} as const;

/** As VS Code’s command takes it: the extension, and its walkthrough. */
export const walkthroughId = 'sse-monitor.sse-monitor#sseMonitor.gettingStarted';

/**
 * What panels, the editor of recordings and the views are called in VS Code, which brings panels back by it. `stream` is the
 * view of the bottom panel.
 */
export const viewTypes = {
  panel: 'sseMonitor.panel',
  recording: 'sseMonitor.recording',
  connections: 'sseMonitor.connections',
  streams: 'sseMonitor.streams',
  recent: 'sseMonitor.recent',
  stream: 'sseMonitor.stream',
} as const;

/** What `viewItem` is in the views: lists and entries with whose they are, and what stands for itself. */
export const viewItems = [
  'list.user',
  'list.workspace',
  'folder.user',
  'folder.workspace',
  'connection.user',
  'connection.workspace',
  'broken.user',
  'broken.workspace',
  'recent',
  'problem',
  'stream.live',
  'stream.closed',
] as const;

export type ViewItem = (typeof viewItems)[number];
