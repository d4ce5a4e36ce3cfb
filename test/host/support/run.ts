/** Runs the suite inside the extension host. Bundled with the tests beside it; VS Code calls `run`. */

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { testMs } from '../../support/patience.ts';

/** Tells our lines from what VS Code and the extension print to the same console. */
const linePrefix = 'host| ';

/**
 * Runs every `*.test.cjs` of this folder.
 *
 * @throws Error when a test failed or none ran: VS Code then ends with exit code 1
 */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = printAnnotated;
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: testMs, forbidOnly: true });
  for (const file of readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.cjs'))
    .toSorted()) {
    mocha.addFile(join(__dirname, file));
  }
  const seconds: Record<string, number> = {};
  const { passes, failures, pending } = await runAll(mocha, seconds);
  printAnnotated(JSON.stringify({ passed: passes, failed: failures, skipped: pending, seconds }));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
  if (passes === 0) throw new Error('No test ran.');
}

/** @param seconds - is filled with how long the tests of each file took, by its name */
function runAll(mocha: Mocha, seconds: Record<string, number>): Promise<Mocha.Stats> {
  return new Promise((resolve) => {
    const runner = mocha.run(() =>
      resolve(runner.stats ?? { suites: 0, tests: 0, passes: 0, pending: 0, failures: 0 }),
    );
    runner.on('test end', ({ file = '', duration = 0 }) => {
      const name = basename(file);
      seconds[name] = (seconds[name] ?? 0) + duration / 1000;
    });
  });
}

function printAnnotated(...args: unknown[]): void {
  const text = format(...args);
  for (const line of text.split('\n')) console.log(linePrefix + line);
}
