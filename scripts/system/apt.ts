/** Installs what npm cannot: packages of Debian and its descendants. */

import { env, getuid } from 'node:process';
import { findOnPath, runCommand, tryCommand } from './command.ts';

/** Waits for another apt that is at work instead of failing. */
const lockWait = ['-o', 'DPkg::Lock::Timeout=300'];

/**
 * Installs packages, if this machine has apt-get and we may.
 *
 * @param packages - names of Debian packages
 * @param purpose - what they are for; goes into the message
 * @throws Error that says what to install by hand
 */
export async function installSystemPackages(packages: readonly string[], purpose: string): Promise<void> {
  const names = packages.join(' ');
  const prefix = await privilege();
  if (prefix === undefined) {
    throw new Error(
      `${purpose} is missing. On Debian or Ubuntu: sudo apt-get install ${names}. ` +
        'Elsewhere install the same with the package manager of your system, then run this again.',
    );
  }
  console.log(`Installing ${names} with apt-get (${purpose})…`);
  const apt = (...args: string[]): readonly [string, readonly string[]] => {
    const [file = 'apt-get', ...rest] = [...prefix, 'apt-get', ...lockWait, ...args];
    return [file, rest];
  };
  const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  // An update that fails does not matter if the lists at hand are good enough for the installation.
  await tryCommand(...apt('update'), quiet);
  await runCommand(...apt('install', '-y', '--no-install-recommends', ...packages), quiet);
}

/** What goes before a command that needs root: nothing, `sudo`, or `undefined` when we cannot. */
async function privilege(): Promise<readonly string[] | undefined> {
  if (findOnPath(['apt-get']) === undefined || env['SSE_MONITOR_NO_APT'] === '1') return undefined;
  if (getuid?.() === 0) return [];
  if (findOnPath(['sudo']) === undefined) return undefined;
  // sudo drops the environment, so the quiet front end is asked for on the command line.
  const allowed = (await tryCommand('sudo', ['-n', 'true'])).code === 0;
  return allowed ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive'] : undefined;
}
