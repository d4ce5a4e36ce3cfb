import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StreamSink } from '../../../src/net/connection/attempts.ts';
import { Connection } from '../../../src/net/connection/connection.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import type { EngineProgress } from '../../../src/shared/stream/engine.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { turns, turnsUntil } from '../../support/turns.ts';
import { longTestMs } from '../../support/patience.ts';

/** An engine that takes a new last event ID only when it is told to: until then, earlier blocks are on their way. */
class SlowSink implements StreamSink {
  progress: EngineProgress = {
    blocks: 0,
    counts: { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 },
    lastEventId: '',
    ruleNotices: [],
  };
  readonly bytesInFlight = 0;
  readonly #asked: (() => void)[] = [];

  beginBody(): void {}

  push(): void {}

  attempt(): void {}

  setLastEventId(lastEventId: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#asked.push(() => {
      const { stopped: _before, ...progress } = this.progress;
      this.progress = { ...progress, lastEventId };
      resolve();
    });
    return promise;
  }

  async endBody(): Promise<EngineProgress> {
    return this.progress;
  }

  /** Takes the ID that it was told first. */
  takeId(): void {
    this.#asked.shift()?.();
  }
}

/** A connection that is open, and closed with the block that it was made in. */
async function opened(url: string, sink: StreamSink): Promise<Connection & Disposable> {
  const connection = begun(url, sink);
  await turnsUntil(() => connection.state === 'open');
  return connection;
}

function begun(url: string, sink: StreamSink): Connection & Disposable {
  const connection = new Connection(resolveRequest({ url }), sink, () => {});
  connection.open();
  return Object.assign(connection, { [Symbol.dispose]: () => connection.close(endings.user()) });
}

describe('a stream that is resumed', { timeout: longTestMs }, () => {
  it('is not closed by a rule that events still on their way meet; they are their own attempt’s', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const sink = new SlowSink();
    using connection = await opened(server.url, sink);
    const resumed = connection.resume(1, '1a');
    const counts = { ...sink.progress.counts, received: 2, kept: 2 };
    sink.progress = { ...sink.progress, counts, stopped: { rule: { type: 'done' }, seq: 2 } };
    connection.onProgress(sink.progress);
    sink.takeId();
    await resumed;
    await turnsUntil(() => connection.state !== 'connecting');
    assert.equal(connection.state, 'open');
    assert.deepEqual(
      connection.attempts.map(({ events, end }) => [events, end?.message]),
      [
        [2, 'you resumed from event 1'],
        [0, undefined],
      ],
    );
  });

  it('twice in a row asks once, from the event that was chosen last', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const sink = new SlowSink();
    using connection = await opened(server.url, sink);
    const both = [connection.resume(1, '1a'), connection.resume(2, '1b')];
    sink.takeId();
    await turns(100);
    sink.takeId();
    await Promise.all(both);
    await turnsUntil(() => connection.state === 'open');
    assert.deepEqual(
      server.requests.map(({ headers }) => headers['last-event-id']),
      [undefined, '1b'],
    );
  });

  it('stays closed when a person closes it before the engine knows the ID', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const sink = new SlowSink();
    using connection = await opened(server.url, sink);
    const resumed = connection.resume(1, '1a');
    connection.close(endings.user());
    sink.takeId();
    await resumed;
    await turns(100);
    assert.equal(connection.state, 'closed');
    assert.equal(server.requests.length, 1);
  });

  it('is not ended by the answer that was being refused meanwhile', async () => {
    await using server = await startSseServer((_request, response, n) => {
      if (n === 1) response.writeHead(500, { 'Content-Type': 'text/plain' }).write('down');
      else openEventStream(response);
    });
    const sink = new SlowSink();
    using connection = begun(server.url, sink);
    await turnsUntil(() => connection.attempts[0]?.status === 500);
    const resumed = connection.resume(1, '1a');
    sink.takeId();
    await resumed;
    await turnsUntil(() => connection.state === 'open');
    await turns(100);
    assert.deepEqual(
      connection.attempts.map(({ status, end }) => [status, end?.kind]),
      [
        [500, 'user'],
        [200, undefined],
      ],
    );
    assert.equal(connection.answer, undefined);
  });
});
