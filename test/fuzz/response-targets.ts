/** Responses of HTTP/1, valid ones and such as are nearly so, beside node's own parser. */

import assert from 'node:assert/strict';
import { type ReadResponse, readResponse } from '../support/read-response.ts';
import { responseCases } from '../support/response-cases.ts';
import { type NodeResponse, readWithNode } from './node-response.ts';
import type { Random } from './random.ts';
import type { FuzzTarget } from './targets.ts';
import { validResponse } from './valid-response.ts';

/** Up to eight, ascending. */
function cutsIn(length: number, random: Random): readonly number[] {
  return Array.from({ length: random.below(9) }, () => random.below(length + 1)).toSorted((a, b) => a - b);
}

/** As a text, which is compared faster. */
function written({ head, body, ...rest }: ReadResponse): string {
  const shown = head && { ...head, raw: Buffer.from(head.raw).toString('latin1') };
  return JSON.stringify({ ...rest, head: shown, body: body?.toString('latin1') });
}

function readTwice(bytes: Buffer, random: Random): ReadResponse {
  const whole = readResponse(bytes, [], 'GET');
  const split = readResponse(bytes, cutsIn(bytes.length, random), 'GET');
  assert.equal(written(split), written(whole), 'what is read depends on how it is split');
  return whole;
}

const isWhole = ({ head, end }: ReadResponse): boolean =>
  head !== undefined && (end?.kind ?? 'complete') === 'complete';

/** Nothing is left to the reader in what the RFC allows. */
export const validResponseTarget: FuzzTarget = {
  corpus: ['x'],
  words: ['x'],
  check(_text, random) {
    const { bytes, status, headers, body, interim, chunkEnds } = validResponse(random);
    const read = readTwice(bytes, random);
    assert.ok(isWhole(read), `it is refused: ${read.error ?? read.end?.kind}`);
    const got = { status: read.head?.status, headers: read.head?.headers, body: read.body ?? Buffer.alloc(0) };
    assert.deepEqual(got, { status, headers, body });
    assert.deepEqual([read.interim, read.chunkEnds], [interim, chunkEnds]);
    assert.deepEqual([read.head?.lenient, read.lenient], [[], []], 'something valid is told as not so');
    assert.equal(disagreement(read, readWithNode(bytes, false)), undefined);
  },
};

export const responseTarget: FuzzTarget = {
  corpus: responseCases.filter(({ bytes }) => bytes.length < 1000).map(({ bytes }) => bytes.toString('latin1')),
  words: [
    '\r\n',
    '\n',
    '\r',
    ' ',
    '\t',
    ':',
    ';',
    ',',
    '0\r\n\r\n',
    '5\r\nhello\r\n',
    'Content-Length: 5\r\n',
    'Content-Length: 34\r\n',
    'Transfer-Encoding: chunked\r\n',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.0',
    '\r\n\r\n',
    'X: 1\r\n',
    ' folded\r\n',
  ],
  check(text, random) {
    const bytes = Buffer.from(text, 'latin1');
    const read = readTwice(bytes, random);
    const differs = disagreement(read, readWithNode(bytes, true));
    if (differs === undefined || isReadOtherwise(read, text)) return;
    // What its lenient parser is excused for, its strict one is not.
    const isExcused = isLenientOtherwise(read, text);
    assert.equal(isExcused ? disagreement(read, readWithNode(bytes, false)) : differs, undefined);
  },
};

/**
 * Where Chromium and node are not of one mind, we are of Chromium's: it refuses NUL and what may be response splitting, knows no
 * RTSP, skips no more than four bytes before a status line (also one behind a 1xx), waits for no body with 205, and takes
 * chunks for chunks whichever coding comes last.
 */
function isReadOtherwise({ head, error }: ReadResponse, text: string): boolean {
  if (error !== undefined && refusals.has(error)) return true;
  // A tab behind it, or a fold, hides the word from node.
  if (/chunked *(?:\t|\r?\n[ \t])/i.test(text)) return true;
  if (error === 'HTTP_NOT_HTTP') return /(?:^|\n\r?\n)(?:[\r\n]*(?:RTSP|ICE)|[\r\n]{5})/.test(text);
  return head?.status === 205 || head?.lenient.some(({ kind }) => kind === 'oddTransferEncoding') === true;
}

const refusals: ReadonlySet<string> = new Set([
  'HTTP_NUL_IN_HEAD',
  'HTTP_DIFFERENT_LOCATIONS',
  'HTTP_DIFFERENT_DISPOSITIONS',
]);

/**
 * What node's lenient parser reads in another way than Chromium: a CR alone may be any line end, even that of the blank line; a
 * line that begins with a blank continues the status line; a blank in a name is part of the name; a chunk may have no line end
 * after its data, or two, and tabs after its size; a size whose line ends with a bare LF takes a second LF with it.
 */
function isLenientOtherwise({ head, end }: ReadResponse, text: string): boolean {
  if (head?.lenient.some(({ kind }) => kind === 'spaceBeforeColon' || kind === 'badHeaderName') === true) return true;
  if (/\r(?!\n)/.test(text) || /HTTP\/[^\n]*\n[ \t]/i.test(text)) return true;
  if (/\n[\da-f]+[ \t]*(?:;[^\r\n]*)?\n\n/i.test(text)) return true;
  if (end?.kind !== 'broken') return false;
  return end.code === 'HTTP_CHUNK_NOT_ENDED' || /[\da-f][ \t]*\t/i.test(text) || end.message.endsWith('“”');
}

/** @returns where we differ from node, if node reads the response to its end */
function disagreement(read: ReadResponse, node: NodeResponse): string | undefined {
  if (!node.isComplete) return undefined;
  const { head, body = Buffer.alloc(0) } = read;
  if (!isWhole(read)) return `it is refused: ${read.error ?? read.end?.kind}`;
  if (head?.status !== node.status) return `the status: ${head?.status} and ${node.status}`;
  const [ours, theirs] = [head?.headers, node.headers].map(plain);
  if (ours !== theirs) return `the headers: ${ours} and ${theirs}`;
  return body.equals(node.body)
    ? undefined
    : `the body: ${body.toString('latin1')} and ${node.body.toString('latin1')}`;
}

/** A fold is a space to Chromium, and as it came to node. */
function plain(headers: NodeResponse['headers'] = []): string {
  return JSON.stringify(headers).replaceAll(/(?: |\\t)+/g, ' ');
}
