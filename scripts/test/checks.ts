/** What can be said without running the code: types, lint, format, dead code. */

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../project.ts';
import { temporaryFolder } from '../system/child.ts';
import { tryCommand, type CommandResult } from '../system/command.ts';
import { addCounts, noTests, type Counts } from './counts.ts';

const checks = {
  types: ['tsc', '-b'],
  lint: ['oxlint', '--deny-warnings'],
  format: ['oxfmt', '--check'],
  'dead code': ['knip'],
  'third-party notices': ['node', 'scripts/notices.ts', '--check'],
  'regular expressions': ['node', 'scripts/regexps.ts'],
  translations: ['node', 'scripts/l10n.ts', '--check'],
  diagnostics: ['node', 'scripts/diagnostics.ts', '--check'],
} as const;

/** Runs all of them at once; each counts as one test. */
export async function runChecks(): Promise<Counts> {
  const names = Object.keys(checks) as (keyof typeof checks)[];
  const counts = await Promise.all([checkLockFile(), ...names.map(runCheck)]);
  return counts.reduce(addCounts, noTests);
}

async function runCheck(name: keyof typeof checks): Promise<Counts> {
  const [tool, ...args] = checks[name];
  const result = await tryCommand(join(root, 'node_modules', '.bin', tool), args, { cwd: root });
  return report(`${name} (${[tool, ...args].join(' ')})`, result);
}

/**
 * Whether `npm ci` would work in a fresh clone: a package-lock.json that npm wrote for one platform may lack what others
 * need, and npm then refuses it everywhere. Tried in a copy, for `npm ci` begins by deleting what is installed.
 */
async function checkLockFile(): Promise<Counts> {
  const folder = temporaryFolder('lock');
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) await cp(join(root, file), join(folder, file));
  // Named, because an npm that runs us tells the one that we run that the project is here.
  const args = ['ci', '--prefix', folder, '--dry-run', '--ignore-scripts', '--no-audit', '--loglevel=error'];
  return report('lock file (npm ci --dry-run)', await tryCommand('npm', args, { cwd: folder }));
}

function report(name: string, { code, output }: CommandResult): Counts {
  console.log(code === 0 ? `✔ ${name}` : `✖ ${name}\n${output}`);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}
