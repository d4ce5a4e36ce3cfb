import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Waits } from '../../../src/net/connection/waits.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import type { AttemptWait, ReconnectPolicy } from '../../../src/shared/stream/records.ts';

function waits(retryMs?: number, reconnect: ReconnectPolicy = 'backOff'): Waits {
  const counts = { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 };
  const progress = { blocks: 0, counts, lastEventId: '', ruleNotices: [], ...(retryMs !== undefined && { retryMs }) };
  return new Waits(resolveRequest({ url: 'http://a/', reconnect }), () => progress);
}

/** The waits after so many attempts in a row without an event. */
function after(
  failures: number,
  retryMs?: number,
  reconnect?: ReconnectPolicy,
): [ms: number, by: AttemptWait['setBy']][] {
  const found = waits(retryMs, reconnect);
  return Array.from({ length: failures }, () => {
    found.attemptEnded(0);
    return [found.ms, found.setBy];
  });
}

function lengths(failures: number, retryMs?: number): number[] {
  return after(failures, retryMs).map(([ms]) => ms);
}

describe('growing waits', () => {
  it('begin with the reconnection time, which is not theirs, and double with each failure that follows', () => {
    assert.deepEqual(after(3), [
      [3000, 'default'],
      [6000, 'backOff'],
      [12_000, 'backOff'],
    ]);
    assert.deepEqual(after(2, 500), [
      [500, 'server'],
      [1000, 'backOff'],
    ]);
  });

  it('grow up to a minute', () => {
    assert.deepEqual(lengths(8), [3000, 6000, 12_000, 24_000, 48_000, 60_000, 60_000, 60_000]);
    assert.deepEqual(lengths(2000, 3000).at(-1), 60_000);
  });

  it('grow from a tenth of a second when the server asked for none, or for a shorter one', () => {
    assert.deepEqual(lengths(4, 0), [0, 100, 200, 400]);
    assert.deepEqual(lengths(4, 20), [20, 100, 200, 400]);
    assert.deepEqual(lengths(2000, 0).at(-1), 60_000);
  });

  it('are not shorter than the newest response asked for in Retry-After, until the next one', () => {
    const found = waits(500);
    const asked = (ms: number): [number, AttemptWait['setBy']] => {
      found.attemptEnded(0, ms);
      return [found.ms, found.setBy];
    };
    assert.deepEqual(asked(37_000), [37_000, 'server']);
    assert.deepEqual(asked(900), [1000, 'backOff']);
    assert.deepEqual(asked(0), [2000, 'backOff']);
    assert.deepEqual(asked(1e12), [2 ** 31 - 1, 'server']);
    found.forget();
    assert.equal(found.ms, 500);
    const likeBrowsers = waits(500, 'auto');
    likeBrowsers.attemptEnded(0, 37_000);
    assert.equal(likeBrowsers.ms, 500);
  });

  it('are never shorter than the server asked for', () => {
    assert.deepEqual(after(3, 90_000), [
      [90_000, 'server'],
      [90_000, 'server'],
      [90_000, 'server'],
    ]);
  });

  it('begin anew after an attempt that brought an event', () => {
    const found = waits(500);
    for (const events of [0, 0, 0, 7]) found.attemptEnded(events);
    assert.deepEqual([found.ms, found.setBy], [500, 'server']);
    found.attemptEnded(0);
    assert.equal(found.ms, 500);
    found.attemptEnded(0);
    assert.equal(found.ms, 1000);
  });

  it('are no other policy’s', () => {
    assert.deepEqual(after(3, 10, 'auto'), [
      [10, 'server'],
      [10, 'server'],
      [10, 'server'],
    ]);
  });
});
