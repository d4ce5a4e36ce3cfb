import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file in slots of equal size, for what memory is too small for. It has no name: the system frees it when it is closed,
 * also when the process that has it dies. Made with the first write, and never larger than the most that was in it at once.
 *
 * Reading and writing wait for the disk: it runs in the engine's worker, and while it waits the socket is not read.
 */
export class SlotFile {
  readonly slotBytes: number;
  readonly #folder: string;
  #file: number | undefined;
  #slots = 0;
  readonly #free: number[] = [];

  /** @param folder - where the file is made; made itself if it is not there */
  constructor(folder: string, slotBytes: number) {
    this.#folder = folder;
    this.slotBytes = slotBytes;
  }

  /** Slots that hold something. */
  get usedSlots(): number {
    return this.#slots - this.#free.length;
  }

  /** Bytes of the file. */
  get size(): number {
    return this.#slots * this.slotBytes;
  }

  /**
   * Writes the parts one behind the other into a free slot.
   *
   * @returns which slot
   * @throws the system's error when it cannot: nothing has changed then
   */
  write(parts: readonly Uint8Array[]): number {
    const file = (this.#file ??= openNameless(this.#folder));
    const slot = this.#free.at(-1) ?? this.#slots;
    let at = slot * this.slotBytes;
    for (const part of parts) at = writeWhole(file, part, at);
    if (this.#free.pop() === undefined) this.#slots++;
    return slot;
  }

  /** The first `length` bytes of that slot. @throws the system's error when it cannot */
  read(slot: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    const file = this.#file as number;
    for (let at = 0; at < length;) {
      const count = readSync(file, bytes, at, length - at, slot * this.slotBytes + at);
      if (count === 0) throw new Error('The file behind the log is shorter than what was written to it.');
      at += count;
    }
    return bytes;
  }

  /** Nobody needs that slot any more. */
  free(slot: number): void {
    this.#free.push(slot);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

/** @returns the position behind the part */
function writeWhole(file: number, part: Uint8Array, position: number): number {
  let written = 0;
  while (written < part.length) {
    written += writeSync(file, part, written, part.length - written, position + written);
  }
  return position + part.length;
}

/** Only its owner can open it in the moment in which it has a name. */
function openNameless(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `stream-${crypto.randomUUID()}.tmp`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}
