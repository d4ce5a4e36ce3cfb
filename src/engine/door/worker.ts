/** The worker's side of the boundary: engines, each fed by the messages of its client. */

import { type MessagePort, parentPort } from 'node:worker_threads';
import { HostedEngine } from './hosted-engine.ts';
import { warmUp } from './warm-up.ts';

/** A stream has begun. */
let isFed = false;

const host = requirePort();
host.on('message', (port: MessagePort) => HostedEngine.serve(port, () => (isFed = true)));

prepare(warmUp());

/** Uses the time before the first stream begins. */
function prepare(slices: Iterator<undefined>): void {
  if (!isFed && slices.next().done !== true) setImmediate(prepare, slices);
}

function requirePort(): NonNullable<typeof parentPort> {
  if (parentPort === null) throw new Error('The engine runs in a worker.');
  return parentPort;
}
