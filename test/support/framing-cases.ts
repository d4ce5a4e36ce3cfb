/** How bodies are delimited: see response-cases.ts. */

/** A character is a byte. */
export type Bytes = string;

type Cases = readonly [string, Bytes][];

/** Two chunks, an event in each. */
const one = 'b\r\ndata: one\n\n\r\n';
const two = '17\r\nevent: tick\ndata: two\n\n\r\n';
const last = '0\r\n\r\n';

/** Each value is its own name. */
export const listed = (family: string, values: readonly string[], make: (value: string) => Bytes): Cases =>
  values.map((value) => [`${family}: ${JSON.stringify(value)}`, make(value)]);

/** @param withHeaders - makes a response of header lines and a body */
export function framingCases(withHeaders: (lines: Bytes, content?: Bytes) => Bytes): Cases {
  const inChunks = (content: string): string => withHeaders('Transfer-Encoding: chunked\r\n', content);
  const lines =
    (name: string) =>
    (values: string): Bytes =>
      withHeaders(
        values
          .split('\n')
          .map((value) => `${name}: ${value}\r\n`)
          .join(''),
      );
  return [
    ...listed('Content-Length', lengths, (value) => withHeaders(`Content-Length: ${value}\r\n`)),
    ...listed('Content-Lengths', severalLengths, lines('Content-Length')),
    ...['Location', 'Content-Disposition', 'Content-Type', 'Retry-After'].flatMap((name) =>
      listed(name, repeated, lines(name)),
    ),
    ...listed('chunk size', sizeLines, (line) => inChunks(`${one}${line}event: tick\ndata: two\n\n\r\n${last}`)),
    ...listed('chunk end', ends, (end) => inChunks(`${one}17\r\nevent: tick\ndata: two\n\n${end}${last}`)),
    ...listed('last chunk', lastChunks, (end) => inChunks(`${one}${two}${end}`)),
    ...listed('after the last chunk', ['\r\n', 'x', body, 'HTTP/1.1 200 OK\r\n\r\n', '\u0000'.repeat(200)], (more) =>
      inChunks(`${one}${two}${last}${more}`),
    ),
    ...listed('broken chunks', broken, inChunks),
    ...listed('Transfer-Encoding', codings, (lines) => withHeaders(lines, `${one}${two}${last}`)),
    ...listed('Transfer-Encoding, but', plainCodings, (lines) => withHeaders(lines, body)),
    ...listed(
      'HTTP/1.0 with',
      ['Transfer-Encoding: chunked\r\n', 'Transfer-Encoding: chunked\r\nContent-Length: 11\r\n'],
      (lines) => withHeaders(lines, `${one}${two}${last}`).replace('HTTP/1.1', 'HTTP/1.0'),
    ),
    ...listed(
      'version with chunks',
      ['HTTP/1.2', 'HTTP/2.0', 'HTTP/3.0', 'HTTP', 'HTTP/0.9', 'HTTP/x.y', 'http/1.1'],
      (version) => inChunks(`${one}${two}${last}`).replace('HTTP/1.1', version),
    ),
  ];
}

const body = 'data: one\n\nevent: tick\ndata: two\n\n';

const sizeLines = [
  '17\r\n',
  '17\n',
  '17\r\r\n',
  '17 \r\n',
  '17    \r\n',
  '17\t\r\n',
  ' 17\r\n',
  '\t17\r\n',
  '017\r\n',
  '00000000000000000000000000017\r\n',
  '0x17\r\n',
  '+17\r\n',
  '-17\r\n',
  '17h\r\n',
  '1 7\r\n',
  '17;\r\n',
  '17;a\r\n',
  '17;a=b\r\n',
  '17;a="b;c"\r\n',
  '17 ;a=b\r\n',
  '17\t;a=b\r\n',
  '17; a = b\r\n',
  ';a=b\r\n',
  '\r\n',
  '\n',
  '\r\n17\r\n',
  'g\r\n',
  '17,\r\n',
  '17"\r\n',
  '17\u0000\r\n',
  '17\u0001\r\n',
  '17\u00a0\r\n',
  '17\u000b\r\n',
  '17\u000c\r\n',
  '1\r7\r\n',
  '17;a\rb\r\n',
  `17;${'x'.repeat(1000)}\r\n`,
  `17;${'x'.repeat(15000)}\r\n`,
  '7fffffffffffffff\r\n',
  '8000000000000000\r\n',
  'ffffffffffffffff\r\n',
  '10000000000000017\r\n',
  'fffffff\r\n',
  '18\r\n',
  '16\r\n',
  '1\r\n',
];

const ends = ['\r\n', '\n', '\r', '\r\r\n', '', ' \r\n', 'x', 'x\r\n', '\r\n\r\n', '\n\r\n', '\n\n', ';\r\n', '\r\nx'];

const lastChunks = [
  '0\r\n\r\n',
  '0\n\n',
  '0\r\n\n',
  '0\n\r\n',
  '0\r\n',
  '0\r',
  '0',
  '',
  '00\r\n\r\n',
  '0000000000000000000\r\n\r\n',
  '0 \r\n\r\n',
  '0;a=b\r\n\r\n',
  '-0\r\n\r\n',
  '0\r\nA: b\r\n\r\n',
  '0\r\nA: b\nC: d\n\n',
  '0\r\nno colon\r\n\r\n',
  '0\r\n\u0000\u0001\r\n\r\n',
  '0\r\n folded\r\n\r\n',
  '0\r\nA: b\r\n',
  '0\r\nA: b',
  '0\r\n\r',
  '0\r\n\r\r\n',
  '0\r\n0\r\n\r\n',
  `0\r\n${'A: b\r\n'.repeat(300)}\r\n`,
  `0\r\nA: ${'b'.repeat(15000)}\r\n\r\n`,
];

const broken = [
  body,
  '',
  '\r\n',
  'data: one\n\n',
  '<html>\r\n',
  '{"error":1}',
  'b\r\ndata: one\n\n',
  'b\r\ndata: on',
  'b\r\n',
  'b',
  'b\r',
  `${one}b\r\n${one}`,
  `${one}zz\r\n`,
  `${one}17\r\nevent: tick\ndata: two\n\n`,
  `${one}17\r\nevent: ti`,
  `b\r\ndata: one\n\n${two}${last}`,
  `b\ndata: one\n\n\n17\nevent: tick\ndata: two\n\n\n0\n\n`,
  `a\r\ndata: one\n\n\r\n${last}`,
  `c\r\ndata: one\n\n\r\n${last}`,
  `${body.replaceAll(/[^]/g, '1\r\n$&\r\n')}${last}`,
];

const codings = [
  'Transfer-Encoding: Chunked\r\n',
  'Transfer-Encoding: CHUNKED\r\n',
  'Transfer-Encoding:chunked\r\n',
  'Transfer-Encoding:  chunked  \r\n',
  'Transfer-Encoding : chunked\r\n',
  'transfer-encoding: chunked\r\n',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n',
  'Transfer-Encoding: chunked, chunked\r\n',
  'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n',
  'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
  'Transfer-Encoding: chunked\r\nContent-Length: 5\r\nContent-Length: 6\r\n',
  'Transfer-Encoding: chunked\r\nContent-Length: x\r\n',
  'Transfer-Encoding: identity, chunked\r\n',
  'Transfer-Encoding: chunked, identity\r\n',
  'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
  'Transfer-Encoding: x, chunked\r\n',
  'Transfer-Encoding: chunked, x\r\n',
  'Transfer-Encoding: chunked,\r\n',
  'Transfer-Encoding: , chunked\r\n',
  'Transfer-Encoding: chunked;q=1\r\n',
  'Transfer-Encoding: "chunked"\r\n',
  "Transfer-Encoding: 'chunked'\r\n",
  'Transfer-Encoding: x;a="b, chunked"\r\n',
  'Transfer-Encoding: x;a="b", chunked\r\n',
  'Transfer-Encoding: chunked\u000b\r\n',
  'Transfer-Encoding: \u000bchunked\r\n',
  'Transfer-Encoding: \u00a0chunked\r\n',
  'Transfer-Encoding: xchunked\r\n',
  'Transfer-Encoding: chunkedx\r\n',
  'Transfer-Encoding: chunk\r\n',
  'Transfer Encoding: chunked\r\n',
  'Transfer-Encoding:\r\n chunked\r\n',
  'Transfer-Encoding: chunked\r\n x\r\n',
];

const plainCodings = [
  'Transfer-Encoding: identity\r\n',
  'Transfer-Encoding: identity\r\nContent-Length: 11\r\n',
  'Transfer-Encoding:\r\n',
  'Transfer-Encoding:\r\nContent-Length: 11\r\n',
  'Transfer-Encoding: x\r\n',
  'Transfer-Encoding: x\r\nContent-Length: 11\r\nContent-Length: 12\r\n',
];

const lengths = [
  '34',
  '11',
  '12',
  '0',
  '00',
  '0034',
  '33',
  '35',
  '1000',
  '',
  ' ',
  '-1',
  '-0',
  '+34',
  '34.0',
  '3 4',
  '0x22',
  '34x',
  'x34',
  '34;',
  '"34"',
  '34, 34',
  '34,34',
  '34, 35',
  '34,',
  ',34',
  ',',
  '34, ',
  '11, 11, 11',
  '1e1',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551616',
  '9'.repeat(400),
  '34\t',
  '\u0661',
  '34\u00a0',
  '034, 34',
];

/** Each in a line of its own. */
const severalLengths = [
  '34\n34',
  '34\n35',
  '34\n\n34',
  '34\n034',
  '34\n',
  '\n34',
  'x\n34',
  '34\nx',
  'x\nx',
  '11\n11\n11',
  '34, 34\n34',
  '34\n34 ',
];

const repeated = [
  '/a\n/a',
  '/a\n/b',
  '/a\n/a, /b',
  '/a, /b',
  '/a\n',
  '/a\n/a ',
  '/a, /a\n/a',
  '"/a, /b"\n"/a, /b"',
  '"/a, /b"',
  '"/a, /b',
  '"/a\\", /b"',
  'x="/a"\n"/b"',
];
