/** Finds a Python that has Django, for the tests with a real Django server, or installs one. */

import { argv, env } from 'node:process';
import { installSystemPackages } from './apt.ts';
import { findOnPath, isExecutable, tryCommand } from './command.ts';

/** Debian's own Python comes first: the one on PATH may be another, which does not see Debian's packages. */
const systemPython = '/usr/bin/python3';

/**
 * The path of a Python 3 that can import Django: PYTHON, else one that is there, else Debian's, which is
 * installed.
 *
 * @throws Error that says what to install
 */
export async function pythonDjango(): Promise<string> {
  const found = await firstWithDjango([env['PYTHON'], systemPython, findOnPath(['python3']), findOnPath(['python'])]);
  if (found !== undefined) return found;
  await installSystemPackages(['python3-django'], 'Django, a server that the tests watch');
  const installed = await firstWithDjango([systemPython]);
  if (installed === undefined) throw new Error(`Django was installed, but ${systemPython} cannot import it.`);
  return installed;
}

async function firstWithDjango(candidates: readonly (string | undefined)[]): Promise<string | undefined> {
  for (const python of candidates) {
    if (python === undefined || !isExecutable(python)) continue;
    if ((await tryCommand(python, ['-c', 'import django'])).code === 0) return python;
  }
  return undefined;
}

if (argv[1] === import.meta.filename) console.log(await pythonDjango());
