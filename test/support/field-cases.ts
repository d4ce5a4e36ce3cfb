/**
 * Servers as people meet them, each reduced to the least that shows it: what it sends, and what has to be shown. Of each
 * kind more than one input, for what is fixed is a kind.
 */

import { gzipSync } from 'node:zlib';
import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import { chunked, ends, type FieldCase, head, hex, response, sends, stream, two } from './field-case.ts';
import type { Answer } from './field-server.ts';
import { localCookies, localNames, redirects, tlsAlerts } from './field-connection-cases.ts';
import { refusals, streams } from './field-response-cases.ts';

function read(
  what: string,
  diagnoses: DiagnosisKind | readonly DiagnosisKind[],
  ...parts: readonly string[]
): FieldCase {
  const shows = { events: two, diagnoses: [diagnoses].flat(), saysNot: /not HTTP|https:/ };
  return { what, answer: sends(...parts), shows };
}

const lenientHead: readonly FieldCase[] = [
  read(
    'Transfer-Encoding beside a Content-Length',
    'lengthAndTransferEncoding',
    head('Content-Length: 10\r\nTransfer-Encoding: chunked\r\n'),
    chunked,
  ),
  read('a header name with a blank in it', 'badHeaderName', head('X Powered By: tiny\r\n'), stream),
  read('a header name with parentheses', 'badHeaderName', head('X(a): tiny\r\n'), stream),
  read('a blank before the colon of a header', 'spaceBeforeColon', head('Server : tiny\r\n'), stream),
  read('a tab before the colon of a header', 'spaceBeforeColon', head('Server\t: tiny\r\n'), stream),
  read('a control character in a header value', 'controlCharacter', head('X-Bin: a\u0001b\r\n'), stream),
  read('one header line that ends with LF', 'bareLineFeed', head('X-A: 1\nX-B: 2\r\n'), stream),
  read('header lines that all end with LF', 'bareLineFeed', head().replaceAll('\r\n', '\n'), stream),
  read(
    'the same Content-Length twice',
    ['repeatedLength', 'contentLength'],
    head('Content-Length: 99\r\nContent-Length: 99\r\n'),
    stream,
  ),
  read('a Content-Length that is no number', 'badLength', head('Content-Length: unknown\r\n'), stream),
  read('a header line without a colon', 'noColon', head('Warning! deprecated\r\n'), stream),
  read('a header that goes on in the next line', 'obsoleteFold', head('X-Note: a\r\n b\r\n'), stream),
  read('a status line in lower case', 'oddStatusLine', head('', 'http/1.1 200 OK'), stream),
  read('an empty line before the status line', 'bytesBeforeStatusLine', '\r\n', head(), stream),
  read(
    'Transfer-Encoding: chunked in two lines',
    'oddTransferEncoding',
    head('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n'),
    chunked,
  ),
  read('Transfer-Encoding: identity', 'oddTransferEncoding', head('Transfer-Encoding: identity\r\n'), stream),
];

const lenientChunks: readonly FieldCase[] = [
  read(
    'blanks behind a chunk size',
    'spaceInChunkSize',
    head('Transfer-Encoding: chunked\r\n'),
    `${hex}  \r\n${stream}\r\n`,
  ),
  read(
    'chunk lines that end with LF',
    'bareLineFeedInChunks',
    head('Transfer-Encoding: chunked\r\n'),
    `${hex}\n${stream}\n`,
  ),
];

/** To the one that has the path, a stream that says how it was asked. */
const atUtf8Path: Answer = (socket, { target }) => {
  const isThere = decodeURIComponent(target) === '/ströme/événements?q=ü';
  socket.write(isThere ? `${head()}${stream}` : response('404 Not Found', 'Content-Type: text/plain\r\n', 'not there'));
};

const notLatin1: readonly FieldCase[] = [
  {
    what: 'status text and a header in UTF-8',
    answer: sends(Buffer.from(head('X-Note: grün – 你好\r\n', 'HTTP/1.1 200 Läuft')), stream),
    shows: { events: two, says: [/200 Läuft/, /grün – 你好/] },
  },
  {
    what: 'a header in Latin-1, which is not UTF-8',
    answer: sends(head('X-Note: gr\xfcn\r\n'), stream),
    shows: { events: two, says: [/grün/] },
  },
  {
    what: 'a Location in UTF-8',
    path: '/start',
    answer: (socket, request, port) =>
      request.target === '/start'
        ? socket.end(Buffer.from(response('302 Found', 'Location: /ströme/événements?q=ü\r\n')))
        : atUtf8Path(socket, request, port),
    shows: { events: two, requests: ([, second]) => second?.target === '/str%C3%B6me/%C3%A9v%C3%A9nements?q=%C3%BC' },
  },
  {
    what: 'blanks in a Location',
    path: '/start',
    answer: (socket, { target }) =>
      target === '/start'
        ? socket.end(response('302 Found', 'Location: /my events?q=a b&r="x"\r\n'))
        : socket.write(`${head()}data: ${target}\n\n`),
    shows: { events: [['message', '/my%20events?q=a%20b&r=%22x%22']] },
  },
];

const withGzip = head('Content-Encoding: gzip\r\n');
const [first, second, third] = ['data: one\n\n', 'event: tick\ndata: two\n\n', 'data: three\n\n'].map((text) =>
  gzipSync(text),
) as [Buffer, Buffer, Buffer];

const beforeAnError: readonly FieldCase[] = [
  {
    what: 'a Content-Length of the first event alone, and the server goes on writing',
    answer: sends(head('Content-Length: 11\r\n'), stream),
    shows: {
      ends: true,
      events: [two[0]],
      diagnoses: ['bytesAfterBody', 'contentLength'],
      says: [/^Waiting.*Content-Length of 11/],
    },
  },
  {
    what: 'a Content-Length of 0, and then a stream',
    answer: sends(head('Content-Length: 0\r\n'), stream),
    shows: { ends: true, events: [], diagnoses: ['contentLength'], says: [/Content-Length of 0/] },
  },
  {
    what: 'an event in a chunk, and then no chunk',
    answer: sends(head('Transfer-Encoding: chunked\r\n'), chunked, 'no size\r\n'),
    shows: { ends: true, events: two, says: [/Transfer-Encoding/] },
  },
  {
    what: 'an event in gzip, and then no gzip',
    answer: ends(withGzip, first.subarray(0, -8), 'broken off'),
    shows: { ends: true, events: [two[0]], says: [/compressed/] },
  },
  {
    what: 'an event, and a reset right behind it',
    answer: (socket) => socket.write(`${head()}${stream}`, () => setImmediate(() => socket.resetAndDestroy())),
    shows: {
      ends: true,
      says: [/reset the connection before the response was complete/, /last events may be missing/],
    },
  },
];

const gzipMembers: readonly FieldCase[] = [
  {
    what: 'each event is a gzip member of its own',
    answer: sends(withGzip, first, second),
    shows: { events: two, diagnoses: ['compressed', 'compressedMembers'], says: [/Browsers stop after the first/] },
  },
  {
    what: 'three gzip members, the last one in two parts',
    answer: (socket) => {
      const bytes = Buffer.concat([Buffer.from(withGzip), first, second, third]);
      socket.write(bytes.subarray(0, -5));
      setImmediate(() => socket.write(bytes.subarray(-5)));
    },
    shows: {
      events: [...two, ['message', 'three']],
      diagnoses: ['compressed', 'compressedMembers'],
      says: [/3 gzip members/],
    },
  },
];

const nothing = (): void => undefined;

const waiting: readonly FieldCase[] = [
  {
    what: 'the server takes the request and sends no byte',
    answer: nothing,
    shows: { awaits: 'headers', says: [/^Connecting/] },
  },
  {
    what: 'the server sends half of a head',
    answer: sends('HTTP/1.1 200 OK\r\nContent-Type: text/ev'),
    shows: { awaits: 'restOfHeaders' },
  },
  {
    what: 'the server accepts, and never speaks TLS',
    origin: 'https://127.0.0.1',
    server: { onConnect: nothing },
    shows: { awaits: 'handshake' },
  },
  {
    what: 'the server resets each connection at once, as a container does with nothing behind its port',
    server: { onConnect: (socket) => socket.resetAndDestroy() },
    shows: { ends: true, says: [/reset/, /container|0\.0\.0\.0/i] },
  },
];

const charsets: readonly FieldCase[] = ['charset=', 'charset=""', 'charset=;x=1'].map((parameter) => ({
  what: `Content-Type: text/event-stream; ${parameter}`,
  answer: sends(head().replace('event-stream', `event-stream; ${parameter}`), stream),
  shows: { events: two, saysNot: /UTF-8/ },
}));

const noCompression: readonly FieldCase[] = ['utf-8', 'identity', ''].map((encoding) => ({
  what: `Content-Encoding: ${encoding}`,
  answer: sends(head(`Content-Encoding: ${encoding}\r\n`), stream),
  shows: { events: two, diagnoses: encoding === 'utf-8' ? ['noEncoding'] : [], saysNot: /is compressed/ },
}));

const tooManyEncodings: FieldCase = {
  what: 'gzip over gzip, a hundred times',
  answer: sends(head(`Content-Encoding: ${'gzip,'.repeat(100)}\r\n`), first),
  shows: { ends: true, says: [/compressed/] },
};

/** By kind. */
export const fieldCases: Readonly<Record<string, readonly FieldCase[]>> = {
  'HTTP that browsers read': [...lenientHead, ...lenientChunks],
  'bytes of a head': notLatin1,
  'events before an error': beforeAnError,
  'gzip members': gzipMembers,
  'waiting for a response': waiting,
  'an empty charset': charsets,
  'a Content-Encoding that is none': [...noCompression, tooManyEncodings],
  'refusals and what they say': refusals,
  'streams and what comes after': streams,
  redirects,
  'names of this machine': [...localNames, ...localCookies],
  'TLS alerts': tlsAlerts,
};
