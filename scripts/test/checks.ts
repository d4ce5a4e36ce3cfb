/** What can be said without running the code: types, lint, format, dead code. */

import { join } from 'node:path';
import { root } from '../project.ts';
import { tryCommand } from '../system/command.ts';
import { addCounts, noTests, type Counts } from './counts.ts';

const checks = {
  types: ['tsc', '-b'],
  lint: ['oxlint', '--deny-warnings'],
  format: ['oxfmt', '--check'],
  'dead code': ['knip'],
} as const;

/** Runs all of them at once; each counts as one test. */
export async function runChecks(): Promise<Counts> {
  const names = Object.keys(checks) as (keyof typeof checks)[];
  const counts = await Promise.all(names.map(runCheck));
  return counts.reduce(addCounts, noTests);
}

async function runCheck(name: keyof typeof checks): Promise<Counts> {
  const [tool, ...args] = checks[name];
  const { code, output } = await tryCommand(join(root, 'node_modules', '.bin', tool), args, { cwd: root });
  console.log(code === 0 ? `✔ ${name}` : `✖ ${name} (${[tool, ...args].join(' ')})\n${output}`);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}
