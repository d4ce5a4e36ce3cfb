/** The extension's bundles in `dist`. */

import { join } from 'node:path';
import { execPath } from 'node:process';
import { type Metafile, build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import { runCommand } from '../system/command.ts';
import { root } from '../system/project.ts';

/** What makes them. */
export const bundler = join(root, 'esbuild.mjs');

/**
 * Bundles once.
 *
 * @param options - `production`: as it is published, small and without source maps
 * @throws Error with what the bundler said
 */
export async function buildExtension({ production = false } = {}): Promise<void> {
  await runCommand(execPath, [bundler, ...(production ? ['--production'] : [])], { cwd: root });
}

/** What the files of the extension would hold, as it is published; nothing is written. */
export async function describeExtension(): Promise<Metafile> {
  const [options] = bundles;
  const quiet = { absWorkingDir: root, write: false, logLevel: 'error' } as const;
  const { metafile } = await build({ ...options, ...quiet, minify: true, metafile: true });
  return metafile;
}
