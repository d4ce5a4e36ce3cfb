/**
 * Gathers what arrives in one turn of the event loop into one block, so that a burst of small reads costs one message. A
 * block has one buffer, for that in which a read arrives is used again.
 */

import type { NetworkBlock } from '../../shared/stream/engine.ts';
import type { ResponseBody } from './response-body.ts';

export interface BlockReaderEvents {
  onBlock(block: NetworkBlock): void;
  /** Once, after the last block. `error` is set when the body did not end properly. */
  onEnd(error: Error | undefined): void;
}

/**
 * Reads that gather this many bytes do not wait for the turn to end, and no more is read in this turn: node would go on as
 * long as the socket has bytes, and everything else in the extension host would wait.
 */
const MAX_BLOCK_BYTES = 1 << 18;
/** So do as many reads: a server may send each byte in a chunk of its own. */
const MAX_BLOCK_READS = 1024;

export class BlockReader {
  readonly #body: ResponseBody;
  readonly #events: BlockReaderEvents;
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #reads: { end: number; time: number }[] = [];
  #size = 0;
  #flushing: NodeJS.Immediate | undefined;
  #yielding: NodeJS.Immediate | undefined;
  #isPaused = false;
  #ended = false;

  constructor(body: ResponseBody, events: BlockReaderEvents) {
    this.#body = body;
    this.#events = events;
    body.read({ onBytes: (bytes) => this.#read(bytes), onEnd: (error) => this.#end(error) });
  }

  /** Lets the socket fill up, so that TCP slows the server down. */
  pause(): void {
    this.#isPaused = true;
    this.#body.pause();
  }

  resume(): void {
    this.#isPaused = false;
    if (this.#yielding === undefined) this.#body.resume();
  }

  /** Whether {@link pause} is in force. */
  get paused(): boolean {
    return this.#isPaused;
  }

  #read(bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.length === 0) return;
    // A plain array, for a Buffer would not arrive as one, and its buffer may be shared.
    this.#chunks.push(new Uint8Array(bytes));
    this.#size += bytes.length;
    this.#reads.push({ end: this.#size, time: performance.timeOrigin + performance.now() });
    if (this.#size >= MAX_BLOCK_BYTES || this.#reads.length >= MAX_BLOCK_READS) this.#yield();
    else this.#flushing ??= setImmediate(() => this.#flush());
  }

  /** Hands over what there is, and lets others have their turn before more is read. */
  #yield(): void {
    this.#body.pause();
    this.#yielding ??= setImmediate(() => {
      this.#yielding = undefined;
      if (!this.#isPaused) this.#body.resume();
    });
    this.#flush();
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
