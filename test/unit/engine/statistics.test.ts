import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import type { GapNumbers, StreamStatistics } from '../../../src/shared/stream/statistics.ts';
import { blockOf, newEngine } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

interface Sample {
  readonly seq: number;
  readonly type: string;
  readonly time: number;
  readonly bytes: number;
}

function event(type: string, bytes = 0): string {
  return `event: ${type}\ndata: ${'x'.repeat(bytes)}\n\n`;
}

function measure(engine: Engine): StreamStatistics {
  let statistics = engine.statistics();
  while (statistics.left > 0) statistics = engine.statistics();
  return statistics;
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** What is measured, without any cleverness: a list of all events that were there when somebody looked. */
class Model {
  samples: Sample[] = [];
  #next: number | undefined;

  look(engine: Engine): void {
    for (const { seq, type, time, bytes } of engine.read(this.#next ?? 1, 10_000))
      this.samples.push({ seq, type, time, bytes });
    this.#next = engine.progress.counts.received + 1;
  }

  clear(): void {
    this.samples = [];
    this.#next = undefined;
  }

  check(actual: StreamStatistics): void {
    const { samples } = this;
    assert.equal(actual.count, samples.length);
    assert.equal(actual.totalBytes, sum(samples.map(({ bytes }) => bytes)));
    assert.equal(actual.firstAt, samples[0]?.time);
    assert.equal(actual.lastAt, samples.at(-1)?.time);
    this.#checkTimeline(actual);
    this.#checkTypes(actual);
    checkGaps(actual.gaps, gapsOf(samples));
    assert.equal(actual.gaps.zero + sum(actual.gaps.counts), Math.max(0, samples.length - 1));
    assert.equal(
      actual.events.max,
      most(samples, () => 1),
    );
    assert.equal(
      actual.bytes.max,
      most(samples, ({ bytes }) => bytes),
    );
  }

  #checkTimeline({ timeline }: StreamStatistics): void {
    const [first] = this.samples;
    if (first === undefined) return assert.equal(timeline.events.length, 0);
    const begin = Math.floor(first.time / 100) * 100;
    const latest = Math.max(...this.samples.map(({ time }) => time));
    let width = 100;
    while (Math.floor((latest - begin) / width) >= 512) width *= 2;
    assert.deepEqual([timeline.begin, timeline.widthMs], [begin, width]);
    const bucketOf = ({ time }: Sample): number => Math.max(0, Math.floor((time - begin) / width));
    const count = (samples: readonly Sample[], amount: (sample: Sample) => number): number[] => {
      const buckets = Array.from({ length: Math.floor((latest - begin) / width) + 1 }, () => 0);
      for (const sample of samples) buckets[bucketOf(sample)] = (buckets[bucketOf(sample)] ?? 0) + amount(sample);
      return buckets;
    };
    assert.deepEqual(
      [...timeline.events],
      count(this.samples, () => 1),
    );
    assert.deepEqual(
      [...timeline.bytes],
      count(this.samples, ({ bytes }) => bytes),
    );
    for (const { name, events } of timeline.series) {
      assert.deepEqual(
        [...events],
        count(
          this.samples.filter(({ type }) => type === name),
          () => 1,
        ),
        name,
      );
    }
  }

  #checkTypes({ types, typeCount }: StreamStatistics): void {
    const names = [...new Set(this.samples.map(({ type }) => type))];
    assert.equal(typeCount, names.length);
    assert.deepEqual(types.map(({ name }) => name).sort(), names.sort());
    for (const { name, count, bytes, maxBytes, ...gaps } of types) {
      const own = this.samples.filter(({ type }) => type === name);
      const sizes = own.map(({ bytes }) => bytes);
      assert.deepEqual([count, bytes, maxBytes], [own.length, sum(sizes), Math.max(...sizes)]);
      checkGaps(gaps, gapsOf(own));
    }
  }
}

function gapsOf(samples: readonly Sample[]): number[] {
  return samples.slice(1).map(({ time }, index) => time - (samples[index]?.time ?? 0));
}

/** The greatest sum in ten tenths of a second; an event that seems older than one before it counts with that one. */
function most(samples: readonly Sample[], amount: (sample: Sample) => number): number {
  let newest = 0;
  const tenths = samples.map(({ time }) => (newest = Math.max(newest, Math.floor(time / 100))));
  const sums = samples.map((_, index) =>
    sum(
      samples
        .slice(0, index + 1)
        .flatMap((sample, i) => ((tenths[i] ?? 0) > (tenths[index] ?? 0) - 10 ? [amount(sample)] : [])),
    ),
  );
  return Math.max(0, ...sums);
}

/** Quantiles are exact to the sixteenth part of a doubling, the longest is exact. */
function checkGaps({ p50, p95, max }: GapNumbers, gaps: readonly number[]): void {
  if (gaps.length === 0) return assert.deepEqual([p50, p95, max], [undefined, undefined, undefined]);
  const sorted = gaps.map((gap) => Math.max(0, gap)).sort((a, b) => a - b);
  assert.equal(max, sorted.at(-1));
  for (const [share, actual = NaN] of [
    [0.5, p50],
    [0.95, p95],
  ] as const) {
    const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
    if (exact < 0.01) assert.equal(actual, 0);
    else assert.ok(Math.abs(Math.log2(actual / exact)) <= 1 / 16 + 1e-9, `p${share * 100}: ${actual}, not ${exact}`);
  }
}

describe('statistics', () => {
  test('of a log without events are empty', () => {
    const { count, timeline, events, gaps, types } = newEngine().statistics();
    assert.deepEqual([count, timeline.events.length, types.length], [0, 0, 0]);
    assert.deepEqual(events, { now: 0, max: 0, mean: 0 });
    assert.deepEqual([gaps.p50, gaps.zero, gaps.counts.length], [undefined, 0, 0]);
  });

  test('by example', () => {
    const engine = newEngine();
    const begin = 1_700_000_000_000;
    engine.push(blockOf(event('a', 10) + event('b'), begin));
    engine.push(blockOf(event('a'), begin + 250));
    engine.push(blockOf(event('a'), begin + 2000));
    const { timeline, events, types, gaps, firstAt, lastAt } = measure(engine);
    assert.deepEqual([...timeline.events.subarray(0, 4)], [2, 0, 1, 0]);
    assert.equal(timeline.events.length, 21);
    assert.deepEqual(
      timeline.series.map(({ name }) => name),
      ['a', 'b'],
    );
    assert.deepEqual([events.max, events.mean, events.now], [3, 2, 0]);
    assert.deepEqual([firstAt, lastAt], [begin, begin + 2000]);
    assert.deepEqual([gaps.zero, gaps.max], [1, 1750]);
    assert.deepEqual([types[0]?.name, types[0]?.count, types[0]?.maxBytes, types[0]?.max], ['a', 3, 27, 1750]);
    assert.deepEqual([types[1]?.name, types[1]?.p50], ['b', undefined]);
  });

  test('are what a plain list says, whatever comes, is dropped, cleared, or comes after a reconnect', () => {
    const read = fc.record({
      wait: fc.oneof(fc.nat(50), fc.nat(5000), fc.nat(10_000_000), fc.integer({ min: -2000, max: 0 })),
      types: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'), { maxLength: 8 }),
      bytes: fc.nat(300),
    });
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('read' as const), read }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('clear' as const, 'reconnect' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('limit' as const), maxEvents: fc.integer({ min: 1, max: 60 }) }),
      },
    );
    const run = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const engine = newEngine({ limits: { maxEvents: 60, maxBytes: 1e6 } });
      const model = new Model();
      let now = 1_700_000_000_000;
      for (const step of steps) {
        if (step.kind === 'read') {
          now += step.read.wait;
          engine.push(blockOf(step.read.types.map((type) => event(type, step.read.bytes)).join(''), now));
        } else if (step.kind === 'look') {
          model.look(engine);
          model.check(measure(engine));
        } else if (step.kind === 'clear') {
          engine.clear();
          model.clear();
        } else if (step.kind === 'limit') engine.setLimits({ maxEvents: step.maxEvents, maxBytes: 1e6 });
        else engine.beginBody();
      }
      model.look(engine);
      model.check(measure(engine));
    });
    fc.assert(run, { numRuns: runs(150) });
  });

  test('count what was dropped before it was measured, and say from when on events are kept', () => {
    const engine = newEngine({ limits: { maxEvents: 3, maxBytes: 1e6 } });
    engine.push(blockOf(event('a').repeat(3), 1000));
    assert.equal(measure(engine).keptFrom, undefined);
    for (let n = 1; n <= 5; n++) engine.push(blockOf(event('a'), 1000 + n));
    const { fromSeq, toSeq, count, missed, keptFrom } = measure(engine);
    assert.deepEqual([fromSeq, toSeq, count, missed, keptFrom], [1, 9, 6, 2, 1003]);
  });

  test('of a long stream stay small: buckets are put together, and none is lost', () => {
    const engine = newEngine();
    for (let hour = 0; hour < 2000; hour++) engine.push(blockOf(event(`type ${hour % 20}`), hour * 3_600_000));
    const { timeline, types, typeCount } = measure(engine);
    assert.ok(timeline.events.length <= 512 && timeline.events.length > 256);
    assert.equal(sum(timeline.events), 2000);
    assert.equal(timeline.series.length, 8);
    assert.deepEqual([types.length, typeCount], [20, 20]);
  });

  test('go on in slices, and each event is measured once', () => {
    const engine = newEngine();
    for (let n = 0; n < 40; n++) engine.push(blockOf(event('a').repeat(10_000), n));
    let slices = 1;
    let statistics = engine.statistics();
    for (; statistics.left > 0; slices++) statistics = engine.statistics();
    assert.equal(statistics.count, 400_000);
    assert.equal(statistics.toSeq, 400_001);
    assert.ok(slices > 1);
  });
});
