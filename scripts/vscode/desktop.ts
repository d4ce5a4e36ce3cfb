/** The VS Code that a person has, started with data folders that are not theirs. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, getuid } from 'node:process';
import { findOnPath, runCommand } from '../system/command.ts';
import { toolsFolder } from '../system/tools-folder.ts';
import { quietSettings } from './settings.ts';

/** The command of a desktop VS Code, or of an editor made from it; none when SSE_MONITOR_VSCODE is `served`. */
export function findDesktopVsCode(): string | undefined {
  return env['SSE_MONITOR_VSCODE'] === 'served' ? undefined : findOnPath(['code', 'codium', 'cursor']);
}

/** Where its data goes. Not the checkout: the path of a socket is in it, which must not be long. */
export const desktopFolder = (): string => join(toolsFolder(), 'desktop');

/** Opens a folder in a new window that has that extension and no other. Returns as soon as the window is on its way. */
export async function openInDesktop(command: string, vsix: string, folder: string): Promise<void> {
  const data = join(desktopFolder(), 'user');
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(join(data, 'User', 'settings.json'), JSON.stringify(quietSettings, undefined, 2));
  const folders = ['--user-data-dir', data, '--extensions-dir', join(desktopFolder(), 'extensions')];
  await runCommand(command, [...folders, '--install-extension', vsix, '--force']);
  // As root, as in a container, Chromium's sandbox cannot start.
  const sandbox = getuid?.() === 0 ? ['--no-sandbox'] : [];
  await runCommand(command, [...folders, ...sandbox, '--new-window', folder]);
}
