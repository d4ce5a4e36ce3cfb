/** Ten million events in a panel, most of them in a file: whether any row is there at once. */

import { pid } from 'node:process';
import { extensionHostBytes } from '../../../test/perf/processes.ts';
import { type LoadServer, ask } from '../../../test/perf/server-process.ts';
import { withServer } from '../clients/context.ts';
import { type Destination, watchArrival } from './arrival.ts';
import { MeasuredPanel, PanelSession } from './session.ts';

const rounds = 7;

const settings = {
  'sseMonitor.log.maxEvents': 20_000_000,
  'sseMonitor.log.maxMegabytes': 4096,
  'sseMonitor.log.memoryMegabytes': 256,
};

/** What is gone to, and how. */
export const ways = {
  toFirst: 'Home to the first row',
  toMiddle: 'the scroll bar to the middle',
  toLast: 'End to the last row',
} as const;

export interface TenMillionFigures {
  /** From the server's start to the end of the stream as the panel shows it, in ms. */
  readonly loadMs: number;
  /** Of the extension host, in bytes; absent where nobody knows. */
  readonly memory: { readonly before?: number | undefined; readonly after?: number | undefined };
  /** From the key, or the movement of the scroll bar, to the painted row, in ms; of each round. */
  readonly toFirst: readonly number[];
  readonly toMiddle: readonly number[];
  readonly toLast: readonly number[];
}

export async function measureTenMillion(): Promise<TenMillionFigures> {
  await using session = await PanelSession.start(settings);
  return await withServer('ten million of 100 bytes', async (server) => {
    const panel = await MeasuredPanel.open(await session.openWindow());
    const before = extensionHostBytes(pid);
    const loadMs = await fill(panel, server);
    const after = extensionHostBytes(pid);
    return { loadMs, memory: { before, after }, ...(await walk(panel, server.load.events)) };
  });
}

/** @throws when an event is missing */
async function fill(panel: MeasuredPanel, { origin, load }: LoadServer): Promise<number> {
  await panel.connect(`${origin}/load`);
  const begun = performance.now();
  await ask(`${origin}/release`);
  await panel.ends();
  const ms = performance.now() - begun;
  for (const name of ['received', 'kept']) {
    const count = await panel.count(name);
    if (count !== load.events) throw new Error(`The panel shows ${count} ${name}, and ${load.events} were sent.`);
  }
  return ms;
}

/** To the first row, to the middle, to the last, in turn. */
async function walk(
  panel: MeasuredPanel,
  events: number,
): Promise<Pick<TenMillionFigures, 'toFirst' | 'toMiddle' | 'toLast'>> {
  const figures = { toFirst: [] as number[], toMiddle: [] as number[], toLast: [] as number[] };
  const halfway = events / 2;
  await panel.grid.focus();
  for (let round = 0; round <= rounds; round++) {
    figures.toFirst.push(await go(panel, { key: 'Home', from: 1, to: 1 }));
    // A pixel of the scroll bar is many thousands of rows.
    figures.toMiddle.push(await go(panel, { scrollTo: 0.5, from: halfway * 0.99, to: halfway * 1.01 }));
    figures.toLast.push(await go(panel, { key: 'End', from: events, to: events }));
  }
  // The first round is the warm-up.
  return {
    toFirst: figures.toFirst.slice(1),
    toMiddle: figures.toMiddle.slice(1),
    toLast: figures.toLast.slice(1),
  };
}

/** @throws when a row is not that of its event */
async function go(panel: MeasuredPanel, destination: Destination): Promise<number> {
  const arrived = await watchArrival(panel.frame, destination);
  if (destination.key !== undefined) await panel.window.page.keyboard.press(destination.key);
  const { ms, row } = await arrived();
  const expected = `{"n":"${String(row.seq).padStart(8, '0')}"`;
  if (!row.data.startsWith(expected) && row.data !== String(row.seq)) throw new Error(`Row ${row.seq} has ${row.data}`);
  return ms;
}
