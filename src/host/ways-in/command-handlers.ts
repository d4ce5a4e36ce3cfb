/** What the commands of the window do; loaded with the first of them. */

import { t } from '@vscode/l10n';
import { commands, Uri, window } from 'vscode';
import { RequestError } from '../../net/request-error.ts';
import { exportMessages } from '../../shared/messages/export-messages.ts';
import { messageText } from '../../shared/messages/message.ts';
import { recordingMessages } from '../../shared/messages/recording-messages.ts';
import { runMessages } from '../../shared/messages/run-messages.ts';
import { connectMessages } from '../../shared/messages/ways-in-messages.ts';
import type { StreamRequest } from '../../shared/stream/records.ts';
import type { SnippetKind } from '../../shared/boundary/page.ts';
import { snippetNames } from '../../shared/request/snippet-names.ts';
import { countOf } from '../export/formats.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { SampleName } from '../sample/sample-server.ts';
import { modelEnd } from '../sample/sample-model.ts';
import type { Panel } from '../panel/panel.ts';
import { withoutIcons } from '../vscode/plain-text.ts';
import { stateNames } from '../vscode/state-names.ts';
import { showError, showInformation } from '../vscode/notifications.ts';

export { deleteSecret, setSecret } from '../request/variables/secret-commands.ts';

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

/** Asks which sample, and calls the command that connects to it: what waits for that command hears of it. */
export async function chooseSample(): Promise<void> {
  const name = await pickSample();
  if (name !== undefined) await commands.executeCommand('sseMonitor.connectToSample', name);
}

/** @param argument - the name of a sample, as whoever calls the command gives it; anything else: the first one */
export async function connectToSample(monitor: Monitor, argument: unknown): Promise<void> {
  const name = argument === 'model' ? 'model' : 'stocks';
  const url = await monitor.waysIn.sampleUrl(name);
  await connect(monitor, name === 'model' ? { url, stopOn: [{ data: modelEnd }] } : { url });
}

async function pickSample(): Promise<SampleName | undefined> {
  const items: readonly { label: string; detail: string; name: SampleName }[] = [
    {
      label: t('Stock Ticker'),
      detail: t('Events of several types, with IDs and JSON, until “done”.'),
      name: 'stocks',
    },
    {
      label: t('Language Model'),
      detail: t('Thinking, text, and a tool call, in the format of OpenAI.'),
      name: 'model',
    },
  ];
  return (await window.showQuickPick(items, { placeHolder: t('Which sample stream?') }))?.name;
}

/** A panel that has not been used yet is as good as a new one. */
function connectByHand(monitor: Monitor): void {
  const unused = monitor.panels.find(({ isUnused }) => isUnused);
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

/** Of the panel in front: the run that it shows with another one, which is asked for if there are several. */
export async function compareRuns(monitor: Monitor): Promise<void> {
  const panel = monitor.activePanel;
  const { shown, list } = panel?.runs.summaries ?? { shown: 0, list: [] };
  const others = list.filter(({ number }) => number !== shown);
  if (panel === undefined || others.length === 0) {
    void showInformation(messageText(runMessages.nothingToCompare()));
    return;
  }
  const items = others.map(({ number, events, status, has }) => ({
    label: t`Run ${number}`,
    description: withoutIcons([countOf(events), ...has].join(' · ')),
    detail: withoutIcons(status),
    number,
  }));
  const placeHolder = t`Compare Run ${shown} with`;
  const picked = items.length === 1 ? items[0] : await window.showQuickPick(items, { placeHolder });
  if (picked === undefined) return;
  panel.runs.compare(Math.min(shown, picked.number), Math.max(shown, picked.number));
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
