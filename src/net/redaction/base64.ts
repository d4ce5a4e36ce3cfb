/** What stands in Base64 in a text, wherever it may begin. */

import { type ByteView, gap, ViewWriter } from './byte-view.ts';

/** Values of the characters of both alphabets (RFC 4648, sections 4 and 5), by their bytes; -1: none. */
const values = new Int8Array(257).fill(-1);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
values[0x2d] = 62;
values[0x5f] = 63;

/** Four characters are three bytes: which of them is the first of four, nobody knows who doesn't know where it begins. */
const phases = [0, 1, 2, 3];

/**
 * Each stretch of such characters, decoded from its first, second, third and fourth on. Line ends don't count.
 *
 * @param minBytes - fewer are not looked for
 */
export function base64Views(view: ByteView, minBytes: number): ByteView[] {
  return hasRun(view, Math.ceil((minBytes * 4) / 3)) ? phases.map((phase) => decodedFrom(view, phase)) : [];
}

function hasRun({ bytes }: ByteView, shortestRun: number): boolean {
  let run = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    run = values[byte]! < 0 && !isLineEnd(byte) ? 0 : run + 1;
    if (run >= shortestRun) return true;
  }
  return false;
}

function decodedFrom({ bytes, starts, ends }: ByteView, phase: number): ByteView {
  const writer = new ViewWriter(bytes.length);
  let skipped = 0;
  let bits = 0;
  let held = 0;
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    const value = values[byte]!;
    if (value < 0) {
      if (isLineEnd(byte) && skipped > 0) continue;
      // Its padding.
      if (byte === 0x3d && at > 0 && bits > 0) writer.extendLast(ends[at]!);
      else if (skipped > 0) writer.byte(gap, starts[at]!, ends[at]!);
      if (byte !== 0x3d) skipped = bits = held = 0;
      continue;
    }
    if (skipped++ < phase) continue;
    // The first bits of a byte are the last of what is held.
    if (bits === 0) start = starts[at]!;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    writer.byte((held >> bits) & 0xff, start, ends[at]!);
    start = starts[at]!;
  }
  return writer.view;
}

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}
