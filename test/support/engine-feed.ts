/** Feeds an engine in process, the way the host does. */

import { ByteStore } from '../../src/engine/bytes/byte-store.ts';
import { Engine } from '../../src/engine/door/engine.ts';
import type { EngineOptions, NetworkBlock } from '../../src/shared/stream/engine.ts';
import type { EventRecord } from '../../src/shared/stream/records.ts';

export const largeLimits = { maxEvents: 2_000_000, maxBytes: 1 << 30 };

/** An engine with limits that no test reaches by accident, and no stop rules. */
export function newEngine(options: Partial<EngineOptions> = {}): Engine {
  return new Engine({ limits: largeLimits, stopOn: [], ...options });
}

/** An engine for which no two blocks are neighbours in memory: whatever is split, is split across chunks. */
export function newSplittingEngine(options: Partial<EngineOptions> = {}): Engine {
  return new Engine({ limits: largeLimits, stopOn: [], ...options }, {}, new ByteStore({ minChunkBytes: 1 }));
}

/** One read as a block of its own. The bytes are copied. @param time - in ms since the epoch */
export function blockOf(bytes: Uint8Array | string, time = 0): NetworkBlock {
  const own = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes.slice();
  return { pieces: [own as Uint8Array<ArrayBuffer>], byteLength: own.length, reads: [{ end: own.length, time }] };
}

/** Pushes each piece as a block. */
export function push(engine: Engine, ...pieces: readonly (Uint8Array | string)[]): void {
  for (const piece of pieces) engine.push(blockOf(piece));
}

/** Every event that is kept, in order. */
export function* records(engine: Engine): Generator<EventRecord> {
  for (let from = 1; ;) {
    const answer = engine.read(from, 10_000);
    const last = answer.at(-1);
    if (last === undefined) return;
    yield* answer;
    from = last.seq + 1;
  }
}
