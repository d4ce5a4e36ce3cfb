/** What a change touches: the tests that load a changed file, over however many others. */

import { root } from '../system/project.ts';
import { runCommand, tryCommand } from '../system/command.ts';
import { type HiddenEdges, ImportGraph } from './import-graph.ts';
import type { Wanted } from './run-steps.ts';
import { filesOf, type StepName, stepNames } from './steps.ts';

const extension = ['src', 'esbuild.mjs', 'package.json', 'package.nls.json', 'package.nls.de.json', 'l10n'];

/** What tests use without importing it. */
const hidden: HiddenEdges = {
  // The extension in VS Code.
  'test/e2e/support/workbench.ts': [...extension, 'media', 'schemas', 'syntaxes'],
  'test/host/support/api.ts': [...extension, 'test/host/support/run.ts', 'test/fixtures'],
  // The page in the browser.
  'scripts/test/panel-bundles.ts': ['src/page/app/main.ts', 'test/page/support/fake-host.ts'],
  'test/servers/start.ts': ['test/servers'],
  'test/oracles/oracles.ts': ['test/oracles'],
  'test/support/fixtures.ts': ['test/fixtures'],
  'test/support/engine-bundle.ts': ['src/engine/door/worker.ts', 'esbuild.mjs'],
  'test/unit/manifest.test.ts': [
    'package.json',
    'package.nls.json',
    'src',
    'docs/reference.md',
    'CHANGELOG.md',
    'schemas',
  ],
  'test/unit/messages/catalogue.test.ts': ['src', 'test'],
  'test/unit/page/l10n.test.ts': ['src'],
  'test/page/l10n.test.ts': ['l10n'],
  'test/unit/feature-tables.test.ts': ['docs', 'README.md', 'test'],
  'test/unit/host/kept.test.ts': ['src'],
  'test/unit/host/regular-file.test.ts': ['src'],
  'test/unit/page/rendering.test.ts': ['src/page'],
  'test/unit/scripts/activation-bundle.test.ts': ['src'],
  'test/unit/scripts/indentation.test.ts': ['src/page'],
  'test/unit/walkthrough.test.ts': ['package.json', 'package.nls.json', 'package.nls.de.json', 'media'],
  'test/unit/scripts/rooms.test.ts': ['src', 'test', 'scripts'],
  'test/unit/scripts/function-lengths.test.ts': ['test'],
};

/** Whoever changes one of these has changed everything. */
const everything = new Set(['package-lock.json', 'scripts/test/steps.ts', 'scripts/test/run-steps.ts']);

/**
 * Files that differ from a commit, or are new.
 *
 * @param base - a commit; without it, where this branch left `main`, and on `main` the last commit
 */
export async function changedFiles(base?: string): Promise<readonly string[]> {
  const git = (...args: string[]): Promise<string> => runCommand('git', args, { cwd: root });
  const from = base ?? (await branchPoint());
  const [tracked, others] = await Promise.all([
    git('diff', '--name-only', '--no-renames', from),
    git('ls-files', '--others', '--exclude-standard'),
  ]);
  return [...new Set(`${tracked}\n${others}`.split('\n').filter((line) => line !== ''))];
}

async function branchPoint(): Promise<string> {
  const { code, output } = await tryCommand('git', ['merge-base', 'HEAD', 'main'], { cwd: root });
  return code === 0 ? output.trim() : 'HEAD';
}

/** The checks, always, and of the other steps the files that a change touches. */
export function wantedAfter(changed: readonly string[]): Wanted {
  const wanted = new Map<StepName, readonly string[] | undefined>([['check', undefined]]);
  const graph = new ImportGraph(root, hidden);
  const isEverything = changed.some((file) => everything.has(file));
  for (const name of stepNames.filter((name) => name !== 'check')) {
    const files = filesOf(name).filter((file) => isEverything || graph.touches(file, changed));
    if (files.length > 0) wanted.set(name, files);
  }
  return wanted;
}
