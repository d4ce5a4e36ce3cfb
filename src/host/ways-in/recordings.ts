/** Ways to open a recording: the command, and the editor of event stream files. */

import { type CustomDocument, type Disposable, Uri, commands, window } from 'vscode';
import { messageText } from '../../shared/messages/message.ts';
import { recordingMessages } from '../../shared/messages/recording-messages.ts';
import { type CommandOf, viewTypes } from '../vscode/manifest-names.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { showError } from '../vscode/notifications.ts';

export function registerRecordings(monitor: Monitor): Disposable[] {
  const handlers: Record<CommandOf<'recordings'>, (argument?: unknown) => unknown> = {
    'sseMonitor.openRecording': (argument) => open(monitor, argument),
  };
  return [
    ...Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, handler)),
    window.registerCustomEditorProvider(
      viewTypes.recording,
      {
        openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
        resolveCustomEditor: ({ uri }, webviewPanel) => monitor.adoptRecording(webviewPanel, uri),
      },
      { supportsMultipleEditorsPerDocument: true },
    ),
  ];
}

/** Of a URI, as the explorer and other extensions give it; else asks. */
async function open(monitor: Monitor, argument: unknown): Promise<void> {
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
