/** Starts the load server. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { LoadCoding } from './coded-load.ts';
import type { Load, LoadName } from './load.ts';

export interface LoadServer {
  /** Without a slash at its end. */
  readonly origin: string;
  readonly load: Load;
  /** Processor time that the server has used since it was started, in ms. */
  costMs(): Promise<number>;
  stop(): void;
}

/** @param file - load-server.ts, or the bundle of it */
export async function startLoadServer(
  file: string,
  name: LoadName,
  coding: LoadCoding = 'blocks',
): Promise<LoadServer> {
  const server = spawn(process.execPath, [file, name, coding], {
    // In a desktop VS Code the extension host's executable is Electron.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  const origin = `http://127.0.0.1:${Number(port.toString())}`;
  return {
    origin,
    load: JSON.parse(await ask(`${origin}/proof`)) as Load,
    costMs: async () => Number(await ask(`${origin}/cost`)),
    stop: () => server.kill(),
  };
}

/** The text of a small answer. */
export async function ask(url: string): Promise<string> {
  return (await fetch(url)).text();
}
