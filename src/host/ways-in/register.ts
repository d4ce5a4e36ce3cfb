/** Everything that VS Code is told at activation; what is behind it is loaded when it is used. */

import { type Disposable, type ExtensionContext, window } from 'vscode';
import { registerCodeLens } from '../code-lens/lens-provider.ts';
import { MonitorLoader, type MonitorSource } from '../monitor/monitor-loader.ts';
import { registerSaved } from '../saved/register.ts';
import { registerViews } from '../views/register.ts';
import type { SseMonitorApi, SseMonitorExports } from '../vscode/api.ts';
import { viewTypes } from '../vscode/manifest-names.ts';
import { snapshotOf } from './argument-snapshot.ts';
import { registerCommands } from './commands.ts';
import { registerPanelCommands } from './panel-commands.ts';
import { registerRecordings } from './recordings.ts';
import { registerRowCommands } from './row-commands.ts';

export function register(context: ExtensionContext): SseMonitorExports {
  const log = window.createOutputChannel('SSE Monitor', { log: true });
  const monitors = new MonitorLoader(context, log);
  context.subscriptions.push(
    ...registerSaved(context, monitors, log),
    ...registerCodeLens(monitors),
    ...registerRowCommands(monitors),
    registerLinks(monitors),
    ...registerRecordings(monitors),
    ...registerPanels(monitors),
    ...registerPanelCommands(monitors),
    ...registerViews(monitors),
    ...registerCommands(monitors, log),
    // VS Code disposes of them in this order, and the monitor's last words go to the log.
    monitors,
    log,
  );
  return { getAPI: (version) => api(version, monitors) };
}

function registerLinks(monitors: MonitorSource): Disposable {
  return window.registerUriHandler({
    handleUri: async (uri) => {
      const { LinkHandler } = await import('./link.ts');
      await new LinkHandler(await monitors.load()).handleUri(uri);
    },
  });
}

function registerPanels(monitors: MonitorSource): Disposable[] {
  return [
    window.registerWebviewPanelSerializer(viewTypes.panel, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const { restorePanel } = await import('./restored-panel.ts');
        restorePanel(await monitors.load(), panel, state);
      },
    }),
    window.registerWebviewViewProvider(viewTypes.stream, {
      resolveWebviewView: async (view, { state }) => {
        const { restoreView } = await import('./restored-panel.ts');
        restoreView(await monitors.load(), view, state);
      },
    }),
  ];
}

function api(version: unknown, monitors: MonitorLoader): SseMonitorApi {
  if (version !== 1) throw new RangeError(`SSE Monitor offers version 1 of its API, not version ${String(version)}.`);
  return {
    connect: async (request) => {
      const own = snapshotOf(request);
      return (await monitors.load()).connect(own);
    },
    get streams() {
      return monitors.loaded?.streams ?? [];
    },
  };
}
