/** The order of what comes over a connection, whoever reads it and when. */

import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { dial } from '../../../../src/net/wire/dial.ts';
import { Wire } from '../../../../src/net/wire/wire.ts';
import { selfSignedCertificate } from '../../../support/certificate.ts';
import { Listening } from '../../../support/listening.ts';
import { turns, turnsUntil } from '../../../support/turns.ts';

/** What a reader was given. */
class Reader {
  text = '';
  end: string | undefined;
  readonly #onText: (text: string) => void;

  constructor(onText: (text: string) => void = () => undefined) {
    this.#onText = onText;
  }

  onBytes(bytes: Uint8Array): void {
    assert.equal(this.end, undefined, 'bytes after the end');
    this.text += Buffer.from(bytes).toString('latin1');
    this.#onText(this.text);
  }

  onEnd(error?: Error & { readonly code?: string }): void {
    assert.equal(this.end, undefined, 'two ends');
    this.end = error === undefined ? 'end' : (error.code ?? error.message);
  }
}

interface Pair extends AsyncDisposable {
  readonly wire: Wire;
  readonly server: Socket;
  /** Breaks the connection off. */
  readonly reset: () => void;
}

const certificate = selfSignedCertificate();

async function connected(isSecure: boolean): Promise<Pair> {
  const accepted = Promise.withResolvers<Socket>();
  const accept = (socket: Socket): void => accepted.resolve(socket.on('error', () => undefined));
  const server = isSecure ? createTlsServer(certificate, accept) : createServer(accept);
  let raw: Socket | undefined;
  server.on('connection', (socket: Socket) => void (raw = socket));
  const listening = await Listening.start(server);
  const { signal } = new AbortController();
  const wire = new Wire();
  const at = { host: '127.0.0.1', port: listening.port };
  const socket = await dial(at, { signal, ...(!isSecure && { options: wire.options }) });
  if (isSecure) {
    const secure = connectTls({ socket, rejectUnauthorized: false });
    await new Promise<void>((resolve) => void secure.once('secureConnect', resolve));
    wire.attach(secure, false);
  } else wire.attach(socket, true);
  const reset = (): void => void raw?.resetAndDestroy();
  return { wire, server: await accepted.promise, reset, [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose]() };
}

for (const isSecure of [false, true]) {
  describe(`a connection ${isSecure ? 'over TLS' : 'over TCP'}`, () => {
    it('gives all that comes, and then the end', async () => {
      await using pair = await connected(isSecure);
      const reader = new Reader();
      pair.wire.read(reader);
      const sent = Array.from({ length: 3000 }, (_, i) => `line ${i}\n`).join('');
      pair.server.end(sent.repeat(100));
      await turnsUntil(() => reader.end !== undefined);
      assert.equal(reader.text, sent.repeat(100));
      assert.equal(reader.end, 'end');
      pair.wire.destroy();
    });

    it('gives what came before an error before the error', async () => {
      await using pair = await connected(isSecure);
      const reader = new Reader();
      pair.wire.read(reader);
      pair.wire.pause();
      pair.server.write('data: 1\n\n', pair.reset);
      // It is all there when somebody reads.
      await turnsUntil(() => pair.server.destroyed || pair.wire.socket.destroyed);
      pair.wire.resume();
      await turnsUntil(() => reader.end !== undefined);
      assert.equal(reader.text, 'data: 1\n\n');
      assert.match(reader.end ?? '', /ECONNRESET|closed/);
      pair.wire.destroy();
    });

    it('gives what a reader left, and what comes after it, to the next one', async () => {
      await using pair = await connected(isSecure);
      pair.server.write('HEAD and the body');
      const body = new Reader();
      const head = new Reader((text) => {
        pair.wire.pause();
        pair.wire.unread(Buffer.from(text.slice(4)));
      });
      pair.wire.read(head);
      await turnsUntil(() => head.text !== '');
      pair.server.end(', more of it');
      // While nobody reads, it comes and is kept.
      await turnsUntil(() => pair.server.writableFinished);
      pair.wire.read(body);
      await turnsUntil(() => body.end !== undefined);
      assert.equal(body.text, ' and the body, more of it');
      assert.equal(head.end, undefined);
      pair.wire.destroy();
    });

    it('gives what came while nobody read behind what a reader puts back', async () => {
      await using pair = await connected(isSecure);
      const [head, body] = [new Reader(), new Reader()];
      pair.wire.read(head);
      pair.wire.pause();
      for (const part of ['HEAD and the body', ', more of it']) {
        const { bytesRead } = pair.wire.socket;
        pair.server.write(part);
        await turnsUntil(() => pair.wire.socket.bytesRead > bytesRead);
        await turns(20);
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      pair.wire.read({
        onBytes: (bytes) => {
          pair.wire.pause();
          pair.wire.unread(Buffer.from(bytes.subarray(4)));
          resolve();
        },
        onEnd: () => assert.fail('it goes on'),
      });
      await promise;
      pair.wire.read(body);
      const expected = ' and the body, more of it';
      await turnsUntil(() => body.text.length >= expected.length);
      assert.deepEqual([head.text, body.text], ['', expected]);
      pair.wire.destroy();
    });

    it('takes little while it is paused, and notices the end', async () => {
      await using pair = await connected(isSecure);
      const reader = new Reader();
      pair.wire.read(reader);
      pair.wire.pause();
      let taken = 0;
      const block = Buffer.alloc(1 << 20, 'a');
      for (let i = 0; i < 32; i++) pair.server.write(block, () => taken++);
      await turnsUntil(() => pair.server.writableLength < 32 * block.length);
      await turns(200);
      assert.equal(reader.text, '');
      assert.ok(taken < 32, 'the rest is with the server');
      pair.wire.resume();
      await turnsUntil(() => reader.text.length === 32 * block.length);
      pair.wire.pause();
      pair.server.end();
      await turnsUntil(() => reader.end === 'end');
      pair.wire.destroy();
    });

    it('says nothing more once it is destroyed', async () => {
      await using pair = await connected(isSecure);
      const reader = new Reader((text) => void (text.length > 3 && pair.wire.destroy()));
      pair.wire.read(reader);
      pair.server.write('one');
      await turnsUntil(() => reader.text === 'one');
      pair.server.write('two');
      await turnsUntil(() => pair.server.destroyed);
      assert.equal(reader.text, 'onetwo');
      assert.equal(reader.end, undefined);
    });
  });
}

describe('a connection over TLS that nobody reads', () => {
  it('gives what was decrypted without room for it, too, before an error', async () => {
    await using pair = await connected(true);
    const reader = new Reader();
    pair.wire.read(reader);
    pair.wire.pause();
    const { socket } = pair.wire;
    pair.server.write(Buffer.alloc(100_000, 'a'));
    await turnsUntil(() => socket.bytesRead === 100_000 && socket.readableLength > 0);
    pair.reset();
    await turnsUntil(() => socket.destroyed);
    pair.wire.resume();
    await turnsUntil(() => reader.end !== undefined);
    assert.equal(reader.text.length, 100_000);
    assert.match(reader.end ?? '', /ECONNRESET|closed/);
    pair.wire.destroy();
  });
});
