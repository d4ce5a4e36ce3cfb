/** Folders to open in VS Code. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../system/child.ts';

export interface WorkspaceOptions {
  /** Written to the folder's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A command that VS Code runs by itself as soon as the folder is open. */
  readonly commandOnOpen?: string;
  /** Further files of the folder: their text by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Makes a folder named `demo` with these settings.
 *
 * @param parent - where; without it, in a folder that is deleted when this process exits
 * @returns its path
 */
export async function makeWorkspace(
  { settings = {}, commandOnOpen, files = {} }: WorkspaceOptions,
  parent = temporaryFolder('workspace'),
): Promise<string> {
  const folder = join(parent, 'demo');
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeJson(join(folder, '.vscode', 'settings.json'), settings);
  if (commandOnOpen !== undefined) await writeJson(join(folder, '.vscode', 'tasks.json'), taskOnOpen(commandOnOpen));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/**
 * A task that never starts: to know its command line, VS Code runs the command named in it, and as that answers nothing,
 * that is all. Needs the user setting `task.allowAutomaticTasks`.
 */
function taskOnOpen(command: string): unknown {
  return {
    version: '2.0.0',
    tasks: [
      {
        label: command,
        type: 'shell',
        command: `\${command:${command}}`,
        problemMatcher: [],
        presentation: { reveal: 'never', close: true },
        runOptions: { runOn: 'folderOpen' },
      },
    ],
  };
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
