import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { Connection } from '../../../src/net/connection/connection.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { connectionDiagnoses } from '../../../src/net/session/connection-diagnoses.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { RestartingServer } from '../../support/restarting-server.ts';
import { turns, turnsUntil } from '../../support/turns.ts';
import { longTestMs } from '../../support/patience.ts';

/** A connection that is open, whose timers the test moves, and which is closed with the block that it was made in. */
async function opened(
  t: TestContext,
  server: RestartingServer,
  request: Partial<StreamRequest> = {},
): Promise<Connection & Disposable & { readonly sink: IdleSink }> {
  const sink = new IdleSink();
  const connection = new Connection(resolveRequest({ url: server.url, ...request }), sink, () => {});
  sink.onProgress = (progress) => connection.onProgress(progress);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  connection.open();
  await turnsUntil(() => connection.state === 'open');
  sink.progress = { ...sink.progress, lastEventId: '7' };
  return Object.assign(connection, { sink, [Symbol.dispose]: () => connection.close(endings.user()) });
}

/** The wait is over, and the attempt that follows has failed. */
async function fail(t: TestContext, connection: Connection): Promise<void> {
  const { attemptCount } = connection;
  t.mock.timers.tick(connection.wait.ms);
  await turnsUntil(() => connection.attemptCount === attemptCount + 1 && connection.state !== 'connecting');
}

describe('a connection that gives way when a file is saved', { timeout: longTestMs }, () => {
  it('lets the server restart, and is there again with its last event ID as soon as that is', async (t) => {
    await using server = await RestartingServer.start();
    using connection = await opened(t, server);
    const isDown = server.shutDown();
    connection.reconnectAfterSave('app.py');
    await isDown;
    assert.deepEqual([connection.state, connection.wait], ['waiting', { ms: 1000, setBy: 'save' }]);
    assert.match(connection.lastEnding?.message ?? '', /^app\.py was saved, and the connection was closed/);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      await fail(t, connection);
      waits.push(connection.wait.ms);
    }
    assert.deepEqual(waits, [250, 500, 1000]);
    await server.listen();
    t.mock.timers.tick(1000);
    await turnsUntil(() => connection.state === 'open');
    assert.deepEqual(server.asked, [undefined, '7']);
    assert.deepEqual(
      connection.attempts.map(({ wait, end }) => [wait?.setBy, end?.kind]),
      [
        [undefined, 'user'],
        ['save', 'network'],
        ['save', 'network'],
        ['save', 'network'],
        ['save', undefined],
      ],
    );
    assert.equal(connection.wait.setBy, 'default', 'what follows is as ever');
  });

  it('does so once when many files are saved, a moment after the last of them', async (t) => {
    await using server = await RestartingServer.start();
    using connection = await opened(t, server);
    for (let save = 0; save < 20; save++) connection.reconnectAfterSave(`${save}.py`);
    t.mock.timers.tick(999);
    connection.reconnectAfterSave('last.py');
    t.mock.timers.tick(999);
    await turns(100);
    assert.equal(connection.attemptCount, 1);
    t.mock.timers.tick(1);
    await turnsUntil(() => connection.state === 'open');
    t.mock.timers.tick(60_000);
    await turns(100);
    assert.deepEqual([connection.attemptCount, connection.state], [2, 'open']);
  });

  it('says nothing false of it, however often it happens', async (t) => {
    await using server = await RestartingServer.start();
    using connection = await opened(t, server);
    for (let save = 1; save <= 4; save++) {
      connection.reconnectAfterSave('app.py');
      t.mock.timers.tick(1000);
      await turnsUntil(() => connection.state === 'open' && connection.attemptCount === save + 1);
    }
    const attempts = connection.attempts.map(({ responseHeaders: _headers, ...attempt }) => attempt);
    assert.deepEqual(
      connectionDiagnoses({ attempts, longestSilenceMs: 0 }, undefined, () => []),
      [],
    );
  });

  it('goes on while a gateway has no server, and ends with any other refusal', async (t) => {
    await using server = await RestartingServer.start();
    using connection = await opened(t, server);
    let status = 503;
    server.answer = (response) => void response.writeHead(status).end();
    connection.reconnectAfterSave('app.py');
    await fail(t, connection);
    assert.deepEqual([connection.state, connection.wait.setBy], ['waiting', 'save']);
    status = 404;
    await fail(t, connection);
    assert.deepEqual([connection.state, connection.end?.kind], ['closed', 'status']);
  });

  for (const [reconnect, state] of [
    ['auto', 'waiting'],
    ['never', 'closed'],
  ] as const) {
    it(`gives up after half a minute, and does what it does otherwise (${reconnect})`, async (t) => {
      await using server = await RestartingServer.start();
      using connection = await opened(t, server, { reconnect });
      const isDown = server.shutDown();
      connection.reconnectAfterSave('app.py');
      await isDown;
      let waited = 0;
      while (connection.state === 'waiting' && connection.wait.setBy === 'save') {
        waited += connection.wait.ms;
        await fail(t, connection);
      }
      assert.deepEqual([connection.state, connection.attemptCount, waited], [state, 17, 26_750]);
      if (state === 'waiting') assert.deepEqual(connection.wait, { ms: 3000, setBy: 'default' });
    });
  }

  it('stays closed when what was on its way meets a stop rule, or a person closes it', async (t) => {
    await using server = await RestartingServer.start();
    using stopped = await opened(t, server);
    stopped.sink.progress = { ...stopped.sink.progress, stopped: { rule: { type: 'done' }, seq: 3 } };
    stopped.reconnectAfterSave('app.py');
    await turnsUntil(() => stopped.state === 'closed');
    assert.equal(stopped.end?.kind, 'stopRule');
    t.mock.timers.reset();
    using closed = await opened(t, server);
    closed.reconnectAfterSave('app.py');
    closed.close(endings.user());
    closed.reconnectAfterSave('app.py');
    t.mock.timers.tick(60_000);
    await turns(100);
    assert.deepEqual([stopped.attemptCount, closed.attemptCount, closed.state], [1, 1, 'closed']);
  });

  it('waits until the engine knows the last event ID, however long that takes', async (t) => {
    await using server = await RestartingServer.start();
    using connection = await opened(t, server);
    const { sink } = connection;
    const read = Promise.withResolvers<void>();
    sink.endBody = async () => {
      await read.promise;
      return (sink.progress = { ...sink.progress, lastEventId: '9' });
    };
    connection.reconnectAfterSave('app.py');
    t.mock.timers.tick(1000);
    await turns(100);
    assert.equal(connection.attemptCount, 1);
    read.resolve();
    await turnsUntil(() => connection.state === 'open');
    assert.deepEqual(server.asked, [undefined, '9']);
  });

  it('stays closed when a person closes it before the engine knows that', async (t) => {
    await using server = await RestartingServer.start();
    using connection = await opened(t, server);
    const read = Promise.withResolvers<void>();
    connection.sink.endBody = async () => {
      await read.promise;
      return connection.sink.progress;
    };
    connection.reconnectAfterSave('app.py');
    t.mock.timers.tick(1000);
    connection.close(endings.user());
    read.resolve();
    await turns(100);
    assert.deepEqual([connection.state, connection.attemptCount, server.asked], ['closed', 1, [undefined]]);
  });
});
