import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { type EventFilter, noFilter } from '../../../src/shared/stream/engine.ts';
import { newEngine, push } from '../../support/engine-feed.ts';

function look(engine: Engine, until?: number) {
  const pause = until === undefined ? {} : { until };
  return engine.view({ from: 0, count: 2000, follow: false, ...pause });
}

function seqs(engine: Engine, until?: number): number[] {
  return [...look(engine, until).window.seq];
}

describe('a view that is paused', () => {
  test('shows what was there, and says how many rows wait', () => {
    const engine = newEngine();
    push(engine, 'data\n\n'.repeat(5));
    assert.equal(look(engine).paused, undefined);
    push(engine, 'data\n\n'.repeat(7));
    assert.deepEqual(seqs(engine, 5), [1, 2, 3, 4, 5]);
    assert.deepEqual(look(engine, 5).paused, { until: 5, waiting: 7 });
    assert.equal(look(engine, 5).counts.received, 12, 'the counts are those of now');
    assert.equal(look(engine).end, 12);
  });

  test('before the first event has no rows', () => {
    const engine = newEngine();
    push(engine, 'data\n\n');
    const { start, end, paused } = look(engine, 0);
    assert.deepEqual([start, end, paused], [0, 0, { until: 0, waiting: 1 }]);
  });

  test('ends where it holds when it follows', () => {
    const engine = newEngine();
    push(engine, 'data\n\n'.repeat(10));
    const { window } = engine.view({ from: 0, count: 2, follow: true, until: 6 });
    assert.deepEqual([...window.seq], [5, 6]);
  });

  test('loses the rows that are dropped, and has none when all are', () => {
    const engine = newEngine({ limits: { maxEvents: 4, maxBytes: 1e6 } });
    push(engine, 'data\n\n'.repeat(4));
    push(engine, 'data\n\n'.repeat(3));
    assert.deepEqual(seqs(engine, 4), [4]);
    push(engine, 'data\n\n'.repeat(9));
    const { start, end, counts, paused } = look(engine, 4);
    assert.equal(start, end);
    assert.deepEqual([counts.dropped, paused?.waiting], [12, 4]);
  });

  test('under any filter: the rows up to the event, and those behind it, are the rows', () => {
    const filters: Partial<EventFilter>[] = [
      {},
      { only: ['a'] },
      { hide: ['a'] },
      { where: { kind: 'text', text: '1' } },
      { only: ['b'], where: { kind: 'text', text: '2' } },
    ];
    const run = fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }),
      fc.constantFrom(...filters),
      fc.nat(70),
      fc.integer({ min: 1, max: 60 }),
      (types, filter, until, maxEvents) => {
        const engine = newEngine({ limits: { maxEvents, maxBytes: 1e6 } });
        engine.setFilter({ ...noFilter, ...filter });
        types.forEach((type, index) => push(engine, `event: ${type}\ndata: ${index + 1}\n\n`));
        while (engine.isSearching) engine.search();
        const all = seqs(engine);
        const { paused } = look(engine, until);
        assert.deepEqual(
          seqs(engine, until),
          all.filter((seq) => seq <= until),
        );
        assert.equal(paused?.waiting, all.filter((seq) => seq > until).length);
      },
    );
    fc.assert(run);
  });
});

describe('why events were dropped', () => {
  const droppedBy = (engine: Engine) => engine.progress.counts.droppedBy;

  test('is not said while none was', () => {
    const engine = newEngine();
    push(engine, 'data\n\n');
    assert.equal(droppedBy(engine), undefined);
  });

  test('the limit of events, the limit of bytes, and the person are told apart', () => {
    const engine = newEngine({ limits: { maxEvents: 10, maxBytes: 1000 } });
    push(engine, 'data\n\n'.repeat(13));
    assert.deepEqual(droppedBy(engine), { maxEvents: 3, maxBytes: 0, disk: 0, cleared: 0 });
    push(engine, `data: ${'x'.repeat(990)}\n\n`);
    assert.deepEqual(droppedBy(engine), { maxEvents: 4, maxBytes: 9, disk: 0, cleared: 0 });
    engine.clear();
    assert.deepEqual(droppedBy(engine), { maxEvents: 4, maxBytes: 9, disk: 0, cleared: 1 });
  });

  test('the reasons add up to what was dropped, whatever happens', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('push' as const), events: fc.nat(30), bytes: fc.nat(200) }),
      fc.record({
        kind: fc.constant('limits' as const),
        maxEvents: fc.integer({ min: 1, max: 40 }),
        maxBytes: fc.integer({ min: 1, max: 4000 }),
      }),
      fc.record({ kind: fc.constant('clear' as const) }),
    );
    const run = fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const engine = newEngine({ limits: { maxEvents: 20, maxBytes: 2000 } });
      for (const step of steps) {
        if (step.kind === 'push') push(engine, `data: ${'x'.repeat(step.bytes)}\n\n`.repeat(step.events));
        else if (step.kind === 'limits') engine.setLimits(step);
        else engine.clear();
        const { received, kept, dropped } = engine.progress.counts;
        const reasons = Object.values(droppedBy(engine) ?? {}) as number[];
        assert.equal(
          reasons.reduce((sum, count) => sum + count, 0),
          dropped,
        );
        assert.equal(kept + dropped, received);
      }
    });
    fc.assert(run);
  });
});
