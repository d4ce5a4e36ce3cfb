/** Answers made to hurt, as a socket brings them: what is sent, of any size, and what must have come of it. */

import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createDeflate, createGzip, createZstdCompress } from 'node:zlib';
import { Listening } from './listening.ts';
import type { WatchedSession } from './watched-session.ts';

/** What is done with each connection, once something was asked. `n` counts them from 1. */
export type Serve = (socket: Socket, n: number) => unknown;

export interface HostileAnswer {
  readonly name: string;
  /** In `npm test`, and for the table in docs/hostile-streams.md: bytes, or how many of something. */
  readonly sizes: readonly [small: number, large: number];
  readonly of: string;
  readonly serve: (size: number) => Serve | Promise<Serve>;
  /** Waits until it has come to something. @returns the outcome in a few words */
  readonly check: (watched: WatchedSession, size: number) => Promise<string>;
}

/** Serves one of them at a port of its own. */
export function startHostileServer(serve: Serve): Promise<Listening> {
  let n = 0;
  return Listening.start(createServer((socket) => void socket.once('data', () => void serve(socket, ++n))));
}

const head = (more = ''): string => `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n${more}\r\n`;

const portion = 1 << 18;

/** The same text again and again, made as it is wanted. */
function* repeated(text: string, bytes: number): Generator<Buffer> {
  const block = Buffer.from(text.repeat(Math.max(1, Math.floor(portion / text.length))));
  for (let left = bytes; left > 0; left -= block.length) yield block.subarray(0, Math.min(left, block.length));
}

/** As fast as it is taken. A client that goes away is no failure. */
function sendAll(socket: Socket, ...parts: readonly (string | Iterable<Buffer>)[]): void {
  void pipeline(Readable.from(inTurn(parts)), socket).catch(() => undefined);
}

function* inTurn(parts: readonly (string | Iterable<Buffer>)[]): Generator<Buffer> {
  for (const part of parts) {
    if (typeof part === 'string') yield Buffer.from(part);
    else yield* part;
  }
}

const encoders: Readonly<Record<string, () => Duplex>> = {
  gzip: () => createGzip({ level: 1 }),
  deflate: () => createDeflate({ level: 1 }),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  zstd: () => createZstdCompress(),
};

/** An answer that is small as long as it is compressed. @param encodings - as the header names them: `gzip, gzip` */
async function bomb(encodings: string, text: string, bytes: number): Promise<Serve> {
  const create = (name: string): Duplex => encoders[name]?.() ?? assert.fail(name);
  const begin: Readable = Readable.from(repeated(text, bytes));
  const packed = encodings.split(', ').reduce((body, name) => body.pipe(create(name)), begin);
  const chunks = (await packed.toArray()) as Buffer[];
  return (socket) => sendAll(socket, head(`Content-Encoding: ${encodings}\r\n`), chunks);
}

/** Why it is over, or waits for its next attempt. */
async function toldAtItsEnd(watched: WatchedSession, message: RegExp): Promise<string> {
  const { message: told = '' } = (await watched.ending()) ?? {};
  assert.match(told, message);
  return `ended: ${told.replaceAll(/127\.0\.0\.1:\d+/g, 'the server')}`;
}

const bombs = ['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip'].flatMap((encodings): HostileAnswer[] => [
  {
    name: `one endless line, compressed (${encodings})`,
    sizes: [70e6, 1e9],
    of: 'bytes',
    serve: (size) => bomb(encodings, 'a', size),
    check: async (watched, size) => {
      const outcome = await toldAtItsEnd(watched, /without the blank line that ends an event$/);
      const { blockTooLong, counts } = watched.engine.progress;
      assert.equal(blockTooLong?.maxBytes, 64 * 2 ** 20);
      assert.ok(counts.bytes < size, 'it is not read to its end');
      assert.ok(watched.largestBlock <= 1 << 19, `a block has ${watched.largestBlock} bytes`);
      return outcome;
    },
  },
  {
    name: `empty lines, compressed (${encodings})`,
    sizes: [2e6, 1e9],
    of: 'lines',
    serve: (size) => bomb(encodings, '\n', size),
    check: async (watched, size) => {
      await watched.ending();
      const { received, bytes } = watched.engine.progress.counts;
      assert.deepEqual([received, bytes], [0, size]);
      return 'no event; read to its end';
    },
  },
]);

/** Answered with this status line and Location. */
const redirect = (location: string): Serve => {
  const answer = `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`;
  return (socket) => socket.end(answer);
};

const redirects = ['file:///etc/passwd', 'data:text/event-stream,data:%201%0A%0A', 'javascript:alert(1)'].map(
  (location): HostileAnswer => ({
    name: `a redirect to \`${location}\``,
    sizes: [1, 1],
    of: 'answer',
    serve: () => redirect(location),
    check: (watched) => toldAtItsEnd(watched, /^the server redirected to something that is not an http: or https: URL/),
  }),
);

/** Heads of answers that do not come to an end, or not to a good one. */
const heads: readonly HostileAnswer[] = [
  {
    name: 'one header without an end',
    sizes: [1e6, 1e8],
    of: 'bytes',
    serve: (size) => (socket) => sendAll(socket, 'HTTP/1.1 200 OK\r\nX: ', repeated('a', size)),
    check: (watched) => toldAtItsEnd(watched, /head/i),
  },
  {
    name: 'headers without an end',
    sizes: [1e6, 1e8],
    of: 'bytes',
    serve: (size) => (socket) => sendAll(socket, 'HTTP/1.1 200 OK\r\n', repeated('X-Y: z\r\n', size)),
    check: (watched) => toldAtItsEnd(watched, /head/i),
  },
  {
    name: 'a status without an end',
    sizes: [1e6, 1e8],
    of: 'bytes',
    serve: (size) => (socket) => sendAll(socket, 'HTTP/1.1 200 ', repeated('a', size)),
    check: (watched) => toldAtItsEnd(watched, /./),
  },
  {
    name: '`103 Early Hints` again and again, then a stream',
    sizes: [1000, 1e6],
    of: 'answers',
    serve: (size) => (socket) => {
      const hint = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
      sendAll(socket, repeated(hint, hint.length * size), head(), 'data: 1\n\n');
    },
    check: async (watched) => {
      await watched.ending();
      assert.equal(watched.engine.progress.counts.received, 1);
      return 'one event';
    },
  },
  {
    name: 'a chunk of 2^64 bytes',
    sizes: [1, 1],
    of: 'answer',
    serve: () => (socket) => socket.write(`${head('Transfer-Encoding: chunked\r\n')}ffffffffffffffffff\r\ndata: 1\n\n`),
    check: (watched) => toldAtItsEnd(watched, /./),
  },
  {
    name: 'an extension of a chunk without an end',
    sizes: [1e6, 1e8],
    of: 'bytes',
    serve: (size) => (socket) => sendAll(socket, head('Transfer-Encoding: chunked\r\n'), '5;a=', repeated('a', size)),
    check: (watched) => toldAtItsEnd(watched, /./),
  },
  {
    name: 'a chunk for each byte',
    sizes: [5000, 200_000],
    of: 'events',
    serve: (size) => (socket) => {
      const event = 'data:1\n\n'.replaceAll(/[^]/g, (letter) => `1\r\n${letter}\r\n`);
      sendAll(socket, head('Transfer-Encoding: chunked\r\n'), repeated(event, event.length * size), '0\r\n\r\n');
    },
    check: async (watched, size) => {
      await watched.ending();
      assert.equal(watched.engine.progress.counts.received, size);
      return 'all events; the oldest are dropped';
    },
  },
];

/** What a server that is asked again and again could pile up. */
const attempts: readonly HostileAnswer[] = [
  {
    name: 'a huge `id`, and the end, ten times',
    sizes: [2e6, 2e7],
    of: 'bytes each',
    serve: (size) => (socket) => sendAll(socket, head(), 'retry: 1\nid: ', repeated('a', size), '\ndata: 1\n\n'),
    check: async (watched) => {
      await watched.waitFor(({ connection }) => connection.attemptCount > 10);
      const { attempts, unsentId } = watched.connection;
      assert.ok(unsentId !== undefined);
      assert.ok(JSON.stringify(attempts).length < 100_000, 'attempts have no copies of it');
      return 'asked again without it, and the panel says so';
    },
  },
  {
    name: 'an `id` that just fits into a header, and the end',
    sizes: [5, 100],
    of: 'attempts',
    serve: () => (socket) => {
      sendAll(socket, head(), 'retry: 1\nid: ', repeated('a', 1 << 20), '\ndata: 1\n\n');
    },
    check: async (watched, size) => {
      await watched.waitFor(({ connection }) => connection.attemptCount > size);
      assert.ok(JSON.stringify(watched.connection.attempts).length < 20_000 * size);
      return 'sent back each time; the attempts keep its beginning';
    },
  },
  {
    name: 'new cookies with each answer',
    sizes: [5, 1000],
    of: 'answers of 100 cookies',
    serve: () => (socket, n) => {
      const lines = Array.from({ length: 100 }, (_, i) => `Set-Cookie: n${n}-${i}=1\r\n`);
      socket.end(`${head(lines.join(''))}retry: 1\n\n`);
    },
    check: async (watched, size) => {
      await watched.waitFor(({ connection }) => connection.attemptCount > size);
      assert.equal(watched.connection.cookies.rows.length, 180);
      return 'the newest 180 are kept';
    },
  },
];

export const hostileAnswers: readonly HostileAnswer[] = [...bombs, ...heads, ...redirects, ...attempts];
