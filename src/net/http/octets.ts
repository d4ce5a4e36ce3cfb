/** Characters of HTTP as bytes (RFC 9110 section 5.6), and how bytes of a head are read as text. */

import { Buffer, isUtf8 } from 'node:buffer';

export const octet = { tab: 9, lineFeed: 10, carriageReturn: 13, space: 32, dot: 46, slash: 47, colon: 58 } as const;

/** [spec] RFC 9110 section 5.6.3: white space is SP and HTAB. */
export function isBlank(byte: number | undefined): boolean {
  return byte === octet.space || byte === octet.tab;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** [spec] RFC 9110 section 5.5: field values have no CTL, except HTAB. */
export function isControl(byte: number): boolean {
  return (byte < 32 && byte !== octet.tab) || byte === 127;
}

const tokenBytes: ReadonlySet<number> = new Set(
  Buffer.from("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 'latin1'),
);

/** [spec] RFC 9110 section 5.6.2: token = 1*tchar. */
export function isToken(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => tokenBytes.has(byte));
}

/** Without the blanks around it. */
export function trimmedBlanks(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length];
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}

/**
 * [spec] RFC 9112 section 2.2: "A recipient MUST parse an HTTP message as a sequence of octets in an encoding that is a superset
 * of US-ASCII". Which one is open: what is valid UTF-8 was written as UTF-8, everything else is ISO-8859-1.
 */
export function readText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString(isUtf8(buffer) ? 'utf8' : 'latin1');
}
