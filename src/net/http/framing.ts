/** How the body of a response is delimited (RFC 9112 section 6), and what of that is refused. */

import type { BodyCoding, BodyFraming } from '../../shared/stream/body.ts';
import type { Leniencies } from '../../shared/stream/leniencies.ts';
import { type HeaderField, membersOf, type ResponseHead, valuesOf } from './head.ts';
import { HttpError, type HttpErrorCode } from './http-error.ts';

type FramingFields = Pick<ResponseHead, 'httpVersion' | 'headers'>;

/**
 * @param method - of the request, in upper case
 * @returns what is to be undone before the body is what the server meant; `undefined`: there is no body
 */
export function bodyCodingOf(head: ResponseHead, method: string): BodyCoding | undefined {
  if (!hasBody(head.status, method)) return undefined;
  return { framing: framingOf(head), contentEncodings: contentEncodingsOf(head.headers) };
}

/**
 * [spec] RFC 9112 section 6.3, 1: "Any response to a HEAD request and any response with a 1xx (Informational), 204 (No Content),
 * or 304 (Not Modified) status code is always terminated by the first empty line after the header fields". 205 has no content
 * either (RFC 9110 section 15.3.6), and Chromium waits for none. So has what follows a 101: it is another protocol's.
 */
function hasBody(status: number, method: string): boolean {
  return method !== 'HEAD' && !(status >= 100 && status < 200) && ![204, 205, 304].includes(status);
}

function framingOf(head: FramingFields): BodyFraming {
  if (isChunked(head)) return { kind: 'chunked' };
  const length = lengthOf(head.headers);
  return length === undefined ? { kind: 'close' } : { kind: 'length', length };
}

/**
 * [spec] RFC 9112 section 6.3, 3: Transfer-Encoding overrides Content-Length. Section 6.1 has a client take the framing of an
 * HTTP/1.0 message with a Transfer-Encoding for faulty; as in Chromium, it is read without. Codings other than chunked are
 * left as they are.
 */
function isChunked({ httpVersion, headers }: FramingFields): boolean {
  return httpVersion >= '1.1' && listOf(headers, 'transfer-encoding').some((coding) => coding === 'chunked');
}

/** The members of a header whose value is a list, in lower case. */
function listOf(headers: readonly HeaderField[], name: string): readonly string[] {
  return membersOf(headers, name).map((member) => member.toLowerCase());
}

const maxLength = 2n ** 63n - 1n;

/**
 * [spec] RFC 9110 section 8.6: Content-Length = 1*DIGIT. One that isn't is ignored as in Chromium, also one beyond 64 bits: on a
 * connection that serves one response nothing can be smuggled in behind it. To Chromium -0 is 0.
 */
function lengthOf(headers: readonly HeaderField[]): number | undefined {
  const [value = ''] = listOf(headers, 'content-length');
  if (/^-0+$/.test(value)) return 0;
  return isLength(value) ? Number(value) : undefined;
}

/** The bound on the digits is for the time that it takes to read them. */
function isLength(value: string): boolean {
  return /^\d{1,1000}$/.test(value) && BigInt(value) <= maxLength;
}

/** [spec] RFC 9110 section 8.4: in the order in which they were applied. */
function contentEncodingsOf(headers: readonly HeaderField[]): readonly string[] {
  return listOf(headers, 'content-encoding').filter((coding) => coding !== '');
}

/**
 * Refuses what a server, or somebody between, may have been tricked into (response splitting), and notes what else is odd.
 *
 * [spec] RFC 9112 section 6.3, 5: with an invalid Content-Length, unless "all values in the list are valid and identical", the
 * user agent "MUST close the connection to the server and discard the received response". For Location and
 * Content-Disposition the RFC is silent; Chromium refuses them too, and takes Content-Disposition for a list.
 */
export function judgeFraming(head: FramingFields, raw: Uint8Array, lenient: Leniencies): void {
  const { headers } = head;
  const isInChunks = isChunked(head);
  if (!isInChunks) refuseDifferent(listOf(headers, 'content-length'), 'HTTP_DIFFERENT_LENGTHS', raw);
  refuseDifferent(membersOf(headers, 'content-disposition'), 'HTTP_DIFFERENT_DISPOSITIONS', raw);
  refuseDifferent(valuesOf(headers, 'location'), 'HTTP_DIFFERENT_LOCATIONS', raw);
  noteCodings(headers, head.httpVersion, lenient);
  noteLengths(headers, isInChunks, lenient);
}

function refuseDifferent(values: readonly string[], code: HttpErrorCode, raw: Uint8Array): void {
  if (values.some((value) => value !== values[0]))
    throw new HttpError(code, `the response has a header twice with different values: ${code}`, raw);
}

function noteCodings(headers: readonly HeaderField[], httpVersion: string, lenient: Leniencies): void {
  const codings = listOf(headers, 'transfer-encoding');
  const isRegular = codings.length === 0 || (codings.length === 1 && codings[0] === 'chunked' && httpVersion >= '1.1');
  if (!isRegular) lenient.add('oddTransferEncoding', () => linesNamed(headers, 'transfer-encoding'));
}

function noteLengths(headers: readonly HeaderField[], isInChunks: boolean, lenient: Leniencies): void {
  const lengths = listOf(headers, 'content-length');
  if (lengths.length === 0) return;
  const lines = linesNamed(headers, 'content-length');
  if (valuesOf(headers, 'transfer-encoding').length > 0)
    lenient.add('lengthAndTransferEncoding', () => `${linesNamed(headers, 'transfer-encoding')}\r\n${lines}`);
  if (lengths.length > 1) lenient.add('repeatedLength', () => lines);
  if (!isInChunks && !isLength(lengths[0] ?? '')) lenient.add('badLength', () => lines);
}

function linesNamed(headers: readonly HeaderField[], name: string): string {
  const lines = headers.filter(([own]) => own.toLowerCase() === name);
  return lines.map(([own, value]) => `${own}: ${value}`).join('\r\n');
}
