/** The commands of the manifest. */

import { t } from '@vscode/l10n';
import { type Disposable, type LogOutputChannel, commands, window } from 'vscode';
import { exportMessages } from '../../shared/messages/export-messages.ts';
import { messageText } from '../../shared/messages/message.ts';
import { connectMessages } from '../../shared/messages/ways-in-messages.ts';
import type { StreamRequest } from '../../shared/stream/records.ts';
import type { CommandOf } from '../vscode/manifest-names.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { RequestError } from '../../net/request.ts';
import { deleteSecret, setSecret } from '../request/variables/secret-commands.ts';
import type { SampleServer } from '../sample/sample-server.ts';
import { withoutIcons } from '../vscode/plain-text.ts';
import { stateNames } from '../vscode/state-names.ts';
import { showError } from '../vscode/notifications.ts';

export function registerCommands(monitor: Monitor, sample: SampleServer, log: LogOutputChannel): Disposable[] {
  const handlers: Record<CommandOf<'window'>, (argument?: unknown) => unknown> = {
    'sseMonitor.connect': (argument) => connect(monitor, argument),
    'sseMonitor.connectToSample': async () => {
      await connect(monitor, { url: await sample.start() });
      // A task can name this command as a variable, and wants text.
      return '';
    },
    'sseMonitor.disconnect': () => monitor.activePanel?.stream?.close(),
    'sseMonitor.export': (argument) => exportFromPanel(monitor, argument),
    'sseMonitor.showStreams': () => showStreams(monitor),
    'sseMonitor.showLog': () => log.show(),
    'sseMonitor.setSecret': () => setSecret(monitor.variables.secrets),
    'sseMonitor.deleteSecret': () => deleteSecret(monitor.variables.secrets),
  };
  return Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, handler));
}

/**
 * Without a request: a panel with the cursor in the URL box. With one, as tasks, keybindings and other extensions give it:
 * connects without asking.
 */
async function connect(monitor: Monitor, argument: unknown): Promise<void> {
  if (typeof argument !== 'object' || argument === null || !('url' in argument)) return connectByHand(monitor);
  try {
    // Whatever it is: the guard is there, and the same for other extensions.
    await monitor.connect(argument as StreamRequest);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    showError(messageText(connectMessages.commandRefused(error.explanation)));
  }
}

/** A panel that has not been used yet is as good as a new one. */
function connectByHand(monitor: Monitor): void {
  const unused = monitor.panels.find(({ stream }) => stream === undefined);
  if (unused === undefined) {
    monitor.openPanel();
    return;
  }
  unused.reveal();
  unused.focusUrl();
}

/** Of the panel in front, or of the only one. With a choice of scope, format and file it asks for nothing. */
async function exportFromPanel(monitor: Monitor, choice: unknown = {}): Promise<void> {
  const { isExportChoice, nothingToExport } = await import('../export/export-events.ts');
  if (!isExportChoice(choice)) {
    showError(messageText(exportMessages.badArgument()));
    return;
  }
  const panel = monitor.activePanel ?? (monitor.panels.length === 1 ? monitor.panels[0] : undefined);
  return panel === undefined ? nothingToExport() : panel.exports.export(choice);
}

async function showStreams(monitor: Monitor): Promise<void> {
  const panels = monitor.panels.filter(({ stream }) => stream !== undefined);
  if (panels.length <= 1) return panels[0]?.reveal();
  const picked = await window.showQuickPick(
    panels.map((panel) => ({
      label: withoutIcons(panel.title),
      description: panel.stream === undefined ? '' : stateNames[panel.stream.state],
      panel,
    })),
    { placeHolder: t('Streams') },
  );
  picked?.panel.reveal();
}
