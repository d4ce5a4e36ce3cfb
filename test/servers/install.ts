/** The packages of the test servers, installed when they are first needed. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const stampName = '.installed-from';

/**
 * Makes sure that the packages of `folder`'s package-lock.json are in its `node_modules`. Two processes may do so at
 * once: each installs aside and moves the result into place, and the second finds that it is there already.
 *
 * @param folder - test/servers, test/oracles
 * @throws when npm fails, with what it printed
 */
export async function installPackages(folder: string): Promise<void> {
  const lock = await readFile(join(folder, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (await isInstalled(folder, stamp)) return;
  // Beside its destination, so that moving it is a rename.
  const staging = await mkdtemp(join(folder, '.staging-'));
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc'])
      await cp(join(folder, name), join(staging, name));
    await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], staging);
    await writeFile(join(staging, 'node_modules', stampName), stamp);
    await moveIntoPlace(staging, folder, stamp);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function isInstalled(folder: string, stamp: string): Promise<boolean> {
  const found = await readFile(join(folder, 'node_modules', stampName), 'utf8').catch(() => '');
  return found === stamp;
}

async function moveIntoPlace(staging: string, folder: string, stamp: string): Promise<void> {
  const target = join(folder, 'node_modules');
  if (await isInstalled(folder, stamp)) return;
  // What is there is of another lock, or was not finished.
  if (existsSync(target)) await rename(target, join(staging, 'old')).catch(() => undefined);
  try {
    await rename(join(staging, 'node_modules'), target);
  } catch (error) {
    // Another process was faster.
    if (!(await isInstalled(folder, stamp))) throw error;
  }
}

async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const cli = npmCli();
  // Named, because under `npm test` npm would take the project around us for its own.
  const all = [...args, '--prefix', '.'];
  const running =
    cli === undefined
      ? run('npm', all, { cwd, shell: process.platform === 'win32' })
      : run(process.execPath, [cli, ...all], { cwd });
  await running.catch((error: unknown) => {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`npm ${args[0]} failed in ${cwd}: ${stderr ?? message}`, { cause: error });
  });
}

/** The npm that came with this node; undefined when it came without one: then the one on PATH has to do. */
function npmCli(): string | undefined {
  const bin = dirname(process.execPath);
  const beside = ['../lib/node_modules', 'node_modules'].map((modules) => join(bin, modules, 'npm/bin/npm-cli.js'));
  return beside.find((file) => existsSync(file));
}
