/** What the benchmark runs inside the extension host: its results go to the console as one line. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MonitoredStream } from '../../../src/host/api.ts';
import { getApi } from '../../host/support/api.ts';
import { drain, eventSource, monitor } from '../clients.ts';
import type { Load } from '../load.ts';
import { type Contender, type HostReport, measure } from '../measure.ts';

const EVENTS = 1_000_000;
const ROUNDS = 5;

/** VS Code calls it; what it throws is a failed run. */
export async function run(): Promise<void> {
  const server = spawn(process.execPath, [join(__dirname, 'load-server.cjs'), String(EVENTS)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const url = `http://127.0.0.1:${Number(port.toString())}/`;
    const load = (await (await fetch(`${url}proof`)).json()) as Load;
    const figures = await measure(await contenders(), url, load, ROUNDS);
    const serverMs = Number(await (await fetch(`${url}cost`)).text());
    const report: HostReport = { load, rounds: ROUNDS, figures, serverMs };
    console.log(`host| ${JSON.stringify(report)}`);
  } finally {
    server.kill();
  }
}

async function contenders(): Promise<readonly Contender[]> {
  let kept: MonitoredStream | undefined;
  const api = await getApi();
  const keep = (stream: MonitoredStream): void => {
    kept = stream;
  };
  return [
    { name: 'bare node:http drain', run: drain },
    { name: 'eventsource alone, every event kept', run: eventSource },
    {
      name: 'SSE Monitor, through its API',
      run: monitor(api, keep),
      afterwards: async (load) => {
        assert.ok(kept);
        await proveKept(kept, load);
        kept.dispose();
      },
    },
  ];
}

/** Every event is in the log, in order, with its data. */
async function proveKept(stream: MonitoredStream, load: Load): Promise<void> {
  let seq = 0;
  let dataLength = 0;
  for (;;) {
    const events = await stream.read(seq + 1, 10_000);
    if (events.length === 0) break;
    for (const event of events) {
      assert.equal(event.seq, ++seq);
      dataLength += event.data.length;
    }
  }
  assert.deepEqual({ events: seq, dataLength }, { events: load.events, dataLength: load.dataLength });
}
