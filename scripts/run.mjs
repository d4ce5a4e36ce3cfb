// node scripts/run.mjs NAME [args]: runs scripts/NAME.ts on the project's own Node. Everything before that runs on the
// person's Node, 20 or newer, with nothing installed: built-in modules and plain JavaScript only.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { argv, env, execPath, platform, ppid, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './system/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Node 24 of the npm package `node`, which has no build for some platforms; there a person's own Node 24 does. */
function findNode() {
  const packaged = join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged)) return packaged;
  if (Number.parseInt(versions.node, 10) >= 24) return execPath;
  throw new Error('The npm package `node` has no Node 24 for this platform. Install Node 24 and run this again.');
}

/** @param {string} script @param {string[]} args */
function run(script, args) {
  const path = [join(root, 'node_modules', '.bin'), env['PATH'] ?? ''].join(delimiter);
  const child = spawn(findNode(), [script, ...args], { stdio: 'inherit', env: { ...env, PATH: path } });
  // The child decides when to end: it has servers and browsers to stop first.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  // Between npm and us is a shell, which a signal to npm ends without reaching us.
  const parent = ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.once('error', fail);
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

try {
  const [name = '', ...args] = argv.slice(2);
  const script = join(root, 'scripts', `${name}.ts`);
  if (!/^[a-z\d-]+$/.test(name) || !existsSync(script)) throw new Error(`There is no script ${name}.`);
  ensureInstalled(root);
  run(script, args);
} catch (error) {
  fail(error);
}
