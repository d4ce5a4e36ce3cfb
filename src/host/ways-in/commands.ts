/** The commands of the manifest. */

import { type Disposable, type LogOutputChannel, commands } from 'vscode';
import type { Monitor } from '../monitor/monitor.ts';
import type { MonitorSource } from '../monitor/monitor-loader.ts';
import type { CommandOf } from '../vscode/manifest-names.ts';
import { snapshotOf } from './argument-snapshot.ts';
import { turnToTitle } from './panel-commands.ts';

type Handlers = typeof import('./command-handlers.ts');

export function registerCommands(monitors: MonitorSource, log: LogOutputChannel): Disposable[] {
  const loaded = async <R>(run: (handlers: Handlers, monitor: Monitor) => R): Promise<Awaited<R>> =>
    await run(await import('./command-handlers.ts'), await monitors.load());
  const handlers: Record<CommandOf<'window'>, (argument?: unknown) => unknown> = {
    'sseMonitor.connect': (argument) => {
      const own = snapshotOf(argument);
      return loaded(({ connect }, monitor) => connect(monitor, own));
    },
    'sseMonitor.connectToSample': (argument) => {
      const own = snapshotOf(argument);
      return loaded(async ({ connectToSample }, monitor) => {
        await connectToSample(monitor, own);
        // A task can name this command as a variable, and wants text.
        return '';
      });
    },
    'sseMonitor.chooseSample': () => loaded(({ chooseSample }) => chooseSample()),
    'sseMonitor.disconnect': (argument) => {
      turnToTitle(monitors, argument);
      monitors.loaded?.activePanel?.stream?.close();
    },
    'sseMonitor.compareRuns': () => loaded(({ compareRuns }, monitor) => compareRuns(monitor)),
    'sseMonitor.export': (argument) => {
      turnToTitle(monitors, argument);
      return loaded(({ exportFromPanel }, monitor) => exportFromPanel(monitor, argument));
    },
    'sseMonitor.showStreams': () => loaded(({ showStreams }, monitor) => showStreams(monitor)),
    'sseMonitor.showLog': () => log.show(),
    'sseMonitor.setSecret': () => loaded(({ setSecret }, { variables }) => setSecret(variables)),
    'sseMonitor.deleteSecret': () => loaded(({ deleteSecret }, { variables }) => deleteSecret(variables)),
  };
  return Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, handler));
}
