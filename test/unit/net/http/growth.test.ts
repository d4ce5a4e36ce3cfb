import { describe, test } from 'node:test';
import { assertGrowsNoFaster, type Growth, repeated } from '../../../support/growth.ts';
import { readResponse } from '../../../support/read-response.ts';

const read = (text: string): unknown => readResponse(Buffer.from(text, 'latin1'), [], 'GET');

const inHead = (make: (length: number) => string) => (length: number) =>
  `HTTP/1.1 200 OK\r\nX: ${make(length)}\r\n\r\n`;
const inChunks =
  (make: (length: number) => string) =>
  (length: number): string =>
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${make(length)}`;

const value = inHead(repeated('a value, '));
// Of lines that are not quite as everybody writes them.
const chunks = inChunks(repeated('3;a\nabc\n'));

const inHeads = {
  'headers of a letter': repeated('\r\nX: 1'),
  'lines without a colon': repeated('\r\nno colon'),
  folds: repeated('\r\n '),
  CRs: repeated('\r'),
  blanks: repeated(' \t'),
  'CRs and LFs': repeated('\r\n\r'),
  commas: repeated('\r\nContent-Length: 5,5,5,5,5,5,5,5'),
  'quotation marks': repeated('\r\nTransfer-Encoding: "\\",'),
  'a length of many digits': repeated('\r\nContent-Length: 5,'.padEnd(2000, '5,')),
  'control characters': repeated('\u0001'),
};

const inBodies = {
  'chunks of a byte': repeated('1\r\n\n\r\n'),
  'sizes of many zeros': repeated(`${'0'.repeat(500)}1\r\n\n\r\n`),
  extensions: repeated('1;a="b;c"\r\n\n\r\n'),
  'chunks that end with LF': repeated('1\n\n\n'),
  trailers: (length: number): string => `0\r\n${repeated('a\n')(length)}`,
};

describe('a response takes a time that grows with its length', () => {
  const cases: readonly [string, Growth][] = [
    ...Object.entries(inHeads).map(([name, make]): [string, Growth] => [
      name,
      { read, hostile: inHead(make), harmless: value },
    ]),
    ...Object.entries(inBodies).map(([name, make]): [string, Growth] => [
      name,
      { read, hostile: inChunks(make), harmless: chunks },
    ]),
  ];
  for (const [name, growth] of cases) test(name, () => assertGrowsNoFaster({ ...growth, length: 100_000 }));
});
