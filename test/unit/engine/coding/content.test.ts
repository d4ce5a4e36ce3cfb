import assert from 'node:assert/strict';
import type { Transform } from 'node:stream';
import { describe, it } from 'node:test';
import {
  constants,
  createBrotliCompress,
  createDeflate,
  createDeflateRaw,
  createGzip,
  createZstdCompress,
  gzipSync,
} from 'node:zlib';
import { contentEncodingsOf } from '../../../../src/engine/coding/content.ts';
import { explainNetworkError } from '../../../../src/net/connection/network-error.ts';
import { Decoding, decodeAll } from '../../../support/decoding.ts';

const event = 'data: {"price": 1}\n\n';

/** Compresses one event so that it can be read although the stream goes on. */
async function compressedStart(encoder: Transform): Promise<Buffer> {
  const chunks: Buffer[] = [];
  encoder.on('data', (chunk: Buffer) => chunks.push(chunk));
  encoder.write(event);
  const flush = (encoder as Transform & { flush(done: () => void): void }).flush.bind(encoder);
  await new Promise<void>((resolve) => flush(resolve));
  return Buffer.concat(chunks);
}

const encoders: Record<string, () => Transform> = {
  gzip: () => createGzip(),
  'x-gzip': () => createGzip(),
  deflate: () => createDeflate(),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: () => createZstdCompress(),
};

function firstText(encoding: string, start: Buffer): string {
  using decoding = new Decoding(contentEncodingsOf(encoding));
  decoding.decode(start);
  return decoding.text;
}

describe('content decoding', () => {
  for (const [encoding, create] of Object.entries(encoders)) {
    it(`shows an event as soon as its ${encoding} bytes are there`, async () => {
      assert.equal(firstText(encoding, await compressedStart(create())), event);
    });
  }

  it('takes bare deflate data too, as browsers do', async () => {
    assert.equal(firstText('deflate', await compressedStart(createDeflateRaw())), event);
  });

  it('undoes several encodings in reverse order', () => {
    assert.equal(firstText('gzip, GZIP', gzipSync(gzipSync(event))), event);
  });

  it('leaves an unknown encoding as it is', () => {
    assert.equal(firstText('x-unknown', Buffer.from(event)), event);
  });

  for (const [encoding, create] of Object.entries(encoders)) {
    it(`fails when ${encoding} data is cut short`, async () => {
      const start = await compressedStart(create());
      assert.equal(decodeAll([encoding], [start.subarray(0, start.length - 3)])[1], 'Z_BUF_ERROR');
    });
  }

  it('fails when the data is no gzip at all', () => {
    assert.deepEqual(decodeAll(['gzip'], [Buffer.from('data: plain\n\n')]), ['', 'Z_DATA_ERROR']);
  });

  for (const [windowLog, works] of [
    [23, true],
    [24, false],
  ] as const) {
    it(`${works ? 'reads' : 'refuses'} zstd that wants a memory of ${2 ** (windowLog - 20)} MiB, as browsers do`, async () => {
      const encoder = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: windowLog } });
      const start = await compressedStart(encoder);
      using decoding = new Decoding(['zstd']);
      if (works) decoding.decode(start);
      else
        assert.throws(
          () => decoding.decode(start),
          (error: Error) => /compressed response is broken/.test(explainNetworkError(error, 'h:1').message),
        );
      assert.equal(decoding.text !== '', works);
    });
  }

  for (const encoding of Object.keys(encoders)) {
    it(`an empty ${encoding} body is an empty stream`, () => {
      assert.deepEqual(decodeAll([encoding], []), ['', '']);
    });
  }
});
