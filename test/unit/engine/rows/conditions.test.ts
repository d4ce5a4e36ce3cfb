import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../../src/engine/door/engine.ts';
import { maxTypes } from '../../../../src/engine/log/type-table.ts';
import { comparisons, type Condition } from '../../../../src/shared/stream/condition.ts';
import { type EventFilter, noFilter, otherTypes } from '../../../../src/shared/stream/engine.ts';
import { isShown, type ModelEvent } from '../../../support/condition-model.ts';
import { blockOf, newEngine, newSplittingEngine, push } from '../../../support/engine-feed.ts';
import { runs } from '../../../support/depth.ts';

interface Sent {
  readonly type: string;
  readonly id: string | undefined;
  readonly data: string;
}

function blockText({ type, id, data }: Sent): string {
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `${type === '' ? '' : `event: ${type}\n`}${id === undefined ? '' : `id: ${id}\n`}${lines.join('')}\n`;
}

function modelOf(sent: Sent, seq: number, time: number, timeBefore: number | undefined): ModelEvent {
  const { type, id, data } = sent;
  const bytes = new TextEncoder().encode(blockText(sent)).length;
  return { seq, type: type === '' ? 'message' : type, data, id, time, bytes, timeBefore };
}

function rows(engine: Engine): number[] {
  while (engine.isSearching) engine.search();
  return [...engine.view({ from: 0, count: 2000, follow: false }).window.seq];
}

function matching(engine: Engine, where: Condition, filter: Partial<EventFilter> = {}): number[] {
  engine.setFilter({ ...noFilter, ...filter, where });
  return rows(engine);
}

const type = fc.constantFrom('', 'price', 'price.eur', 'a*b', 'heartbeat');
const data = fc.constantFrom(
  'x',
  'X y',
  'two\nlines',
  '{"a":1}',
  '{"a":[1,"b",{"c":null}],"b":"x"}',
  '[3,2,1]',
  '{"a":{"b":2},"a-b":true}',
  '7',
  'é'.repeat(40),
  '{"broken":',
);
const id = fc.constantFrom(undefined, undefined, '1', '42', '');
const sent = fc.record({ type, id, data });

const name = fc.constantFrom('price', 'message', '*', 'price*', '*t*', 'p*e*r', 'a*b', '42', '', 'never', otherTypes);
const path = fc.constantFrom(
  '$',
  '$.a',
  '$.a[*]',
  '$..b',
  '$[-1]',
  '$[1:]',
  '$[::-1]',
  "$['a-b','b']",
  '$..*',
  '$[?@>2]',
  "$[?match(@.c, '.*')]",
  '$.none',
);
const scalar = fc.constantFrom<string | number | boolean | null>(1, 2, 'x', 'b', true, null, 'a');
const op = fc.constantFrom(...comparisons);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('x', 'LINES', 'É', 'two\nl').map((text): Condition => ({ kind: 'text', text })),
  fc
    .tuple(fc.constantFrom('^x', '[A-Z]', 'a.*b', '"a"', 'o$'), fc.constantFrom('', 'i', 'im', 's'))
    .map(([source, flags]): Condition => ({ kind: 'pattern', source, flags })),
  fc
    .tuple(fc.constantFrom('type' as const, 'id' as const), name, fc.boolean())
    .map(([kind, name, isGlob]): Condition => ({ kind, name, isGlob })),
  fc
    .oneof(
      fc.record({ kind: fc.constant('size' as const), value: fc.constantFrom(0, 9, 20, 30) }),
      fc.record({ kind: fc.constant('gap' as const), value: fc.constantFrom(0, 1, 5) }),
      fc.record({ kind: fc.constant('time' as const), value: fc.integer({ min: 1000, max: 1060 }) }),
      fc.record({ kind: fc.constant('seq' as const), value: fc.integer({ min: 0, max: 40 }) }),
    )
    .chain((measured) => op.map((op): Condition => ({ ...measured, op }))),
  path.map((path): Condition => ({ kind: 'path', path })),
  fc.tuple(path, op, scalar).map(([path, op, value]): Condition => ({ kind: 'path', path, test: { op, value } })),
);
const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('tree').map((of): Condition => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { maxLength: 3 }))
      .map(([kind, of]): Condition => ({ kind, of })),
  ),
})).tree;

describe('any condition over any log', () => {
  type Step = { readonly push: readonly Sent[]; readonly ms: number } | { readonly where: Condition };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ push: fc.array(sent, { minLength: 1, maxLength: 6 }), ms: fc.nat(6) }) },
    { weight: 1, arbitrary: condition.map((where) => ({ where })) },
  );
  const only = fc.constantFrom<readonly string[]>([], [], ['price'], ['message', 'a*b']);

  /** Searches at once and never drops what was not looked at, so that each event is judged as it came. */
  function check(
    engine: Engine,
    steps: readonly Step[],
    where: Condition,
    only: readonly string[],
    keeps: number,
  ): void {
    let filter: EventFilter = { ...noFilter, only, where };
    const all: ModelEvent[] = [];
    let time = 1000;
    /** Events before it were gone when the filter was set. */
    let first = 0;
    const found = new Map<number, boolean>();
    const judge = (events: readonly ModelEvent[]): void => {
      for (const event of events) {
        const timeBefore = event.seq - 1 >= first ? event.timeBefore : undefined;
        found.set(event.seq, isShown(filter, { ...event, timeBefore }));
      }
    };
    engine.setFilter(filter);
    for (const step of steps) {
      if ('where' in step) {
        filter = { only, hide: [], where: step.where };
        found.clear();
        first = Math.max(1, all.length + 1 - keeps);
        engine.setFilter(filter);
        judge(all.slice(-keeps));
      } else {
        time += step.ms;
        const before = all.length;
        for (const event of step.push) all.push(modelOf(event, all.length + 1, time, all.at(-1)?.time));
        engine.push(blockOf(step.push.map(blockText).join(''), time));
        rows(engine);
        first = Math.max(1, all.length + 1 - keeps);
        judge(all.slice(before).slice(-keeps));
      }
      const expected = all.slice(-keeps).filter(({ seq }) => found.get(seq) === true);
      assert.deepEqual(
        rows(engine),
        expected.map(({ seq }) => seq),
        JSON.stringify(filter),
      );
    }
  }

  test('has the rows that a plain model of it has', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), condition, only, (steps, where, only) => {
        check(newSplittingEngine(), steps, where, only, 1e6);
      }),
      { numRuns: runs(200) },
    );
  });

  test('also while old events are dropped', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), condition, only, (steps, where, only) => {
        check(newEngine({ limits: { maxEvents: 8, maxBytes: 1e9 } }), steps, where, only, 8);
      }),
      { numRuns: runs(200) },
    );
  });
});

test('many events by column, text and path, in slices', () => {
  const engine = newEngine();
  const block = Array.from({ length: 1000 }, (_, n) => `event: t${n % 3}\ndata: {"n":${n}}\n\n`).join('');
  for (let n = 0; n < 20; n++) push(engine, block);
  const where: Condition = {
    kind: 'and',
    of: [
      { kind: 'path', path: '$.n', test: { op: '>=', value: 998 } },
      { kind: 'text', text: '99' },
      { kind: 'seq', op: '>', value: 19_000 },
      { kind: 'type', name: 't*', isGlob: true },
    ],
  };
  assert.deepEqual(matching(engine, where), [19_999, 20_000]);
});

describe('types in conditions', () => {
  const named = (name: string, isGlob = false): Condition => ({ kind: 'type', name, isGlob });

  test('alone need no search, and find types that come later', () => {
    const engine = newEngine();
    push(engine, ['a', 'b', 'ab', 'a'].map((type) => `event: ${type}\ndata\n\n`).join(''));
    engine.setFilter({ ...noFilter, where: { kind: 'or', of: [named('a'), named('*c', true)] } });
    assert.equal(engine.isSearching, false);
    assert.deepEqual(rows(engine), [1, 4]);
    push(engine, 'event: abc\ndata\n\nevent: b\ndata\n\n');
    assert.deepEqual(rows(engine), [1, 4, 5]);
  });

  test('that are not told apart are known by their own names, or together', () => {
    const engine = newEngine();
    push(engine, Array.from({ length: maxTypes + 3 }, (_, n) => `event: t${n}\ndata: ${n}\n\n`).join(''));
    assert.deepEqual(matching(engine, named(`t${maxTypes + 1}`)), [maxTypes + 2]);
    assert.deepEqual(matching(engine, named(`t${maxTypes}*`, true)), [maxTypes + 1]);
    assert.deepEqual(matching(engine, named(otherTypes)), [maxTypes + 1, maxTypes + 2, maxTypes + 3]);
    const both: Condition = { kind: 'and', of: [named(otherTypes), { kind: 'text', text: '2' }] };
    assert.deepEqual(matching(engine, both), [maxTypes + 3]);
    const not: Condition = { kind: 'not', of: { kind: 'or', of: [named(otherTypes), named('t*', true)] } };
    assert.deepEqual(matching(engine, not), []);
  });
});

describe('what never comes to an end', () => {
  const poison = `${'a'.repeat(60)}!`;
  const catastrophic: Condition = { kind: 'pattern', source: '(a+)+$', flags: '' };
  const slow = (engine: Engine) => engine.view({ from: 0, count: 9, follow: false }).searchFailure;
  const cases: [name: string, where: Condition, found: number[]][] = [
    ['in a negation', { kind: 'not', of: catastrophic }, [2]],
    ['beside what holds', { kind: 'and', of: [{ kind: 'size', op: '>', value: 0 }, catastrophic] }, [1]],
    ['behind what does not hold', { kind: 'or', of: [catastrophic, { kind: 'text', text: 'b' }] }, [1, 2]],
  ];
  for (const [name, where, found] of cases) {
    test(`${name}: the search stops at the event, and what was found before stays`, () => {
      const engine = newEngine();
      push(engine, `data: aa\n\ndata: b\n\ndata: ${poison}\n\ndata: b\n\n`);
      assert.deepEqual(matching(engine, where), found);
      assert.deepEqual(slow(engine), { kind: 'slow', seq: 3 });
    });
  }

  test('in a JSON path', () => {
    const engine = newEngine();
    push(engine, `data: ["aa"]\n\ndata: ["${poison}"]\n\ndata: ["a"]\n\n`);
    assert.deepEqual(matching(engine, { kind: 'path', path: "$[?match(@, '(a+)+')]" }), [1]);
    assert.deepEqual(slow(engine), { kind: 'slow', seq: 2 });
  });

  test('is not asked about what is decided without it', () => {
    const engine = newEngine();
    push(engine, `data: aa\n\ndata: ${poison}\n\ndata: ${poison}\nid: 1\n\n`);
    const rest: Condition = { kind: 'size', op: '<', value: 20 };
    assert.deepEqual(matching(engine, { kind: 'and', of: [catastrophic, rest] }), [1]);
    assert.equal(slow(engine), undefined);
    const others: Condition = { kind: 'size', op: '>', value: 20 };
    assert.deepEqual(matching(engine, { kind: 'or', of: [catastrophic, others] }), [1, 2, 3]);
    assert.equal(slow(engine), undefined);
  });
});

test('JSON nested deeper than the stack is long is no reason to stop', () => {
  const engine = newEngine();
  push(engine, `data: ${'['.repeat(20_000)}1${']'.repeat(20_000)}\n\ndata: [1]\n\n`);
  assert.deepEqual(matching(engine, { kind: 'path', path: '$..[0]', test: { op: '==', value: 1 } }), [1, 2]);
});

test('a regular expression that is none, deep in a condition: the filter before it stays', () => {
  const engine = newEngine();
  push(engine, 'data: a\n\ndata: b\n\n');
  assert.deepEqual(matching(engine, { kind: 'text', text: 'b' }), [2]);
  assert.deepEqual(matching(engine, { kind: 'not', of: { kind: 'pattern', source: '(', flags: '' } }), [2]);
  const { searchFailure } = engine.view({ from: 0, count: 9, follow: false });
  assert.deepEqual(searchFailure, { kind: 'invalid', message: 'unterminated group' });
});
