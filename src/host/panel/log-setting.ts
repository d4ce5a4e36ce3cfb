import { commands } from 'vscode';
import type { LogSetting } from '../../shared/boundary/page.ts';

/** Opens the settings of VS Code at a setting of the log. */
export function openLogSetting(setting: LogSetting): void {
  void commands.executeCommand('workbench.action.openSettings', `@id:sseMonitor.log.${setting}`);
}
