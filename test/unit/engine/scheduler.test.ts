import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FollowerNews, type PacedFollower, Scheduler } from '../../../src/engine/door/scheduler.ts';
import type { LogFollower } from '../../../src/engine/log/log-follower.ts';
import { turns } from '../../support/turns.ts';

/** Has so many slices to do, and tells of each. */
class Slices implements LogFollower {
  readonly #name: string;
  readonly #calls: string[];
  left: number;

  constructor(name: string, left: number, calls: string[]) {
    this.#name = name;
    this.left = left;
    this.#calls = calls;
  }

  get isAtRest(): boolean {
    return this.left === 0;
  }

  advance(): void {
    assert.ok(!this.isAtRest, 'nothing is asked of one that is at rest');
    this.left--;
    this.#calls.push(this.#name);
  }
}

const deaf: FollowerNews = { changed: () => undefined, failed: assert.ifError };

function atOnce(follower: LogFollower): PacedFollower {
  return { follower, pace: 'atOnce' };
}

function whenQuiet(follower: LogFollower): PacedFollower {
  return { follower, pace: 'whenQuiet' };
}

describe('the scheduler', () => {
  test('gives each follower one slice in a turn, up to its rest', async () => {
    const calls: string[] = [];
    using scheduler = new Scheduler([atOnce(new Slices('a', 3, calls)), whenQuiet(new Slices('b', 2, calls))], deaf);
    scheduler.schedule();
    scheduler.schedule();
    assert.deepEqual(calls, [], 'nothing is done before its turn');
    await turns(8);
    assert.deepEqual(calls, ['a', 'b', 'a', 'b', 'a']);
  });

  test('is fair to the followers of other logs in the same thread', async () => {
    const calls: string[] = [];
    using first = new Scheduler([atOnce(new Slices('first', 50, calls))], deaf);
    using second = new Scheduler([atOnce(new Slices('second', 3, calls))], deaf);
    first.schedule();
    second.schedule();
    await turns(60);
    assert.deepEqual(calls.slice(0, 6), ['first', 'second', 'first', 'second', 'first', 'second']);
    assert.equal(calls.length, 53);
  });

  test('goes on when there is more after a rest', async () => {
    const calls: string[] = [];
    const follower = new Slices('a', 1, calls);
    using scheduler = new Scheduler([atOnce(follower)], deaf);
    scheduler.schedule();
    await turns(4);
    follower.left = 2;
    await turns(4);
    assert.equal(calls.length, 1, 'it is told when there may be more');
    scheduler.schedule();
    await turns(4);
    assert.equal(calls.length, 3);
  });

  test('lets those that can wait do so while blocks come, and gives them a slice now and then', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let now = 1000;
    t.mock.method(performance, 'now', () => now);
    const calls: string[] = [];
    using scheduler = new Scheduler([atOnce(new Slices('a', 2, calls)), whenQuiet(new Slices('b', 3, calls))], deaf);
    scheduler.countBlock(100);
    scheduler.schedule();
    await turns(6);
    assert.deepEqual(calls, ['a', 'a']);
    now += 50;
    scheduler.countBlock(100);
    t.mock.timers.tick(50);
    assert.deepEqual(calls, ['a', 'a', 'b'], 'though the next block has come');
    await turns(6);
    assert.equal(calls.length, 3);
    now += 50;
    t.mock.timers.tick(50);
    await turns(6);
    assert.deepEqual(calls, ['a', 'a', 'b', 'b', 'b'], 'no more blocks: in turns');
  });

  test('gives those that can wait a slice a second in a flood', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let now = 1000;
    t.mock.method(performance, 'now', () => now);
    const calls: string[] = [];
    using scheduler = new Scheduler([whenQuiet(new Slices('a', 3, calls))], deaf);
    scheduler.countBlock(100);
    scheduler.schedule();
    for (let ms = 50; ms <= 2000; ms += 50) {
      now += 50;
      scheduler.countBlock(2 << 20);
      t.mock.timers.tick(50);
      assert.equal(calls.length, Math.floor(ms / 1000), `${ms} ms`);
    }
    now += 50;
    t.mock.timers.tick(50);
    await turns(2);
    assert.equal(calls.length, 3, 'at once when it is over');
  });

  test('gives those that look after a while a slice two seconds after there was something to do', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const calls: string[] = [];
    const follower = new Slices('a', 1, calls);
    let changes = 0;
    const paced: PacedFollower = { follower, pace: 'afterAWhile' };
    using scheduler = new Scheduler([paced], { ...deaf, changed: () => changes++ });
    scheduler.schedule();
    t.mock.timers.tick(1000);
    scheduler.schedule();
    t.mock.timers.tick(999);
    await turns(4);
    assert.deepEqual([calls, changes], [[], 0]);
    t.mock.timers.tick(1);
    assert.deepEqual([calls, changes], [['a'], 1], 'counted from the first time, and the panel is told');
    t.mock.timers.tick(10_000);
    assert.equal(calls.length, 1);
  });

  test('says when there is something new to see', async () => {
    let changes = 0;
    const follower = { revision: 0, left: 3, isAtRest: false, advance: () => undefined as void };
    follower.advance = () => {
      follower.left--;
      if (follower.left === 1) follower.revision++;
      follower.isAtRest = follower.left === 0;
    };
    const news = { ...deaf, changed: () => changes++ };
    using counted = new Scheduler([atOnce(follower)], news);
    counted.schedule();
    await turns(8);
    assert.equal(follower.left, 0);
    assert.equal(changes, 1, 'its revision counted up once');
    using uncounted = new Scheduler([atOnce(new Slices('a', 3, []))], news);
    uncounted.schedule();
    await turns(8);
    assert.equal(changes, 4, 'after each slice of one that has no revision');
  });

  test('says that a follower cannot go on, and leaves it', async () => {
    const failures: unknown[] = [];
    const failure = new Error('broken');
    const broken = {
      isAtRest: false,
      advance() {
        throw failure;
      },
    };
    using scheduler = new Scheduler([atOnce(broken)], { ...deaf, failed: (error) => failures.push(error) });
    scheduler.schedule();
    await turns(6);
    assert.deepEqual(failures, [failure]);
  });

  test('calls off what is to come when it is disposed of', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const calls: string[] = [];
    const scheduler = new Scheduler([atOnce(new Slices('a', 2, calls)), whenQuiet(new Slices('b', 2, calls))], deaf);
    scheduler.countBlock(100);
    scheduler.schedule();
    scheduler[Symbol.dispose]();
    t.mock.timers.tick(1000);
    await turns(6);
    assert.deepEqual(calls, []);
  });
});
