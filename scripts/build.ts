/** Bundles the extension into dist; the arguments are those of esbuild.mjs. */

import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { root } from './project.ts';
import { runCommand } from './system/command.ts';

/** Bundles once, with source maps. @throws Error with what esbuild said */
export async function buildExtension(): Promise<void> {
  await runCommand(execPath, [join(root, 'esbuild.mjs')], { cwd: root });
}

if (argv[1] === import.meta.filename) await import('../esbuild.mjs');
