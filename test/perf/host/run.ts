/** What the benchmark runs inside the extension host: its results go to the console as one line. */

import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { extensions } from 'vscode';
import type { MonitoredStream, SseMonitorApi } from '../../../src/host/vscode/api.ts';
import { getApi } from '../../host/support/api.ts';
import type { Client } from '../client.ts';
import { drain, eventSource } from '../clients.ts';
import { receiptOfLog } from '../engine-client.ts';
import { takeTurn } from '../measure.ts';
import { type Contender, type LoadFigures, runRounds } from '../rounds.ts';
import { startLoadServer } from '../server-process.ts';

/** What the run reports. */
export interface HostReport extends LoadFigures {
  /** From the call to the end of the extension's activation, in ms. */
  readonly activationMs: number;
}

const rounds = 5;

/** How long a panel has to appear and to draw before the clock starts, in ms. */
const panelMs = 1500;

/** VS Code calls it; what it throws is a failed run. */
export async function run(): Promise<void> {
  const activationMs = await activate();
  const server = await startLoadServer(join(__dirname, 'load-server.cjs'), 'one million of 100 bytes');
  try {
    const figures = await runRounds(await contenders(), server, rounds, Number(env['SSE_MONITOR_BENCH_PID']));
    const report: HostReport = { ...figures, activationMs };
    console.log(`host| ${JSON.stringify(report)}`);
  } finally {
    server.stop();
  }
}

async function activate(): Promise<number> {
  const extension = extensions.getExtension('sse-monitor.sse-monitor');
  if (extension === undefined || extension.isActive) throw new Error('The extension is missing, or active already.');
  const begun = performance.now();
  await extension.activate();
  return performance.now() - begun;
}

async function contenders(): Promise<readonly Contender[]> {
  const api = await getApi();
  const contender = (name: string, client: Client, settleMs = 250): Contender => ({
    name,
    turn: (origin) => takeTurn(client, origin, () => delay(settleMs)),
  });
  return [
    contender('bare node:http drain', drain),
    contender('eventsource', eventSource),
    contender('SSE Monitor, no panel', monitor(api, false)),
    contender('SSE Monitor, panel open and following', monitor(api, true), panelMs),
  ];
}

/** The extension, through its exported API. */
function monitor(api: SseMonitorApi, reveal: boolean): Client {
  return async (url) => {
    const stream = await api.connect({ url, reveal, stopOn: [{ type: 'done' }] });
    await closed(stream);
    return async () => {
      const { bytes } = stream.counts;
      const receipt = await receiptOfLog((from, limit) => stream.read(from, limit));
      stream.dispose();
      return { ...receipt, bytes };
    };
  };
}

function closed(stream: MonitoredStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      if (stream.state !== 'closed') return;
      subscription.dispose();
      if (stream.end?.kind === 'stopRule') resolve();
      else reject(new Error(stream.end?.message));
    };
    const subscription = stream.onDidChange(check);
    check();
  });
}
