/** Ways to open a recording: the command, and the editor of event stream files. */

import { type CustomDocument, type Disposable, commands, window } from 'vscode';
import type { MonitorSource } from '../monitor/monitor-loader.ts';
import { type CommandOf, viewTypes } from '../vscode/manifest-names.ts';

export function registerRecordings(monitors: MonitorSource): Disposable[] {
  const handlers: Record<CommandOf<'recordings'>, (argument?: unknown) => unknown> = {
    'sseMonitor.openRecording': async (argument) =>
      (await import('./command-handlers.ts')).openRecording(await monitors.load(), argument),
  };
  return [
    ...Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, handler)),
    window.registerCustomEditorProvider(
      viewTypes.recording,
      {
        openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
        resolveCustomEditor: async ({ uri }, webviewPanel) => (await monitors.load()).adoptRecording(webviewPanel, uri),
      },
      { supportsMultipleEditorsPerDocument: true },
    ),
  ];
}
