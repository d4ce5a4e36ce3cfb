import { endOfLine, type ScannedBytes, viewsOf } from './line-end.ts';

/** A piece of the stream's bytes. */
export interface Chunk extends ScannedBytes {
  /** Where its first byte stands in the stream. */
  readonly start: number;
  /** At least {@link length} long; what follows is room for more. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes are filled. */
  length: number;
}

/** Smaller blocks share chunks: a chunk of its own costs about 300 bytes beside the bytes. */
const defaultMinChunkBytes = 16 << 10;
const sharedChunkBytes = 64 << 10;

/**
 * Keeps the bytes of the stream where they arrived, and lets go of those that nobody refers to any more. A byte is known by
 * its offset: how many bytes of the stream came before it, over all bodies.
 */
export class ByteStore {
  readonly #minChunkBytes: number;
  readonly #chunks: Chunk[] = [];
  #end = 0;
  #heldBytes = 0;
  #lastFound: Chunk | undefined;

  /** @param minChunkBytes - blocks from this size on become chunks of their own; tests make every one of them do so */
  constructor(minChunkBytes = defaultMinChunkBytes) {
    this.#minChunkBytes = minChunkBytes;
  }

  /** The offset behind the last byte. */
  get end(): number {
    return this.#end;
  }

  /** Bytes in memory. Room in the last chunk (at most 64 KiB) and bytes that were let go do not count. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Chunks in memory. */
  get chunkCount(): number {
    return this.#chunks.length;
  }

  /**
   * Takes a block of at least one byte; a large one becomes a chunk as it is, and belongs to the store from then on.
   *
   * @returns the chunk whose last bytes are the block
   */
  append(block: Uint8Array<ArrayBuffer>): Chunk {
    const isAdopted = block.length >= this.#minChunkBytes && ownsItsBuffer(block);
    const chunk = isAdopted ? this.#add(block, block.length) : this.#copyIn(block);
    this.#end += block.length;
    this.#heldBytes += block.length;
    return chunk;
  }

  /**
   * The bytes from `start` to `end`: a view where they are in one chunk, else a copy. Not to be written to.
   *
   * @throws RangeError when they are not all held
   */
  slice(start: number, end: number): Uint8Array<ArrayBuffer> {
    if (end <= start) return new Uint8Array(0);
    const chunk = this.chunkAt(start);
    if (end <= chunk.start + chunk.length) return chunk.bytes.subarray(start - chunk.start, end - chunk.start);
    return this.#gather(start, end);
  }

  /** From `start` up to the next line end, or to the end of what is held. */
  line(start: number): Uint8Array<ArrayBuffer> {
    if (start >= this.#end) return new Uint8Array(0);
    let end = start;
    while (end < this.#end) {
      const chunk = this.chunkAt(end);
      const found = endOfLine(chunk.bytes, end - chunk.start, chunk.length);
      end = chunk.start + found;
      if (found < chunk.length) break;
    }
    return this.slice(start, end);
  }

  /**
   * The chunk that holds the byte at `offset`.
   *
   * @throws RangeError when it is not held
   */
  chunkAt(offset: number): Chunk {
    const last = this.#lastFound;
    if (last !== undefined && holds(last, offset)) return last;
    const chunk = this.#chunks[this.#indexOf(offset)];
    if (chunk === undefined || !holds(chunk, offset)) throw new RangeError(`The byte at ${offset} is not held.`);
    this.#lastFound = chunk;
    return chunk;
  }

  /** The smallest offset from which on at most `maxBytes` bytes are held. */
  offsetHolding(maxBytes: number): number {
    let held = this.#heldBytes;
    if (held <= maxBytes) return this.#chunks[0]?.start ?? this.#end;
    for (const chunk of this.#chunks) {
      if (held - chunk.length <= maxBytes) return chunk.start + (held - maxBytes);
      held -= chunk.length;
    }
    return this.#end;
  }

  /** Lets go of the chunks that end at or before `offset`. */
  dropBefore(offset: number): void {
    let count = 0;
    for (const chunk of this.#chunks) {
      if (chunk.start + chunk.length > offset) break;
      count++;
    }
    this.#drop(0, count);
  }

  /**
   * Lets go of the chunks that lie wholly between `from` and `to`, except those with a byte from `keptFrom` to `keptTo`.
   * Asked after each block, it looks at few: those before are gone by then.
   */
  dropBetween(from: number, to: number, keptFrom: number, keptTo: number): void {
    for (let index = this.#indexOf(to); index >= 0; index--) {
      const chunk = this.#chunks[index] as Chunk;
      const end = chunk.start + chunk.length;
      if (chunk.start < from) return;
      if (end <= to && !(chunk.start < keptTo && keptFrom < end)) this.#drop(index, 1);
    }
  }

  #drop(index: number, count: number): void {
    if (count === 0) return;
    for (const chunk of this.#chunks.splice(index, count)) this.#heldBytes -= chunk.length;
    this.#lastFound = undefined;
  }

  #copyIn(block: Uint8Array<ArrayBuffer>): Chunk {
    let chunk = this.#chunks.at(-1);
    const isFree = chunk !== undefined && chunk.start + chunk.length === this.#end;
    if (!isFree || chunk === undefined || chunk.bytes.length - chunk.length < block.length) {
      chunk = this.#add(new Uint8Array(Math.max(sharedChunkBytes, block.length)), 0);
    }
    chunk.bytes.set(block, chunk.length);
    chunk.length += block.length;
    return chunk;
  }

  #add(bytes: Uint8Array<ArrayBuffer>, length: number): Chunk {
    const chunk = { start: this.#end, bytes, ...viewsOf(bytes), length };
    this.#chunks.push(chunk);
    return chunk;
  }

  #gather(start: number, end: number): Uint8Array<ArrayBuffer> {
    if (end > this.#end) throw new RangeError(`The bytes up to ${end} have not arrived.`);
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end;) {
      const chunk = this.chunkAt(at);
      const part = chunk.bytes.subarray(at - chunk.start, Math.min(end - chunk.start, chunk.length));
      bytes.set(part, at - start);
      at += part.length;
    }
    return bytes;
  }

  /** The last chunk that begins at or before `offset`. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#chunks[middle] as Chunk).start <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** Whether it has its buffer to itself but for little. */
function ownsItsBuffer(block: Uint8Array<ArrayBuffer>): boolean {
  return block.byteOffset === 0 && block.buffer.byteLength - block.length <= block.length >> 3;
}

function holds(chunk: Chunk, offset: number): boolean {
  return offset >= chunk.start && offset < chunk.start + chunk.length;
}
