import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Arrivals } from '../../../src/net/connection/arrivals.ts';
import { AttemptLedger } from '../../../src/net/connection/attempt-ledger.ts';
import { Connection } from '../../../src/net/connection/connection.ts';
import { Suspension } from '../../../src/net/connection/suspension.ts';
import { WallClock } from '../../../src/net/connection/wall-clock.ts';
import { Waits } from '../../../src/net/connection/waits.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { connectionDiagnoses } from '../../../src/net/session/connection-diagnoses.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { ConnectionAttempt } from '../../../src/shared/stream/records.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { attempt } from '../../support/life-case.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { turnsUntil } from '../../support/turns.ts';
import { longTestMs } from '../../support/patience.ts';

const hour = 3_600_000;

/** Both clocks of a machine, in ms, which a test moves. */
class Clocks {
  even = 5000;
  wall = 1_700_000_000_000;
  readonly counted = (): number => this.even;
  readonly shown = (): number => this.wall;

  pass(ms: number): void {
    this.even += ms;
    this.wall += ms;
  }
}

describe('the clock of what is received', () => {
  it('shows the time of day, also after a machine whose even clock stands still has slept', () => {
    const clocks = new Clocks();
    const clock = new WallClock(clocks.counted, clocks.shown);
    clocks.pass(10.5);
    assert.equal(clock.now(), clocks.wall);
    clocks.wall += 8 * hour;
    assert.equal(clock.now(), clocks.wall);
    clocks.pass(250);
    assert.equal(clock.now(), clocks.wall);
  });

  it('goes on evenly when the system sets its clock back, or slews it', () => {
    const clocks = new Clocks();
    const clock = new WallClock(clocks.counted, clocks.shown);
    const begun = clock.now();
    clocks.wall -= hour;
    clocks.pass(20);
    assert.equal(clock.now(), begun + 20);
    clocks.wall += hour + 400;
    clocks.pass(20);
    assert.equal(clock.now(), begun + 40);
  });
});

function watched(clocks: Clocks): Suspension & Disposable {
  const suspension = new Suspension(clocks.counted, clocks.shown);
  suspension.watch();
  return Object.assign(suspension, { [Symbol.dispose]: () => suspension.rest() });
}

/** What happens to a machine, and what of it is no time of the server's. */
const happenings: Readonly<Record<string, readonly [move: (clocks: Clocks) => void, ms: number]>> = {
  'sleep, with an even clock that goes on': [(clocks) => clocks.pass(8 * hour), 8 * hour],
  'sleep, with an even clock that stands still': [(clocks) => (clocks.wall += 8 * hour), 8 * hour],
  'a clock that is set back': [(clocks) => (clocks.wall -= hour), hour],
  'a process that is busy for 9 s': [(clocks) => clocks.pass(9000), 0],
  'a clock that is slewed': [(clocks) => (clocks.wall += 500), 0],
};

describe('a suspension', () => {
  for (const [told, [move, ms]] of Object.entries(happenings)) {
    it(`is noticed where there is one: ${told}`, () => {
      const clocks = new Clocks();
      using suspension = watched(clocks);
      clocks.pass(5000);
      assert.equal(suspension.ms, 0);
      move(clocks);
      assert.equal(suspension.ms, ms);
      clocks.pass(5000);
      assert.equal(suspension.ms, ms);
    });
  }

  it('is not what passes while nobody watches', () => {
    const clocks = new Clocks();
    using suspension = watched(clocks);
    suspension.rest();
    clocks.pass(hour);
    assert.equal(suspension.ms, 0);
    suspension.watch();
    assert.equal(suspension.ms, 0);
  });

  it('is no silence of a server', (t) => {
    let now = 1000;
    t.mock.method(performance, 'now', () => now);
    const suspension = { ms: 0 };
    const arrivals = new Arrivals(suspension);
    arrivals.begin({ bytesRead: () => 0, isPaused: () => false });
    now += 8 * hour;
    suspension.ms = 8 * hour;
    assert.equal(arrivals.silentSince, now);
    now += 40;
    arrivals.arrived();
    assert.equal(arrivals.longestSilenceMs, 40);
  });

  it('is noted in the attempt that it was in', () => {
    const suspension = { ms: 0 };
    const ledger = new AttemptLedger(undefined, suspension);
    const { progress } = new IdleSink();
    ledger.begin('GET', 'http://a/', progress);
    suspension.ms = hour;
    ledger.end(endings.serverEnded(), progress);
    ledger.begin('GET', 'http://a/', progress);
    ledger.end(endings.serverEnded(), progress);
    assert.deepEqual(
      ledger.entries.map(({ suspendedMs }) => suspendedMs),
      [hour, undefined],
    );
  });

  it('makes no habit of connections that are lost in it, and holds nothing back', () => {
    const end = { kind: 'network', message: 'reset' } as const;
    const serverEnded = { kind: 'serverEnded', message: 'ended' } as const;
    const lives: readonly ConnectionAttempt[][] = [
      [1, 2, 3].map((number) => attempt({ number, endedAt: 1010 + hour, end })),
      [attempt({ firstEventAt: 1010 + hour, endedAt: 1020 + hour, end: serverEnded, events: 3 })],
      [attempt({ headersAt: 1010 + hour, firstEventAt: 1015 + hour })],
    ];
    const kinds = (attempts: readonly ConnectionAttempt[]): string[] =>
      connectionDiagnoses({ attempts, longestSilenceMs: 0 }, undefined, () => []).map(({ kind }) => kind);
    assert.deepEqual(lives.map(kinds), [['timeLimit'], ['allAtEnd'], ['lateHeaders']]);
    const suspended = lives.map((attempts) => attempts.map((each) => ({ ...each, suspendedMs: hour })));
    assert.deepEqual(suspended.map(kinds), [[], [], []]);
  });
});

describe('a clock that was set', { timeout: longTestMs }, () => {
  it('back during a wait makes that no shorter than nothing', (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 10 * hour });
    const waits = new Waits(resolveRequest({ url: 'http://a/' }), () => new IdleSink().progress);
    waits.begin();
    t.mock.timers.setTime(hour);
    assert.ok((waits.take()?.ms ?? -1) >= 0);
  });

  it('since this process began tells no phase of a later attempt from its headers', async (t) => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 8 * hour });
    const connection = new Connection(resolveRequest({ url: server.url }), new IdleSink(), () => {});
    connection.open();
    await turnsUntil(() => connection.state === 'open');
    const { phases, startedAt = 0, headersAt = 0 } = connection.attempts[0] ?? {};
    connection.close(endings.user());
    assert.ok(startedAt >= Date.now() - hour, 'it is the time of day');
    assert.ok(Math.abs(headersAt - (phases?.sentAt ?? 0)) < hour);
  });
});
