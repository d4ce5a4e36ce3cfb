/** For each kind of diagnosis about bytes of which no event is made, or which are something else: streams, and near misses. */

import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import { type DiagnosisExample, ended, open } from './sent-stream.ts';

const html502 =
  '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx</center>\n</body></html>\n';
const quota = '{"error":{"message":"You exceeded your quota","type":"insufficient_quota"}}';

function utf16(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le');
}

/** The bytes of UTF-16 the other way round. */
function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

export const bodyStreams = {
  noBlankLine: {
    trigger: open('data: {"i":1}\n', 'data: {"i":2}\n', 'data: {"i":3}\n'),
    also: [
      open('event: tick\ndata: {"i":1}\n', 'event: tick\ndata: {"i":2}\n'),
      open('id: 1\r\nevent: tick\r\ndata: 1\r\n'),
      ended('event: tick\nevent: tock\n'),
    ],
    nearMiss: open('id: 1\ndata: 1\n', '\n', 'data: 2\n'),
  },
  blankLineWithSpace: {
    trigger: ended('data: 1\n \ndata: 2\n \n'),
    also: [open('data: 1\r\n\t\r\ndata: 2\r\n\t\r\n'), ended('data: 1\n\ndata: 2\n  \ndata: 3\n\n')],
    nearMiss: ended('data: 1\ndata: \n\n\n'),
  },
  noLineEnd: {
    trigger: open('data: {"i":1}', 'data: {"i":2}'),
    also: [open('data:1 data:2 data:3'), open('data: hello')],
    nearMiss: open('data: {"i"', ':1}\n\n'),
  },
  jsonBody: {
    trigger: ended('{"status":"ok"}'),
    also: [
      ended('{\n  "id": "chatcmpl-1",\n  "object": "chat.completion",\n  "choices": []\n}\n'),
      open('[1, 2, 3]'),
      ended('{"id":1,"name":"a","detail":"a part","errors":[]}'),
      ended(`[{"n": "${'x'.repeat(5000)}"}]`),
    ],
    nearMiss: ended('data: {"status":"ok"}\n\n'),
  },
  errorBody: {
    trigger: ended(quota),
    also: [
      open(quota),
      ended('{"error":{"message":"You exceeded your quota"}}\n'),
      ended('[{"error":{"code":429,"message":"Resource has been exhausted"}}]'),
      ended('{"detail":"Not authenticated"}'),
      ended('data: {"n":1}\n\n{"error":"upstream timed out"}\n'),
      ended('data: {"n":1}\n\n{"error":"upstream timed out"}'),
    ],
    nearMiss: ended('data: {"error":"upstream timed out"}\n\n'),
  },
  jsonLines: {
    trigger: ended('{"response":"Hel","done":false}\n{"response":"lo","done":true}\n'),
    also: [open('{"n":1}\n\n', '{"n":2}\n\n'), ended('["a",1]\r\n["b",2]\r\n')],
    nearMiss: ended('data: {"n":1}\ndata: {"n":2}\n\n'),
  },
  plainText: {
    trigger: ended('Internal Server Error'),
    also: [
      open('Error: no API key was given\n'),
      ended('upstream connect error or disconnect/reset before headers.\n'),
    ],
    nearMiss: ended(': Internal Server Error\n\n'),
  },
  linesWithoutData: {
    trigger: ended('hello\n\nworld\n\n'),
    also: [open('event: tick\n42\n\n'), ended('id: 1\nfirst line\n\nid: 2\nsecond line\n\n')],
    nearMiss: ended('data: hello\n\ndata: world\n\n'),
  },
  html: {
    trigger: ended(`data: {"n":1}\n\n${html502}`),
    also: [
      ended(html502),
      open('<html>\r\n<head><title>Sign in</title></head>\r\n\r\n<body>\r\n'),
      ended('<!doctype html><div id=root></div>'),
    ],
    nearMiss: ended('data: <!DOCTYPE html>\ndata: <html></html>\n\n'),
  },
  chunkSizes: {
    trigger: ended(
      '1a\r\nevent: tick\ndata: {"n":1}\n\r\n1\r\n\n\r\n1a\r\nevent: tick\ndata: {"n":2}\n\r\n1\r\n\n\r\n0\r\n\r\n',
    ),
    also: [
      ended('9\r\ndata: 1\n\n\r\n9\r\ndata: 2\n\n\r\n0\r\n\r\n'),
      ended('5\r\ndata:\r\n4\r\n 1\n\n\r\n0\r\n\r\n'),
      ended('9\ndata: 1\n\n\nA;last\ndata: 10\n\n\n'),
    ],
    nearMiss: ended('data: 1a\n\ndata: 0\n\n'),
  },
  httpHeaders: {
    trigger: ended('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Id: 1\r\n\r\ndata: 1\n\n'),
    also: [
      ended('Cache-Control: no-cache\nContent-Type: text/event-stream\n\ndata: 1\n\n'),
      ended('data: 1\n\nTransfer-Encoding: chunked\r\nDate: now\r\n\r\ndata: 2\n\n'),
    ],
    nearMiss: ended('data: Content-Type: text/event-stream\n\n'),
  },
  multipart: {
    trigger: ended('--frame\r\nContent-Type: text/plain\r\n\r\ndata: 1\n\n--frame\r\n'),
    also: [ended('data: 1\n\n--=_Part_1.2\r\nContent-Type: text/html\r\n\r\n'), ended('--b\n\ndata: 1\n\n--b--\n')],
    nearMiss: ended('data: --frame\n\n'),
  },
  utf16: {
    trigger: ended(utf16('\uFEFFdata: {"n":1}\n\ndata: {"n":2}\n\n')),
    also: [ended(utf16('data: 1\r\n\r\n')), open(utf16be('\uFEFFevent: x\ndata: 1\n\n'))],
    nearMiss: ended('data: a\0b\0c\0\n\n'),
  },
  compressedBytes: {
    trigger: ended(gzipSync('data: {"n":1}\n\n'.repeat(100))),
    also: [open(gzipSync('data: 1\n\n')), ended(zstdCompressSync('data: 1\n\n'))],
    nearMiss: ended('data: \u001f\u008b\u0008\n\n'),
  },
} satisfies Partial<Record<DiagnosisKind, DiagnosisExample>>;
