/** The way of the bytes to the engine, through shared memory or in blocks: both come to the same, and to all of it. */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { EngineClient } from '../../../src/engine/client/client.ts';
import { Connection } from '../../../src/net/connection/connection.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { Listening } from '../../support/listening.ts';
import { nextTurn, turnsUntil } from '../../support/turns.ts';

let bundle: EngineBundle;
before(async () => {
  bundle = await bundleEngine();
});
after(() => bundle[Symbol.asyncDispose]());

const limits = { maxEvents: 1e6, maxBytes: 1e9 };

function start(canShare: boolean): EngineClient & AsyncDisposable {
  const engine = EngineClient.start(bundle.workerFile, { limits, stopOn: [] }, canShare);
  return Object.assign(engine, { [Symbol.asyncDispose]: () => engine.dispose() });
}

/** Events of all sizes, from one to more than a ring takes, in chunks that have nothing to do with them. */
function flood(): Buffer {
  const events = Array.from({ length: 4000 }, (_, n) => `id: ${n}\ndata: ${'x'.repeat(n % 997)}\n\n`);
  const body = Buffer.from([...events, `data: ${'y'.repeat(9_000_000)}\n\n`, 'event: last\ndata\n\n'].join(''));
  const chunks: Buffer[] = [];
  for (let at = 0, n = 1; at < body.length; n++) {
    const size = Math.min(1 + ((n * 7919) % 70_000), body.length - at);
    chunks.push(Buffer.from(`${size.toString(16)}\r\n`), body.subarray(at, at + size), Buffer.from('\r\n'));
    at += size;
  }
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('a stream', () => {
  for (const canShare of [true, false]) {
    it(`comes whole ${canShare ? 'through shared memory' : 'in blocks'}, and ends with its last chunk`, async () => {
      const bytes = flood();
      let open = 0;
      // Leaves the connection open, as servers do that keep it for a next request.
      await using server = await Listening.start(
        createServer((socket) => {
          open++;
          socket.on('error', () => {}).once('close', () => open--);
          socket.once('data', () => void socket.write(Buffer.concat([Buffer.from(head), bytes])));
        }),
      );
      await using engine = start(canShare);
      assert.equal(engine.inlet !== undefined, canShare);
      const request = resolveRequest({ url: `http://127.0.0.1:${server.port}/`, reconnect: 'never' });
      const connection = new Connection(request, engine, () => {});
      engine.onDidProgress = (progress) => connection.onProgress(progress);
      connection.open();
      await turnsUntil(() => connection.state === 'closed');
      assert.equal(connection.end?.kind, 'serverEnded');
      const { counts, body, bodyFacts } = engine.progress;
      assert.equal(counts.received, 4002);
      assert.deepEqual(body, { kind: 'complete' });
      assert.ok((bodyFacts?.chunks?.count ?? 0) > 100);
      assert.equal((await engine.details(4001, 10))?.dataLength ?? 0, 9_000_000);
      assert.equal((await engine.read(4002, 1))[0]?.type, 'last');
      await turnsUntil(() => open === 0);
    });
  }

  it('keeps its order when there is more at once than the ring takes, and calls in between', async () => {
    await using engine = start(true);
    const { inlet = assert.fail('no memory is shared') } = engine;
    engine.beginBody();
    const seen: Promise<number>[] = [];
    for (let n = 0; n < 60; n++) {
      // With 200 KB each they are three times what fits in.
      inlet.write(Buffer.from(`data: ${'x'.repeat(200_000)}\n\n`), n + 1);
      if (n % 7 === 0) inlet.wake();
      if (n % 5 === 0) seen.push(engine.read(n + 1, 1).then(([event]) => event?.time ?? 0));
      if (n % 11 === 0) await nextTurn();
    }
    const { counts } = await engine.endBody();
    assert.equal(counts.received, 60);
    assert.deepEqual(
      await Promise.all(seen),
      Array.from({ length: 12 }, (_, i) => 5 * i + 1),
    );
    const all = await engine.read(1, 100);
    assert.deepEqual(
      all.map(({ time }) => time),
      all.map(({ seq }) => seq),
    );
    assert.equal(engine.bytesInFlight, 0);
  });
});
