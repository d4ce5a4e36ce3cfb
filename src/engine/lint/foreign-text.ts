/** Signs of bytes that are something other than an event stream. */

import { isJson } from '../../shared/text/json.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';

/** What compressed bytes begin with: RFC 1952 section 2.3.1, RFC 8878 section 3.1.1, RFC 1950 section 2.2. */
const compressions = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['deflate', [0x78, 0x9c]],
  ['deflate', [0x78, 0xda]],
  ['deflate', [0x78, 0x01]],
] as const;

/** The coding that the bytes begin with, by its name in `Content-Encoding`. @param bytes - the start of a body */
export function compressionOf(bytes: Uint8Array): string | undefined {
  return compressions.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))?.[0];
}

/** So many bytes at least show a pattern. */
const minUtf16Bytes = 4;

/** Whether every other byte is zero, as Latin text has it in UTF-16, or a byte order mark of UTF-16 stands first. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = bytes.length / 2;
  return bytes.length >= minUtf16Bytes && Math.max(even, odd) >= half * 0.8 && Math.min(even, odd) <= half * 0.2;
}

export function beginsHtml(text: string): boolean {
  return /^\s*<(?:!doctype\s+html|html|head|body|title|\?xml)\b/i.test(text);
}

export function endsHtml(text: string): boolean {
  return /<\/html\s*>\s*$/i.test(text);
}

/** What stands in the element `title`, or in the first heading; undefined where there is none. */
export function titleOfHtml(text: string): string | undefined {
  const found = textAfterTag(text, /<title/gi) ?? textAfterTag(text, /<h1/gi);
  return found?.replaceAll(/\s+/g, ' ').trim();
}

/** Up to the next tag. @param tag - its beginning @returns undefined where no such tag has text behind it */
function textAfterTag(text: string, tag: RegExp): string | undefined {
  let start = 0;
  for (const { index } of text.matchAll(tag)) {
    // In a tag that was looked at.
    if (index < start) continue;
    start = text.indexOf('>', index) + 1;
    if (start === 0) return undefined;
    const [found = ''] = text.slice(start).split('<', 1);
    if (found !== '') return found;
  }
  return undefined;
}

/** A status line, or a header that no event stream has a field for. */
export function beginsHttpHead(text: string): boolean {
  return /^(?:HTTP\/\d(?:\.\d)? \d{3}\b|(?:content-(?:type|length|encoding|disposition)|cache-control|transfer-encoding|access-control-[a-z-]+|x-accel-buffering|set-cookie)\s*:)/i.test(
    text,
  );
}

/** [RFC 9110] section 5.1: a name, a colon and a value. */
export function isHeaderLine(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+:/.test(text);
}

/** [RFC 2046] section 5.1.1. A line of hyphens alone is a rule that somebody drew. */
export function isBoundary(text: string): boolean {
  return /^--(?=[^\s]*[a-z\d])[\w'()+,./:=?-]{1,70}$/i.test(text);
}

/** Larger chunks are hardly written by hand, and a word of hexadecimal digits is one sooner. */
const maxChunkBytes = 1 << 20;

/** [RFC 9112] section 7.1: the size that the line says, if it could be the line before a chunk. */
export function chunkSizeOf(text: string): number | undefined {
  const digits = /^([\da-f]{1,8})\s*(?:;.*)?$/i.exec(text)?.[1];
  const size = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  return size <= maxChunkBytes ? size : undefined;
}

/** An error that is only a detail says little else. */
const maxErrorMembers = 3;

/** The message of an error as APIs send it in JSON; undefined where the value is no error. */
export function errorInJson(text: string): string | undefined {
  if (!isJson(text)) return undefined;
  const value: unknown = JSON.parse(text);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'object' || first === null) return undefined;
  const { error, errors, detail, message } = first as Record<string, unknown>;
  const isError = error !== undefined && error !== null && error !== false;
  if (isError) return messageIn(error, message);
  // Other objects have a detail, too.
  return messageIn(errors) ?? (Object.keys(first).length <= maxErrorMembers ? messageIn(detail) : undefined);
}

/** The first text that says what is wrong. */
function messageIn(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value !== '') return value;
    const inner: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof inner === 'string') return inner;
    if (typeof inner === 'object' && inner !== null) {
      const { message, msg, detail, title, code, type } = inner as Record<string, unknown>;
      const found = [message, msg, detail, title, code, type].find((text) => typeof text === 'string');
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The start of the bytes as a line of text, for a sentence. */
export function oneLine(bytes: Uint8Array, maxChars: number): string {
  const text = decodeUtf8(bytes).trim().replaceAll(/\s+/g, ' ');
  return text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
}
