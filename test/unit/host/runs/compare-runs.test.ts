import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { compareRuns } from '../../../../src/host/runs/compare-runs.ts';
import type { RunComparison } from '../../../../src/shared/stream/run-comparison.ts';
import { watchedRun, type WatchedRun } from '../../../support/watched-run.ts';

/** One event of a stream; what of it is text has no line ends. */
interface Sent {
  readonly type: string;
  readonly id: string | undefined;
  readonly data: string;
}

const streamOf = (events: readonly Sent[]): string =>
  events
    .map(({ type, id, data }) => `event: ${type}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`)
    .join('');

function compared(left: WatchedRun, right: WatchedRun): Promise<RunComparison> {
  return compareRuns({ number: 1, watched: left }, { number: 2, watched: right });
}

const numbered = (count: number, change: (n: number) => Partial<Sent> = () => ({})): Sent[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'tick', id: undefined, data: `n=${at + 1}`, ...change(at + 1) }));

describe('two runs compared', () => {
  it('are equal when they have the same events, whatever their times', async () => {
    const [left, right] = [watchedRun(), watchedRun()];
    left.push(streamOf(numbered(3)), 1100);
    right.push(streamOf(numbered(3)), 5000);
    const { differences, compared: count, types, isOrderSame } = await compared(left, right);
    assert.deepEqual([differences, count, isOrderSame], [[], 3, true]);
    assert.deepEqual(types, [{ name: 'tick', left: 3, right: 3 }]);
  });

  it('have their times beside each other', async () => {
    const [left, right] = [watchedRun(), watchedRun()];
    for (const [at, run] of [left, left, left, right].entries()) run.push('data: x\n\n', 1100 + at * 50);
    const { left: l, right: r } = await compared(left, right);
    assert.deepEqual([l.firstEventMs, l.durationMs, l.maxGapMs, l.events], [100, 100, 50, 3]);
    assert.ok(Math.abs((l.medianGapMs ?? 0) - 50) < 50 * 0.045, `${l.medianGapMs}`);
    assert.deepEqual(r, { number: 2, isLive: false, events: 1, firstEventMs: 250 });
  });

  it('say what of the first event differs, around the place where its data does', async () => {
    const long = 'y'.repeat(1000);
    const left = watchedRun(streamOf(numbered(9000)));
    const change = (n: number) => (n === 8123 ? { type: 'tock', data: `${long}!` } : {});
    const right = watchedRun(streamOf(numbered(9000, (n) => (n === 8123 ? { data: long } : {}))));
    const changed = watchedRun(streamOf(numbered(9000, change)));
    const { differences } = await compared(right, changed);
    assert.deepEqual(
      differences.map(({ seq, in: parts }) => [seq, parts]),
      [[8123, ['type', 'data']]],
    );
    const [difference] = differences;
    assert.equal(difference?.right?.data, `…${'y'.repeat(80)}!`);
    assert.equal(difference?.left?.data, `…${'y'.repeat(80)}`);
    assert.deepEqual((await compared(left, left)).differences, []);
  });

  it('name the first that differs in more than its ID, too', async () => {
    const left = watchedRun(streamOf(numbered(10, (n) => ({ id: `a${n}` }))));
    const right = watchedRun(streamOf(numbered(10, (n) => ({ id: `b${n}`, ...(n === 7 && { data: 'other' }) }))));
    const { differences } = await compared(left, right);
    assert.deepEqual(
      differences.map(({ seq, in: parts }) => [seq, parts]),
      [
        [1, ['id']],
        [7, ['id', 'data']],
      ],
    );
  });

  it('tell an empty ID from none', async () => {
    const { differences } = await compared(watchedRun('id\ndata: x\n\n'), watchedRun('data: x\n\n'));
    assert.deepEqual(differences[0]?.in, ['id']);
  });

  it('differ where one of them ends', async () => {
    const { differences } = await compared(watchedRun(streamOf(numbered(5))), watchedRun(streamOf(numbered(4))));
    assert.deepEqual(differences, [{ seq: 5, in: [], left: { type: 'tick', data: 'n=5' } }]);
  });

  it('are compared from the first event that both have kept', async () => {
    // More than are digested at once.
    const [left, right] = [watchedRun(streamOf(numbered(5000))), watchedRun(streamOf(numbered(5000)))];
    left.own.setLimits({ maxEvents: 10, maxBytes: 1e9 });
    const { comparedFrom, compared: count, differences } = await compared(left, right);
    assert.deepEqual([comparedFrom, count, differences], [4991, 10, []]);
  });

  it('have nothing to compare without events', async () => {
    const { compared: count, differences, left } = await compared(watchedRun(), watchedRun());
    assert.deepEqual([count, differences], [0, []]);
    assert.deepEqual(left, { number: 1, isLive: false, events: 0 });
  });

  it('say whether their types first came in the same order', async () => {
    const [ab, ba] = ['event: a\ndata\n\nevent: b\ndata\n\n', 'event: b\ndata\n\nevent: a\ndata\n\nevent: a\ndata\n\n'];
    const { isOrderSame, types } = await compared(watchedRun(ab), watchedRun(ba));
    assert.equal(isOrderSame, false);
    assert.deepEqual(types, [
      { name: 'a', left: 1, right: 2 },
      { name: 'b', left: 1, right: 1 },
    ]);
  });

  const text = fc.string({ maxLength: 8 }).map((value) => value.replaceAll(/[\r\n\0]/g, '-'));
  const events = fc.array(
    fc.record({ type: text.map((name) => `t${name}`), id: fc.option(text, { nil: undefined }), data: text }),
    { minLength: 1, maxLength: 30 },
  );

  it('are equal to themselves, and a single change is found at its event', () =>
    fc.assert(
      fc.asyncProperty(events, fc.nat(), fc.constantFrom('type', 'id', 'data'), async (sent, at, part) => {
        const left = watchedRun(streamOf(sent));
        assert.deepEqual((await compared(left, watchedRun(streamOf(sent)))).differences, []);
        const index = at % sent.length;
        const changed = sent.map((one, n) => (n === index ? { ...one, [part]: `${one[part] ?? ''}+` } : one));
        const { differences, compared: count } = await compared(left, watchedRun(streamOf(changed)));
        assert.deepEqual(
          differences.map(({ seq, in: parts }) => [seq, parts]),
          [[index + 1, [part]]],
        );
        assert.ok(count >= index + 1);
      }),
    ));
});
