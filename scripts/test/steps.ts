/** The steps of npm test: what belongs to each, and how it runs. docs/testing.md says which test belongs where. */

import { globSync } from 'node:fs';
import { env } from 'node:process';
import { buildPanelBundles } from './panel-bundles.ts';
import { buildExtension } from '../package/bundle.ts';
import { chromium, headlessShell } from '../system/chromium.ts';
import { packageExtension } from '../package/vsix.ts';
import { root } from '../system/project.ts';
import { pythonDjango } from '../system/python-django.ts';
import { serveVsCode } from '../vscode/shared-server.ts';
import { runChecks } from './checks.ts';
import { runHostTests } from './host-tests.ts';
import { type NodeTestOptions, runNodeTests } from './node-tests.ts';
import type { Outcome, Print } from './outcome.ts';

export interface Step {
  /** The files whose tests it runs, as globs; none has no files. */
  readonly files: readonly string[];
  /** Those of them that belong to another step. */
  readonly except?: readonly string[];
  /** Tools that are installed before anything runs. */
  readonly needs: readonly Tool[];
  /** @param files - relative to the checkout: all of the step, or those of them that are wanted */
  run(files: readonly string[], print: Print): Promise<Outcome>;
}

type Tool = 'chromium' | 'headless shell' | 'django';

/** What floods a machine, or asks how it answers under a flood: nothing else runs beside it. */
const floods = ['test/e2e/flood.test.ts', 'test/e2e/hostile.test.ts'];

export const steps = {
  check: { files: [], needs: [], run: (_files, print) => runChecks(print) },
  unit: {
    files: ['test/unit/**/*.test.ts', 'test/fuzz/*.test.ts', 'test/servers/*.test.ts', 'test/oracles/*.test.ts'],
    needs: ['django'],
    run: (files, print) => runNodeTests({ files, concurrency: 2, timeoutMs: 120_000 }, print),
  },
  page: {
    files: ['test/page/**/*.test.ts'],
    needs: ['headless shell'],
    run: runPageTests,
  },
  host: {
    files: ['test/host/**/*.test.ts'],
    needs: ['chromium', 'django'],
    run: async (files, print) => {
      await buildExtension();
      return runHostTests('host', files, {}, print);
    },
  },
  restricted: {
    files: ['test/restricted/**/*.test.ts'],
    needs: ['chromium'],
    run: async (files, print) => {
      await buildExtension();
      const options = { isRestricted: true, files: { '.env': 'PLANTED=plantedDotenv4711aZ\n' } };
      return runHostTests('restricted', files, options, print);
    },
  },
  e2e: {
    files: ['test/e2e/**/*.test.ts'],
    except: floods,
    needs: ['chromium', 'django'],
    run: (files, print) => {
      const run = { files, concurrency: 2, groups: { name: 'e2e', count: 4 }, trust: [false, true] };
      return runWorkbenchTests(run, print);
    },
  },
  floods: {
    files: floods,
    needs: ['chromium'],
    run: (files, print) => {
      const run = { files, concurrency: 1, groups: { name: 'floods', count: 1 }, trust: [false] };
      return runWorkbenchTests(run, print);
    },
  },
} satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

export const stepNames = Object.keys(steps) as readonly StepName[];

/** Relative to the checkout, in order. */
export function filesOf(name: StepName): readonly string[] {
  const { files, except = [] }: Step = steps[name];
  return globSync([...files], { cwd: root })
    .filter((file) => !except.includes(file))
    .toSorted();
}

/** Finds or installs what these steps need, and tells the processes of the tests where it is. */
export async function prepare(names: readonly StepName[]): Promise<void> {
  const needs = new Set(names.flatMap((name): readonly Tool[] => steps[name].needs));
  // First, for who names a Chromium has the page tests run in it.
  if (needs.has('headless shell')) env['CHROME_HEADLESS_SHELL_PATH'] = await headlessShell();
  if (needs.has('chromium')) env['CHROME_PATH'] = await chromium();
  if (needs.has('django')) env['PYTHON'] = await pythonDjango();
}

/** One set of bundles for all files. */
async function runPageTests(files: readonly string[], print: Print): Promise<Outcome> {
  const environment = await buildPanelBundles();
  // One more than there are processors, for each waits now and then for its browser.
  const options = { files, concurrency: 3, groups: { name: 'page', count: 6 }, timeoutMs: 180_000, environment };
  return await runNodeTests(options, print);
}

type WorkbenchRun = Pick<NodeTestOptions, 'files' | 'concurrency' | 'groups'> & {
  /** For each server, whether folders are not trusted until somebody says so. */
  readonly trust: readonly boolean[];
};

/** One VS Code for each way to trust folders, in which the VSIX is installed once; a few tests want one of their own. */
async function runWorkbenchTests({ trust, ...run }: WorkbenchRun, print: Print): Promise<Outcome> {
  const vsix = env['SSE_MONITOR_VSIX'] ?? (await packageExtension());
  env['SSE_MONITOR_VSIX'] = vsix;
  await using servers = await serveVsCode(vsix, trust);
  const { environment } = servers;
  return await runNodeTests({ ...run, timeoutMs: 300_000, environment }, print);
}
