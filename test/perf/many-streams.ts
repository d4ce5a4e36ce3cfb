/** What streams cost that are opened at once, before anything has come. */

import { EngineClient } from '../../src/engine/client/client.ts';
import { workerCount } from '../../src/engine/client/worker-pool.ts';
import { Connection } from '../../src/net/connection/connection.ts';
import { resolveRequest } from '../../src/net/request.ts';
import { collectGarbage } from './measure.ts';

export interface OpeningFigures {
  readonly streams: number;
  /** Until the last one is open, and its engine has answered. */
  readonly ms: number;
  /** Processor time of the process meanwhile, in ms. */
  readonly processorMs: number;
  /** Of the whole process, and how much of it came with the streams: bytes, by the operating system. */
  readonly resident: number;
  readonly gained: number;
  readonly workers: number;
}

/**
 * To be asked of a fresh process.
 *
 * @param origin - of the load server
 * @param count - how many, as a number in decimal
 */
export async function measureOpening(origin: string, workerFile: string, count: string): Promise<OpeningFigures> {
  const streams = Number(count);
  // What a first connection leaves in the process is no stream's.
  await fetch(`${origin}/proof`).then((response) => response.text());
  collectGarbage();
  const [rss, cpu, begun] = [process.memoryUsage.rss(), process.cpuUsage(), performance.now()];
  await Promise.all(Array.from({ length: streams }, () => opened(`${origin}/load`, workerFile)));
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const resident = process.memoryUsage.rss();
  const workers = workerCount(workerFile);
  return { streams, ms, processorMs: (user + system) / 1000, resident, gained: resident - rss, workers };
}

/** It goes with the process. */
async function opened(url: string, workerFile: string): Promise<void> {
  const limits = { maxEvents: 1_000_000, maxBytes: 256 * 1024 * 1024 };
  const engine = EngineClient.start(workerFile, { limits, stopOn: [] });
  const isOpen = new Promise<void>((resolve, reject) => {
    const connection: Connection = new Connection(resolveRequest({ url }), engine, () => {
      if (connection.state === 'open') resolve();
      else if (connection.end !== undefined) reject(new Error(connection.end.message));
    });
    connection.open();
  });
  await Promise.all([isOpen, engine.view({ from: 0, count: 0, follow: false })]);
}
