/** Starts the servers of this folder, each as a process of its own on a free port of 127.0.0.1. */

import { execFile, spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installPackages } from './install.ts';

export type ServerName = 'django' | 'express' | 'fastify' | 'hono' | 'mcp';

export interface RunningServer extends AsyncDisposable {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  readonly pid: number;
  /** Ends the process and waits until it is gone. */
  stop(): Promise<void>;
  /** What it printed so far. */
  log(): string;
}

export interface StartOptions {
  /** Where test/servers is, for tests that are bundled elsewhere. */
  readonly folder?: string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A cold start loads some hundred modules; on a busy machine that takes its time. */
const startTimeoutMs = 60_000;
const noDjango =
  'No python3 here can import django. On Debian and Ubuntu: apt-get install python3-django. Otherwise name a Python ' +
  'that has it in the environment variable PYTHON.';

/**
 * Starts a server and resolves when it accepts connections. It ends with `stop()`, and by itself when this process
 * ends. The first start of a server of npm's installs its packages.
 *
 * @throws when it cannot be started, with what it printed
 */
export async function startServer(name: ServerName, options: StartOptions = {}): Promise<RunningServer> {
  const folder = options.folder ?? fileURLToPath(new URL('.', import.meta.url));
  const [command, ...args] = await commandFor(name, folder);
  // In VS Code's extension host this is the program to run, which is a node only when it is told so.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  // The pipe to stdin is how it notices the end of this process.
  const child = spawn(command, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const server = new ChildServer(name, child);
  await server.listening();
  return server;
}

async function commandFor(name: ServerName, folder: string): Promise<[command: string, ...args: string[]]> {
  if (name === 'django') return [await findDjango(), '-u', '-B', join(folder, 'django/server.py')];
  await installPackages(folder);
  return [process.execPath, join(folder, `${name}.mjs`)];
}

async function findDjango(): Promise<string> {
  const given = process.env['PYTHON'];
  for (const python of [...(given === undefined ? [] : [given]), '/usr/bin/python3', 'python3']) {
    const works = await promisify(execFile)(python, ['-c', 'import django']).then(
      () => true,
      () => false,
    );
    if (works) return python;
  }
  throw new Error(noDjango);
}

class ChildServer implements RunningServer {
  readonly #name: string;
  readonly #child: Child;
  readonly #closed: Promise<unknown>;
  #printed = '';
  #port = '';

  constructor(name: string, child: Child) {
    this.#name = name;
    this.#child = child;
    this.#closed = new Promise((resolve) => child.once('close', resolve));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
      });
    }
    // Writing to a child that is gone is no news: its end is seen by its `close`.
    child.stdin.on('error', () => undefined);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  log(): string {
    return this.#printed;
  }

  /** Resolves when it has told its port. */
  async listening(): Promise<void> {
    try {
      this.#port = await this.#announcedPort();
    } catch (error) {
      await this.stop();
      throw error;
    }
    // A server that a test forgets must not keep the test's process, whose end is its own.
    this.#keepProcess(false);
  }

  async stop(): Promise<void> {
    this.#keepProcess(true);
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #announcedPort(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const fail = (what: string): void => reject(new Error(`The ${this.#name} server ${what}:\n${this.#printed}`));
    const timer = setTimeout(fail, startTimeoutMs, 'did not start in time');
    this.#child.once('error', (error) => fail(`cannot be run, ${error.message}`));
    this.#child.once('close', () => fail('ended before it listened'));
    this.#child.stdout.on('data', () => {
      const port = /^listening (\d+)$/m.exec(this.#printed)?.[1];
      if (port !== undefined) resolve(port);
    });
    return promise.finally(() => clearTimeout(timer));
  }

  #keepProcess(keep: boolean): void {
    const { stdin, stdout, stderr } = this.#child;
    for (const handle of [this.#child, stdin, stdout, stderr] as { ref?(): void; unref?(): void }[]) {
      if (keep) handle.ref?.();
      else handle.unref?.();
    }
  }
}
