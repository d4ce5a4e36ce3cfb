import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { maxTypes } from '../../../src/engine/log/type-table.ts';
import { type EventFilter, noFilter, otherTypes } from '../../../src/shared/stream/engine.ts';
import { newEngine, push } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

/** The numbers of all rows that the view has. */
function rows(engine: Engine): number[] {
  const { start, end } = engine.view({ from: 0, count: 0, follow: false });
  const seqs: number[] = [];
  for (let from = start; from < end; from += 1000) {
    seqs.push(...engine.view({ from, count: 1000, follow: false }).window.seq);
  }
  return seqs;
}

const text = (text: string): Partial<EventFilter> => ({ where: { kind: 'text', text } });

function filtered(engine: Engine, filter: Partial<EventFilter>): number[] {
  engine.setFilter({ ...noFilter, ...filter });
  while (engine.isSearching) engine.search();
  return rows(engine);
}

describe('windows', () => {
  test('rows have the columns of their events', () => {
    const engine = newEngine();
    push(engine, 'event: a\ndata: one\n\n', 'data: two\n\n');
    const { types, window } = engine.view({ from: 0, count: 10, follow: false });
    assert.deepEqual(Array.from(window.seq), [1, 2]);
    assert.deepEqual(
      Array.from(window.type, (type) => types[type]?.name),
      ['a', 'message'],
    );
    assert.deepEqual(Array.from(window.bytes), [20, 11]);
    assert.deepEqual(window.preview, ['one', 'two']);
  });

  test('a window is where it was asked for, or at the end when it follows', () => {
    const engine = newEngine();
    push(engine, 'data\n\n'.repeat(100));
    const ask = (from: number, count: number, follow: boolean) => {
      const { window } = engine.view({ from, count, follow });
      return [window.from, window.seq.length];
    };
    assert.deepEqual(ask(10, 5, false), [10, 5]);
    assert.deepEqual(ask(98, 5, false), [98, 2]);
    assert.deepEqual(ask(500, 5, false), [100, 0]);
    assert.deepEqual(ask(-5, 5, false), [0, 5]);
    assert.deepEqual(ask(0, 5, true), [95, 5]);
    assert.deepEqual(ask(0, 500, true), [0, 100]);
    assert.deepEqual(ask(0, -1, true), [100, 0]);
  });

  test('a window of any size stays small', () => {
    const engine = newEngine();
    push(engine, 'data\n\n'.repeat(10_000));
    assert.equal(engine.view({ from: 0, count: 1e9, follow: false }).window.seq.length, 2000);
  });

  test('ordinals stay the same when older rows are dropped', () => {
    const engine = newEngine({ limits: { maxEvents: 10, maxBytes: 1e6 } });
    push(engine, 'data\n\n'.repeat(25));
    const { start, end, window } = engine.view({ from: 0, count: 2, follow: false });
    assert.deepEqual([start, end, window.from, ...window.seq], [15, 25, 15, 16, 17]);
    assert.equal(engine.locate(20), 19);
    assert.equal(engine.locate(1), 15);
    assert.equal(engine.locate(99), 25);
  });
});

describe('filters', () => {
  test('by type: only, hide, both', () => {
    const engine = newEngine();
    push(engine, ['a', 'b', 'c', 'a', 'b', 'a'].map((type) => `event: ${type}\ndata: ${type}\n\n`).join(''));
    assert.deepEqual(filtered(engine, { only: ['a'] }), [1, 4, 6]);
    assert.deepEqual(filtered(engine, { only: ['a', 'c'], hide: ['a'] }), [3]);
    assert.deepEqual(filtered(engine, { hide: ['b'] }), [1, 3, 4, 6]);
    assert.deepEqual(filtered(engine, { only: ['never seen'] }), []);
    push(engine, 'event: never seen\ndata\n\n');
    assert.deepEqual(rows(engine), [7]);
    assert.deepEqual(filtered(engine, {}), [1, 2, 3, 4, 5, 6, 7]);
  });

  test('by text, without regard to case, in the data alone', () => {
    const engine = newEngine();
    push(
      engine,
      'event: needle\nid: needle\n:needle\ndata: hay\n\n',
      'data: a NeeDle here\n\n',
      'data: NEEDL\ndata: e\n\n',
    );
    assert.deepEqual(filtered(engine, text('needle')), [2]);
    assert.deepEqual(filtered(engine, text('nEEDl')), [2, 3]);
    assert.deepEqual(filtered(engine, text('L\nE')), [3]);
    assert.deepEqual(filtered(engine, text('data')), []);
  });

  test('the types that are not told apart are shown together, or one by its name', () => {
    const engine = newEngine();
    push(engine, Array.from({ length: maxTypes + 3 }, (_, n) => `event: t${n}\ndata: ${n}\n\n`).join(''));
    const others = [maxTypes + 1, maxTypes + 2, maxTypes + 3];
    assert.deepEqual(filtered(engine, { only: [otherTypes] }), others);
    assert.deepEqual(filtered(engine, { only: [`t${maxTypes + 1}`] }), [maxTypes + 2]);
    assert.deepEqual(filtered(engine, { only: [otherTypes], hide: [`t${maxTypes}`] }), others.slice(1));
    assert.equal(filtered(engine, { hide: [otherTypes] }).length, maxTypes);
  });

  test('the generation counts up when ordinals begin anew', () => {
    const engine = newEngine();
    const generation = () => engine.view({ from: 0, count: 0, follow: false }).generation;
    const first = generation();
    push(engine, 'data\n\n');
    assert.equal(generation(), first);
    engine.setFilter({ ...noFilter, only: ['a'] });
    assert.equal(generation(), first + 1);
    engine.clear();
    assert.equal(generation(), first + 2);
    assert.deepEqual(rows(engine), []);
  });
});

test('a filter over a stream of any length keeps only the rows that are kept', () => {
  const engine = newEngine({ limits: { maxEvents: 5000, maxBytes: 1e9 } });
  engine.setFilter({ ...noFilter, only: ['a'] });
  const block = 'event: a\ndata\n\ndata\n\n'.repeat(1000);
  for (let n = 1; n <= 30; n++) {
    push(engine, block);
    const { start, end, window } = engine.view({ from: 0, count: 1, follow: false });
    const kept = Math.min(2000 * n, 5000);
    assert.deepEqual([end, end - start], [1000 * n, kept / 2]);
    assert.equal(window.seq[0], 2000 * n - kept + 1);
    assert.equal(engine.locate(2000 * n - 1), end - 1);
  }
});

describe('a search in slices', () => {
  /** More than one slice holds. */
  const block = `data: ${'x'.repeat(1000)}\n\n`.repeat(1000);
  const hit = 'data: needle\n\n';

  function searchingEngine(maxEvents = 1e6): Engine {
    const engine = newEngine({ limits: { maxEvents, maxBytes: 1e9 } });
    for (let n = 0; n < 8; n++) push(engine, hit, block);
    engine.setFilter({ ...noFilter, ...text('NEEDLE') });
    return engine;
  }

  const searched = (engine: Engine) => engine.view({ from: 0, count: 0, follow: false }).searched;

  test('says how far it is, and shows what it found', () => {
    const engine = searchingEngine();
    const before = searched(engine) ?? assert.fail('the search was over at once');
    assert.ok(before > 0 && before < 8008);
    assert.deepEqual(rows(engine), [1, 1002, 2003, 3004, 4005].slice(0, rows(engine).length));
    while (engine.isSearching) engine.search();
    assert.equal(searched(engine), undefined);
    assert.deepEqual(rows(engine), [1, 1002, 2003, 3004, 4005, 5006, 6007, 7008]);
  });

  test('events that arrive meanwhile are found once and in order', () => {
    const engine = searchingEngine();
    push(engine, hit);
    assert.ok(engine.isSearching);
    engine.search();
    push(engine, hit);
    while (engine.isSearching) engine.search();
    push(engine, hit);
    assert.deepEqual(rows(engine), [1, 1002, 2003, 3004, 4005, 5006, 6007, 7008, 8009, 8010, 8011]);
  });

  test('a newer filter takes its place', () => {
    const engine = searchingEngine();
    push(engine, 'data: other\n\n');
    assert.deepEqual(filtered(engine, text('other')), [8009]);
  });

  test('events that are dropped meanwhile are neither searched nor shown', () => {
    const engine = searchingEngine();
    engine.setLimits({ maxEvents: 1001, maxBytes: 1e9 });
    while (engine.isSearching) engine.search();
    assert.deepEqual(rows(engine), [7008]);
  });

  test('clear ends it', () => {
    const engine = searchingEngine();
    engine.clear();
    assert.equal(engine.isSearching, false);
    push(engine, hit);
    assert.deepEqual(rows(engine), [8009]);
  });
});

/** A log and a filter as arrays, and what one can do to them. */
class Model {
  kept: { seq: number; type: string; data: string }[] = [];
  received = 0;
  maxEvents = 6;
  filter = noFilter;

  add(type: string, data: string): void {
    this.kept.push({ seq: ++this.received, type: type === '' ? 'message' : type, data });
    this.limit();
  }

  limit(): void {
    this.kept = this.kept.slice(-this.maxEvents);
  }

  get rows(): number[] {
    const { only, hide, where } = this.filter;
    const text = where?.kind === 'text' ? where.text : '';
    return this.kept
      .filter(({ type }) => (only.length === 0 || only.includes(type)) && !hide.includes(type))
      .filter(({ data }) => data.toLowerCase().includes(text.toLowerCase()))
      .map(({ seq }) => seq);
  }
}

describe('any events, filters, limits and clears', () => {
  const type = fc.constantFrom('', 'a', 'b', 'message');
  const data = fc.constantFrom('', 'x', 'XY', 'y\nx', 'é', 'É x', 'long '.repeat(50));
  const filter = fc
    .record({
      only: fc.uniqueArray(type, { maxLength: 2 }),
      hide: fc.uniqueArray(type, { maxLength: 2 }),
      text: fc.constantFrom('', '', 'x', 'Y', 'É', 'y\nX', 'xy', 'g l'),
    })
    .map(({ text: wanted, only, hide }): EventFilter =>
      wanted === '' ? { only, hide } : { only, hide, where: { kind: 'text', text: wanted } },
    );
  type Step = (model: Model, engine: Engine) => void;
  const step: fc.Arbitrary<Step> = fc.oneof(
    { arbitrary: fc.array(fc.tuple(type, data), { maxLength: 9 }).map(addStep), weight: 6 },
    { arbitrary: filter.map(filterStep), weight: 2 },
    { arbitrary: fc.integer({ min: 1, max: 9 }).map(limitStep), weight: 1 },
    { arbitrary: fc.constant<Step>(clearStep), weight: 1 },
  );

  function addStep(events: readonly [type: string, data: string][]): Step {
    const block = ([type, data]: readonly [string, string]) =>
      `event: ${type}\n${data
        .split('\n')
        .map((line) => `data: ${line}\n`)
        .join('')}\n`;
    return (model, engine) => {
      for (const [type, data] of events) model.add(type, data);
      push(engine, events.map(block).join(''));
    };
  }

  function filterStep(filter: EventFilter): Step {
    return (model, engine) => {
      model.filter = filter;
      engine.setFilter(filter);
    };
  }

  function limitStep(maxEvents: number): Step {
    return (model, engine) => {
      model.maxEvents = maxEvents;
      model.limit();
      engine.setLimits({ maxEvents, maxBytes: 1e9 });
    };
  }

  function clearStep(model: Model, engine: Engine): void {
    model.kept = [];
    engine.clear();
  }

  function check(model: Model, engine: Engine): void {
    assert.deepEqual(rows(engine), model.rows);
    const { counts, start, end } = engine.view({ from: 0, count: 0, follow: false });
    assert.equal(end - start, model.rows.length);
    assert.deepEqual([counts.received, counts.kept], [model.received, model.kept.length]);
    assert.equal(counts.received, counts.kept + counts.dropped);
    for (const { seq } of model.kept) {
      assert.equal(engine.locate(seq) - start, model.rows.filter((row) => row < seq).length);
    }
  }

  test('have the rows that a filter over an array gives', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const model = new Model();
        const engine = newEngine({ limits: { maxEvents: model.maxEvents, maxBytes: 1e9 } });
        for (const run of steps) {
          run(model, engine);
          check(model, engine);
        }
      }),
      { numRuns: runs(1500) },
    );
  });
});
