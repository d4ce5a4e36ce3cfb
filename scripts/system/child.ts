/** Processes and folders that live no longer than we do, however we end. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

const atExit: (() => void)[] = [];

/** Has an action run when this process exits, also by a signal or an uncaught exception. It must not wait. */
export function runAtExit(action: () => void): void {
  if (atExit.length === 0) watchForExit();
  atExit.push(action);
}

function watchForExit(): void {
  // Last in, first out: a process goes before the folder that it writes to.
  process.once('exit', () => atExit.reverse().forEach((action) => action()));
  // The default of a signal ends us without an `exit` event.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

/** A new folder for this run, deleted at its end. */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `sse-monitor-${purpose}-`));
  runAtExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}

/** A process that runs until it is stopped. */
export interface Service {
  readonly process: ChildProcess;
  /** The end of what it printed. */
  output(): string;
  /** Ends it and all that it started. Resolves when it is gone; may be called again. */
  stop(): Promise<void>;
}

const outputKept = 256 * 1024;
const patienceMs = 5_000;

/**
 * Becomes the process to run, after leaving behind a watcher that ends the group when file descriptor 3 is closed: that
 * happens even when this process is killed and can do nothing more.
 */
const watched = '(read -r _ <&3; kill -KILL -$$) >/dev/null 2>&1 & exec "$@" 3<&-';

/** Starts a process in a group of its own, which is ended as a whole: by `stop`, or with this process. */
export function startService(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Service {
  const child = spawn('/bin/sh', ['-c', watched, 'sh', file, ...args], {
    detached: true,
    env: { ...env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (child.stdio[3] instanceof Socket) child.stdio[3].unref();
  let output = '';
  const keep = (text: string): string => (output = (output + text).slice(-outputKept));
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  child.once('error', (error) => keep(error.message));
  runAtExit(() => signalGroup(child, 'SIGKILL'));
  return { process: child, output: () => output, stop: () => stopGroup(child) };
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const gone = once(child, 'exit');
    signalGroup(child, 'SIGTERM');
    const impatient = setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMs);
    await gone;
    clearTimeout(impatient);
  }
  // What it started may have outlived it.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // All of the group are gone.
  }
}
