/**
 * What comes for one engine: messages over its port, and bytes in its ring. They are heeded in the order in which the host sent
 * them, whichever way they came, and a little in each turn of the event loop, so that other engines in the thread have theirs.
 */

import type { RawBytes } from '../bytes/raw-bytes.ts';
import type { ToWorker } from '../client/messages.ts';
import { RingReader } from '../client/ring.ts';

/** So much at once: a fraction of a millisecond, or some where the bytes are compressed, which may become a thousand times as many. */
const plainSlice = { bytes: 1 << 18, reads: 4096, splits: false };
const packedSlice = { bytes: 1 << 14, reads: 4096, splits: true };

/** So long at most nothing is told while bytes are taken, in ms. */
const maxQuietMs = 8;

/**
 * After so many bytes within that time more are about to come, and are looked for now and then, in ms: to be woken for each read takes
 * both sides longer than the read.
 */
const flood = { bytes: 1 << 16, napMs: 1 };

/** What an engine is sent beside its bytes in the ring. */
export type Ordered = Exclude<ToWorker, { readonly kind: 'ring' | 'wake' }>;

export interface InboxListener {
  onMessage(message: Ordered): void;
  onBytes(raw: RawBytes): void;
  /** All bytes that have come were given out, or the host waits for room and there is some, or nothing was told for a while. */
  onProgress(): void;
  onError(error: unknown): void;
  /** Whether the bytes are compressed. */
  isUnpacking(): boolean;
  /** Whether no more bytes are to be expected. */
  isOver(): boolean;
}

export class Inbox implements Disposable {
  readonly #listener: InboxListener;
  #messages: ToWorker[] = [];
  /** How many were heeded; the first one, which opens the engine, does not count. */
  #heeded = 0;
  #ring: RingReader | undefined;
  #turn: NodeJS.Immediate | undefined;
  #nap: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** When progress was told, by the clock of the process, in ms. */
  #toldAt = 0;
  /** Taken since then. */
  #untold = 0;

  constructor(listener: InboxListener) {
    this.#listener = listener;
  }

  /** To be called with each message of the port. */
  receive(message: ToWorker): void {
    if (message.kind !== 'wake') this.#messages.push(message);
    if (this.#turn === undefined) this.#take();
  }

  /** Nothing is heeded any more but messages. */
  [Symbol.dispose](): void {
    clearImmediate(this.#turn);
    clearTimeout(this.#nap);
    this.#turn = undefined;
    this.#isClosed = true;
  }

  #take(): void {
    this.#turn = undefined;
    clearTimeout(this.#nap);
    try {
      this.#heedMessages();
      this.#takeSlice();
      if (this.#untold > 0 && this.#isToTell) this.#tell();
    } catch (error) {
      this.#listener.onError(error);
    }
    this.#goOn();
  }

  /** Those that no bytes come before. */
  #heedMessages(): void {
    while (!this.#hasBytes) {
      const message = this.#messages.shift();
      if (message === undefined) return;
      if (message.kind !== 'open') this.#heeded++;
      if (message.kind === 'ring') this.#ring = new RingReader(message.memory);
      else if (message.kind !== 'wake') this.#listener.onMessage(message);
    }
  }

  #takeSlice(): void {
    const ring = this.#ring;
    if (ring === undefined || !this.#hasBytes) return;
    const limits = this.#listener.isUnpacking() ? packedSlice : plainSlice;
    ring.take(limits, this.#heeded, (raw) => {
      this.#untold += raw.byteLength;
      this.#listener.onBytes(raw);
    });
    if (ring.givesRoom()) this.#tell();
  }

  get #isToTell(): boolean {
    return performance.now() - this.#toldAt >= maxQuietMs || (!this.#isReady && !this.#isFlooded);
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#untold = 0;
    this.#listener.onProgress();
  }

  /** In the next turn, if there is something, or when there is. */
  #goOn(): void {
    if (this.#isReady) this.#turn ??= setImmediate(() => this.#take());
    else if (this.#isClosed) return;
    else if (this.#isFlooded) this.#nap = setTimeout(() => this.#take(), flood.napMs);
    else if (this.#ring?.sleep(this.#heeded) === false) this.#turn ??= setImmediate(() => this.#take());
  }

  get #isFlooded(): boolean {
    return this.#untold >= flood.bytes && !this.#listener.isOver();
  }

  get #isReady(): boolean {
    return this.#hasBytes || this.#messages.length > 0;
  }

  get #hasBytes(): boolean {
    return !this.#isClosed && this.#ring?.isReady(this.#heeded) === true;
  }
}
