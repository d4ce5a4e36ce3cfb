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

/** What an engine is sent beside its bytes in the ring. */
export type Ordered = Exclude<ToWorker, { readonly kind: 'ring' | 'wake' }>;

export interface InboxListener {
  onMessage(message: Ordered): void;
  onBytes(raw: RawBytes): void;
  /** All bytes that have come were given out, or the host waits for room and there is some. */
  onProgress(): void;
  onError(error: unknown): void;
  /** Whether the bytes are compressed. */
  isUnpacking(): boolean;
}

export class Inbox implements Disposable {
  readonly #listener: InboxListener;
  #messages: ToWorker[] = [];
  /** How many were heeded; the first one, which opens the engine, does not count. */
  #heeded = 0;
  #ring: RingReader | undefined;
  #turn: NodeJS.Immediate | undefined;
  #isClosed = false;
  /** When progress was told, by the clock of the process, in ms. */
  #toldAt = 0;

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
    this.#turn = undefined;
    this.#isClosed = true;
  }

  #take(): void {
    this.#turn = undefined;
    try {
      this.#heedMessages();
      this.#takeSlice();
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
    ring.take(limits, this.#heeded, (raw) => this.#listener.onBytes(raw));
    const now = performance.now();
    if (!ring.givesRoom() && this.#hasBytes && now - this.#toldAt < maxQuietMs) return;
    this.#toldAt = now;
    this.#listener.onProgress();
  }

  /** In the next turn, if there is something, or when there is. */
  #goOn(): void {
    const isReady = this.#hasBytes || this.#messages.length > 0;
    const sleeps = !isReady && (this.#isClosed || this.#ring?.sleep(this.#heeded) !== false);
    if (!sleeps) this.#turn ??= setImmediate(() => this.#take());
  }

  get #hasBytes(): boolean {
    return !this.#isClosed && this.#ring?.isReady(this.#heeded) === true;
  }
}
