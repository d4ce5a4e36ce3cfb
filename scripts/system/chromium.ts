/** Finds Chromium and its headless shell, or installs them. Run by itself it prints where they are. */

import { argv, env } from 'node:process';
import { installSystemPackages } from './apt.ts';
import { findOnPath, isExecutable, tryCommand } from './command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const shellNames = ['chromium-headless-shell', 'chrome-headless-shell'];

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
  const found = given('CHROME_PATH') ?? findOnPath(names);
  if (found !== undefined) return found;
  await installSystemPackages(['chromium', 'fonts-dejavu-core'], 'Chromium, to drive VS Code');
  const installed = findOnPath(names);
  if (installed === undefined) throw new Error('Chromium was installed, but is not on PATH. Set CHROME_PATH.');
  return installed;
}

/**
 * The path of a Chromium that only draws pages, without a window around them: CHROME_HEADLESS_SHELL_PATH, else CHROME_PATH,
 * for who names a browser wants that one, else the headless shell that is on PATH, else Debian's, which is installed beside
 * its Chromium. Where there is none, {@link chromium}.
 *
 * @throws Error that says what to install
 */
export async function headlessShell(): Promise<string> {
  const found = given('CHROME_HEADLESS_SHELL_PATH') ?? given('CHROME_PATH') ?? findOnPath(shellNames);
  if (found !== undefined) return found;
  const whole = await chromium();
  const version = await tryCommand('dpkg-query', ['--show', '--showformat=${Version}', 'chromium']);
  if (version.code !== 0) return whole;
  try {
    // Of the same version: the person's Chromium isn't upgraded along with it.
    await installSystemPackages([`chromium-headless-shell=${version.output}`], 'What the page tests run in');
  } catch {
    console.log('There is no chromium-headless-shell. The page tests run in Chromium itself, which takes longer.');
  }
  return findOnPath(shellNames) ?? whole;
}

/** @throws when an environment variable names something that cannot be run */
function given(variable: string): string | undefined {
  const path = env[variable] ?? '';
  if (path === '' || isExecutable(path)) return path || undefined;
  throw new Error(`${variable} is ${path}, which isn't an executable file.`);
}

if (argv[1] === import.meta.filename) console.log(await chromium(), await headlessShell());
