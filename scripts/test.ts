/**
 * npm test: all steps. `npm test NAME…` runs the steps or the files named, `--bail` begins no step after one that failed.
 */

import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { resultsFolder, root } from './system/project.ts';
import { runSteps, type Wanted } from './test/run-steps.ts';
import { filesOf, type StepName, stepNames } from './test/steps.ts';

/** @param names - of steps, or of files of tests; none are all steps */
function wantedSteps(names: readonly string[]): Wanted {
  const wanted = new Map<StepName, readonly string[] | undefined>();
  for (const name of names.length === 0 ? stepNames : names) {
    const step = stepNames.find((known) => known === name);
    if (step === undefined) {
      const { step: owner, file } = stepOfFile(name);
      wanted.set(owner, [...(wanted.get(owner) ?? []), file]);
    } else wanted.set(step, undefined);
  }
  return wanted;
}

/** @throws when it is in no step */
function stepOfFile(name: string): { step: StepName; file: string } {
  const file = relative(root, resolve(name));
  const step = stepNames.find((known) => filesOf(known).includes(file));
  if (step !== undefined) return { step, file };
  const what = existsSync(name) ? `No step runs ${name}` : `There is no step ${name}, and no such file`;
  throw new Error(`${what}; the steps are ${stepNames.join(', ')}.`);
}

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { bail: { type: 'boolean', default: false } },
});
const { passed, failed } = await runSteps(wantedSteps(positionals), values);
if (failed > 0) console.log(`What could be kept of what failed is in ${resultsFolder}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
