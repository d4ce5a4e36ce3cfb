/**
 * Where no memory can be shared with the engine: gathers what arrives in one turn of the event loop into one block, so that a
 * burst of small reads costs one message. A block has one buffer, for that in which a read arrives is used again.
 */

import type { NetworkBlock } from '../../shared/stream/engine.ts';
import type { ResponseBody } from './response-body.ts';
import { type BodyEvents, TurnReader } from './turns.ts';

export interface BlockEvents extends BodyEvents {
  onBlock(block: NetworkBlock): void;
}

export function readIntoBlocks(body: ResponseBody, events: BlockEvents): TurnReader {
  let block = new GatheredBlock();
  return new TurnReader(body, {
    onArrival: () => events.onArrival(),
    onRead: (bytes, time) => block.add(bytes, time),
    onTurnEnd: () => {
      const { whole } = block;
      block = new GatheredBlock();
      events.onBlock(whole);
    },
    onEnd: (error) => events.onEnd(error),
  });
}

class GatheredBlock {
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  readonly #reads: { end: number; time: number }[] = [];
  #size = 0;

  add(bytes: Uint8Array<ArrayBuffer>, time: number): void {
    // A plain array, for a Buffer would not arrive as one, and its buffer may be shared.
    this.#chunks.push(new Uint8Array(bytes));
    this.#size += bytes.length;
    this.#reads.push({ end: this.#size, time });
  }

  get whole(): NetworkBlock {
    return { pieces: [joined(this.#chunks)], byteLength: this.#size, reads: this.#reads };
  }
}

function joined(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
