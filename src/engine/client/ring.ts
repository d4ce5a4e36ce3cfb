/**
 * The way of a stream's bytes to its engine: a ring of memory that both threads share. The host copies each read in, the
 * engine copies it out; nothing is allocated, and no message is sent while the engine is awake.
 *
 * Beside the bytes stand the reads: how long each is, when it came, and how many messages were posted before it. By that number
 * the engine keeps the order of bytes and messages: a read waits until so many messages were heeded, and a message until no
 * read is left that was written before it.
 */

import { copyBytes } from '../bytes/copy-bytes.ts';
import type { RawBytes } from '../bytes/raw-bytes.ts';

/** Bytes; a power of two. Pages that were never written to take no memory, and a stream that is read in time uses the first ones. */
const defaultBytes = 1 << 22;

/** So many reads at once; a power of two. A server may send each byte in a chunk of its own. */
const defaultReads = 1 << 14;

/** Places of numbers that both sides use. Counts go on modulo 2^32. */
const place = {
  bytesWritten: 0,
  readsWritten: 1,
  bytesRead: 2,
  readsRead: 3,
  /** The counts that stand at the beginning of the memory: it begins anew whenever the ring is empty. */
  firstByte: 4,
  firstRead: 5,
  /** 1: the engine looks into the ring no more until it is woken. */
  isAsleep: 6,
  /** 1: the host waits for room. */
  isWaitedFor: 7,
  /** How many reads there is memory for. */
  capacity: 8,
} as const;

const headBytes = 64;
const readBytes = 16;

/** What both sides have in common. */
class Ring {
  readonly memory: SharedArrayBuffer;
  protected readonly head: Int32Array<SharedArrayBuffer>;
  /** Of each read: its length and the messages before it. */
  protected readonly words: Uint32Array<SharedArrayBuffer>;
  /** Of each read, behind the two: when it came. */
  protected readonly times: Float64Array<SharedArrayBuffer>;
  protected readonly bytes: Uint8Array<SharedArrayBuffer>;
  protected readonly byteCapacity: number;
  protected readonly readCapacity: number;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.head = new Int32Array(memory, 0, headBytes / Int32Array.BYTES_PER_ELEMENT);
    const reads = (this.readCapacity = this.head[place.capacity] as number);
    this.words = new Uint32Array(memory, headBytes, (reads * readBytes) / Uint32Array.BYTES_PER_ELEMENT);
    this.times = new Float64Array(memory, headBytes, (reads * readBytes) / Float64Array.BYTES_PER_ELEMENT);
    this.bytes = new Uint8Array(memory, headBytes + reads * readBytes);
    this.byteCapacity = this.bytes.length;
  }

  /** Bytes that were written and not read. */
  get usedBytes(): number {
    return (Atomics.load(this.head, place.bytesWritten) - Atomics.load(this.head, place.bytesRead)) | 0;
  }

  /** Reads that were written and not read. */
  get usedReads(): number {
    return (Atomics.load(this.head, place.readsWritten) - Atomics.load(this.head, place.readsRead)) | 0;
  }

  /** Whether half of it is empty. */
  get hasRoom(): boolean {
    return this.usedBytes <= this.byteCapacity / 2 && this.usedReads <= this.readCapacity / 2;
  }
}

function newMemory(bytes: number, reads: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(headBytes + reads * readBytes + bytes);
  new Int32Array(memory)[place.capacity] = reads;
  return memory;
}

/** The host's end. */
export class RingWriter extends Ring {
  /** @param bytes - a power of two, as the number of reads is */
  constructor(bytes = defaultBytes, reads = defaultReads) {
    super(newMemory(bytes, reads));
    this.head[place.isAsleep] = 1;
  }

  /** Whether no more should be read from the network: what is on its way in the socket still fits in. */
  get isFull(): boolean {
    return this.usedBytes > 0.75 * this.byteCapacity || this.usedReads > 0.75 * this.readCapacity;
  }

  /**
   * @param bytes - of a read, at least one
   * @param time - when it came, in ms since the epoch
   * @param messages - how many were posted before it
   * @returns false when there is not so much room: nothing was written
   */
  write(bytes: Uint8Array, time: number, messages: number): boolean {
    const { head } = this;
    const written = head[place.bytesWritten] as number;
    const reads = head[place.readsWritten] as number;
    const { usedReads, usedBytes } = this;
    if (usedReads === this.readCapacity || this.byteCapacity - usedBytes < bytes.length) return false;
    if (usedReads === 0) {
      Atomics.store(head, place.firstByte, written);
      Atomics.store(head, place.firstRead, reads);
    }
    this.#copyIn(bytes, (written - (head[place.firstByte] as number)) & (this.byteCapacity - 1));
    const slot = (reads - (head[place.firstRead] as number)) & (this.readCapacity - 1);
    this.words[4 * slot] = bytes.length;
    this.words[4 * slot + 1] = messages;
    this.times[2 * slot + 1] = time;
    Atomics.store(head, place.bytesWritten, written + bytes.length);
    Atomics.store(head, place.readsWritten, reads + 1);
    return true;
  }

  /** @returns whether the engine slept: it is to be sent a message, once */
  wake(): boolean {
    return this.usedReads > 0 && Atomics.exchange(this.head, place.isAsleep, 0) === 1;
  }

  /** The engine is to tell as soon as half of it is empty. @returns false when it is already */
  waitForRoom(): boolean {
    Atomics.store(this.head, place.isWaitedFor, 1);
    return !this.hasRoom;
  }

  #copyIn(bytes: Uint8Array, at: number): void {
    const first = Math.min(bytes.length, this.byteCapacity - at);
    copyBytes(bytes.subarray(0, first), this.bytes, at);
    if (first < bytes.length) copyBytes(bytes.subarray(first), this.bytes, 0);
  }
}

/** How much is taken out at once. */
export interface SliceLimits {
  readonly bytes: number;
  readonly reads: number;
  /** Whether a read that is longer is taken in parts; else it is taken alone. */
  readonly splits: boolean;
}

/** The engine's end. */
export class RingReader extends Ring {
  /** So much of the first read was taken out. */
  #taken = 0;

  /** Whether there is a read that so many messages come before. */
  isReady(messages: number): boolean {
    const at = this.head[place.readsRead] as number;
    return (
      Atomics.load(this.head, place.readsWritten) !== at && this.words[4 * this.#slotOf(at) + 1] === messages >>> 0
    );
  }

  /**
   * Gives out the oldest reads; afterwards there is room for others.
   *
   * @param messages - how many were heeded: only reads that come behind so many
   */
  take(limits: SliceLimits, messages: number, use: (slice: RawBytes) => void): void {
    const slice = this.#slice(limits, messages);
    if (slice === undefined) return;
    use(slice);
    const { head } = this;
    const last = slice.reads.length - 1;
    const lastBytes = slice.byteLength - (slice.reads[last - 1]?.end ?? 0) + (last === 0 ? this.#taken : 0);
    const read = head[place.readsRead] as number;
    const lastSlot = this.#slotOf(read + last);
    const isWhole = lastBytes === this.words[4 * lastSlot];
    this.#taken = isWhole ? 0 : lastBytes;
    Atomics.store(head, place.bytesRead, (head[place.bytesRead] as number) + slice.byteLength);
    Atomics.store(head, place.readsRead, read + last + (isWhole ? 1 : 0));
  }

  /** @returns false when there is something to read for whom so many messages were heeded: it does not sleep then */
  sleep(messages: number): boolean {
    Atomics.store(this.head, place.isAsleep, 1);
    if (!this.isReady(messages)) return true;
    Atomics.store(this.head, place.isAsleep, 0);
    return false;
  }

  /** @returns whether the host waits for room, and there is some now: it is to be told, once */
  givesRoom(): boolean {
    return this.hasRoom && Atomics.exchange(this.head, place.isWaitedFor, 0) === 1;
  }

  #slice(limits: SliceLimits, messages: number): RawBytes | undefined {
    const { head, words, times } = this;
    const written = Atomics.load(head, place.readsWritten);
    const reads: { end: number; time: number }[] = [];
    let byteLength = 0;
    for (let at = head[place.readsRead] as number; at !== written && reads.length < limits.reads; at = (at + 1) | 0) {
      const slot = this.#slotOf(at);
      if (words[4 * slot + 1] !== messages >>> 0) break;
      const length = (words[4 * slot] as number) - (reads.length === 0 ? this.#taken : 0);
      const room = limits.bytes - byteLength;
      if (length > room && !limits.splits && reads.length > 0) break;
      if (room <= 0) break;
      const part = limits.splits ? Math.min(length, room) : length;
      byteLength += part;
      reads.push({ end: byteLength, time: times[2 * slot + 1] as number });
      if (part < length) break;
    }
    if (reads.length === 0) return undefined;
    return { byteLength, reads, goesOn: this.#taken > 0, copyTo: (memory) => this.#copyOut(memory, byteLength) };
  }

  #copyOut(memory: Uint8Array, length: number): void {
    const { head } = this;
    const at = ((head[place.bytesRead] as number) - Atomics.load(head, place.firstByte)) & (this.byteCapacity - 1);
    const first = Math.min(length, this.byteCapacity - at);
    copyBytes(this.bytes.subarray(at, at + first), memory, 0);
    if (first < length) copyBytes(this.bytes.subarray(0, length - first), memory, first);
  }

  #slotOf(read: number): number {
    return (read - Atomics.load(this.head, place.firstRead)) & (this.readCapacity - 1);
  }
}
