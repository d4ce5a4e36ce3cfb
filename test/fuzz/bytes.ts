/** From texts to bytes as they come from a network. */

import type { Random } from './random.ts';

/** Text in UTF-8, now and then with bytes that are none. */
export function bytesOf(text: string, random: Random): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(text, 'utf8'));
  if (bytes.length > 0 && random.below(4) === 0) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

/** In pieces of any length. */
export function splitAt(bytes: Uint8Array, random: Random): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = 1 + random.below(random.pick([1, 4, 64]));
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
