import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Connection } from '../../../src/net/connection/connection.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { turnsFor, turnsUntil } from '../../support/turns.ts';

const mebibyte = 1 << 20;
const silenceMs = 100;

/** Nothing else runs in this process meanwhile, nor is a socket read: so it is under a debugger, or under load. */
function holdUp(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** That a stream ends once nothing has come for so long. */
const rules = [{ silenceSeconds: silenceMs / 1000 }];

/** A connection that is closed with the block that it was made in. */
async function opened(url: string, sink: IdleSink): Promise<Connection & Disposable> {
  const connection = new Connection(resolveRequest({ url }), sink, () => {});
  connection.open();
  await turnsUntil(() => connection.state === 'open');
  return Object.assign(connection, { [Symbol.dispose]: () => connection.close(endings.user()) });
}

describe('silence that ends a stream', () => {
  it('is not that of a socket which is not read, because the engine is behind', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      const body = Array.from({ length: 64 }, () => Buffer.alloc(mebibyte, 'a'));
      pipeline(Readable.from(body), response, () => {});
    });
    const sink = new IdleSink();
    using connection = await opened(server.url, sink);
    await turnsUntil(() => sink.bytesInFlight > 16 * mebibyte);
    connection.setStopRules(rules);
    await turnsFor(5 * silenceMs);
    assert.equal(connection.state, 'open');
    const now = Date.now();
    assert.ok(connection.lastByteAt >= now, 'nobody is told that the server is silent');
  });

  it('counts anew when the socket is read again', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write(Buffer.alloc(17 * mebibyte, 'a'));
    });
    const sink = new IdleSink();
    using connection = await opened(server.url, sink);
    await turnsUntil(() => sink.total > 16 * mebibyte);
    await turnsFor(2 * silenceMs);
    connection.setStopRules(rules);
    const resumedAt = performance.now();
    sink.bytesInFlight = 0;
    connection.onProgress(sink.progress);
    await turnsUntil(() => connection.state === 'closed');
    assert.ok(performance.now() - resumedAt > silenceMs - 5);
    assert.match(connection.end?.message ?? '', /^a stop condition closed the stream: nothing received for 100 ms/);
    assert.equal(sink.total, 17 * mebibyte);
  });

  for (const encoding of ['identity', 'gzip']) {
    it(`is not that of a process which was held up while bytes came (${encoding})`, async () => {
      const gzip = createGzip();
      const text = ': a\n\n';
      let say = (): void => {};
      await using server = await startSseServer((_request, response) => {
        openEventStream(response, { 'Content-Encoding': encoding });
        if (encoding === 'gzip') gzip.pipe(response);
        const to = encoding === 'gzip' ? gzip : response;
        say = () => void to.write(text);
        // So that what is said later is in the socket at once.
        say();
        if (encoding === 'gzip') gzip.flush();
      });
      const sink = new IdleSink();
      using connection = await opened(server.url, sink);
      await turnsUntil(() => sink.total === text.length);
      say();
      if (encoding === 'gzip') await new Promise<void>((resolve) => gzip.flush(resolve));
      connection.setStopRules(rules);
      holdUp(3 * silenceMs);
      await turnsUntil(() => sink.total === 2 * text.length || connection.state === 'closed');
      assert.equal(connection.state, 'open');
      await turnsUntil(() => connection.state === 'closed');
      assert.equal(connection.end?.kind, 'stopRule');
      assert.equal(sink.total, 2 * text.length);
    });
  }
});

describe('the time to the first byte', () => {
  it('is not over for an answer that came while the process was held up', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      holdUp(3 * silenceMs);
    });
    const sink = new IdleSink();
    const route = { ...plainRoute, firstByteTimeoutMs: silenceMs };
    const connection = new Connection({ ...resolveRequest({ url: server.url }), route }, sink, () => {});
    connection.open();
    await turnsUntil(() => connection.state === 'open' || connection.state === 'waiting');
    connection.close(endings.user());
    assert.equal(connection.attempts[0]?.end?.message, 'you disconnected');
  });
});
