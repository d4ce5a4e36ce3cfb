/** Servers of VS Code that all files of the end-to-end step share: one for each way to trust folders. */

import { env } from 'node:process';
import { startVsCodeServer, type VsCodeServer, windowUrl } from './server.ts';

/** What a window needs to know of a server that another process has started. */
export type ServerInUse = Pick<VsCodeServer, 'windowUrl' | 'authority' | 'dataFolder' | 'logsFolder'>;

export interface SharedServers extends AsyncDisposable {
  /** For the environment of those who are to use them. */
  readonly environment: Readonly<Record<string, string>>;
}

interface Told {
  readonly authority: string;
  readonly token: string;
  readonly dataFolder: string;
  readonly logsFolder: string;
}

const variableOf = (trust: boolean): string => (trust ? 'SSE_MONITOR_CAREFUL_SERVER' : 'SSE_MONITOR_SERVER');

/**
 * Starts one for each way to trust folders, with the extension installed. They end when they are disposed of, or with this
 * process.
 *
 * @param modes - whether folders are not trusted until somebody says so
 */
export async function serveVsCode(vsix: string, modes: readonly boolean[]): Promise<SharedServers> {
  const servers = await Promise.all(modes.map((trust) => startVsCodeServer({ extensions: [vsix], trust })));
  const told = servers.map(({ authority, token, dataFolder, logsFolder }): Told => {
    return { authority, token, dataFolder, logsFolder };
  });
  return {
    environment: Object.fromEntries(modes.map((trust, at) => [variableOf(trust), JSON.stringify(told[at])])),
    [Symbol.asyncDispose]: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  };
}

/** The server that the environment names for this way to trust, if it names one. */
export function sharedServer(trust: boolean): ServerInUse | undefined {
  const text = env[variableOf(trust)];
  if (text === undefined) return undefined;
  const { token, ...told } = JSON.parse(text) as Told;
  return { ...told, windowUrl: (window = {}) => windowUrl(told.authority, token, window) };
}
