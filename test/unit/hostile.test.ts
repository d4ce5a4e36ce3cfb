import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { BlockReader } from '../../src/host/connection/block-reader.ts';
import { decodeContent } from '../../src/host/connection/content-decoding.ts';
import { explainNetworkError } from '../../src/host/connection/network-error.ts';
import { newEngine, push } from '../support/engine-feed.ts';
import { hostileStreams, stillAnswers } from '../support/hostile-streams.ts';

const limits = { maxEvents: 100_000, maxBytes: 50e6 };

describe('a stream that is made to hurt has an outcome, within bounds', () => {
  for (const { name, sizes, of, send, check } of hostileStreams) {
    it(`${name}: ${sizes[0]} ${of}`, () => {
      const engine = newEngine({ limits });
      send(engine, sizes[0]);
      check(engine, sizes[0]);
      // One block may be larger than the bound on all of them.
      assert.ok(engine.memory.bytes <= 64 * 2 ** 20 + 1e6);
      stillAnswers(engine);
    });
  }
});

it('IDs that are huge are not kept a second time to know a replay by', () => {
  const again = (id: string) => {
    const engine = newEngine();
    push(engine, `id: ${id}\ndata\n\n`);
    engine.beginBody();
    push(engine, `id: ${id}\ndata\n\n`);
    return engine.progress.again?.events;
  };
  assert.equal(again('x'.repeat(500)), 1);
  assert.equal(again('x'.repeat(501)), undefined);
});

describe('a body that is small only while it is compressed', () => {
  const bomb = Buffer.alloc(90e6, 'a');
  const encodings: Record<string, () => Buffer> = {
    gzip: () => gzipSync(bomb, { level: 1 }),
    deflate: () => deflateSync(bomb, { level: 1 }),
    br: () => brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    zstd: () => zstdCompressSync(bomb),
    'gzip, gzip': () => gzipSync(gzipSync(bomb, { level: 1 })),
  };
  for (const [encoding, compressed] of Object.entries(encodings)) {
    it(`is read in small blocks, and no further than any other (${encoding})`, async () => {
      const engine = newEngine({ limits });
      const body = decodeContent(Readable.from([compressed()]), encoding);
      let largest = 0;
      const reader = new BlockReader(body, {
        onBlock: (block) => {
          largest = Math.max(largest, block.byteLength);
          engine.push(block);
          if (engine.progress.blockTooLong !== undefined) body.destroy();
        },
        onEnd: () => {},
      });
      reader.resume();
      await once(body, 'close');
      assert.equal(engine.progress.blockTooLong?.maxBytes, 64 * 2 ** 20);
      assert.ok(engine.progress.counts.bytes < bomb.length, 'it is not read to its end');
      assert.ok(largest <= 1 << 19);
      stillAnswers(engine);
    });
  }

  it('is refused when there are hundreds of encodings', () => {
    const encoding = Array.from({ length: 500 }, () => 'gzip').join(',');
    assert.throws(
      () => decodeContent(Readable.from([]), encoding),
      (error: Error) => /compressed response is broken/.test(explainNetworkError(error, 'h:1').message),
    );
  });
});
