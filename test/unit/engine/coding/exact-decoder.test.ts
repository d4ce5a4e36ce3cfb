/** Compressed bodies that are broken: what could be decoded before the fault is read, and then the failure is told. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Transform } from 'node:stream';
import { after, describe, it } from 'node:test';
import {
  createBrotliCompress,
  createBrotliDecompress,
  createDeflate,
  createGzip,
  createUnzip,
  createZstdCompress,
  createZstdDecompress,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { decodeAll } from '../../../support/decoding.ts';
import { bundleEngine, type EngineBundle } from '../../../support/engine-bundle.ts';
import { Listening } from '../../../support/listening.ts';
import { WatchedSession } from '../../../support/watched-session.ts';

const encodings: Readonly<Record<string, { readonly encode: () => Transform; readonly decode: () => Transform }>> = {
  gzip: { encode: () => createGzip(), decode: () => createUnzip() },
  deflate: { encode: () => createDeflate(), decode: () => createUnzip() },
  br: { encode: () => createBrotliCompress(), decode: () => createBrotliDecompress() },
  zstd: { encode: () => createZstdCompress(), decode: () => createZstdDecompress() },
};

function codeOf(error: NodeJS.ErrnoException | undefined): string {
  return error === undefined ? '' : (error.code ?? 'none');
}

function ended(body: Transform): Promise<Error | undefined> {
  return new Promise((resolve) => {
    body.once('error', resolve).once('end', () => resolve(undefined));
  });
}

/** What zlib makes of the bytes up to a fault, given one after the other. @param from - those before are given at once */
async function decodedByZlib(decoder: Transform, bytes: Buffer, from = 1): Promise<[string, string]> {
  const pieces: Buffer[] = [];
  decoder.on('data', (piece: Buffer) => pieces.push(piece));
  const end = ended(decoder);
  const write = (at: number): void => {
    if (at === bytes.length) decoder.end();
    else decoder.write(bytes.subarray(at, at + 1), (error) => void (error ?? write(at + 1)));
  };
  decoder.write(bytes.subarray(0, from), () => write(from));
  const error = await end;
  return [Buffer.concat(pieces).toString('latin1'), codeOf(error)];
}

interface Compressed {
  readonly bytes: Buffer;
  /** How many bytes there are once each event was flushed. */
  readonly ends: readonly number[];
}

/** Events as a server compresses them: each flushed, or all at once. */
async function compressed(encoder: Transform, events: readonly string[], isFlushed = true): Promise<Compressed> {
  const ends: number[] = [];
  const chunks: Buffer[] = [];
  encoder.on('data', (chunk: Buffer) => chunks.push(chunk));
  const flushing = encoder as Transform & { flush(done: () => void): void };
  for (const text of events) {
    encoder.write(text);
    if (isFlushed) await new Promise<void>((resolve) => flushing.flush(resolve));
    ends.push(isFlushed ? Buffer.concat(chunks).length : 0);
  }
  encoder.end();
  await once(encoder, 'end');
  return { bytes: Buffer.concat(chunks), ends };
}

const someEvents = Array.from(
  { length: 4 },
  (_, i) => `id: ${i}\ndata: {"price": ${i * 7919}, "of": "${'xyz'.repeat(i)}"}\n\n`,
);

/** The last ones, where the checksums are, and of the others one in so many, others each time. */
function placesIn(length: number): readonly number[] {
  const first = 1 + Math.floor(Math.random() * 24);
  return Array.from({ length }, (_, i) => i).filter((i) => i > 0 && (i % 24 === first % 24 || i >= length - 9));
}

/** The events that were compressed and flushed before that place. */
function wholeEvents(ends: readonly number[], place: number): string {
  return someEvents.slice(0, ends.filter((end) => end <= place).length).join('');
}

describe('what was decoded before a fault is read, and then the failure is told', () => {
  for (const [name, { encode, decode }] of Object.entries(encodings)) {
    it(`when ${name} is cut off anywhere`, async () => {
      const { bytes: whole, ends } = await compressed(encode(), someEvents);
      for (const place of placesIn(whole.length)) {
        const bytes = whole.subarray(0, place);
        const [text, code] = decodeAll([name], [bytes]);
        assert.equal(text, (await decodedByZlib(decode(), bytes))[0], `${place}`);
        assert.ok(text.startsWith(wholeEvents(ends, place)), `${place}`);
        assert.ok(someEvents.join('').startsWith(text) && code !== '', `${place}`);
      }
    });

    it(`when a byte of ${name} is wrong anywhere`, async () => {
      const { bytes: whole, ends } = await compressed(encode(), someEvents);
      for (const place of placesIn(whole.length)) {
        const bytes = Buffer.from(whole);
        bytes[place] = (bytes[place] ?? 0) ^ 0xff;
        // All in one chunk: the fault is in that of every event before it.
        const [text, code] = decodeAll([name], [bytes]);
        const [known, knownCode] = await decodedByZlib(decode(), bytes);
        assert.equal(text, known, `${place}`);
        // What follows the end of a frame of zstd is a fault only in a chunk of its own.
        if (name !== 'zstd') assert.equal(code !== '', knownCode !== '', `${place}`);
        assert.ok(text.startsWith(wholeEvents(ends, place)), `${place}`);
      }
    });
  }

  it('when much has come, with several encodings', async () => {
    const events = Array.from(
      { length: 40_000 },
      (_, i) => `data: ${createHash('md5').update(`${i}`).digest().toString('latin1')}\n\n`,
    );
    const { bytes: whole } = await compressed(createGzip({ level: 1 }), events, false);
    for (const [encoding, bytes] of [
      ['gzip', whole],
      ['gzip, gzip', gzipSync(whole, { level: 1 })],
    ] as const) {
      // More than twice what is kept.
      assert.ok(bytes.length > 2 ** 19);
      const broken = Buffer.concat([bytes.subarray(0, -5000), Buffer.alloc(5000, 0xff)]);
      const chunks = Array.from({ length: Math.ceil(broken.length / 60_000) }, (_, i) =>
        broken.subarray(i * 60_000, (i + 1) * 60_000),
      );
      const [text, code] = decodeAll(encoding.split(', '), chunks);
      assert.notEqual(code, '');
      if (encoding === 'gzip')
        assert.deepEqual([text, code], await decodedByZlib(createUnzip(), broken, broken.length - 6000));
      assert.ok(text.length > Buffer.byteLength(events.join(''), 'utf8') * 0.95, encoding);
    }
  });
});

describe('several frames, one after the other', () => {
  for (const [name, compress] of [
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const) {
    it(`are all read, however they are cut into chunks: ${name}`, () => {
      const bytes = Buffer.concat(someEvents.map((text) => compress(text)));
      for (const size of [1, 7, 50, bytes.length]) {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        assert.deepEqual(decodeAll([name], chunks), [someEvents.join(''), ''], `${size}`);
      }
      const [text, code] = decodeAll([name], [bytes.subarray(0, -3)]);
      assert.ok(text.startsWith(someEvents.slice(0, -1).join('')) && code !== '');
    });
  }
});

describe('events before a fault', () => {
  let engine: EngineBundle | undefined;
  after(() => engine?.[Symbol.asyncDispose]());

  for (const [name, { encode }] of Object.entries(encodings)) {
    it(`reach the engine, and are counted: ${name}`, async () => {
      engine ??= await bundleEngine();
      const { bytes } = await compressed(encode(), someEvents);
      const head = `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: ${name}\r\n\r\n`;
      // Of zstd and br the end is one byte or three, and there is no checksum.
      const broken = Buffer.concat([bytes.subarray(0, name.length > 2 ? -3 : -1), Buffer.alloc(9, 0xff)]);
      await using server = await Listening.start(
        createServer(
          (socket) => void socket.once('data', () => void socket.end(Buffer.concat([Buffer.from(head), broken]))),
        ),
      );
      const request = { url: `http://127.0.0.1:${server.port}/`, reconnect: 'never' } as const;
      await using watched = await WatchedSession.open(engine.workerFile, request);
      assert.match((await watched.ending())?.message ?? '', /^the compressed response is broken/);
      assert.equal(watched.engine.progress.counts.received, someEvents.length);
    });
  }
});
