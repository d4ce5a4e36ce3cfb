/** Bundles the extension into dist; the arguments are those of esbuild.mjs. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { root } from './project.ts';
import { runCommand } from './system/command.ts';

const bundler = join(root, 'esbuild.mjs');

/**
 * Bundles once.
 *
 * @param options - `production`: as it is published, small and without source maps
 * @throws Error with what the bundler said
 */
export async function buildExtension({ production = false } = {}): Promise<void> {
  await runCommand(execPath, [bundler, ...(production ? ['--production'] : [])], { cwd: root });
}

if (argv[1] === import.meta.filename) {
  const { status } = spawnSync(execPath, [bundler, ...argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
