import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { ByteStore } from '../../../src/engine/bytes/byte-store.ts';
import type { EventLog } from '../../../src/engine/log/event-log.ts';
import { EventReader } from '../../../src/engine/log/event-reader.ts';
import { eventStreamFraming } from '../../../src/engine/intake/framer.ts';
import { Ingest } from '../../../src/engine/intake/ingest.ts';
import { TypeCounts } from '../../../src/engine/log/type-counts.ts';
import { maxTypes } from '../../../src/engine/log/type-table.ts';
import { View } from '../../../src/engine/rows/view.ts';
import { noFilter, otherTypes } from '../../../src/shared/stream/engine.ts';
import { blockOf, newEngine, push } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

const maxBytes = 1 << 30;

/** A log and the view of it, without the engine around them: every ordinal can be asked for. */
class Subject {
  readonly #ingest: Ingest;
  readonly log: EventLog;
  readonly view: View;

  constructor(maxEvents: number) {
    const store = new ByteStore();
    this.#ingest = new Ingest({ limits: { maxEvents, maxBytes }, stopOn: [] }, store, eventStreamFraming);
    this.log = this.#ingest.log;
    this.view = new View(this.log, store, new EventReader(this.log, store));
  }

  add(types: readonly string[]): void {
    this.#ingest.push(blockOf(types.map((type) => `event:${type}\ndata\n\n`).join('')));
    this.view.followLog();
    while (!this.view.rows.isAtRest) this.view.advance();
  }

  limit(maxEvents: number): void {
    this.#ingest.setLimits({ maxEvents, maxBytes });
    this.view.followLog();
  }

  clear(): void {
    this.#ingest.clear();
    this.view.clear();
  }
}

/** The same as an array of types, of which the first `dropped` are gone. */
class Model {
  readonly types: string[] = [];
  dropped = 0;
  only: readonly string[] = [];
  hide: readonly string[] = [];
  maxEvents: number;
  /** The numbers of all rows since the ordinals began. */
  rows: number[] = [];

  constructor(maxEvents: number) {
    this.maxEvents = maxEvents;
  }

  add(types: readonly string[]): void {
    for (const type of types) {
      const seq = this.types.push(type);
      if (this.#isShown(type)) this.rows.push(seq);
    }
    this.limit(this.maxEvents);
  }

  limit(maxEvents: number): void {
    this.maxEvents = maxEvents;
    this.dropped = Math.max(this.dropped, this.types.length - maxEvents);
  }

  begin(): void {
    const kept = Array.from({ length: this.types.length - this.dropped }, (_, index) => this.dropped + index + 1);
    this.rows = kept.filter((seq) => this.#isShown(this.types[seq - 1] ?? ''));
  }

  ordinalOf(seq: number): number {
    const found = this.rows.findIndex((row) => row >= Math.max(seq, this.dropped + 1));
    return found < 0 ? this.rows.length : found;
  }

  #isShown(type: string): boolean {
    return (this.only.length === 0 || this.only.includes(type)) && !this.hide.includes(type);
  }
}

type Step = (model: Model, subject: Subject) => void;

const type = fc.constantFrom('a', 'b', 'c', 'rare');
const types = fc.uniqueArray(type, { maxLength: 3 });

const filterStep: fc.Arbitrary<Step> = fc.tuple(types, types).map(([only, hide]) => (model, { view }) => {
  Object.assign(model, { only, hide });
  model.begin();
  view.setFilter({ ...noFilter, only, hide });
});

const clearStep: Step = (model, subject) => {
  model.dropped = model.types.length;
  model.begin();
  subject.clear();
};

function addStep(added: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Step> {
  return added.map((types) => (model, subject) => {
    model.add(types);
    subject.add(types);
  });
}

function limitStep(max: number): fc.Arbitrary<Step> {
  return fc.integer({ min: 1, max }).map((maxEvents) => (model, subject) => {
    model.limit(maxEvents);
    subject.limit(maxEvents);
  });
}

function stepsOf(added: fc.Arbitrary<readonly string[]>, maxEvents: number): fc.Arbitrary<Step> {
  return fc.oneof(
    { arbitrary: addStep(added), weight: 5 },
    { arbitrary: filterStep, weight: 3 },
    { arbitrary: limitStep(maxEvents), weight: 2 },
    { arbitrary: fc.constant(clearStep), weight: 1 },
  );
}

/** @param stride - looks for every so many-th event */
function check(model: Model, { view: { rows } }: Subject, stride: number): void {
  const start = model.ordinalOf(model.dropped + 1);
  assert.deepEqual([rows.start, rows.end, rows.searched], [start, model.rows.length, undefined]);
  for (let ordinal = start; ordinal < model.rows.length; ordinal++) {
    if (rows.seqAt(ordinal) !== model.rows[ordinal]) assert.equal(rows.seqAt(ordinal), model.rows[ordinal]);
  }
  for (let ordinal = model.rows.length - 1; ordinal >= start; ordinal -= stride) {
    assert.equal(rows.seqAt(ordinal), model.rows[ordinal]);
  }
  for (let seq = 0; seq <= model.types.length + 2; seq += stride) {
    assert.equal(rows.ordinalOf(seq), model.ordinalOf(seq), `event ${seq}`);
  }
}

describe('rows by type, beside a filter over an array', () => {
  test('any few events, filters, limits and clears', () => {
    const step = stepsOf(fc.array(type, { maxLength: 9 }), 12);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const [model, subject] = [new Model(8), new Subject(8)];
        for (const run of steps) {
          run(model, subject);
          check(model, subject, 1);
        }
      }),
      { numRuns: runs(1500) },
    );
  });

  test('the same over several segments of the index', () => {
    // Long stretches of one type too: segments in which a type is not, or is all there is.
    const stretch = fc.tuple(fc.constantFrom('a', 'b', 'ab', 'abc'), fc.integer({ min: 1, max: 12_000 }));
    const added = fc.tuple(stretch, stretch, type).map(([one, other, last]) => repeat(one).concat(repeat(other), last));
    const step = stepsOf(added, 40_000);
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
        const [model, subject] = [new Model(30_000), new Subject(30_000)];
        for (const run of steps) {
          run(model, subject);
          check(model, subject, 2999);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  function repeat([types, count]: readonly [types: string, count: number]): string[] {
    return Array.from({ length: count }, (_, index) => types[index % types.length] ?? '');
  }
});

describe('a filter that names a type which the table has not', () => {
  const many = Array.from({ length: maxTypes + 1 }, (_, n) => `event: t${n}\ndata\n\n`).join('');
  const state = (engine: ReturnType<typeof newEngine>) => {
    const { generation, window } = engine.view({ from: 0, count: 10, follow: true });
    return { generation, rows: [...window.seq] };
  };

  for (const [filter, shown] of [
    [{ only: ['late'] }, [maxTypes + 2]],
    [{ only: ['t3', 'late'] }, [4, maxTypes + 2]],
    [{ only: ['t3', otherTypes], hide: ['late'] }, [4, maxTypes + 1, maxTypes + 3]],
  ] as const) {
    test(`goes on when the types become too many to be told apart: ${JSON.stringify(filter)}`, () => {
      const engine = newEngine();
      engine.setFilter({ ...noFilter, ...filter });
      const before = state(engine).generation;
      push(engine, many, 'event: late\ndata\n\nevent: later\ndata\n\n');
      while (engine.isSearching) engine.search();
      assert.deepEqual(state(engine), { generation: before + 1, rows: shown });
      push(engine, 'event: late\ndata\n\n');
      assert.equal(state(engine).generation, before + 1);
    });
  }

  test('and one that names none needs no list: the ordinals go on', () => {
    const engine = newEngine();
    push(engine, 'event: t3\ndata\n\n');
    engine.setFilter({ ...noFilter, only: ['t3', otherTypes] });
    const before = state(engine).generation;
    push(engine, many);
    assert.equal(engine.isSearching, false);
    assert.deepEqual(state(engine), { generation: before, rows: [1, 5, maxTypes + 2] });
  });
});

test('a search for text leaves the segments aside that have no event of the types shown', () => {
  const subject = new Subject(1e6);
  const { log, view } = subject;
  const stretch = (type: string) => Array.from({ length: 10_000 }, () => type);
  for (const type of ['a', 'b', 'a', 'a']) subject.add(stretch(type));
  const segmentOf = log.segmentOf.bind(log);
  const looked = new Set<number>();
  log.segmentOf = (seq) => {
    const segment = segmentOf(seq);
    looked.add(segment.firstSeq);
    return segment;
  };
  view.setFilter({ ...noFilter, only: ['b'], where: { kind: 'text', text: 'x' } });
  while (!view.rows.isAtRest) view.advance();
  // Of the five segments of 8192 events those with the events 10,001 to 20,000.
  assert.deepEqual([...looked], [8193, 16_385]);
});

test('the counts of a segment grow with the type ids that it has', () => {
  const counts = new TypeCounts();
  assert.deepEqual([counts.of(0), counts.of(9999)], [0, 0]);
  for (const type of [0, 7, 8, 1000, 8]) counts.add(type, 1);
  counts.add(7, -1);
  assert.deepEqual(
    [0, 7, 8, 1000, 1001].map((type) => counts.of(type)),
    [1, 0, 2, 1, 0],
  );
  assert.ok(counts.length < 1100);
});
