/**
 * Responses of HTTP/1 as bytes: valid, odd and broken ones, by the grammar of RFC 9112 and 9110 and by what servers in the
 * field send. test/fixtures/chromium-responses.json has what Chromium makes of each of them.
 */

import { type Bytes, framingCases, listed } from './framing-cases.ts';

/** A whole response; after its last byte the server ends the connection. */
export interface ResponseCase {
  readonly name: string;
  readonly bytes: Buffer;
  /** Of the request. */
  readonly method: 'GET' | 'HEAD';
}

/** What most bodies are: two events. */
const body = 'data: one\n\nevent: tick\ndata: two\n\n';

const eventStream = 'Content-Type: text/event-stream\r\n';

const utf8 = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1');

const withStatusLine = (line: Bytes): Bytes => `${line}\r\n${eventStream}\r\n${body}`;

/** @param lines - header lines, with their ends */
const withHeaders = (lines: Bytes, content = body): Bytes => `HTTP/1.1 200 OK\r\n${eventStream}${lines}\r\n${content}`;

/** Each with its ASCII code in the name. */
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

const named = (family: string, cases: Readonly<Record<string, Bytes>>): [string, Bytes][] =>
  Object.entries(cases).map(([name, bytes]) => [`${family}: ${name}`, bytes]);

const lineEnds = named('line ends', {
  'all CR LF': withHeaders('X: 1\r\n'),
  'all LF': withHeaders('X: 1\r\n').replaceAll('\r\n', '\n'),
  'LF after the status line': withStatusLine('HTTP/1.1 200 OK').replace('\r\n', '\n'),
  'LF after one header': withHeaders('X: 1\nY: 2\r\n'),
  'LF for the blank line': `HTTP/1.1 200 OK\r\n${eventStream}\n${body}`,
  'LF, then CR LF for the blank line': `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\n\r\n${body}`,
  'all CR': withHeaders('X: 1\r\n').replaceAll('\r\n', '\r'),
  'CR after one header': withHeaders('X: 1\rY: 2\r\n'),
  'CR within a value': withHeaders('X: a\rb\r\nY: 2\r\n'),
  'CR, CR LF after one header': withHeaders('X: 1\r\r\nY: 2\r\n'),
  'CR, CR LF for the blank line': withHeaders('\r'),
  'LF, CR for the blank line': `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\n\r${body}`,
  'CR, LF, CR, CR, LF': `HTTP/1.1 200 OK\r\n${eventStream}\r\r\nX: 1\r\n\r\n${body}`,
  'CR after the status line': withStatusLine('HTTP/1.1 200 OK').replace('\r\n', '\r'),
  'CR in the status line': withStatusLine('HTTP/1.1 200 O\rK'),
  'LF in the status line': withStatusLine('HTTP/1.1 200\n OK'),
  'a blank line of a blank': withHeaders(' \r\n'),
  'a blank line of a tab': withHeaders('\t\r\n'),
  'no header at all': `HTTP/1.1 200 OK\r\n\r\n${body}`,
  'LF alone, and no header': `HTTP/1.1 200 OK\n\n${body}`,
  'body begins with CR LF': withHeaders('', `\r\n\r\n${body}`),
});

const statusLines = listed(
  'status line',
  [
    'HTTP/1.1 200',
    'HTTP/1.1 200 ',
    'HTTP/1.1 200  ',
    'HTTP/1.1 200  OK',
    'HTTP/1.1 200 OK ',
    'HTTP/1.1 200 OK\t',
    'HTTP/1.1 200\tOK',
    'HTTP/1.1  200 OK',
    'HTTP/1.1\t200 OK',
    'HTTP/1.1 200OK',
    'HTTP/1.1 200-OK',
    'HTTP/1.1 200.5 OK',
    'HTTP/1.1 0200 OK',
    'HTTP/1.1 20 OK',
    'HTTP/1.1 2000 OK',
    'HTTP/1.1 999 No',
    'HTTP/1.1 600 No',
    'HTTP/1.1 99999999999 OK',
    'HTTP/1.1 +200 OK',
    'HTTP/1.1 -200 OK',
    'HTTP/1.1 OK',
    'HTTP/1.1 ',
    'HTTP/1.1',
    'HTTP/1.1 x 200 OK',
    'HTTP/1.1 200 O K, really',
    'HTTP/1.1 200 \u00e9\u00e8',
    'HTTP/1.1 200 \u0001\u007f',
    'HTTP/1.1 200 "OK": /',
    'HTTP/1.0 200 OK',
    'HTTP/1.2 200 OK',
    'HTTP/1.9 200 OK',
    'HTTP/0.9 200 OK',
    'HTTP/2.0 200 OK',
    'HTTP/2 200 OK',
    'HTTP/3.0 200 OK',
    'HTTP/9.9 200 OK',
    'HTTP/11.1 200 OK',
    'HTTP/1.11 200 OK',
    'HTTP/1 200 OK',
    'HTTP/1. 200 OK',
    'HTTP/.1 200 OK',
    'HTTP/a.b 200 OK',
    'HTTP/ 1.1 200 OK',
    'HTTP /1.1 200 OK',
    'HTTP 200 OK',
    'HTTP/1,1 200 OK',
    'HTTP1.1 200 OK',
    'HTTPS/1.1 200 OK',
    'HTTP/-1.1 200 OK',
    'http/1.1 200 OK',
    'Http/1.1 200 ok',
    'HTTP/1.1 200 OK HTTP/1.1 404 Not Found',
    'HTTP/1.1 404 Not Found',
    'HTTP/1.1 500',
    'HTTP/1.1 201 Created',
    'HTTP/1.1 206 Partial Content',
    'HTTP/1.1 300 Multiple Choices',
    'HTTP/1.1:200 OK',
    'HTTP/1.1\u00a0200 OK',
  ],
  withStatusLine,
);

const utf8Texts = named('text', {
  'status text in UTF-8': withStatusLine(utf8('HTTP/1.1 200 Läuft')),
  'status text in ISO-8859-1': withStatusLine('HTTP/1.1 200 L\u00e4uft'),
  'value in UTF-8': withHeaders(utf8('X: grün – 你好\r\n')),
  'value in ISO-8859-1': withHeaders('X: gr\u00fcn\r\n'),
  'value in both': withHeaders(`X: ${utf8('ü')} \u00fc\r\n`),
  'value with a byte order mark': withHeaders(utf8('X: \uFEFFx\r\n')),
  'name in UTF-8': withHeaders(utf8('X-Größe: 1\r\n')),
});

const before = listed(
  'before the status line',
  [
    '\r\n',
    '\n',
    '\n\n',
    '\r\n\r\n',
    '\r\n\r\n\r\n',
    ' ',
    '\t',
    'x',
    'xx',
    'xxx',
    'xxxx',
    'xxxxx',
    'xxxxxxxxx',
    '\u0000',
    '\u00ef\u00bb\u00bf',
    'H',
    'HT',
    'HTT',
    'HTTP',
    'HTTP ',
    'htt',
    '0\r\n',
    '0\r\n\r\n',
    '}\n',
  ],
  (bytes) => `${bytes}${withHeaders('X: 1\r\n')}`,
);

/** Every character that a token cannot have, and a few that it can. */
const oddBytes = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Buffer.from('"(),/:;<=>?@[\\]{} '),
  127,
  128,
  160,
  255,
];

const inNames = oddBytes
  .filter((code) => code !== 10 && code !== 13)
  .map((code): [string, Bytes] => [`in a name: 0x${hex(code)}`, withHeaders(`X${String.fromCharCode(code)}Y: 1\r\n`)]);

const inValues = [0, 1, 2, 7, 8, 9, 11, 12, 14, 27, 28, 31, 34, 127, 128, 133, 160, 255].flatMap(
  (code): [string, Bytes][] => {
    const character = String.fromCharCode(code);
    return [
      [`in a value: 0x${hex(code)}`, withHeaders(`X: a${character}b\r\n`)],
      [`around a value: 0x${hex(code)}`, withHeaders(`X:${character}a${character}\r\n`)],
    ];
  },
);

const headerLines = listed(
  'header line',
  [
    'X:1\r\n',
    'X:  1  \r\n',
    'X:\t1\t\r\n',
    'X:\r\n',
    'X: \r\n',
    'X\r\n',
    'no colon here\r\n',
    ': 1\r\n',
    ' : 1\r\n',
    '::\r\n',
    'X:: 1\r\n',
    'X : 1\r\n',
    'X  : 1\r\n',
    'X\t: 1\r\n',
    ' X: 1\r\n',
    'X Y: 1\r\n',
    'X Y : 1\r\n',
    'Y: 2\r\nX: 1\r\nx: 3\r\n',
    'X: 1\r\nX: 1\r\n',
    'X: "a\r\n',
    `X: ${'a'.repeat(9000)}\r\n`,
    `${'X'.repeat(9000)}: 1\r\n`,
    'HTTP/1.1 404 Not Found\r\n',
    'HTTP/1.1: 404\r\n',
    'Date: x, y\r\nSet-Cookie: a=b\r\n',
    'Content-Type: text/event-stream\r\n',
    'content-type : text/event-stream\r\n',
    'Upgrade: h2,h2c\r\nConnection: Upgrade, Keep-Alive\r\n',
    'Keep-Alive: timeout=5\r\n',
  ],
  (lines) => withHeaders(lines),
);

const folds = listed(
  'fold',
  [
    'X: a\r\n b\r\n',
    'X: a\r\n\tb\r\n',
    'X: a\r\n   \t b\r\n',
    'X: a \r\n b\r\n',
    'X: a\r\n b\r\n c\r\n',
    'X:\r\n b\r\n',
    'X: a\r\n \r\n',
    'X: a\r\n \r\n b\r\nY: 2\r\n',
    'X: a\n b\r\n',
    'X: a\r b\r\n',
    'X: a\r\n Y: 2\r\n',
    'X\r\n : 1\r\n',
    'X\r\n b: 1\r\n',
    ' X: 1\r\n b\r\n',
    ': 1\r\n b\r\n',
    'X Y: 1\r\n b\r\n',
    'X : 1\r\n b\r\n',
    'Content-Length: 1\r\n 0\r\n',
    'Content-Length:\r\n 11\r\n',
    'Transfer-Encoding:\r\n identity\r\n',
  ],
  (lines) => withHeaders(lines),
);

const foldedStatus = named('fold', {
  'of the status line': `HTTP/1.1 200 OK\r\n and more\r\n${eventStream}\r\n${body}`,
  'of the content type': `HTTP/1.1 200 OK\r\nContent-Type:\r\n text/event-stream\r\n\r\n${body}`,
  'before the blank line': `HTTP/1.1 200 OK\r\n${eventStream} ;x=y\r\n\r\n${body}`,
});

const withoutBody = [100, 101, 102, 103, 150, 199, 200, 202, 203, 204, 205, 207, 208, 226, 304, 400, 426, 503].flatMap(
  (status) =>
    named('status without a body', {
      [String(status)]: `HTTP/1.1 ${status} X\r\n${eventStream}\r\n${body}`,
      [`${status}, chunked`]: `HTTP/1.1 ${status} X\r\n${eventStream}Transfer-Encoding: chunked\r\n\r\n`,
    }),
);

const interim = listed(
  'interim',
  [
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 100\r\n\r\n',
    'HTTP/1.1 100 Continue\n\n',
    'HTTP/1.1 102 Processing\r\nX: 1\r\n\r\n',
    'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\n'.repeat(30),
    'HTTP/1.1 100 Continue\r\n\r\n\r\n',
    'HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\n',
    'HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\n',
    'HTTP/1.1 100 Continue\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n',
    'HTTP/1.0 100 Continue\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\nxxxxxxxxx',
    'HTTP/1.1 199 X\r\n\r\n',
    'HTTP/1.1 0100 X\r\n\r\n',
  ],
  (heads) => `${heads}${withHeaders('X: 1\r\n')}`,
);

/** As embedded servers, gateways and frameworks were seen to send them. */
const inTheField = named('field', {
  'Transfer-Encoding beside Content-Length': withHeaders(
    'Cache-Control: no-cache\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n',
    `22\r\n${body}\r\n0\r\n\r\n`,
  ),
  'size of a chunk padded with blanks': withHeaders('Transfer-Encoding: chunked\r\n', `22  \r\n${body}\r\n0\r\n\r\n`),
  'name with a blank': withHeaders('X Powered By: tiny\r\n'),
  'blank before a colon': withHeaders('Server : tiny\r\n'),
  'control character in a value': withHeaders('X-Bin: a\u0001b\r\n'),
  'one line with LF alone': withHeaders('X-A: 1\nX-B: 2\r\n'),
  'all lines with LF alone': withHeaders('X-A: 1\r\n', '').replaceAll('\r\n', '\n') + body,
  'the same Content-Length twice': withHeaders('Content-Length: 34\r\nContent-Length: 34\r\n'),
  'Content-Length of the first event alone': withHeaders('Content-Length: 11\r\n'),
  'Transfer-Encoding twice': withHeaders(
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n',
    `22\r\n${body}\r\n0\r\n\r\n`,
  ),
  'Transfer-Encoding: identity': withHeaders('Transfer-Encoding: identity\r\n'),
  'chunks promised, and none': withHeaders('Transfer-Encoding: chunked\r\n'),
  'h2c advertised': withHeaders('Upgrade: h2,h2c\r\nConnection: Upgrade, Keep-Alive\r\n'),
  'charset in Content-Encoding': withHeaders('Content-Encoding: utf-8\r\n'),
  'chunks twice': withHeaders('Transfer-Encoding: chunked\r\n', '17\r\n11\r\ndata: one\r\n\r\n\r\n\r\n0\r\n\r\n'),
});

const whole = withHeaders('X: 1\r\n');
const cut = [1, 2, 3, 4, 5, 8, 9, 12, 15, 17, 30, 50, 51, 52, 57, 58, 59].map((length): [string, Bytes] => [
  `cut after ${length} bytes`,
  whole.slice(0, length),
]);

const notHttp = named('not HTTP', {
  nothing: '',
  SSH: 'SSH-2.0-OpenSSH_9.6\r\n',
  'SMTP greeting': '220 mail.example ESMTP\r\n',
  'TLS alert': '\u0015\u0003\u0001\u0000\u0002\u0002F',
  'HTTP/2 settings': '\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000\u0000\u0003\u0000\u0000\u0000d',
  HTML: '<!doctype html><title>x</title>',
  JSON: '{"error":"x"}',
  'an event stream without a head': body,
  SHOUTcast: `ICY 200 OK\r\n${eventStream}\r\n${body}`,
  'a request': 'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
  RTSP: `RTSP/1.0 200 OK\r\n${eventStream}\r\n${body}`,
  'short, 7 bytes': 'abcdefg',
  'short, 8 bytes': 'abcdefgh',
  'NUL in the head': withHeaders('X: a\u0000b\r\n'),
  'NUL in the status line': withStatusLine('HTTP/1.1 200 O\u0000K'),
});

const sizes = named('size', {
  '255 KB': withHeaders(`X: ${'a'.repeat(255 * 1024)}\r\n`),
  '256 KB and a little': withHeaders(`X: ${'a'.repeat(256 * 1024)}\r\n`),
  '256 KB exactly': withHeaders(`X: ${'a'.repeat(256 * 1024 - 57)}\r\n`, ''),
  '900 headers': withHeaders('X: 1\r\n'.repeat(900)),
  '999 headers': withHeaders('X: 1\r\n'.repeat(999)),
  '1,000 headers': withHeaders('X: 1\r\n'.repeat(1000)),
});

const get: readonly [string, Bytes][] = [
  ...lineEnds,
  ...statusLines,
  ...utf8Texts,
  ...before,
  ...inNames,
  ...inValues,
  ...headerLines,
  ...folds,
  ...foldedStatus,
  ...withoutBody,
  ...interim,
  ...cut,
  ...notHttp,
  ...sizes,
  ...inTheField,
  ...framingCases(withHeaders),
];

const head: readonly [string, Bytes][] = named('HEAD', {
  'no length': withHeaders('', ''),
  'a length': withHeaders('Content-Length: 34\r\n', ''),
  chunked: withHeaders('Transfer-Encoding: chunked\r\n', ''),
  'a body all the same': withHeaders('Content-Length: 34\r\n'),
  'different lengths': withHeaders('Content-Length: 34\r\nContent-Length: 35\r\n', ''),
});

const caseOf =
  (method: ResponseCase['method']) =>
  ([name, bytes]: [string, Bytes]): ResponseCase => ({
    name,
    method,
    bytes: Buffer.from(bytes, 'latin1'),
  });

export const responseCases: readonly ResponseCase[] = [...get.map(caseOf('GET')), ...head.map(caseOf('HEAD'))];

const byName: ReadonlyMap<string, ResponseCase> = new Map(responseCases.map((one) => [one.name, one]));

/** @throws when there is none */
export function caseNamed(name: string): ResponseCase {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);
  return found;
}
