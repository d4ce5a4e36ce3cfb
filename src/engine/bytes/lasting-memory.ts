/**
 * Memory for what the log keeps.
 *
 * V8 counts the memory of an `ArrayBuffer` as if its heap had grown by it, and then marks the whole heap: about once for every
 * dozen megabytes that arrive, none of which can be collected. With a million events that took a third of the processor time.
 * It doesn't count shared memory.
 */

/** @returns memory that is all zeros. To be passed to {@link release} when nothing refers to it any more */
export function lastingMemory(bytes: number): Uint8Array<ArrayBuffer> {
  // That it could be shared makes no difference to those who read it.
  return new Uint8Array(new SharedArrayBuffer(bytes) as unknown as ArrayBuffer);
}

/** Lets V8 know of so much garbage by an equal amount of the kind that it counts; nothing is written to it, so it takes no memory. */
export function release({ buffer }: Uint8Array): void {
  if (buffer instanceof SharedArrayBuffer) Buffer.allocUnsafeSlow(buffer.byteLength);
}

/** Frees memory at once, if that is possible, else soon. Nobody may read it any more. */
export function free(memory: Uint8Array): void {
  if (memory.buffer instanceof SharedArrayBuffer) release(memory);
  else memory.buffer.transfer(0);
}
