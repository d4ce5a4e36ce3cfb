import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Readable, pipeline } from 'node:stream';
import { Connection } from '../../../src/net/connection/connection.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { nextTurn, turns, turnsUntil } from '../../support/turns.ts';
import { testMs } from '../../support/patience.ts';

const mebibyte = 1 << 20;

/** What documentation and code promise: past it the socket is paused. */
const bound = 16 * mebibyte;

describe('a connection whose engine falls behind', () => {
  const chunks = 64;

  it('pauses the socket, and goes on when the engine has caught up; nothing is lost', { timeout: testMs }, async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      const body = Array.from({ length: chunks }, () => Buffer.alloc(mebibyte, 'a'));
      pipeline(Readable.from(body), response, () => {});
    });
    const sink = new IdleSink();
    const connection = new Connection(resolveRequest({ url: server.url, reconnect: 'never' }), sink, () => {});
    sink.onProgress = (progress) => connection.onProgress(progress);
    connection.open();
    await turnsUntil(() => sink.bytesInFlight > bound);
    await turns(500);
    assert.ok(sink.total < chunks * mebibyte, 'the rest is still with the server');
    while (connection.state !== 'closed') {
      sink.bytesInFlight = 0;
      connection.onProgress(sink.progress);
      await nextTurn();
    }
    assert.equal(sink.total, chunks * mebibyte);
    // What is read in one turn of the event loop comes on top.
    assert.ok(sink.highest <= bound + 2 * mebibyte, `${sink.highest} bytes were in flight`);
    assert.equal(connection.end?.kind, 'serverEnded');
  });
});

describe('a connection that is closed', () => {
  it('sends no second request, whatever it was doing', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.end('data: 1\n\n');
    });
    const sink = new IdleSink();
    sink.progress = { ...sink.progress, retryMs: 1 };
    let changes = 0;
    const connection = new Connection(resolveRequest({ url: server.url }), sink, () => {
      changes++;
    });
    connection.open();
    await turnsUntil(() => connection.state === 'waiting');
    connection.close(endings.user());
    const [asked, changed] = [server.requests.length, changes];
    connection.reconnectNow();
    await turns(500);
    assert.deepEqual([server.requests.length, changes], [asked, changed]);
    assert.equal(connection.end?.message, 'you disconnected');
  });

  it('keeps its first reason', () => {
    const sink = new IdleSink();
    const connection = new Connection(resolveRequest({ url: 'localhost:1' }), sink, () => {});
    sink.onProgress = (progress) => connection.onProgress(progress);
    connection.close(endings.panelClosed());
    connection.close(endings.user());
    assert.equal(connection.end?.message, 'the panel was closed');
  });
});

describe('reconnecting at once', () => {
  it('keeps the reconnection time of the server for the waits that follow', async (t) => {
    await using server = await startSseServer((_request, response, n) => {
      if (n === 1) openEventStream(response);
      if (n === 1) response.end('data: 1\n\n');
      else response.socket?.destroy();
    });
    const day = 86_400_000;
    const sink = new IdleSink();
    sink.progress = { ...sink.progress, retryMs: day };
    const connection = new Connection(resolveRequest({ url: server.url }), sink, () => {});
    sink.onProgress = (progress) => connection.onProgress(progress);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    connection.open();
    await turnsUntil(() => connection.state === 'waiting');
    connection.reconnectNow();
    await turnsUntil(() => server.requests.length === 2 && connection.state === 'waiting');
    assert.match(connection.lastEnding?.message ?? '', /closed the connection without a response/);
    t.mock.timers.tick(day - 1);
    await turns(200);
    assert.equal(server.requests.length, 2);
    t.mock.timers.tick(1);
    await turnsUntil(() => server.requests.length === 3);
    connection.close(endings.user());
  });
});
