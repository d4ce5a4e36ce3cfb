/**
 * Memory for what the log keeps.
 *
 * V8 counts the memory of an `ArrayBuffer` as if its heap had grown by it, and then marks the whole heap: about once for every
 * dozen megabytes that arrive, none of which can be collected. With a million events that took a third of the processor time.
 * It doesn't count shared memory, but doesn't hurry to collect it either. So what is given back is used again, by all engines of
 * the thread.
 */

/** Sizes are multiples of it, so that one piece can take the place of another. */
const granule = 1 << 14;

/** As much as one log keeps at most unless it is told otherwise. What is beyond is left to the collector. */
const maxSpareBytes = 1 << 28;

/** Memory that was given back, by its size. */
const spare = new Map<number, SharedArrayBuffer[]>();
let spareBytes = 0;

/** @returns memory that may hold anything. To be passed to {@link giveBack} when it isn't needed any more */
export function lastingMemory(bytes: number): Uint8Array<ArrayBuffer> {
  const size = Math.ceil(bytes / granule) * granule;
  const used = spare.get(size)?.pop();
  if (used !== undefined) spareBytes -= size;
  // That it could be shared makes no difference to those who read it.
  return new Uint8Array((used ?? new SharedArrayBuffer(size)) as unknown as ArrayBuffer, 0, bytes);
}

/** Nobody may read it any more, nor any view of it: others write into it. Memory of another kind is left alone. */
export function giveBack({ buffer }: Uint8Array): void {
  if (!(buffer instanceof SharedArrayBuffer) || spareBytes + buffer.byteLength > maxSpareBytes) return;
  const size = buffer.byteLength;
  const pieces = spare.get(size);
  if (pieces === undefined) spare.set(size, [buffer]);
  else pieces.push(buffer);
  spareBytes += size;
}
