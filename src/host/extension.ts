/** The door: what VS Code calls, and what other extensions get. */

import './vscode/l10n.ts';
import { type ExtensionContext, window } from 'vscode';
import { isRequestDraft } from '../shared/boundary/guards.ts';
import { recall } from '../shared/boundary/kept.ts';
import { endings } from '../shared/messages/endings.ts';
import type { SseMonitorApi, SseMonitorExports } from './vscode/api.ts';
import { registerCodeLens } from './code-lens/lens-provider.ts';
import { registerCommands } from './ways-in/commands.ts';
import { registerLinks } from './ways-in/link.ts';
import { emptyDraft } from './request/draft.ts';
import { viewTypes } from './vscode/manifest-names.ts';
import { Monitor } from './monitor/monitor.ts';
import { SampleServer } from './sample/sample-server.ts';
import { registerRowCommands } from './ways-in/row-commands.ts';
import { closedStatus } from './streams/status.ts';
import { registerRecordings } from './ways-in/recordings.ts';
import { registerSaved } from './saved/register.ts';

export function activate(context: ExtensionContext): SseMonitorExports {
  const log = window.createOutputChannel('SSE Monitor', { log: true });
  const monitor = new Monitor(context, log);
  const sample = new SampleServer();
  context.subscriptions.push(
    ...registerSaved(context, monitor),
    ...registerCodeLens(monitor),
    ...registerRowCommands(monitor),
    registerLinks(monitor),
    ...registerRecordings(monitor),
  );
  // VS Code disposes of them in this order, and the monitor's last words go to the log.
  context.subscriptions.push(...registerCommands(monitor, sample, log), monitor, sample, log);
  context.subscriptions.push(
    window.registerWebviewPanelSerializer(viewTypes.panel, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const { draft, live } = pageState(state);
        monitor.restorePanel(panel, draft, live ? closedStatus(endings.reloaded()) : undefined);
      },
    }),
  );
  return { getAPI: (version) => api(version, monitor) };
}

/** What a page left behind when its window was reloaded. */
function pageState(kept: unknown): { draft: typeof emptyDraft; live: boolean } {
  const state = recall(kept);
  if (typeof state !== 'object' || state === null) return { draft: emptyDraft, live: false };
  const { draft, live } = state as { draft?: unknown; live?: unknown };
  return { draft: isRequestDraft(draft) ? draft : emptyDraft, live: live === true };
}

function api(version: unknown, monitor: Monitor): SseMonitorApi {
  if (version !== 1) throw new RangeError(`SSE Monitor offers version 1 of its API, not version ${String(version)}.`);
  return {
    connect: (request) => monitor.connect(request),
    get streams() {
      return monitor.streams;
    },
  };
}
