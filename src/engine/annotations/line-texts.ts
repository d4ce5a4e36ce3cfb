/** Longer lines are read from the stream again, as long as it has them. */
const maxBytes = 120;

/** So many are known. */
const maxTexts = 256;

/** A power of two. */
const slots = 1024;

/**
 * The lines that come again and again, heartbeats above all: each is kept once, so that it can be shown when the log has let
 * go of the bytes between events.
 */
export class LineTexts {
  readonly #texts: Uint8Array[] = [];
  /** Ids, by a hash of the bytes; 0 is an empty slot. */
  readonly #slots = new Uint16Array(slots);

  /** The id of the line in `bytes`, from 1; 0 if it is not kept. */
  idOf(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > maxBytes) return 0;
    const slot = hash(bytes, start, end) & (slots - 1);
    const id = this.#slots[slot] as number;
    if (id > 0 && isSame(this.#texts[id - 1] as Uint8Array, bytes, start, end)) return id;
    if (this.#texts.length === maxTexts) return 0;
    return (this.#slots[slot] = this.#texts.push(bytes.slice(start, end)));
  }

  bytesOf(id: number): Uint8Array | undefined {
    return this.#texts[id - 1];
  }
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let sum = end - start;
  for (let index = start; index < end; index++) sum = (Math.imul(sum, 31) + (bytes[index] as number)) | 0;
  return sum ^ (sum >>> 12);
}

function isSame(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) if (text[index] !== bytes[start + index]) return false;
  return true;
}
