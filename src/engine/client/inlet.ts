import type { NetworkBlock } from '../../shared/stream/engine.ts';
import { type ToWorker, weightOf } from './messages.ts';
import { RingWriter } from './ring.ts';

/** What an inlet needs of the client that it is of. */
export interface InletOwner {
  post(message: ToWorker): void;
  push(block: NetworkBlock): void;
  /** How many messages were posted so far. */
  messages(): number;
}

/** The way of bytes from the network into an engine, through memory that both threads share. */
export class EngineInlet {
  readonly #owner: InletOwner;
  readonly #ring = new RingWriter();

  constructor(owner: InletOwner) {
    this.#owner = owner;
    owner.post({ kind: 'ring', memory: this.#ring.memory });
  }

  /** What the engine has not taken yet. */
  get bytesInFlight(): number {
    return weightOf(this.#ring.usedBytes, this.#ring.usedReads);
  }

  /** Whether no more should be read from the network. */
  get isFull(): boolean {
    return this.#ring.isFull;
  }

  /** Whether the network should be read again. */
  get hasRoom(): boolean {
    return this.#ring.hasRoom;
  }

  /**
   * Takes a read, which the engine sees when it looks next, or is woken.
   *
   * @param bytes - at least one; copied
   * @param time - when it came, in ms since the epoch
   */
  write(bytes: Uint8Array, time: number): void {
    if (this.#ring.write(bytes, time, this.#owner.messages())) return;
    // As a message it takes its turn behind what is in the ring.
    const piece = new Uint8Array(bytes);
    this.#owner.push({ pieces: [piece], byteLength: piece.length, reads: [{ end: piece.length, time }] });
  }

  /** Tells the engine that there is something, if it does not know. */
  wake(): void {
    if (this.#ring.wake()) this.#owner.post({ kind: 'wake' });
  }

  /** The engine's progress is told as soon as there is room. @returns false when there is already */
  waitForRoom(): boolean {
    return this.#ring.waitForRoom();
  }
}
