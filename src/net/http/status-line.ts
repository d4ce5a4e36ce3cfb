import type { Leniencies } from '../../shared/stream/leniencies.ts';
import { isControl, isDigit, octet, readText } from './octets.ts';

export interface StatusLine {
  readonly httpVersion: string;
  readonly status: number;
  readonly statusText: string;
}

/** What 16 bits hold: where Chromium stops counting. */
const maxStatus = 2 ** 16 - 1;

/**
 * [spec] RFC 9112 section 4: status-line = HTTP-version SP status-code SP [ reason-phrase ]. As in Chromium, the version is
 * whatever has digits in the right places, the status is the first digits after the first space, and where there are none
 * it is 200; without a space, `200 OK`.
 *
 * @param line - begins with `HTTP` in any case, without its line end
 */
export function readStatusLine(line: Uint8Array, lenient: Leniencies): StatusLine {
  const space = line.indexOf(octet.space);
  const code = space < 0 ? line.length : skipSpaces(line, space);
  let end = code;
  while (isDigit(line[end])) end++;
  const status = end === code ? 200 : Math.min(Number(readText(line.subarray(code, end))), maxStatus);
  const statusText = end === code ? '' : readText(reasonPhrase(line, end));
  if (!isRegular(line, space, code, end)) lenient.add('oddStatusLine', () => readText(line));
  return { httpVersion: readVersion(line), status, statusText: space < 0 ? 'OK' : statusText };
}

function skipSpaces(line: Uint8Array, from: number): number {
  let at = from;
  while (line[at] === octet.space) at++;
  return at;
}

function reasonPhrase(line: Uint8Array, from: number): Uint8Array {
  const start = skipSpaces(line, from);
  let end = line.length;
  while (end > start && line[end - 1] === octet.space) end--;
  return line.subarray(start, end);
}

/** [spec] RFC 9112 section 2.3: HTTP-version = HTTP-name "/" DIGIT "." DIGIT. */
function readVersion(line: Uint8Array): string {
  const major = line[5];
  const dot = line.indexOf(octet.dot);
  const minor = dot < 0 ? undefined : line[dot + 1];
  if (line[4] !== octet.slash || !isDigit(major) || !isDigit(minor)) return '1.0';
  return String.fromCharCode(major ?? 0, octet.dot, minor ?? 0);
}

/**
 * Whether it is as the grammar says, of HTTP/1. That the space before a missing reason phrase is missing too is usual, and no
 * client minds.
 */
function isRegular(line: Uint8Array, space: number, code: number, end: number): boolean {
  const hasVersion = space === 8 && readText(line.subarray(0, 7)) === 'HTTP/1.' && isDigit(line[7]);
  const hasStatus = code === space + 1 && end === code + 3 && (line[code] ?? 0) >= 49;
  const hasReason = end === line.length || line[end] === octet.space;
  return hasVersion && hasStatus && hasReason && !line.some(isControl);
}
