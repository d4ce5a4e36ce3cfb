/** What a kept event costs. */

import http from 'node:http';
import { Engine } from '../../src/engine/engine.ts';
import { BlockReader } from '../../src/host/block-reader.ts';
import { fill } from './engine-client.ts';

/** In bytes an event. */
export interface MemoryFigures {
  /** The engine's buffers: the bytes of the stream and the columns. Exact. */
  readonly buffers: number;
  /** JavaScript objects of the engine. */
  readonly engineHeap: number;
  /** Of the process around connection and worker, by the operating system: with all that is not given back. */
  readonly resident: number;
  /** JavaScript objects on the host's side of the worker. */
  readonly hostHeap: number;
}

/** @param workerFile - the bundle of the worker */
export async function measureMemory(origin: string, workerFile: string): Promise<MemoryFigures> {
  const { events } = JSON.parse(await (await fetch(`${origin}/proof`)).text()) as { events: number };
  await (await fetch(`${origin}/now`)).arrayBuffer();
  // A first worker and a first connection: what they leave in the process is no event's.
  await (await fill(workerFile, `${origin}/paced?rate=1000&count=10`)).dispose();
  const before = settled();
  const engine = await fill(workerFile, `${origin}/now`);
  const filled = settled();
  await engine.dispose();
  const empty = settled();
  const inProcess = await fillInProcess(`${origin}/now`);
  const full = settled();
  if (inProcess.progress.counts.kept !== events) throw new Error('Not every event was kept.');
  return {
    buffers: (full.arrayBuffers - empty.arrayBuffers) / events,
    engineHeap: (full.heapUsed - empty.heapUsed) / events,
    resident: (filled.rss - before.rss) / events,
    hostHeap: (filled.heapUsed - before.heapUsed) / events,
  };
}

/** After everything that nobody holds was let go. */
function settled(): NodeJS.MemoryUsage {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  return process.memoryUsage();
}

/** The engine in this thread, where its buffers can be counted. */
function fillInProcess(url: string): Promise<Engine> {
  return new Promise((resolve, reject) => {
    const engine = new Engine({ limits: { maxEvents: 1_000_000, maxBytes: 256 * 1024 * 1024 }, stopOn: [] });
    const request = http.get(url, { agent: false }, (response) => {
      engine.beginBody();
      new BlockReader(response, {
        onBlock: (block) => engine.push(block),
        onEnd: (error) => (error === undefined ? resolve(engine) : reject(error)),
      });
    });
    request.once('error', reject);
  });
}
