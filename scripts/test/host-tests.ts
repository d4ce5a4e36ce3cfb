/** Runs a suite inside VS Code's extension host. */

import { basename, join, relative } from 'node:path';
import { root } from '../system/project.ts';
import type { Counts } from './counts.ts';
import { type Entry, type HostOptions, runInExtensionHost } from './extension-host.ts';
import type { Outcome, Print } from './outcome.ts';

/** What the suite says at its end; test/host/support/run.ts is the other side. */
interface SuiteResult extends Counts {
  /** Seconds of each bundle of tests, by its name. */
  readonly seconds: Readonly<Record<string, number>>;
}

/**
 * Runs test files, each in a bundle of its own, as mocha loads them.
 *
 * @param name - of the suite
 * @param files - relative to the checkout
 */
export async function runHostTests(
  name: string,
  files: readonly string[],
  options: HostOptions = {},
  print?: Print,
): Promise<Outcome> {
  const tests = files.map((file): Entry => {
    const name = relative('test', file).replaceAll(/[\\/]/g, '-').replace(/\.ts$/, '');
    return { in: join(root, file), out: name };
  });
  const runner = { in: join(root, 'test/host/support/run.ts'), out: 'run' };
  const { result, ok } = await runInExtensionHost(name, [runner, ...tests], options, print);
  const { seconds, ...counts } = result as SuiteResult;
  if (!ok && counts.failed === 0) throw new Error('The suite passed, and VS Code failed.');
  const times = tests.map(({ in: file, out }) => ({
    file: relative(root, file),
    seconds: seconds[basename(`${out}.cjs`)] ?? 0,
  }));
  return { counts, files: times };
}
