/**
 * npm test: all steps, one after the other. `npm test NAME…` runs those named, `--bail` stops at the first that fails.
 */

import { argv, env } from 'node:process';
import { parseArgs } from 'node:util';
import { buildExtension } from './build.ts';
import { chromium } from './chromium.ts';
import { packageExtension } from './package.ts';
import { pythonDjango } from './python-django.ts';
import { runChecks } from './test/checks.ts';
import { addCounts, noTests, type Counts } from './test/counts.ts';
import { runHostTests } from './test/host-tests.ts';
import { runNodeTests } from './test/node-tests.ts';

const steps = {
  check: runChecks,
  unit: async () => {
    await findDjango();
    const patterns = ['test/unit/**/*.test.ts', 'test/fuzz/*.test.ts', 'test/servers/*.test.ts'];
    return runNodeTests({ patterns, concurrency: 2, timeoutMs: 120_000 });
  },
  page: async () => {
    await findChromium();
    await buildExtension();
    return runNodeTests({ patterns: ['test/page/**/*.test.ts'], concurrency: 2, timeoutMs: 180_000 });
  },
  host: async () => {
    await findDjango();
    await buildExtension();
    const restricted = { isRestricted: true, files: { '.env': 'PLANTED=plantedDotenv4711aZ\n' } };
    return addCounts(await runHostTests(), await runHostTests('test/restricted', restricted));
  },
  e2e: async () => {
    await findChromium();
    await findDjango();
    env['SSE_MONITOR_VSIX'] = await packageExtension();
    return runNodeTests({ patterns: ['test/e2e/**/*.test.ts'], concurrency: 1, timeoutMs: 300_000 });
  },
} satisfies Record<string, () => Promise<Counts>>;

type StepName = keyof typeof steps;

/** For the processes of the tests. */
async function findChromium(): Promise<void> {
  env['CHROME_PATH'] = await chromium();
}

/** For the tests that watch a real Django server; those from npm install themselves. */
async function findDjango(): Promise<void> {
  env['PYTHON'] = await pythonDjango();
}

/** Runs a step; what it throws counts as a failure, and so does a step without tests. */
async function runStep(name: StepName): Promise<Counts> {
  console.log(`\n── ${name} ──`);
  const begun = performance.now();
  let counts = await steps[name]().catch((error: unknown): Counts => {
    console.error(error instanceof Error ? error.message : error);
    return { ...noTests, failed: 1 };
  });
  if (counts.passed + counts.failed === 0) {
    console.error(`No test ran in the step ${name}.`);
    counts = { ...counts, failed: 1 };
  }
  if (counts.skipped > 0) console.log(`${name}: ${counts.skipped} skipped`);
  console.log(`${name}: took ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

function chosenSteps(names: readonly string[]): readonly StepName[] {
  const all = Object.keys(steps) as StepName[];
  const unknown = names.filter((name) => !Object.hasOwn(steps, name));
  if (unknown.length > 0) throw new Error(`There is no step ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  return names.length === 0 ? all : all.filter((name) => names.includes(name));
}

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { bail: { type: 'boolean', default: false } },
});
let total = noTests;
for (const name of chosenSteps(positionals)) {
  total = addCounts(total, await runStep(name));
  if (values.bail && total.failed > 0) break;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
