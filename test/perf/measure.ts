/** One turn of one client. */

import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import type { Client, Receipt } from './client.ts';
import { type LoopFigures, watchEventLoop } from './event-loop.ts';
import { ask } from './server-process.ts';
import { type ThreadFigures, watchThread } from './thread.ts';

export interface Turn {
  readonly ms: number;
  readonly receipt: Receipt;
  /** Of the thread that the client reads on. */
  readonly loop?: LoopFigures;
  readonly thread?: ThreadFigures;
}

setFlagsFromString('--expose-gc');

/** Everywhere: nobody can start the extension host with a flag. */
export const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Has a client read the load. The clock runs from the moment at which the server is told to send to the last event.
 *
 * @param origin - of the load server
 * @param settle - awaited between the connection and the clock
 */
export async function takeTurn(client: Client, origin: string, settle?: () => Promise<unknown>): Promise<Turn> {
  const reading = client(`${origin}/load`);
  // A client that fails before it is waited for below fails this turn, not the process.
  reading.catch(() => undefined);
  await Promise.race([ask(`${origin}/held`), reading]);
  await settle?.();
  // What the turns before have left is not for this one to clear away.
  collectGarbage();
  const watch = watchEventLoop();
  const endThreadWatch = watchThread();
  const begun = performance.now();
  const released = ask(`${origin}/release`);
  const makeReceipt = await reading;
  const ms = performance.now() - begun;
  const loop = watch();
  const thread = await endThreadWatch();
  await released;
  return { ms, receipt: await makeReceipt(), loop, thread };
}
