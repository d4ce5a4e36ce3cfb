/** What a kept event costs. */

import http from 'node:http';
import { Engine } from '../../src/engine/door/engine.ts';
import { readIntoBlocks } from '../../src/net/connection/block-reader.ts';
import { StreamBody } from '../../src/net/connection/stream-body.ts';
import { plainBody } from '../../src/shared/stream/body.ts';
import { fill } from './engine-client.ts';
import type { Load } from './load.ts';
import { collectGarbage } from './measure.ts';
import { ask } from './server-process.ts';

/** In bytes an event. */
export interface MemoryFigures {
  /** What came over the wire. */
  readonly wire: number;
  /** The engine's buffers: the bytes of the stream and the columns. Exact. */
  readonly buffers: number;
  /** JavaScript objects of the engine. */
  readonly engineHeap: number;
  /** Of the process around connection and worker, by the operating system: with all that is not given back. */
  readonly resident: number;
  /** JavaScript objects on the host's side of the worker. */
  readonly hostHeap: number;
  /** The most that the process gained while the stream came in, beyond {@link buffers}: in bytes, of all events together. */
  readonly beyondKept: number;
}

/** @param workerFile - the bundle of the worker */
export async function measureMemory(origin: string, workerFile: string): Promise<MemoryFigures> {
  const { events, bytes } = JSON.parse(await ask(`${origin}/proof`)) as Load;
  // A first worker and a first connection: what they leave in the process is no event's.
  await (await fill(workerFile, `${origin}/paced?rate=1000&count=10`)).dispose();
  const before = settled();
  let peak = 0;
  const engine = await fill(workerFile, `${origin}/now`, () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  });
  const filled = settled();
  await engine.dispose();
  const empty = settled();
  const inProcess = await fillInProcess(`${origin}/now`);
  const full = settled();
  if (inProcess.progress.counts.kept !== events) throw new Error('Not every event was kept.');
  const buffers = full.arrayBuffers - empty.arrayBuffers;
  return {
    wire: bytes / events,
    buffers: buffers / events,
    engineHeap: (full.heapUsed - empty.heapUsed) / events,
    resident: (filled.rss - before.rss) / events,
    hostHeap: (filled.heapUsed - before.heapUsed) / events,
    beyondKept: Math.max(peak, filled.rss) - before.rss - buffers,
  };
}

/** After everything that nobody holds was let go. */
export function settled(): NodeJS.MemoryUsage {
  for (let i = 0; i < 3; i++) collectGarbage();
  return process.memoryUsage();
}

/** The engine in this thread, where its buffers can be counted. */
function fillInProcess(url: string): Promise<Engine> {
  return new Promise((resolve, reject) => {
    const engine = new Engine({ limits: { maxEvents: 1_000_000, maxBytes: 256 * 1024 * 1024 }, stopOn: [] });
    const request = http.get(url, { agent: false }, (response) => {
      engine.beginBody();
      const reader = readIntoBlocks(new StreamBody(response, plainBody, () => response.socket.bytesRead), {
        onArrival: () => undefined,
        onBlock: (block) => engine.push(block),
        onEnd: (error) => (error === undefined ? resolve(engine) : reject(error)),
      });
      reader.resume();
    });
    request.once('error', reject);
  });
}
