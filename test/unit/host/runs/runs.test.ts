import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { maxKept, Runs } from '../../../../src/host/runs/runs.ts';
import type { Watched } from '../../../../src/host/streams/watched.ts';
import type { LogLimits } from '../../../../src/shared/stream/engine.ts';
import { turnsUntil } from '../../../support/turns.ts';
import { watchedRun, type WatchedRun } from '../../../support/watched-run.ts';

const event = 'data: x\n\n';
let limits: LogLimits;
let retired: Watched[];
let dropped: Watched[];
let runs: Runs;
beforeEach(() => {
  limits = { maxEvents: 100, maxBytes: 10_000_000, memoryBytes: 160 };
  [retired, dropped] = [[], []];
  runs = new Runs({
    limits: () => limits,
    retire: (watched) => void retired.push(watched),
    onDidDrop: (watched) => void dropped.push(watched),
  });
});

function begin(...all: readonly WatchedRun[]): void {
  for (const run of all) runs.begin(run);
}

const numbers = (): readonly number[] => runs.all.map(({ number }) => number);

describe('the runs of a panel', () => {
  it('are one at first, which leaves nothing to choose', () => {
    const only = watchedRun(event);
    begin(only);
    assert.equal(runs.account(only), undefined);
    assert.deepEqual(only.limits, []);
  });

  it('keep the run before, which rests and gives up memory', () => {
    const [first, second] = [watchedRun(event), watchedRun()];
    begin(first, second);
    assert.deepEqual(numbers(), [2, 1]);
    assert.deepEqual(retired, [first]);
    assert.ok(first.isResting() && !first.isDisposed());
    assert.deepEqual([first.limits.at(-1)?.memoryBytes, second.limits.at(-1)?.memoryBytes], [10, 150]);
    assert.equal(runs.account(second)?.shown, 2);
    assert.equal(runs.account(first)?.shown, 1);
  });

  it('say how each differs from the current one', () => {
    begin(watchedRun(event, { url: 'http://h/x?a=1&b=2' }), watchedRun('', { url: 'http://h/x?a=2' }));
    const [, before] = runs.account(runs.current?.watched)?.list ?? [];
    assert.deepEqual([before?.has, before?.lacks, before?.events], [['a=1', 'b=2'], [], 1]);
  });

  it('let a run without anything to see give way, and its number with it', () => {
    const [first, empty, last] = [watchedRun(event), watchedRun(), watchedRun(event)];
    begin(first, empty, last);
    assert.deepEqual(numbers(), [2, 1]);
    assert.ok(empty.isDisposed());
    assert.deepEqual([retired, runs.notices], [[first], []]);
  });

  it('keep a run without events whose response was refused, or that had other lines', () => {
    begin(watchedRun('', { status: { answer: 'Cannot GET /' } }), watchedRun(': hello\n\n'), watchedRun());
    assert.deepEqual(numbers(), [3, 2, 1]);
  });

  it('drop the oldest beyond the last five, and say so', () => {
    const all = Array.from({ length: maxKept + 2 }, () => watchedRun(event));
    begin(...all);
    assert.deepEqual(numbers(), [7, 6, 5, 4, 3, 2]);
    assert.deepEqual(dropped, [all[0]]);
    assert.ok(all[0]?.isDisposed());
    assert.match(runs.notices[0]?.text ?? '', /^Run 1 was dropped: a panel keeps the last 5 runs/);
    begin(watchedRun());
    assert.deepEqual(
      runs.notices.map(({ text }) => text.slice(0, 5)),
      ['Run 2'],
      'what was dropped before that was said before',
    );
  });

  it('drop the oldest when all hold more events than the settings allow', () => {
    const [first, second, third] = [watchedRun(event.repeat(40)), watchedRun(event.repeat(40)), watchedRun(event)];
    begin(first, second, third);
    assert.deepEqual(numbers(), [3, 2, 1]);
    third.push(event.repeat(30));
    runs.check();
    assert.deepEqual(numbers(), [3, 2]);
    assert.match(runs.notices[0]?.text ?? '', /^Run 1 was dropped: together with the current run/);
    assert.equal(third.limits.at(-1)?.memoryBytes, 150, 'its memory is free again');
    limits = { ...limits, maxEvents: 50 };
    runs.followLimits();
    assert.deepEqual(numbers(), [3]);
  });

  it('drop the oldest when all hold more bytes than the settings allow', async () => {
    const long = `data: ${'x'.repeat(6_000_000)}\n\n`;
    const [first, second] = [watchedRun(long), watchedRun()];
    begin(first, second);
    await turnsUntil(() => runs.all.length === 2);
    second.push(long);
    runs.check();
    await turnsUntil(() => runs.all.length === 1);
    assert.ok(first.isDisposed());
  });

  it('drop nothing for a current run that was cleared', async () => {
    const long = `data: ${'x'.repeat(6_000_000)}\n\n`;
    const [first, second] = [watchedRun(long), watchedRun()];
    begin(first, second);
    second.push(long);
    second.own.clear();
    let isAsked = false;
    const account = second.own.storage();
    second.own.storage = () => {
      isAsked = true;
      return account;
    };
    // Once the first has said what it holds.
    await turnsUntil(() => {
      runs.check();
      return isAsked;
    });
    await Promise.resolve();
    runs.check();
    assert.deepEqual(numbers(), [2, 1]);
  });

  it('forget a run that somebody else has disposed of', () => {
    const [first, second] = [watchedRun(event), watchedRun()];
    begin(first, second);
    runs.forget(first);
    assert.deepEqual([numbers(), dropped], [[2], [first]]);
    runs.forget(first);
    assert.equal(dropped.length, 1);
  });

  it('go with their panel', () => {
    const all = [watchedRun(event), watchedRun(event), watchedRun()];
    begin(...all);
    runs.dispose();
    assert.deepEqual(
      all.map((run) => run.isDisposed()),
      [true, true, true],
    );
    assert.deepEqual(dropped, [], 'nothing is drawn any more');
  });
});
