/** Starts the served VS Code on loopback, with data folders of its own. */

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startService, temporaryFolder, type Service } from '../system/child.ts';
import { runCommand } from '../system/command.ts';
import { installServedVsCode, type ServedVsCode } from './served-install.ts';
import { quietSettings, trustSettings } from './settings.ts';

export interface ServerOptions {
  /** VSIX files to install. */
  readonly extensions?: readonly string[];
  /** User settings, beside those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Has windows run a test suite when their URL asks for it. */
  readonly smokeTestDriver?: boolean;
  /** Whether folders are not trusted until somebody says so. @defaultValue `false` */
  readonly trust?: boolean;
  /** Added to the environment of the server and its extension hosts. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a window's URL says. */
export interface WindowOptions {
  /** Absolute path of the folder to open; none opens an empty window. */
  readonly folder?: string;
  /** What a desktop VS Code takes as command line arguments. */
  readonly payload?: readonly (readonly [name: string, value: string])[];
}

export interface VsCodeServer {
  /** `127.0.0.1` and the port. */
  readonly authority: string;
  /** Whoever has it may open a window. */
  readonly token: string;
  /** The URL of a window, for a browser. */
  windowUrl(options?: WindowOptions): string;
  /** Where VS Code keeps everything: extensions, settings, state, logs. */
  readonly dataFolder: string;
  /** Where VS Code and its extensions write their logs. */
  readonly logsFolder: string;
  /** The end of what the server printed. */
  log(): string;
  /** Resolves when the server is gone, by `stop` or by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const patienceMs = 120_000;

/** No marketplace: nothing that we start asks the network. */
const noMarketplace = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }) };

/**
 * Starts a server and waits until it answers. It ends with `stop`, or with this process.
 *
 * @throws Error with the server's log when it does not start
 */
export async function startVsCodeServer(options: ServerOptions = {}): Promise<VsCodeServer> {
  const vscode = await installServedVsCode();
  const token = randomBytes(16).toString('hex');
  const data = temporaryFolder('vscode');
  const settings = { ...quietSettings, ...(options.trust === true && trustSettings), ...options.settings };
  const folders = await makeDataFolders(data, settings);
  for (const extension of options.extensions ?? []) await installExtension(vscode, folders, extension);
  const args = [
    vscode.server,
    '--host=127.0.0.1',
    '--port=0',
    `--connection-token-file=${await writeToken(data, token)}`,
    '--accept-server-license-terms',
    '--disable-telemetry',
    ...(options.trust === true ? [] : ['--disable-workspace-trust']),
    // A window that is gone does not come back: its extension host ends with it.
    '--reconnection-grace-time=0',
    ...(options.smokeTestDriver === true ? ['--enable-smoke-test-driver'] : []),
    ...folders,
  ];
  const service = startService(vscode.node, args, {
    ...noMarketplace,
    // For tests in the extension host that look what is on disk.
    SSE_MONITOR_DATA: data,
    ...options.environment,
  });
  const port = await waitForPort(service);
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    token,
    dataFolder: data,
    logsFolder: join(data, 'user', 'logs'),
    windowUrl: (window = {}) => windowUrl(authority, token, window),
    log: () => service.output(),
    ended: once(service.process, 'exit').then(() => undefined),
    stop: () => service.stop(),
  };
}

/** The arguments that name the data folders, which are made, with the user's settings in them. */
async function makeDataFolders(data: string, settings: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const user = join(data, 'user', 'User');
  await mkdir(user, { recursive: true });
  await writeFile(join(user, 'settings.json'), JSON.stringify(settings, undefined, 2));
  return [
    `--server-data-dir=${join(data, 'server')}`,
    `--user-data-dir=${join(data, 'user')}`,
    `--extensions-dir=${join(data, 'extensions')}`,
  ];
}

/** Whoever has a window has a terminal: the token keeps out others who can reach our port. Arguments could be read. */
async function writeToken(data: string, token: string): Promise<string> {
  const file = join(data, 'token');
  await writeFile(file, token, { mode: 0o600 });
  return file;
}

async function installExtension(vscode: ServedVsCode, folders: readonly string[], file: string): Promise<void> {
  await runCommand(vscode.node, [vscode.server, ...folders, '--install-extension', file]);
}

/** The server takes a free port and prints which: `Server bound to 127.0.0.1:43211 (IPv4)`. */
async function waitForPort(service: Service): Promise<number> {
  const giveUpAt = Date.now() + patienceMs;
  while (service.process.exitCode === null && Date.now() < giveUpAt) {
    const port = /Server bound to 127\.0\.0\.1:(\d+)/.exec(service.output())?.[1];
    if (port !== undefined) return Number(port);
    await delay(20);
  }
  await service.stop();
  throw new Error(`VS Code's server did not start:\n${service.output()}`);
}

/** The URL of a window of a server with this token, for a browser. */
export function windowUrl(authority: string, token: string, { folder, payload }: WindowOptions): string {
  const query = new URLSearchParams();
  if (folder !== undefined) query.set('folder', folder);
  else query.set('ew', 'true');
  query.set('tkn', token);
  if (payload !== undefined) query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query.toString()}`;
}
