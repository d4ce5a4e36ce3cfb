import { Buffer } from 'node:buffer';
import type { HeaderField } from './head.ts';
import { HttpError } from './http-error.ts';
import { isControl, isToken } from './octets.ts';

/**
 * The head of a request of HTTP/1.1 (RFC 9112 section 3): these headers, in this order, and no more.
 *
 * Strings are strings of bytes as node and Fetch have them: each character from U+0000 to U+00FF is one byte. Who sends UTF-8
 * encodes it before (`Buffer.from(text, 'utf8').toString('latin1')`), as `lastEventIdHeader` does.
 *
 * @param target - as RFC 9112 section 3.2 has it: `/path?query`, the whole URI for a proxy, `host:port` for CONNECT, or `*`
 * @throws {HttpError} `HTTP_BAD_REQUEST_HEAD` for what could make another request of this one: a method or name that is not a
 *   token, a target with other characters than visible ASCII, a value with a control character other than the tab, and
 *   characters beyond U+00FF
 */
export function requestHead(method: string, target: string, headers: readonly HeaderField[]): Uint8Array {
  if (!isToken(bytesOf(method))) throw refused('the method is not a token');
  if (!/^[!-~]+$/.test(target)) throw refused('the target has characters that a request line cannot have');
  const lines = headers.map(([name, value]) => {
    if (!isToken(bytesOf(name))) throw refused('the name of a header is not a token');
    if (bytesOf(value).some(isControl)) throw refused(`the header ${name} has a control character`);
    return `${name}: ${value}\r\n`;
  });
  return bytesOf(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

function bytesOf(text: string): Buffer {
  // oxlint-disable-next-line eslint/no-control-regex -- all that is one byte
  if (/[^\u0000-\u00ff]/.test(text)) throw refused('the head has a character beyond U+00FF');
  return Buffer.from(text, 'latin1');
}

function refused(message: string): HttpError {
  return new HttpError('HTTP_BAD_REQUEST_HEAD', message);
}
