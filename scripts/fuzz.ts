/**
 * npm run fuzz [NAME…] [--cases N] [--seed N] [--endless]: reads made-up texts, streams, files and calls until something
 * does not hold, and says with which text. A finding is had again with its seed and `--cases 1`.
 */

import { argv } from 'node:process';
import { inspect, parseArgs } from 'node:util';
import { fuzz } from '../test/fuzz/fuzz.ts';
import { type TargetName, targets } from '../test/fuzz/targets.ts';

/** Cases between two lines that say how far it is. */
const roundCases = 10_000;

/** Of the processor: on a busy machine a case may wait for longer. */
const maxMs = 20_000;

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    endless: { type: 'boolean', default: false },
  },
});

function chosen(): readonly TargetName[] {
  const unknown = positionals.filter((name) => !Object.hasOwn(targets, name));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(targets).join(', ')}.`);
  return (positionals.length === 0 ? Object.keys(targets) : positionals) as TargetName[];
}

async function run(name: TargetName, seed: number, cases: number): Promise<void> {
  const finding = await fuzz(name, seed, cases, maxMs);
  if (finding === undefined) return;
  console.error(`${name}, seed ${finding.seed}: ${inspect(finding.error)}\nwith ${JSON.stringify(finding.text)}`);
  process.exitCode = 1;
}

const names = chosen();
const [first, cases] = [Number(values.seed), Number(values.cases)];
const begun = performance.now();
for (let done = 0; (values.endless || done < cases) && process.exitCode === undefined; done += roundCases) {
  const size = values.endless ? roundCases : Math.min(roundCases, cases - done);
  for (const name of names) await run(name, first + done, size);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${done + size} cases of each of ${names.length} targets after ${seconds} s`);
}
