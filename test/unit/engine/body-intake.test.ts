/** Codings that the engine undoes: in any split the log is that of the plain body, and it is known what became of the body. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import type { BodyCoding, BodyEnd } from '../../../src/shared/stream/body.ts';
import { blockOf, newEngine, newSplittingEngine, records } from '../../support/engine-feed.ts';

const events = Array.from({ length: 12 }, (_, n) => `id: ${n}\ndata: ${'né '.repeat(n)}\n\n`);
const plain = Buffer.from(events.join(''));

const chunk = (bytes: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(`${Buffer.byteLength(bytes).toString(16)}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')]);
const lastChunk = Buffer.from('0\r\n\r\n');

const chunked = { kind: 'chunked' } as const;
const lengthOf = (bytes: Buffer): BodyCoding['framing'] => ({ kind: 'length', length: bytes.length });
const toTheEnd = { kind: 'close' } as const;

/** Chunks of that many bytes. */
function inChunks(bytes: Buffer, size: number): Buffer {
  const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    chunk(bytes.subarray(i * size, (i + 1) * size)),
  );
  return Buffer.concat([...parts, lastChunk]);
}

const compress: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
};

interface Wire {
  readonly coding: BodyCoding;
  readonly bytes: Buffer;
}

/** The same body in every coding. */
const wires: readonly Wire[] = Object.entries({ '': (bytes: Buffer) => bytes, ...compress }).flatMap(
  ([name, encode]) => {
    const bytes = encode(plain);
    const contentEncodings = name === '' ? [] : [name];
    return [
      { coding: { framing: toTheEnd, contentEncodings }, bytes },
      { coding: { framing: lengthOf(bytes), contentEncodings }, bytes },
      { coding: { framing: chunked, contentEncodings }, bytes: inChunks(bytes, 7) },
      { coding: { framing: chunked, contentEncodings }, bytes: inChunks(bytes, 64) },
    ];
  },
);

/** Pieces of some bytes, cut at shares of them. */
function cutAt(bytes: Buffer, shares: readonly number[]): readonly Buffer[] {
  const cuts = [0, ...shares.map((share) => Math.floor(share * bytes.length)), bytes.length].toSorted((a, b) => a - b);
  return cuts.slice(1).flatMap((end, i) => (end > (cuts[i] ?? 0) ? [bytes.subarray(cuts[i], end)] : []));
}

/** As reads of one block each, or all in one block; the times are 1, 2 and so on. */
function feed(engine: Engine, coding: BodyCoding, reads: readonly Buffer[], isOneBlock = false): void {
  engine.beginBody(coding);
  if (!isOneBlock) {
    for (const [n, read] of reads.entries()) engine.push(blockOf(read, n + 1));
    return;
  }
  const bytes = Buffer.concat(reads);
  let end = 0;
  const ends = reads.map(({ length }, n) => ({ end: (end += length), time: n + 1 }));
  engine.take({ byteLength: end, reads: ends, goesOn: false, copyTo: (memory) => memory.set(bytes) });
}

/** What became of a body that comes in those reads and then ends. */
function endOf(coding: BodyCoding, reads: readonly (Buffer | string)[], isProper = true): BodyEnd | undefined {
  using engine = newEngine();
  feed(
    engine,
    coding,
    reads.map((read) => Buffer.from(read)),
  );
  engine.endBody(isProper);
  return engine.progress.body;
}

describe('a body in any coding', () => {
  for (const { coding, bytes } of wires) {
    const name = `${coding.framing.kind} ${coding.contentEncodings.join()}`;
    it(`gives the events of the plain one, in any split: ${name}, ${bytes.length} bytes`, () => {
      using wanted = newEngine();
      wanted.push(blockOf(plain));
      const expected = Array.from(records(wanted), ({ data, id, bytes }) => ({ data, id, bytes }));
      fc.assert(
        fc.property(
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
          fc.boolean(),
          fc.boolean(),
          (shares, isOneBlock, isSplitting) => {
            using engine = isSplitting ? newSplittingEngine() : newEngine();
            feed(engine, coding, cutAt(bytes, shares), isOneBlock);
            const isOver = coding.framing.kind !== 'close';
            assert.deepEqual(engine.progress.body, isOver ? { kind: 'complete' } : undefined);
            engine.endBody(true);
            assert.deepEqual(engine.progress.body, { kind: 'complete' });
            assert.deepEqual(
              Array.from(records(engine), ({ data, id, bytes }) => ({ data, id, bytes })),
              expected,
            );
            assert.equal(engine.progress.counts.bytes, plain.length);
          },
        ),
        { numRuns: 30 },
      );
    });
  }
});

describe('the times of reads', () => {
  const reads = events.map((event) => Buffer.from(event));
  for (const isOneBlock of [true, false]) {
    it(`are those of the reads on the wire (${isOneBlock ? 'one block' : 'a block each'})`, () => {
      using engine = newEngine();
      feed(engine, { framing: chunked, contentEncodings: [] }, reads.map(chunk), isOneBlock);
      assert.deepEqual(
        Array.from(records(engine), ({ time }) => time),
        events.map((_, n) => n + 1),
      );
      assert.equal(engine.info(3)?.read.bytes, reads[2]?.length, 'of event stream');
    });
  }

  it('are one for what one read is unpacked to, however much that is', () => {
    using engine = newEngine();
    const many = Buffer.from('data: 1\n\n'.repeat(50_000));
    feed(engine, { framing: toTheEnd, contentEncodings: ['gzip'] }, [
      gzipSync(many),
      gzipSync(Buffer.from(events[0] ?? '')),
    ]);
    assert.deepEqual(engine.info(40_000)?.read, { time: 1, bytes: many.length, firstSeq: 1, lastSeq: 50_000 });
    assert.equal(engine.info(50_001)?.read.time, 2);
  });

  it('are one for a read that comes in parts', () => {
    using engine = newEngine();
    engine.beginBody({ framing: toTheEnd, contentEncodings: [] });
    const part = (text: string, goesOn: boolean, time = 1): void =>
      engine.take({
        byteLength: text.length,
        reads: [{ end: text.length, time }],
        goesOn,
        copyTo: (memory) => void Buffer.from(text).copy(memory),
      });
    part('data: 1\n\nda', false);
    part('ta: 2\n\n', true);
    part('data: 3\n\n', false, 2);
    assert.deepEqual(engine.info(2)?.read, { time: 1, bytes: 18, firstSeq: 1, lastSeq: 2 });
    assert.deepEqual(engine.info(3)?.read, { time: 2, bytes: 9, firstSeq: 3, lastSeq: 3 });
  });
});

describe('what became of a body', () => {
  const inOneChunk = [chunk('data: 1\n\n')];

  it('is that it was cut, when its connection ended too soon', () => {
    assert.deepEqual(endOf({ framing: chunked, contentEncodings: [] }, inOneChunk), { kind: 'cut' });
    assert.deepEqual(endOf({ framing: { kind: 'length', length: 99 }, contentEncodings: [] }, ['data']), {
      kind: 'cut',
    });
    assert.deepEqual(endOf({ framing: toTheEnd, contentEncodings: [] }, ['data'], false), { kind: 'cut' });
    assert.deepEqual(
      endOf({ framing: toTheEnd, contentEncodings: ['gzip'] }, [gzipSync(plain).subarray(0, 20)], false),
      {
        kind: 'cut',
      },
    );
  });

  it('is that it is complete, though the connection failed afterwards', () => {
    assert.deepEqual(endOf({ framing: chunked, contentEncodings: [] }, [...inOneChunk, lastChunk], false), {
      kind: 'complete',
    });
    assert.deepEqual(endOf({ framing: { kind: 'length', length: 0 }, contentEncodings: ['gzip'] }, [], false), {
      kind: 'complete',
    });
  });

  it('is that it is broken, after the events before the fault', () => {
    using engine = newEngine();
    feed(engine, { framing: chunked, contentEncodings: [] }, [Buffer.concat([...inOneChunk, Buffer.from('zz\r\n')])]);
    const { body, counts } = engine.progress;
    assert.equal(body?.kind === 'broken' && body.code, 'HTTP_BAD_CHUNK_SIZE');
    assert.equal(counts.received, 1);
  });

  it('is that its encoding is broken, or ends too soon', () => {
    const codeOf = (end: BodyEnd | undefined): unknown => end?.kind === 'broken' && end.code;
    const gzip = { framing: toTheEnd, contentEncodings: ['gzip'] };
    assert.equal(codeOf(endOf(gzip, ['data: 1\n\n'])), 'Z_DATA_ERROR');
    assert.equal(codeOf(endOf(gzip, [gzipSync(plain).subarray(0, -3)])), 'Z_BUF_ERROR');
    const cut = inChunks(gzipSync(plain).subarray(0, -3), 20);
    assert.equal(codeOf(endOf({ framing: chunked, contentEncodings: ['gzip'] }, [cut])), 'Z_BUF_ERROR');
  });

  it('is forgotten with the next body', () => {
    using engine = newEngine();
    feed(engine, { framing: { kind: 'length', length: 9 }, contentEncodings: [] }, [Buffer.from('data: 1\n\n')]);
    assert.equal(engine.progress.body?.kind, 'complete');
    engine.beginBody();
    assert.equal(engine.progress.body, undefined);
    assert.equal(engine.progress.bodyFacts, undefined);
  });
});

describe('how a body came', () => {
  it('is told of its chunks: what each completed, and events that stand in several', () => {
    using engine = newEngine();
    const pieces = [
      'data: 1\n\n',
      ': ping\n\n',
      'data: 2\n\ndata: 3\n\n',
      'data: 4\n',
      '\n',
      'data: 5\n\nda',
      'ta: 6\n\n',
    ];
    const bytes = Buffer.concat([...pieces.map(chunk), lastChunk]);
    const wanted = { count: 7, withNone: 2, withOne: 4, withSeveral: 1, splitEvents: 2 };
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
        fc.boolean(),
        (shares, isOneBlock) => {
          feed(engine, { framing: chunked, contentEncodings: [] }, cutAt(bytes, shares), isOneBlock);
          assert.deepEqual(engine.progress.bodyFacts?.chunks, wanted);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is told of the members of gzip, and of the events in the first one', () => {
    using engine = newEngine();
    const members = Buffer.concat([
      gzipSync('data: 1\n\ndata: 2\n\n'),
      gzipSync('data: 3\n\n'),
      gzipSync('data: 4\n\n'),
    ]);
    for (const reads of [[members], cutAt(members, [0.1, 0.2, 0.3, 0.5, 0.7])]) {
      const before = engine.progress.counts.received;
      feed(engine, { framing: toTheEnd, contentEncodings: ['gzip'] }, reads);
      assert.equal(engine.progress.counts.received, before + 4);
      assert.deepEqual(engine.progress.bodyFacts?.gzip, { members: 3, firstEndedAfter: before + 2 });
    }
  });

  it('is told of what was lenient in its framing, and of bytes behind it', () => {
    using engine = newEngine();
    feed(engine, { framing: chunked, contentEncodings: [] }, [Buffer.from('9 \r\ndata: 1\n\n\r\n0\r\n\r\nHTTP/1.1')]);
    assert.deepEqual(
      engine.progress.bodyFacts?.lenient?.map(({ kind, text }) => [kind, text]),
      [
        ['spaceInChunkSize', '9 '],
        ['bytesAfterBody', 'HTTP/1.1'],
      ],
    );
  });
});
