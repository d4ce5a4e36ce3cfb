/**
 * npm run bench: how fast events get from a loopback server into the log, beside other clients in the same run, and what
 * else docs/performance.md tells. `npm run bench -- NAME…` runs some parts of it; with `--gate` it fails when a budget is
 * missed. `--trial` reads a small load once, to see that the benchmark itself works.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { budgetTable, judge, verdict } from './bench/budgets/budgets.ts';
import { setUp } from './bench/clients/context.ts';
import { measurePart, partNames } from './bench/parts.ts';
import type { PartName, Results } from './bench/report/results.ts';
import { partTable } from './bench/report/tables.ts';
import { root } from './system/project.ts';

function chosenParts(names: readonly string[]): readonly PartName[] {
  const unknown = names.filter((name) => !(partNames as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; there are ${partNames.join(', ')}.`);
  return names.length === 0 ? partNames : partNames.filter((name) => names.includes(name));
}

function writeResults(results: Results): void {
  const folder = join(root, 'bench-results');
  mkdirSync(folder, { recursive: true });
  for (const [name, result] of Object.entries(results)) {
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
  }
}

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { gate: { type: 'boolean', default: false }, trial: { type: 'boolean', default: false } },
});
const parts = chosenParts(positionals);
await setUp();
const results: Results = {};
for (const name of parts) {
  console.log(`\n── ${name} ──`);
  Object.assign(results, { [name]: await measurePart(name, values.trial) });
  console.log(partTable(name, results));
  writeResults(results);
}
const judged = judge(results, parts.length === partNames.length);
if (judged.length > 0) {
  const { text, exitCode } = verdict(judged, values.gate);
  console.log(`\n── budgets ──\n\n${budgetTable(judged)}\n\n${text}`);
  process.exitCode = exitCode;
}
