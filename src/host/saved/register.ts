/** The view of connections and its commands, as far as they are needed at activation: the rest is loaded when it is used. */

import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeDragAndDropController,
  type TreeItem,
  Uri,
  commands,
  window,
} from 'vscode';
import { type CommandId, type CommandOf, isAboutEntry, viewTypes } from '../vscode/manifest-names.ts';
import type { MonitorLoader } from '../monitor/monitor-loader.ts';
import type { Panel } from '../panel/panel.ts';
import type { actions } from './actions.ts';
import { dragType } from './drag-type.ts';
import type { SavedFeature } from './saved-feature.ts';
import type { Node } from './tree.ts';

/** The commands, and what they do. */
const actionNames = {
  'sseMonitor.saveConnection': 'saveConnection',
  'sseMonitor.connectToSaved': 'connectToSaved',
  'sseMonitor.connectToRecent': 'connectToRecent',
  'sseMonitor.clearRecent': 'clearRecent',
  'sseMonitor.openWorkspaceFile': 'openWorkspaceFile',
  'sseMonitor.newFolder': 'newFolder',
  'sseMonitor.connectToEntry': 'connectToEntry',
  'sseMonitor.openEntry': 'openEntry',
  'sseMonitor.renameEntry': 'renameEntry',
  'sseMonitor.duplicateEntry': 'duplicateEntry',
  'sseMonitor.deleteEntry': 'deleteEntry',
  'sseMonitor.moveEntryUp': 'moveEntryUp',
  'sseMonitor.moveEntryDown': 'moveEntryDown',
  'sseMonitor.moveEntryTo': 'moveEntryTo',
  'sseMonitor.copyToWorkspace': 'copyToWorkspace',
  'sseMonitor.copyToUser': 'copyToUser',
} satisfies Record<CommandOf<'connections' | 'entry'>, keyof typeof actions>;

export function registerSaved(context: ExtensionContext, monitors: MonitorLoader, log: LogOutputChannel): Disposable[] {
  const changed = new EventEmitter<void>();
  let feature: Promise<SavedFeature> | undefined;
  const getFeature = (): Promise<SavedFeature> => (feature ??= makeFeature(context, monitors, () => changed.fire()));
  const dragging: TreeDragAndDropController<Node> = {
    dragMimeTypes: [dragType],
    dropMimeTypes: [dragType],
    handleDrag: async (nodes, transfer) => (await import('./drag-drop.ts')).drag(nodes, transfer),
    handleDrop: async (target, transfer) => (await import('./drag-drop.ts')).drop(await getFeature(), target, transfer),
  };
  const treeDataProvider = dataProvider(getFeature, changed, (feature) => feature.tree);
  const view = window.createTreeView(viewTypes.connections, {
    treeDataProvider,
    dragAndDropController: dragging,
    showCollapseAll: true,
  });
  const recentView = window.createTreeView(viewTypes.recent, {
    treeDataProvider: dataProvider(getFeature, changed, (feature) => feature.recentTree),
  });
  return [
    changed,
    view,
    recentView,
    // Anyone who runs a command without an entry means the one that is selected.
    ...registerCommands(monitors, getFeature, () => view.selection[0] ?? recentView.selection[0]),
    // What is loaded once goes with the window.
    monitors.onDidLoad((monitor) =>
      monitor.onDidConnect((panel) => {
        rememberRecent(getFeature, panel).catch((error: unknown) =>
          log.warn(`The connection was not noted: ${String(error)}`),
        );
      }),
    ),
    { dispose: () => void feature?.then((feature) => feature.dispose()) },
  ];
}

async function rememberRecent(getFeature: () => Promise<SavedFeature>, panel: Panel): Promise<void> {
  const { rememberRecent } = await import('./saved-feature.ts');
  await rememberRecent(await getFeature(), panel);
}

async function makeFeature(
  context: ExtensionContext,
  monitors: MonitorLoader,
  changed: () => void,
): Promise<SavedFeature> {
  const { SavedFeature } = await import('./saved-feature.ts');
  return new SavedFeature(context, await monitors.load(), changed);
}

/** What makes one of the views. */
interface Tree {
  children(node?: Node): Promise<readonly Node[]> | readonly Node[];
  item(node: Node): TreeItem;
}

function dataProvider(
  getFeature: () => Promise<SavedFeature>,
  changed: EventEmitter<void>,
  treeOf: (feature: SavedFeature) => Tree,
): TreeDataProvider<Node> {
  return {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => [...(await treeOf(await getFeature()).children(node))],
    getTreeItem: async (node) => treeOf(await getFeature()).item(node),
  };
}

function registerCommands(
  monitors: MonitorLoader,
  getFeature: () => Promise<SavedFeature>,
  selected: () => Node | undefined,
): Disposable[] {
  return Object.entries(actionNames).map(([id, name]) =>
    commands.registerCommand(id, async (node?: unknown) => {
      // From the title bar of an editor: about that one.
      if (node instanceof Uri) monitors.loaded?.turnToEditor();
      const { runAction } = await import('./actions.ts');
      await runAction(
        await getFeature(),
        name,
        isNode(node) ? node : isAboutEntry(id as CommandId) ? selected() : undefined,
      );
    }),
  );
}

/**
 * An entry of the view. The title bar of an editor hands over what it is about, and that is none. A keybinding names the
 * focused one by its arguments in the manifest, in the form in which VS Code itself names it to commands in a view's title:
 * arrow keys move the focus and leave the selection, which is all that `TreeView` tells.
 */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && ('list' in value || 'connection' in value);
}
