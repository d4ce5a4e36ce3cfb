import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough, type Transform } from 'node:stream';
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
import { contentEncodingsOf, decodeContent } from '../../../src/net/connection/content-decoding.ts';
import { explainNetworkError } from '../../../src/net/connection/network-error.ts';

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

async function firstText(encoding: string, start: Buffer): Promise<string> {
  const body = new PassThrough();
  const decoded = decodeContent(body, contentEncodingsOf(encoding));
  body.write(start);
  const [chunk] = (await once(decoded, 'data')) as [Buffer];
  decoded.destroy();
  return chunk.toString();
}

describe('content decoding', () => {
  for (const [encoding, create] of Object.entries(encoders)) {
    it(`shows an event as soon as its ${encoding} bytes are there`, async () => {
      assert.equal(await firstText(encoding, await compressedStart(create())), event);
    });
  }

  it('takes bare deflate data too, as browsers do', async () => {
    assert.equal(await firstText('deflate', await compressedStart(createDeflateRaw())), event);
  });

  it('undoes several encodings in reverse order', async () => {
    assert.equal(await firstText('gzip, GZIP', gzipSync(gzipSync(event))), event);
  });

  it('leaves an unknown encoding as it is', async () => {
    assert.equal(await firstText('x-unknown', Buffer.from(event)), event);
  });

  for (const [encoding, create] of Object.entries(encoders)) {
    it(`fails when ${encoding} data is cut short`, async () => {
      const body = new PassThrough();
      const decoded = decodeContent(body, contentEncodingsOf(encoding));
      const start = await compressedStart(create());
      decoded.resume();
      const failed = once(decoded, 'end').then(
        () => assert.fail('ended as if it were complete'),
        (error: Error) => error,
      );
      body.end(start.subarray(0, start.length - 3));
      assert.ok((await failed) instanceof Error);
    });
  }

  it('fails when the data is no gzip at all', async () => {
    const body = new PassThrough();
    const decoded = decodeContent(body, contentEncodingsOf('gzip'));
    body.end('data: plain\n\n');
    decoded.resume();
    await assert.rejects(once(decoded, 'end'), { code: 'Z_DATA_ERROR' });
  });

  for (const [windowLog, works] of [
    [23, true],
    [24, false],
  ] as const) {
    it(`${works ? 'reads' : 'refuses'} zstd that wants a memory of ${2 ** (windowLog - 20)} MiB, as browsers do`, async () => {
      const encoder = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: windowLog } });
      const body = new PassThrough();
      const decoded = decodeContent(body, contentEncodingsOf('zstd'));
      body.write(await compressedStart(encoder));
      const first = once(decoded, 'data').then(
        () => true,
        (error: Error) => !/compressed response is broken/.test(explainNetworkError(error, 'h:1').message),
      );
      assert.equal(await first, works);
      decoded.on('error', () => {}).destroy();
    });
  }

  it('an empty deflate body is an empty stream', async () => {
    const body = new PassThrough();
    const decoded = decodeContent(body, contentEncodingsOf('deflate'));
    body.end();
    decoded.resume();
    await once(decoded, 'end');
  });

  it('destroying the decoded body destroys the one below', async () => {
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'gzip, br', '']) {
      const body = new PassThrough();
      const closed = new Promise((resolve) => void body.on('error', () => {}).once('close', resolve));
      const decoded = decodeContent(body, contentEncodingsOf(encoding));
      decoded.on('error', () => {});
      decoded.destroy();
      await closed;
    }
  });
});
