/** What the commands of the window do; loaded with the first of them. */

import { t } from '@vscode/l10n';
import { Uri, window } from 'vscode';
import { RequestError } from '../../net/request-error.ts';
import { exportMessages } from '../../shared/messages/export-messages.ts';
import { messageText } from '../../shared/messages/message.ts';
import { recordingMessages } from '../../shared/messages/recording-messages.ts';
import { connectMessages } from '../../shared/messages/ways-in-messages.ts';
import type { StreamRequest } from '../../shared/stream/records.ts';
import type { SnippetKind } from '../../shared/boundary/page.ts';
import { snippetNames } from '../../shared/request/snippet-names.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Panel } from '../panel/panel.ts';
import { withoutIcons } from '../vscode/plain-text.ts';
import { stateNames } from '../vscode/state-names.ts';
import { showError } from '../vscode/notifications.ts';

export { deleteSecret, setSecret } from '../request/variables/secret-commands.ts';
export { SampleServer } from '../sample/sample-server.ts';

/**
 * Without a request: a panel with the cursor in the URL box. With one, as tasks, keybindings and other extensions give it:
 * connects without asking.
 */
export async function connect(monitor: Monitor, argument: unknown): Promise<void> {
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
export async function exportFromPanel(monitor: Monitor, choice: unknown = {}): Promise<void> {
  const { isExportChoice, nothingToExport } = await import('../export/export-events.ts');
  if (!isExportChoice(choice)) {
    showError(messageText(exportMessages.badArgument()));
    return;
  }
  const panel = monitor.activePanel ?? (monitor.panels.length === 1 ? monitor.panels[0] : undefined);
  return panel === undefined ? nothingToExport() : panel.exports.export(choice);
}

export async function showStreams(monitor: Monitor): Promise<void> {
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

/** Of a URI, as the explorer and other extensions give it; else asks. */
export async function openRecording(monitor: Monitor, argument: unknown): Promise<void> {
  const { askRecording } = await import('../streams/open-recording.ts');
  const chosen = argument instanceof Uri ? argument : await askRecording();
  if (chosen === undefined) return;
  try {
    await monitor.openRecording(chosen);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    showError(messageText(recordingMessages.notOpened(why)));
  }
}

/** To the clipboard. */
export async function copyRequestAs(panel: Panel): Promise<void> {
  const items = Object.entries(snippetNames).map(([kind, label]) => ({ label, as: kind as SnippetKind }));
  const picked = await window.showQuickPick(items, { placeHolder: t('Copy request as') });
  if (picked === undefined) return;
  const { error, problems: [problem] = [] } = await panel.copyRequest(picked.as);
  const why = error ?? problem?.text;
  if (why !== undefined) showError(why);
}
