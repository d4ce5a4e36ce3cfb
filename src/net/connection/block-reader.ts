/**
 * Gathers what arrives in one turn of the event loop into one block, so that a burst of small reads costs one message. A
 * large read is handed over in the buffer in which it arrived; only small ones are put together.
 */

import type { Readable } from 'node:stream';
import type { NetworkBlock } from '../../shared/stream/engine.ts';

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
  readonly #body: Readable;
  readonly #events: BlockReaderEvents;
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #reads: { end: number; time: number }[] = [];
  #size = 0;
  #flushing: NodeJS.Immediate | undefined;
  #yielding: NodeJS.Immediate | undefined;
  #isPaused = false;
  #ended = false;

  constructor(body: Readable, events: BlockReaderEvents) {
    this.#body = body;
    this.#events = events;
    body.on('data', (chunk: Buffer<ArrayBuffer>) => this.#read(chunk));
    body.once('error', (error) => this.#end(error));
    body.once('end', () => this.#end(undefined));
    // A body that was destroyed without an error has neither ended nor failed.
    body.once('close', () => this.#end(new Error('The connection was closed before the response was complete.')));
    // One that failed with its first byte will not say so again.
    if (body.destroyed) process.nextTick(() => this.#end(body.errored ?? new Error('The connection was closed.')));
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

  #read(chunk: Buffer<ArrayBuffer>): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
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
    const block = { pieces: piecesOf(this.#chunks), byteLength: this.#size, reads: this.#reads };
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

/** From this size on a read is a piece of its own: moving it costs less than copying it. */
const minPieceBytes = 1 << 14;

/** As few pieces as make sense, each of which owns its buffer, as a transfer needs. */
function piecesOf(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let small: Uint8Array<ArrayBuffer>[] = [];
  for (const chunk of chunks) {
    if (chunk.length < minPieceBytes || chunk.length < chunk.buffer.byteLength) {
      small.push(chunk);
    } else {
      if (small.length > 0) pieces.push(joined(small));
      small = [];
      // A plain array, for a Buffer would not arrive as one.
      pieces.push(new Uint8Array(chunk.buffer));
    }
  }
  if (small.length > 0) pieces.push(joined(small));
  return pieces;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
