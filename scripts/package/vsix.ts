/** The VSIX. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { runCommand } from '../system/command.ts';
import { readManifest, root } from '../system/project.ts';
import { checkContent } from './content.ts';
import { squeezed } from './squeezed.ts';

const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');

/**
 * Packages the extension as it is published; vsce bundles it first, through the manifest's `vscode:prepublish`.
 *
 * @returns the path of the VSIX, `sse-monitor-<version>.vsix` in the checkout
 * @throws Error with what vsce said, if it failed or warned, or with what the VSIX should not have
 */
export async function packageExtension(): Promise<string> {
  const { name, version } = readManifest();
  const file = join(root, `${name}-${version}.vsix`);
  await packageFolder(root, file);
  writeFileSync(file, await squeezed(readFileSync(file)));
  checkContent(file);
  return file;
}

/**
 * Packages an extension.
 *
 * @param file - that becomes the VSIX
 * @param options - of vsce, beside ours
 * @throws Error with what vsce said, if it failed or warned
 */
export async function packageFolder(folder: string, file: string, options: readonly string[] = []): Promise<void> {
  // There is no repository that links could be made absolute with.
  const linkless = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const args = ['package', '--no-dependencies', ...linkless, ...options, '--out', file];
  const output = await runCommand(execPath, [vsce, ...args], { cwd: folder });
  if (/\bWARNING\b/.test(output)) throw new Error(`vsce warned:\n${output}`);
}
