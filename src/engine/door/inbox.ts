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

/** After so many bytes without a rest more are about to come: it looks for them once more, in ms, before it has itself woken. */
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
  /** Taken since it was woken, or since the last nap. */
  #bytes = 0;
  /** When progress was told, by the clock of the process, in ms. */
  #toldAt = 0;
  /** Bytes were taken since then. */
  #hasNews = false;

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
      if (this.#hasNews && !this.#isReady && !this.#isFlooded) this.#tell();
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
      this.#bytes += raw.byteLength;
      this.#hasNews = true;
      this.#listener.onBytes(raw);
    });
    if (ring.givesRoom() || performance.now() - this.#toldAt >= maxQuietMs) this.#tell();
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#hasNews = false;
    this.#listener.onProgress();
  }

  /** In the next turn, if there is something, or when there is. */
  #goOn(): void {
    if (this.#isReady) this.#turn ??= setImmediate(() => this.#take());
    else if (this.#isClosed) return;
    else if (this.#isFlooded) this.#takeNap();
    else this.#sleep();
  }

  /** To be woken takes both sides longer than the bytes of a flood that come in between. */
  #takeNap(): void {
    this.#bytes = 0;
    this.#nap = setTimeout(() => this.#take(), flood.napMs);
  }

  #sleep(): void {
    this.#bytes = 0;
    if (this.#ring?.sleep(this.#heeded) === false) this.#turn ??= setImmediate(() => this.#take());
  }

  get #isFlooded(): boolean {
    return this.#bytes >= flood.bytes;
  }

  get #isReady(): boolean {
    return this.#hasBytes || this.#messages.length > 0;
  }

  get #hasBytes(): boolean {
    return !this.#isClosed && this.#ring?.isReady(this.#heeded) === true;
  }
}
