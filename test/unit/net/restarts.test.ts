import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type PingTarget, pingTarget } from '../../../src/net/session/ping.ts';
import { Restarts } from '../../../src/net/session/restarts.ts';
import { RestartWatch } from '../../../src/net/session/restart-watch.ts';
import type { ShownAttempt } from '../../../src/net/connection/attempt-ledger.ts';
import { redactNothing, redactTexts } from '../../../src/net/redaction.ts';
import type { ConnectionState } from '../../../src/shared/stream/records.ts';
import { attempt } from '../../support/life-case.ts';
import { RestartingServer } from '../../support/restarting-server.ts';
import { turns, turnsUntil } from '../../support/turns.ts';
import { longTestMs } from '../../support/patience.ts';

/** Requests that a server has got, once its response was read. */
async function answered(server: RestartingServer, count: number): Promise<void> {
  await turnsUntil(() => server.asked.length === count && server.open === 0);
  await turns(20);
}

/** Time passes in steps, until that is so. */
async function passUntil(t: TestContext, condition: () => boolean): Promise<void> {
  await turnsUntil(() => {
    t.mock.timers.tick(100);
    return condition();
  });
}

function target({ port }: RestartingServer): PingTarget {
  return { address: '127.0.0.1', port };
}

describe('a server that is looked at after a save', { timeout: longTestMs }, () => {
  it('is asked three times, however many files were saved, and nothing is said when it responds', async (t) => {
    await using server = await RestartingServer.start();
    let stuck = 0;
    const watch = new RestartWatch(() => stuck++);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    for (let save = 0; save < 20; save++) watch.saved(target(server));
    await answered(server, 1);
    t.mock.timers.tick(999);
    assert.equal(server.asked.length, 1);
    t.mock.timers.tick(1);
    await answered(server, 2);
    t.mock.timers.tick(2000);
    await answered(server, 3);
    t.mock.timers.tick(60_000);
    await turns(100);
    assert.deepEqual([server.asked, stuck], [['*', '*', '*'], 0]);
  });

  it('holds up its restart when it then refuses connections for 2 s', async (t) => {
    await using server = await RestartingServer.start();
    let stuck = 0;
    const watch = new RestartWatch(() => stuck++);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    watch.saved(target(server));
    await answered(server, 1);
    await server.shutDown();
    await passUntil(t, () => stuck > 0);
    assert.deepEqual([server.asked.length, stuck], [1, 1]);
  });

  for (const [refusals, isStuck] of [
    [4, 0],
    [5, 1],
  ] as const) {
    it(`is asked every half second while it refuses: ${refusals} times in a row`, async (t) => {
      const results = ['responds', ...Array.from({ length: refusals }, () => 'refuses' as const)] as const;
      let [asked, stuck] = [0, 0];
      const watch = new RestartWatch(
        () => stuck++,
        async () => results[asked++] ?? 'responds',
      );
      t.mock.timers.enable({ apis: ['setTimeout'] });
      watch.saved({ address: '127.0.0.1', port: 1 });
      for (let passed = 0; passed < 10_000; passed += 500) {
        await turns(5);
        t.mock.timers.tick(500);
      }
      assert.deepEqual([asked, stuck], isStuck === 1 ? [6, 1] : [7, 0]);
    });
  }

  it('does so too when the system accepts connections that no process takes; not when it never took a second one', async (t) => {
    await using server = await RestartingServer.start();
    let stuck = 0;
    const watch = new RestartWatch(() => stuck++);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    watch.saved(target(server));
    await answered(server, 1);
    server.answersPings = false;
    t.mock.timers.tick(1000);
    await turnsUntil(() => server.asked.length === 2);
    await passUntil(t, () => stuck > 0);
    await turnsUntil(() => server.open === 0);
    watch.saved(target(server));
    await turnsUntil(() => server.asked.length === 3);
    await passUntil(t, () => server.open === 0);
    t.mock.timers.tick(60_000);
    await turns(100);
    assert.deepEqual([server.asked.length, stuck], [3, 1]);
  });

  it('is left alone when the stream is over', async (t) => {
    await using server = await RestartingServer.start();
    let stuck = 0;
    const watch = new RestartWatch(() => stuck++);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    watch.saved(target(server));
    await answered(server, 1);
    await server.shutDown();
    watch.end();
    t.mock.timers.tick(60_000);
    await turns(100);
    assert.equal(stuck, 0);
  });

  it('is on this machine, without TLS, and with nothing between', () => {
    const asked = (given: Parameters<typeof attempt>[0]): PingTarget | undefined =>
      pingTarget(attempt({ finalUrl: 'http://localhost:8000/events', ...given }));
    assert.deepEqual(asked({ remoteAddress: '127.0.0.1' }), { address: '127.0.0.1', port: 8000 });
    assert.deepEqual(asked({ remoteAddress: '::1', finalUrl: 'http://[::1]/' }), { address: '::1', port: 80 });
    assert.equal(asked({}), undefined);
    assert.equal(asked({ remoteAddress: '192.0.2.1' }), undefined);
    assert.equal(asked({ remoteAddress: '127.0.0.1', via: 'proxy localhost:3128' }), undefined);
    assert.equal(asked({ remoteAddress: '127.0.0.1', finalUrl: 'https://localhost/' }), undefined);
  });
});

class StandIn {
  state: ConnectionState = 'open';
  readonly saved: string[] = [];
  readonly attempts: readonly ShownAttempt[];

  constructor(server: RestartingServer) {
    this.attempts = [redactTexts(attempt({ finalUrl: server.url, remoteAddress: '127.0.0.1' }), redactNothing)];
  }

  reconnectAfterSave(file: string): void {
    this.saved.push(file);
    this.state = 'waiting';
  }
}

describe('a stream whose server restarts', { timeout: longTestMs }, () => {
  it('is known to hold that up, until it gives way; the next restarts it doesn’t hold up', async (t) => {
    await using server = await RestartingServer.start();
    const connection = new StandIn(server);
    let changes = 0;
    const restarts = new Restarts(connection, () => changes++);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    restarts.fileSaved('app.py', false);
    await answered(server, 1);
    await server.shutDown();
    await passUntil(t, () => changes > 0);
    assert.deepEqual([restarts.heldUpBy, connection.saved], ['app.py', []]);
    restarts.giveWay();
    assert.deepEqual([restarts.heldUpBy, connection.saved], [undefined, ['app.py']]);
  });

  it('gives way once more to one that noticed the save after the connection was there again', async (t) => {
    await using server = await RestartingServer.start();
    const connection = new StandIn(server);
    const restarts = new Restarts(connection, () => {});
    t.mock.timers.enable({ apis: ['setTimeout'] });
    restarts.fileSaved('app.ts', true);
    restarts.connectionChanged();
    assert.equal(server.asked.length, 0);
    connection.state = 'open';
    restarts.connectionChanged();
    await answered(server, 1);
    await server.shutDown();
    await passUntil(t, () => connection.saved.length > 1);
    assert.deepEqual([connection.saved, restarts.heldUpBy], [['app.ts', 'app.ts'], undefined]);
  });

  it('asks nothing of a server to which no stream is open', async () => {
    await using server = await RestartingServer.start();
    const connection = new StandIn(server);
    connection.state = 'closed';
    new Restarts(connection, () => {}).fileSaved('app.py', false);
    await turns(100);
    assert.equal(server.open, 0);
  });
});
