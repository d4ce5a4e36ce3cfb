/** Finds Chromium, or installs it. Run by itself it prints where it is. */

import { argv, env } from 'node:process';
import { installSystemPackages } from './apt.ts';
import { findOnPath, isExecutable } from './command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Flags that keep Chromium from calling home and from needing a display, a GPU or a sandbox of its own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/**
 * The path of a Chromium or Chrome: CHROME_PATH, else one on PATH, else Debian's, which is installed.
 *
 * @throws Error that says what to install
 */
export async function chromium(): Promise<string> {
  const given = env['CHROME_PATH'];
  if (given !== undefined && given !== '') {
    if (isExecutable(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, which is no executable file.`);
  }
  const found = findOnPath(names);
  if (found !== undefined) return found;
  await installSystemPackages(['chromium', 'fonts-dejavu-core'], 'Chromium, to drive VS Code');
  const installed = findOnPath(names);
  if (installed === undefined) throw new Error('Chromium was installed, but is not on PATH. Set CHROME_PATH.');
  return installed;
}

if (argv[1] === import.meta.filename) console.log(await chromium());
