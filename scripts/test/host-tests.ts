/** Runs a suite inside VS Code's extension host. */

import { globSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { root } from '../project.ts';
import type { Counts } from './counts.ts';
import { type Entry, type HostOptions, runInExtensionHost } from './extension-host.ts';

/** One bundle a test file, as mocha loads them. */
export async function runHostTests(folder = 'test/host', options: HostOptions = {}): Promise<Counts> {
  const tests = globSync(`${folder}/**/*.test.ts`, { cwd: root }).map((file): Entry => {
    const name = relative(folder, file).replaceAll(/[\\/]/g, '-').replace(/\.ts$/, '');
    return { in: join(root, file), out: name };
  });
  const runner = { in: join(root, 'test/host/support/run.ts'), out: 'run' };
  const { result, ok } = await runInExtensionHost(basename(folder), [runner, ...tests], options);
  const counts = result as Counts;
  if (!ok && counts.failed === 0) throw new Error('The suite passed, and VS Code failed.');
  return counts;
}
