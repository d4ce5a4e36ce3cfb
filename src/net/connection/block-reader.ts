/**
 * Where no memory can be shared with the engine: gathers what arrives in one turn of the event loop into one block, so that a burst of small reads costs one message. A
 * block has one buffer, for that in which a read arrives is used again.
 */

import type { NetworkBlock } from '../../shared/stream/engine.ts';
import { wallClock } from './wall-clock.ts';
import type { ResponseBody } from './response-body.ts';
import { BodyTurns, maxTurnBytes, maxTurnReads } from './turns.ts';

export interface BlockReaderEvents {
  onBlock(block: NetworkBlock): void;
  /** Once, after the last block. `error` is set when the body did not end properly. */
  onEnd(error: Error | undefined): void;
}

export class BlockReader {
  readonly #turns: BodyTurns;
  readonly #events: BlockReaderEvents;
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #reads: { end: number; time: number }[] = [];
  #size = 0;
  #flushing: NodeJS.Immediate | undefined;
  #ended = false;

  constructor(body: ResponseBody, events: BlockReaderEvents) {
    this.#turns = new BodyTurns(body);
    this.#events = events;
    body.read({ onBytes: (bytes) => this.#read(bytes), onEnd: (error) => this.#end(error) });
  }

  /** Lets the socket fill up, so that TCP slows the server down. */
  pause(): void {
    this.#turns.pause();
  }

  resume(): void {
    this.#turns.resume();
  }

  /** Whether {@link pause} is in force. */
  get paused(): boolean {
    return this.#turns.isPaused;
  }

  #read(bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.length === 0) return;
    // A plain array, for a Buffer would not arrive as one, and its buffer may be shared.
    this.#chunks.push(new Uint8Array(bytes));
    this.#size += bytes.length;
    this.#reads.push({ end: this.#size, time: wallClock.now() });
    // Then the block does not wait for the turn to end.
    if (this.#size >= maxTurnBytes || this.#reads.length >= maxTurnReads) {
      this.#turns.end();
      this.#flush();
    } else this.#flushing ??= setImmediate(() => this.#flush());
  }

  #flush(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    if (this.#size === 0) return;
    const block = { pieces: [joined(this.#chunks)], byteLength: this.#size, reads: this.#reads };
    this.#chunks = [];
    this.#reads = [];
    this.#size = 0;
    this.#events.onBlock(block);
  }

  #end(error: Error | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#flush();
    this.#events.onEnd(error);
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
