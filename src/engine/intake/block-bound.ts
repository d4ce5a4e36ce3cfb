/** How large a block that is not complete may grow. */

import type { LogLimits } from '../../shared/stream/engine.ts';

/** To the log's limit, but at least and at most to these sizes. */
const minBlockBound = 64 << 20;
/** Keeps every value decodable: the engine's strings hold half a thousand million characters. */
const maxBlockBound = 256 << 20;

/** In bytes. */
export function blockBound({ maxBytes }: LogLimits): number {
  return Math.min(Math.max(maxBytes, minBlockBound), maxBlockBound);
}
