import { endOfLine, type ScannedBytes, viewsOf } from './line-end.ts';
import { lastAtMost } from './binary-search.ts';
import { copyBytes } from './copy-bytes.ts';
import { giveBack, lastingMemory } from './lasting-memory.ts';
import type { SlotFile } from './slot-file.ts';

/** A piece of the stream's bytes. */
export interface Chunk extends ScannedBytes {
  /** Where its first byte stands in the stream. */
  readonly start: number;
  /** At least {@link length} long; what follows is room for more. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes are filled. */
  length: number;
}

/** A piece of the stream's bytes that is in the file. */
interface FiledChunk {
  readonly start: number;
  readonly length: number;
  readonly slot: number;
}

/** What was read back from the file is kept so long, for whoever reads on. */
const maxLoadedChunks = 8;

/** So many parts at most go into a slot: a store of tiny chunks is rare and need not fill its slots. */
const maxParts = 1024;

/** Bytes of a slot of the file for {@link ByteStore}: read back whole, in a fraction of a millisecond. */
export const byteSlotBytes = 1 << 20;

export interface ByteStoreOptions {
  /** Blocks from this size on become chunks of their own; tests make every one of them do so. @defaultValue 16 KiB */
  readonly minChunkBytes?: number;
  /** Where the oldest bytes can go. Absent: they stay in memory. */
  readonly file?: SlotFile | undefined;
}

/** Smaller blocks share chunks: a chunk of its own costs about 300 bytes beside the bytes. */
const defaultMinChunkBytes = 16 << 10;
const sharedChunkBytes = 64 << 10;

/**
 * Keeps the bytes of the stream where they arrived, and lets go of those that nobody refers to any more. A byte is known by
 * its offset: how many bytes of the stream came before it, over all bodies. The oldest may be in a file.
 */
export class ByteStore {
  readonly #minChunkBytes: number;
  readonly #file: SlotFile | undefined;
  /** In the order of the stream; all of them before those in memory. */
  readonly #filed: FiledChunk[] = [];
  readonly #chunks: Chunk[] = [];
  /** What was read back from the file, by slot, the one that was used last at the end. */
  readonly #loaded = new Map<number, Chunk>();
  /** Where the room is that was given last; it is among {@link #chunks} as soon as there are bytes in it. */
  #reserved: Chunk | undefined;
  #end = 0;
  #memoryBytes = 0;
  #filedBytes = 0;
  #lastFound: Chunk | undefined;

  constructor({ minChunkBytes = defaultMinChunkBytes, file }: ByteStoreOptions = {}) {
    this.#minChunkBytes = minChunkBytes;
    this.#file = file;
  }

  /** The offset behind the last byte. */
  get end(): number {
    return this.#end;
  }

  /** Bytes in memory and in the file. Room in the last chunk (at most 64 KiB) and bytes that were let go do not count. */
  get heldBytes(): number {
    return this.#memoryBytes + this.#filedBytes;
  }

  /** Bytes in memory, without those that were read back from the file. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  /** Chunks in memory, without those that were read back from the file. */
  get chunkCount(): number {
    return this.#chunks.length;
  }

  /** The offset behind the last byte that is in the file; 0 when none is. */
  get filedEnd(): number {
    const last = this.#filed.at(-1);
    return last === undefined ? 0 : last.start + last.length;
  }

  /** Of the file; 0 without one. */
  get slotBytes(): number {
    return this.#file?.slotBytes ?? 0;
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
    this.#memoryBytes += block.length;
    return chunk;
  }

  /**
   * Memory behind the last byte, for bytes that {@link commit} makes part of the stream.
   *
   * @param bytes - so many at least
   */
  room(bytes: number): Uint8Array<ArrayBuffer> {
    const chunk = this.#chunkWithRoom(bytes) ?? this.#reserve(this.#newChunkBytes(bytes));
    this.#reserved = chunk;
    return chunk.bytes.subarray(chunk.length);
  }

  /** The first bytes, at least one, of the room that was given last are filled. @returns the chunk whose last bytes they are */
  commit(bytes: number): Chunk {
    const chunk = this.#reserved;
    if (chunk === undefined || chunk.start + chunk.length !== this.#end) throw new RangeError('There is no such room.');
    if (chunk !== this.#chunks.at(-1)) this.#chunks.push(chunk);
    chunk.length += bytes;
    this.#end += bytes;
    this.#memoryBytes += bytes;
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
    const chunk = this.#find(offset);
    if (chunk === undefined || !holds(chunk, offset)) throw new RangeError(`The byte at ${offset} is not held.`);
    this.#lastFound = chunk;
    return chunk;
  }

  /** Whether the byte at `offset` is held. */
  isHeld(offset: number): boolean {
    const chunk = offset < this.#end ? this.#find(offset) : undefined;
    return chunk !== undefined && holds(chunk, offset);
  }

  /** The smallest offset from which on at most `maxBytes` bytes are held. */
  offsetHolding(maxBytes: number): number {
    const inFile = after(this.#filed, this.heldBytes - maxBytes);
    return inFile.start ?? after(this.#chunks, inFile.excess).start ?? this.#end;
  }

  /**
   * Moves the oldest bytes that are in memory to the file, about as many as a slot takes; never the newest chunk.
   *
   * @returns whether there was anything to move
   * @throws the system's error when they could not be written; they stay in memory then
   */
  moveOldestToFile(): boolean {
    const chunks = this.#oldestForSlot();
    const [first] = chunks;
    if (this.#file === undefined || first === undefined) return false;
    const space = this.#file.slotBytes;
    const slot = this.#file.write(chunks.map(({ bytes, length }) => bytes.subarray(0, Math.min(length, space))));
    const length = Math.min(
      space,
      chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    );
    this.#filed.push({ start: first.start, length, slot });
    this.#filedBytes += length;
    this.#memoryBytes -= length;
    const rest = restOf(first, space);
    this.#chunks.splice(0, chunks.length, ...rest);
    // What is left of one is in the same memory.
    if (rest.length === 0) for (const { bytes } of chunks) giveBack(bytes);
    this.#lastFound = undefined;
    return true;
  }

  /** Lets go of the chunks that end at or before `offset`. */
  dropBefore(offset: number): void {
    for (const { slot, length } of this.#filed.splice(0, countBefore(this.#filed, offset))) {
      this.#file?.free(slot);
      this.#loaded.delete(slot);
      this.#filedBytes -= length;
      this.#lastFound = undefined;
    }
    this.#drop(0, countBefore(this.#chunks, offset));
  }

  /**
   * Lets go of the chunks that lie wholly between `from` and `to`, except those with a byte from `keptFrom` to `keptTo`.
   * Asked after each block, it looks at few: those before are gone by then.
   */
  dropBetween(from: number, to: number, keptFrom: number, keptTo: number): void {
    for (let index = lastBegun(this.#chunks, to); index >= 0; index--) {
      const chunk = this.#chunks[index] as Chunk;
      const end = chunk.start + chunk.length;
      if (chunk.start < from) return;
      if (end <= to && !(chunk.start < keptTo && keptFrom < end)) this.#drop(index, 1);
    }
  }

  /**
   * Lets go of all that is in memory at once: garbage is only collected when more is made, and the stream may have been the
   * last one for a while. Nothing can be read any more, not even what was read before.
   */
  [Symbol.dispose](): void {
    for (const { bytes } of [...this.#chunks.splice(0), ...this.#loaded.values()]) {
      if (bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0);
      else giveBack(bytes);
    }
    this.#loaded.clear();
    this.#lastFound = undefined;
    this.#reserved = undefined;
  }

  #drop(index: number, count: number): void {
    if (count === 0) return;
    for (const chunk of this.#chunks.splice(index, count)) {
      this.#memoryBytes -= chunk.length;
      giveBack(chunk.bytes);
    }
    this.#lastFound = undefined;
  }

  #find(offset: number): Chunk | undefined {
    const [oldest] = this.#chunks;
    if (oldest !== undefined && offset >= oldest.start) return this.#chunks[lastBegun(this.#chunks, offset)];
    const filed = this.#filed[lastBegun(this.#filed, offset)];
    return filed && this.#load(filed);
  }

  #load({ start, length, slot }: FiledChunk): Chunk | undefined {
    let chunk = this.#loaded.get(slot);
    if (chunk === undefined) {
      const bytes = this.#file?.read(slot, length);
      if (bytes === undefined) return undefined;
      chunk = { start, bytes, ...viewsOf(bytes), length };
    }
    this.#loaded.delete(slot);
    this.#loaded.set(slot, chunk);
    const [longestUnused] = this.#loaded.keys();
    if (this.#loaded.size > maxLoadedChunks && longestUnused !== undefined) this.#loaded.delete(longestUnused);
    return chunk;
  }

  /** Neighbours in the stream that fit into a slot together, the newest chunk not among them; or one that is too large. */
  #oldestForSlot(): Chunk[] {
    const chosen: Chunk[] = [];
    let space = this.slotBytes;
    const newest = this.#chunks.at(-1);
    for (const chunk of this.#chunks) {
      if (chunk === newest) break;
      const last = chosen.at(-1);
      const isNeighbour = last === undefined || last.start + last.length === chunk.start;
      if (!isNeighbour || (last !== undefined && chunk.length > space) || chosen.length === maxParts) break;
      chosen.push(chunk);
      space -= chunk.length;
    }
    return chosen;
  }

  #copyIn(block: Uint8Array<ArrayBuffer>): Chunk {
    const chunk =
      this.#chunkWithRoom(block.length) ?? this.#add(lastingMemory(Math.max(sharedChunkBytes, block.length)), 0);
    copyBytes(block, chunk.bytes, chunk.length);
    chunk.length += block.length;
    return chunk;
  }

  /** The newest one, if nothing comes after it and so much fits in. */
  #chunkWithRoom(bytes: number): Chunk | undefined {
    const chunk = this.#chunks.at(-1);
    if (chunk === undefined || chunk.start + chunk.length !== this.#end) return undefined;
    return chunk.bytes.length - chunk.length < bytes ? undefined : chunk;
  }

  /** The room that was given last may be unused. */
  #reserve(bytes: number): Chunk {
    const unused = this.#reserved?.length === 0 ? this.#reserved : undefined;
    if (unused?.start === this.#end && unused.bytes.length >= bytes) return unused;
    if (unused !== undefined) giveBack(unused.bytes);
    return newChunk(this.#end, lastingMemory(bytes), 0);
  }

  /** What is small shares a chunk with what comes after it. */
  #newChunkBytes(bytes: number): number {
    return bytes < this.#minChunkBytes ? sharedChunkBytes : bytes;
  }

  #add(bytes: Uint8Array<ArrayBuffer>, length: number): Chunk {
    const chunk = newChunk(this.#end, bytes, length);
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
}

function newChunk(start: number, bytes: Uint8Array<ArrayBuffer>, length: number): Chunk {
  return { start, bytes, ...viewsOf(bytes), length };
}

/** What is left of a chunk whose first `bytes` went elsewhere. */
function restOf(chunk: Chunk, bytes: number): Chunk[] {
  if (chunk.length <= bytes) return [];
  const rest = chunk.bytes.subarray(bytes, chunk.length);
  return [{ start: chunk.start + bytes, bytes: rest, ...viewsOf(rest), length: rest.length }];
}

type Placed = Pick<Chunk, 'start' | 'length'>;

/** How many of the chunks end at or before `offset`. */
function countBefore(chunks: readonly Placed[], offset: number): number {
  const count = chunks.findIndex(({ start, length }) => start + length > offset);
  return count < 0 ? chunks.length : count;
}

/** The offset behind the first `excess` bytes of the chunks; without it, how many more than they have are to be passed. */
function after(chunks: readonly Placed[], excess: number): { start?: number; excess: number } {
  let left = excess;
  for (const { start, length } of chunks) {
    if (left < length) return { start: start + Math.max(0, left), excess: 0 };
    left -= length;
  }
  return { excess: left };
}

/** The index of the last chunk that begins at or before `offset`; -1 when there is none. */
function lastBegun(chunks: readonly Placed[], offset: number): number {
  return lastAtMost(chunks.length, (index) => (chunks[index] as Placed).start, offset);
}

/** Whether it has its buffer to itself but for little. */
function ownsItsBuffer(block: Uint8Array<ArrayBuffer>): boolean {
  return block.byteOffset === 0 && block.buffer.byteLength - block.length <= block.length >> 3;
}

function holds(chunk: Chunk, offset: number): boolean {
  return offset >= chunk.start && offset < chunk.start + chunk.length;
}
