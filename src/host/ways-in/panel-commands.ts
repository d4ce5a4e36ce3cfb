/** The commands about the panel that is in front: most of what they do is done in its page. */

import { type Disposable, Uri, commands } from 'vscode';
import type { PageAction } from '../../shared/boundary/page-action.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { MonitorSource } from '../monitor/monitor-loader.ts';
import type { Panel } from '../panel/panel.ts';
import type { CommandOf } from '../vscode/manifest-names.ts';

/** What the page does. */
const actions: Readonly<Partial<Record<CommandOf<'panel'>, PageAction>>> = {
  'sseMonitor.connectPanel': 'reconnect',
  'sseMonitor.reconnect': 'reconnect',
  'sseMonitor.togglePause': 'togglePause',
  'sseMonitor.toggleFollow': 'toggleFollow',
  'sseMonitor.focusFilter': 'focusFilter',
  'sseMonitor.focusEvents': 'focusEvents',
  'sseMonitor.clearEvents': 'clearEvents',
  'sseMonitor.copyFormatted': 'copyFormatted',
  'sseMonitor.previewRequest': 'previewRequest',
};

/** What the host does. */
const handlers = {
  'sseMonitor.copyRequestAs': async (_monitor, panel) =>
    panel && (await import('./command-handlers.ts')).copyRequestAs(panel),
  'sseMonitor.moveToBottomPanel': (monitor, panel) => panel && monitor.moveToView(panel),
  'sseMonitor.moveToEditor': (monitor) => monitor.moveToEditor(),
} satisfies Partial<Record<CommandOf<'panel'>, (monitor: Monitor, panel: Panel | undefined) => unknown>>;

export function registerPanelCommands(monitors: MonitorSource): Disposable[] {
  const ofPage = Object.entries(actions).map(([id, action]) => [id, (_: Monitor, panel?: Panel) => panel?.act(action)]);
  const all = [...ofPage, ...Object.entries(handlers)] as [string, (monitor: Monitor, panel?: Panel) => unknown][];
  return all.map(([id, handler]) =>
    commands.registerCommand(id, (argument: unknown) => {
      turnToTitle(monitors, argument);
      const { loaded } = monitors;
      return loaded && handler(loaded, loaded.activePanel);
    }),
  );
}

/**
 * The title bar of an editor hands over what it is the title of: the command is about that one then, and not about the view,
 * wherever the keyboard was before.
 */
export function turnToTitle({ loaded }: MonitorSource, argument: unknown): void {
  if (argument instanceof Uri) loaded?.turnToEditor();
}
