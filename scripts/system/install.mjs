// Installs a package's dependencies if they are not there. Runs on Node 20 before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath, platform } from 'node:process';

/**
 * Runs `npm ci` in a folder unless its node_modules is what its package-lock.json says. npm itself records there what it
 * installed, as its last step, so that an interrupted installation is seen and one made by hand counts.
 *
 * @param {string} folder
 */
export function ensureInstalled(folder) {
  if (isInstalled(folder)) return;
  console.log(`Installing the dependencies of ${folder} (npm ci)…`);
  const [file, ...args] = [...npm(), 'ci', '--no-fund', '--no-audit', '--loglevel=error'];
  const { status } = spawnSync(file ?? 'npm', args, { cwd: folder, stdio: 'inherit', shell: platform === 'win32' });
  if (status !== 0) throw new Error(`npm ci failed in ${folder}.`);
}

/** The npm that runs us, else the one on PATH. */
function npm() {
  const running = env['npm_execpath'];
  return running?.endsWith('.js') && platform !== 'win32' ? [execPath, running] : ['npm'];
}

/** @param {string} folder */
function isInstalled(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  const required = Object.keys(wanted).filter((path) => path !== '' && !wanted[path]?.optional);
  return (
    required.every((path) => path in present) &&
    Object.keys(present).every((path) => present[path]?.version === wanted[path]?.version)
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean } | undefined> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
