/** Ours in plain node: the connection and the engine in its worker, as the extension puts them together. */

import { EngineClient } from '../../src/engine/client/client.ts';
import { Connection } from '../../src/net/connection/connection.ts';
import { resolveRequest } from '../../src/net/request.ts';
import type { LogLimits } from '../../src/shared/stream/engine.ts';
import type { EventRecord } from '../../src/shared/stream/records.ts';
import { addText } from './checksum.ts';
import type { Client, Receipt } from './client.ts';

/** The defaults of the settings. */
const defaultLimits: LogLimits = { maxEvents: 1_000_000, maxBytes: 256 * 1024 * 1024 };

/** What the settings allow. */
export const raisedLimits: LogLimits = { maxEvents: 20_000_000, maxBytes: 4096 * 1_000_000 };

/** The least of the window's questions: the engine is up once it is answered. */
const noRows = { from: 0, count: 0, follow: false };

/** @param workerFile - the worker's bundle */
export function engineClient(workerFile: string, limits = defaultLimits): Client {
  return async (url) => {
    const engine = await fill(workerFile, url, undefined, limits);
    return async () => {
      const { bytes } = engine.progress.counts;
      const receipt = { ...(await receiptOfLog((from, limit) => engine.read(from, limit))), bytes };
      await engine.dispose();
      return receipt;
    };
  };
}

/**
 * A stream from its start to its stop rule.
 *
 * @param onProgress - called after the engine has taken each block, with the number of events so far
 * @returns the engine with all events in its log
 */
export async function fill(
  workerFile: string,
  url: string,
  onProgress?: (received: number) => void,
  limits = defaultLimits,
): Promise<EngineClient> {
  const engine = EngineClient.start(workerFile, { limits, stopOn: [{ type: 'done' }] });
  // As in a panel that is open.
  await engine.view(noRows);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const connection = new Connection(resolveRequest({ url }), engine, () => {
    if (connection.end?.kind === 'stopRule') resolve();
    else if (connection.end !== undefined) reject(new Error(connection.end.message));
  });
  engine.onDidProgress = (progress) => {
    onProgress?.(progress.counts.received);
    connection.onProgress(progress);
  };
  engine.onDidFail = (message) => reject(new Error(message));
  connection.open();
  await promise;
  return engine;
}

/** Reads a log from its first event to its last. @throws when a number is missing */
export async function receiptOfLog(read: (from: number, limit: number) => Promise<EventRecord[]>): Promise<Receipt> {
  let [events, dataLength, checksum] = [0, 0, 0];
  for (;;) {
    const records = await read(events + 1, 10_000);
    if (records.length === 0) return { events, dataLength, checksum };
    for (const { seq, type, data } of records) {
      if (seq !== ++events) throw new Error(`Event ${events} is not in the log.`);
      dataLength += data.length;
      checksum = addText(addText(checksum, type), data);
    }
  }
}
