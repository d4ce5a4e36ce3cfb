/** The view of streams, as far as it is needed at activation: the rest is loaded when it is used. */

import { type Disposable, EventEmitter, type TreeView, commands, window } from 'vscode';
import type { Monitor } from '../monitor/monitor.ts';
import type { MonitorLoader } from '../monitor/monitor-loader.ts';
import { type CommandOf, viewTypes } from '../vscode/manifest-names.ts';
import type { StreamNode, streamActs } from './streams-tree.ts';

/** The commands, and what they do. */
const actNames = {
  'sseMonitor.showStream': 'show',
  'sseMonitor.stopStream': 'stop',
  'sseMonitor.reconnectStream': 'reconnect',
} satisfies Record<CommandOf<'stream'>, keyof typeof streamActs>;

export function registerViews(monitors: MonitorLoader): Disposable[] {
  const changed = new EventEmitter<void>();
  const view = window.createTreeView<StreamNode>(viewTypes.streams, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async () => {
        const { loaded } = monitors;
        return loaded === undefined ? [] : (await import('./streams-tree.ts')).streamNodes(loaded);
      },
      getTreeItem: async (node) => (await import('./streams-tree.ts')).streamItem(await monitors.load(), node),
    },
  });
  return [
    changed,
    view,
    monitors.onDidLoad((monitor) => followStreams(monitor, view, () => changed.fire())),
    ...Object.entries(actNames).map(([id, name]) =>
      commands.registerCommand(id, async (node?: unknown) => {
        const { streamActs, streamOf } = await import('./streams-tree.ts');
        const { loaded } = monitors;
        const stream = loaded && streamOf(loaded, node ?? view.selection[0]);
        if (loaded !== undefined && stream !== undefined) await streamActs[name](loaded, stream);
      }),
    ),
  ];
}

/** Draws the view anew when what it shows has changed: at most once a second, beside states, and while it is in sight. */
function followStreams(monitor: Monitor, view: TreeView<StreamNode>, draw: () => void): void {
  let drawn = '';
  const follow = async (): Promise<void> => {
    if (!view.visible) return;
    const { streamsText } = await import('./streams-tree.ts');
    const now = streamsText(monitor);
    if (now === drawn) return;
    drawn = now;
    draw();
  };
  let states = '';
  // They end with the window, as the monitor does.
  view.onDidChangeVisibility(() => void follow());
  monitor.onDidTick(() => void follow());
  monitor.onDidChange(() => {
    const now = monitor.streams.map(({ state }) => state).join(' ');
    if (now !== states) void follow();
    states = now;
  });
}
