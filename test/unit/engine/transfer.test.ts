import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { TransferDecoder } from '../../../src/engine/coding/transfer.ts';
import type { BodyEnd, BodyFraming } from '../../../src/shared/stream/body.ts';
import type { Leniency } from '../../../src/shared/stream/records.ts';
import { runs } from '../../support/depth.ts';

interface Decoded {
  readonly body: string;
  readonly chunkEnds: readonly number[];
  readonly end: BodyEnd;
  readonly lenient: readonly Leniency[];
}

const chunked: BodyFraming = { kind: 'chunked' };

/** @param cuts - offsets, ascending */
function decode(text: string, framing: BodyFraming = chunked, cuts: readonly number[] = []): Decoded {
  const decoder = new TransferDecoder(framing);
  const bytes = Buffer.from(text, 'latin1');
  const chunkEnds: number[] = [];
  let body = '';
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    const part = decoder.decode(Uint8Array.from(bytes.subarray(from, cut)));
    for (const end of decoder.chunkEnds.subarray(0, decoder.chunkCount)) chunkEnds.push(body.length + end);
    body += Buffer.from(part).toString('latin1');
    from = cut;
  }
  return { body, chunkEnds, end: decoder.end(), lenient: decoder.lenient };
}

const complete: BodyEnd = { kind: 'complete' };
const cut: BodyEnd = { kind: 'cut' };
const broken = (code: string, message: string): BodyEnd => ({ kind: 'broken', code, message });
const noSize = (line: string): BodyEnd =>
  broken('HTTP_BAD_CHUNK_SIZE', `the size of a chunk is not a hexadecimal number: “${line}”`);

interface Case {
  readonly coded: string;
  readonly framing?: BodyFraming;
  readonly body: string;
  readonly chunkEnds?: readonly number[];
  readonly end: BodyEnd;
  readonly lenient?: readonly Leniency[];
}

const length = (bytes: number): BodyFraming => ({ kind: 'length', length: bytes });

/** What Chromium makes of many more of them, test/unit/net/http/chromium.test.ts compares. */
const cases: Readonly<Record<string, Case>> = {
  'two chunks': { coded: '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n', body: 'abcde', chunkEnds: [3, 5], end: complete },
  'line ends in the data': { coded: '4\r\n\r\n\r\n\r\n0\r\n\r\n', body: '\r\n\r\n', chunkEnds: [4], end: complete },
  'no chunk': { coded: '0\r\n\r\n', body: '', end: complete },
  extensions: { coded: '3;a=b\r\nabc\r\n0;c="d;e"\r\n\r\n', body: 'abc', chunkEnds: [3], end: complete },
  trailers: { coded: '1\r\na\r\n0\r\nA: b\r\nno colon\r\n\r\n', body: 'a', chunkEnds: [1], end: complete },
  'sizes in both cases, and with zeros': {
    coded: `0A\r\n${'x'.repeat(10)}\r\n00000000000000000000b\r\n${'y'.repeat(11)}\r\n000\r\n\r\n`,
    body: 'x'.repeat(10) + 'y'.repeat(11),
    chunkEnds: [10, 21],
    end: complete,
  },
  'blanks after a size': {
    coded: '3  \r\nabc\r\n2\t;x\r\nde\r\n0 \r\n\r\n',
    body: 'abcde',
    chunkEnds: [3, 5],
    end: complete,
    lenient: [{ kind: 'spaceInChunkSize', text: '3  ' }],
  },
  'LF alone': {
    coded: '3\nabc\n2\r\nde\r\n0\n\n',
    body: 'abcde',
    chunkEnds: [3, 5],
    end: complete,
    lenient: [{ kind: 'bareLineFeedInChunks', text: '3␊' }],
  },
  'bytes after it': {
    coded: `1\r\na\r\n0\r\n\r\n\r\n${'HTTP/1.1 200 OK\r\n'.repeat(10)}`,
    body: 'a',
    chunkEnds: [1],
    end: complete,
    lenient: [{ kind: 'bytesAfterBody', text: `␍␊${'HTTP/1.1 200 OK␍␊'.repeat(10)}`.slice(0, 80) }],
  },
  'cut before the last chunk': { coded: '1\r\na\r\n', body: 'a', chunkEnds: [1], end: cut },
  'cut within a chunk': { coded: '1\r\na\r\n3\r\nb', body: 'ab', chunkEnds: [1], end: cut },
  'cut within a size': { coded: '1\r\na\r\n3', body: 'a', chunkEnds: [1], end: cut },
  'cut before the last blank line': { coded: '1\r\na\r\n0\r\n', body: 'a', chunkEnds: [1], end: cut },
  'cut at once': { coded: '', body: '', end: cut },
  'no size': { coded: '1\r\na\r\ndata: b\n\n', body: 'a', chunkEnds: [1], end: noSize('data: b') },
  'an empty line for a size': { coded: '1\r\na\r\n\r\n1\r\nb', body: 'a', chunkEnds: [1], end: noSize('') },
  'a blank before a size': { coded: ' 1\r\na\r\n', body: '', end: noSize(' 1') },
  'a tab after a size': { coded: '1\t\r\na\r\n', body: '', end: noSize('1␉') },
  '0x before a size': { coded: '0x1\r\na\r\n', body: '', end: noSize('0x1') },
  'a negative size': { coded: '-1\r\na\r\n', body: '', end: noSize('-1') },
  'the largest size': { coded: '7fffffffffffffff\r\nab', body: 'ab', end: cut },
  'a larger size': {
    coded: '1\r\na\r\n8000000000000000\r\nab',
    body: 'a',
    chunkEnds: [1],
    end: broken('HTTP_CHUNK_TOO_LARGE', 'the size of a chunk is too large: “8000000000000000”'),
  },
  'a size of more digits': {
    coded: '10000000000000000\r\nab',
    body: '',
    end: broken('HTTP_CHUNK_TOO_LARGE', 'the size of a chunk is too large: “10000000000000000”'),
  },
  'data that ends as lines do, and goes on': {
    coded: '2\r\n\r\nab\r\n1\r\nc\r\n',
    body: '\r\n',
    chunkEnds: [2],
    end: broken('HTTP_CHUNK_NOT_ENDED', 'the data of a chunk goes on: “ab”'),
  },
  'data that goes on': {
    coded: '1\r\na\r\n1\r\nbcd\r\n',
    body: 'ab',
    chunkEnds: [1, 2],
    end: broken('HTTP_CHUNK_NOT_ENDED', 'the data of a chunk goes on: “cd”'),
  },
  'a size without end': {
    coded: `1\r\na\r\n${'1;'.padEnd(20_000, 'x')}`,
    body: 'a',
    chunkEnds: [1],
    end: broken('HTTP_CHUNK_LINE_TOO_LONG', `a line between chunks is too long: “${'1;'.padEnd(80, 'x')}”`),
  },
  'trailers without end': {
    coded: `1\r\na\r\n0\r\n${'X: 1\r\n'.repeat(50_000)}`,
    body: 'a',
    chunkEnds: [1],
    end: broken('HTTP_TRAILERS_TOO_LARGE', 'there are too many trailers: “X: 1”'),
  },
  'a length': { coded: 'abc', framing: length(3), body: 'abc', end: complete },
  'a length that is not reached': { coded: 'abc', framing: length(4), body: 'abc', end: cut },
  'a length that is exceeded': {
    coded: 'abcdef',
    framing: length(3),
    body: 'abc',
    end: complete,
    lenient: [{ kind: 'bytesAfterBody', text: 'def' }],
  },
  'a length of 0': {
    coded: 'a',
    framing: length(0),
    body: '',
    end: complete,
    lenient: [{ kind: 'bytesAfterBody', text: 'a' }],
  },
  'up to the end of the connection': { coded: '1\r\na', framing: { kind: 'close' }, body: '1\r\na', end: complete },
};

describe('the framing of a body is undone', () => {
  for (const [name, { coded, framing = chunked, body, chunkEnds = [], end, lenient = [] }] of Object.entries(cases)) {
    it(`${name}, in every split`, () => {
      const expected: Decoded = { body, chunkEnds, end, lenient };
      assert.deepEqual(decode(coded, framing), expected);
      const all = Array.from({ length: Math.min(coded.length, 1000) }, (_, at) => at);
      assert.deepEqual(decode(coded, framing, all), expected, 'byte by byte, up to a bound');
      for (const at of coded.length < 1000 ? all : [3, 8, 4000])
        assert.deepEqual(decode(coded, framing, [at]), expected);
    });
  }

  it('whatever is in the chunks, and however they are split', () => {
    const chunk = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(chunk), fc.array(fc.nat(400)), (chunks, places) => {
        const coded = `${chunks.map((data) => `${data.length.toString(16)}\r\n${data}\r\n`).join('')}0\r\n\r\n`;
        const cuts = places.filter((at) => at < coded.length).toSorted((a, b) => a - b);
        const ends = chunks.map((_, i) => chunks.slice(0, i + 1).join('').length);
        const expected = { body: chunks.join(''), chunkEnds: ends, end: complete, lenient: [] };
        assert.deepEqual(decode(coded, chunked, cuts), expected);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('the end of a body is known at once', () => {
  const readAll = (framing: BodyFraming, ...reads: string[]): readonly (BodyEnd | undefined)[] => {
    const decoder = new TransferDecoder(framing);
    return reads.map((read) => {
      decoder.decode(Uint8Array.from(Buffer.from(read)));
      return decoder.bodyEnd;
    });
  };

  it('with the last byte, before the connection ends', () => {
    assert.deepEqual(readAll(chunked, '1\r\na\r\n0\r\n\r', '\n'), [undefined, complete]);
    assert.deepEqual(readAll(length(2), 'a', 'b'), [undefined, complete]);
    assert.deepEqual(new TransferDecoder(length(0)).bodyEnd, complete);
    assert.deepEqual(readAll({ kind: 'close' }, 'a'), [undefined]);
  });

  it('and stays what it is', () => {
    assert.deepEqual(readAll(chunked, 'x\n', '1\r\na\r\n0\r\n\r\n'), [noSize('x'), noSize('x')]);
    assert.deepEqual(decode('1\r\na\r\nx\n1\r\na\r\n').lenient, []);
  });
});

describe('no more is copied than has to be', () => {
  const decodeIn = (bytes: Buffer, framing: BodyFraming = chunked): Uint8Array =>
    new TransferDecoder(framing).decode(
      new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) as Uint8Array<ArrayBuffer>,
    );

  it('one chunk stays where it is, and so does a body without chunks', () => {
    for (const [coded, framing, start] of [
      ['5\r\nabcde\r\n0\r\n\r\n', chunked, 3],
      ['abcde', length(5), 0],
      ['abcde', { kind: 'close' }, 0],
    ] as const) {
      const bytes = Buffer.from(coded);
      const before = Buffer.from(bytes);
      const body = decodeIn(bytes, framing);
      assert.equal(body.buffer, bytes.buffer);
      assert.equal(body.byteOffset - bytes.byteOffset, start);
      assert.equal(body.length, 5);
      assert.deepEqual(bytes, before);
    }
  });

  it('further ones are moved behind the first', () => {
    const bytes = Buffer.from('2\r\nab\r\n3\r\ncde\r\n');
    const body = decodeIn(bytes);
    assert.equal(body.byteOffset - bytes.byteOffset, 3);
    assert.equal(Buffer.from(body).toString(), 'abcde');
  });

  it('there is room for as many chunks as come', () => {
    const { body, chunkEnds } = decode('1\r\na\r\n'.repeat(5000));
    assert.equal(body.length, 5000);
    assert.deepEqual([chunkEnds.length, chunkEnds[4999]], [5000, 5000]);
  });
});
