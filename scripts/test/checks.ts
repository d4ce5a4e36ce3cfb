/** What can be said without running the code: types, lint, format, dead code. */

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../system/project.ts';
import { temporaryFolder } from '../system/child.ts';
import { tryCommand, type CommandResult } from '../system/command.ts';
import { addCounts, noTests, type Counts } from './counts.ts';
import type { FileTime, Outcome, Print } from './outcome.ts';

const checks = {
  types: ['tsc', '-b'],
  lint: ['oxlint', '--deny-warnings'],
  format: ['oxfmt', '--check'],
  'dead code': ['knip'],
  'third-party notices': ['node', 'scripts/notices.ts', '--check'],
  'regular expressions': ['node', 'scripts/regexps.ts'],
  translations: ['node', 'scripts/l10n.ts', '--check'],
  phrases: ['node', 'scripts/phrases.ts'],
  diagnostics: ['node', 'scripts/diagnostics.ts', '--check'],
} as const;

interface Checked {
  readonly time: FileTime;
  readonly counts: Counts;
}

/** Runs all of them at once; each counts as one test. */
export async function runChecks(print: Print): Promise<Outcome> {
  const names = Object.keys(checks) as (keyof typeof checks)[];
  const checked = await Promise.all([checkLockFile(print), ...names.map((name) => runCheck(name, print))]);
  return {
    counts: checked.map(({ counts }) => counts).reduce(addCounts, noTests),
    files: checked.map(({ time }) => time),
  };
}

function runCheck(name: keyof typeof checks, print: Print): Promise<Checked> {
  const [tool, ...args] = checks[name];
  const run = () => tryCommand(join(root, 'node_modules', '.bin', tool), args, { cwd: root });
  return report(`${name} (${[tool, ...args].join(' ')})`, run, print);
}

/**
 * Whether `npm ci` would work in a fresh clone: a package-lock.json that npm wrote for one platform may lack what others
 * need, and npm then refuses it everywhere. Tried in a copy, for `npm ci` begins by deleting what is installed.
 */
async function checkLockFile(print: Print): Promise<Checked> {
  const folder = temporaryFolder('lock');
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) await cp(join(root, file), join(folder, file));
  // Named, because an npm that runs us tells the one that we run that the project is here.
  const args = ['ci', '--prefix', folder, '--dry-run', '--ignore-scripts', '--no-audit', '--loglevel=error'];
  return report('lock file (npm ci --dry-run)', () => tryCommand('npm', args, { cwd: folder }), print);
}

async function report(name: string, run: () => Promise<CommandResult>, print: Print): Promise<Checked> {
  const begun = performance.now();
  const { code, output } = await run();
  const time = { file: name, seconds: (performance.now() - begun) / 1000 };
  print(code === 0 ? `✔ ${name}\n` : `✖ ${name}\n${output}\n`);
  return { time, counts: { ...noTests, ...(code === 0 ? { passed: 1 } : { failed: 1 }) } };
}
