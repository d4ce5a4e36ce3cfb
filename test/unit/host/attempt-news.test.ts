import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection } from '../../../src/net/connection/connection.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import type { NetworkBlock } from '../../../src/shared/stream/engine.ts';
import type { AttemptNews } from '../../../src/shared/stream/annotations.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { turnsUntil } from '../../support/turns.ts';

/** Writes down what it is told, in the order in which it is told. */
class ListeningSink extends IdleSink {
  readonly told: string[] = [];

  override push(block: NetworkBlock): void {
    super.push(block);
    this.bytesInFlight = 0;
    this.told.push(Buffer.concat(block.pieces).toString());
  }

  override attempt({ attempt, phase, text, time }: AttemptNews): void {
    assert.ok(Math.abs(time - Date.now()) < 60_000);
    this.told.push(`${attempt} ${phase}: ${text}`);
  }
}

test('the engine is told of each attempt between the bytes of which it stands, without secrets', async () => {
  await using server = await startSseServer((_request, response, n) => {
    if (n === 2) {
      response.writeHead(503, 'Not hush now').end();
      return;
    }
    openEventStream(response);
    response.write(`data: ${n}\n\n`);
    if (n === 1) response.end();
  });
  const request = { ...resolveRequest({ url: server.url, reconnect: 'backOff' }), secrets: ['hush'] };
  const sink = new ListeningSink();
  const connection = new Connection(request, sink, () => {});
  connection.open();
  try {
    await turnsUntil(() => connection.state === 'waiting');
    connection.reconnectNow();
    await turnsUntil(() => connection.attemptCount === 2 && connection.state === 'waiting');
    connection.reconnectNow();
    await turnsUntil(() => sink.told.includes('data: 3\n\n'));
  } finally {
    connection.close(endings.user());
  }
  assert.deepEqual(
    sink.told.map((text) => text.replace(/(503).*/, '$1 …')),
    [
      '1 answered: 200 OK',
      'data: 1\n\n',
      '1 ended: the server ended the response',
      '2 answered: 503 …',
      '2 ended: the server responded with 503 …',
      '3 answered: 200 OK',
      'data: 3\n\n',
      '3 ended: you disconnected',
    ],
  );
  assert.ok(!sink.told.join().includes('hush'));
});
