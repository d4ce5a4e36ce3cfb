/**
 * Reads the values of one event again from its bytes. They were framed once already, so line ends are known to be
 * complete, and there is no byte order mark.
 */

import { Ascii, Field, fieldOf, valueStart } from './fields.ts';
import { endOfLine } from './line-end.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * Calls back with the value of each data line.
 *
 * @param bytes - from where the value of the first data line begins to where the last one's ends
 */
export function forEachDataLine(bytes: Uint8Array, visit: (value: Uint8Array) => void): void {
  let at = endOfLine(bytes, 0);
  visit(bytes.subarray(0, at));
  while (at < bytes.length) {
    const start = at + (bytes[at] === Ascii.cr && bytes[at + 1] === Ascii.lf ? 2 : 1);
    at = endOfLine(bytes, start);
    if (start < at && fieldOf(bytes, start, at) === Field.data) {
      visit(bytes.subarray(valueStart(bytes, start, at, Field.data), at));
    }
  }
}

/** The data of an event, decoded. @param bytes - as for {@link forEachDataLine} */
export function decodeData(bytes: Uint8Array): string {
  const lines: string[] = [];
  forEachDataLine(bytes, (value) => void lines.push(decodeUtf8(value)));
  // [spec] If the data buffer's last character is a U+000A LINE FEED (LF) character, then remove the last character.
  return lines.join('\n');
}

/** The data of an event in UTF-8, its lines joined by line feeds. @param bytes - as for {@link forEachDataLine} */
export function joinData(bytes: Uint8Array): Uint8Array {
  // A line of the data is never longer than on the wire, and each but the last has a line end there.
  const data = new Uint8Array(bytes.length + 1);
  let length = 0;
  forEachDataLine(bytes, (value) => {
    data.set(value, length);
    length += value.length;
    data[length++] = Ascii.lf;
  });
  return data.subarray(0, length - 1);
}

/** The type of an event as its last event line says; `undefined` without one. @param block - the whole block */
export function typeIn(block: Uint8Array): string | undefined {
  let type: Uint8Array | undefined;
  for (let start = 0; start < block.length;) {
    const end = endOfLine(block, start);
    if (start < end && fieldOf(block, start, end) === Field.event) {
      type = block.subarray(valueStart(block, start, end, Field.event), end);
    }
    start = end + 1;
  }
  return type === undefined || type.length === 0 ? undefined : decodeUtf8(type);
}
