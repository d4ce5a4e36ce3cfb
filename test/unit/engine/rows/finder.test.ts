import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../../src/engine/door/engine.ts';
import { noFilter, type EventFilter } from '../../../../src/shared/stream/engine.ts';
import { newEngine, push } from '../../../support/engine-feed.ts';
import { runs } from '../../../support/depth.ts';

const all = { from: 0, count: 2000, follow: false };
const text = (text: string): EventFilter => ({ ...noFilter, where: { kind: 'text', text } });

function finish(engine: Engine): void {
  while (engine.isSearching) engine.search();
}

function found(engine: Engine): number[] {
  const { seq, found } = engine.view(all).window;
  return [...seq].filter((_, row) => found?.[row] === 1);
}

describe('finding in the list', () => {
  test('marks and counts rows, and hides none; nothing is marked any more when it ends', () => {
    const engine = newEngine();
    push(engine, 'data: a\n\ndata: b\n\ndata: ab\n\n');
    engine.setFind(text('a'));
    finish(engine);
    assert.deepEqual(found(engine), [1, 3]);
    assert.deepEqual([engine.view(all).find, engine.view(all).end], [{ count: 2 }, 3]);
    push(engine, 'data: a\n\n');
    assert.deepEqual(engine.view(all).find, { count: 3 }, 'what comes is looked at before anybody is told');
    engine.setFind(null);
    assert.deepEqual([engine.view(all).find, engine.view(all).window.found], [undefined, undefined]);
    assert.equal(engine.findRow(1, 'next'), null);
  });

  test('goes from one to the next and back, and round at the ends', () => {
    const engine = newEngine();
    push(engine, 'data: a\n\ndata: b\n\ndata: a\n\ndata: b\n\ndata: a\n\n');
    engine.setFind(text('a'));
    finish(engine);
    assert.deepEqual(engine.findRow(0, 'next'), { seq: 1, place: 1 });
    assert.deepEqual(engine.findRow(1, 'next'), { seq: 3, place: 2 });
    assert.deepEqual(engine.findRow(5, 'next'), { seq: 1, place: 1 });
    assert.deepEqual(engine.findRow(4, 'previous'), { seq: 3, place: 2 });
    assert.deepEqual(engine.findRow(1, 'previous'), { seq: 5, place: 3 });
    engine.setFind(text('nothing'));
    finish(engine);
    assert.equal(engine.findRow(1, 'next'), null);
  });

  test('is done in slices, after the list has its rows', () => {
    const engine = newEngine();
    for (let n = 0; n < 20; n++) push(engine, `data: ${'x'.repeat(1000)}\n\n`.repeat(1000), 'data: hit\n\n');
    engine.setFind(text('hit'));
    assert.ok(engine.isSearching);
    engine.search();
    const { find } = engine.view(all);
    assert.ok((find?.searched ?? Infinity) < 20_020, 'it says how far it is');
    finish(engine);
    assert.deepEqual(engine.view(all).find, { count: 20 });
  });

  test('tells where patterns match in the rows that are found, as far as that is known in time', () => {
    const engine = newEngine();
    push(engine, `data: ab\n\ndata: b1 B22 b\ndata: b3\n\ndata: ${'a'.repeat(60)}!\n\ndata: ${'b1 '.repeat(300)}\n\n`);
    const find = (source: string, flags = ''): readonly (readonly number[])[] | undefined => {
      const pattern = { source, flags };
      engine.setFind({ ...noFilter, where: { kind: 'seq', op: '!=', value: 1 }, highlight: [pattern] });
      finish(engine);
      return engine.view(all).window.foundAt;
    };
    assert.deepEqual(find('b\\d*', 'i')?.slice(0, 3), [[], [0, 2, 3, 6, 7, 8, 9, 11], []]);
    assert.equal(find('b1')?.[3]?.length, 100, 'no more than so many');
    assert.deepEqual(find('b|1')?.[3]?.slice(0, 4), [0, 2, 3, 5], 'neighbours are one');
    assert.deepEqual(find('x*')?.[1], [], 'what is empty is no place');
    assert.deepEqual(find('('), undefined);
    // Nobody waits for one that does not come to its end, and it is not tried again.
    assert.deepEqual(find('(a+)+$'), [[], [], [], []]);
    assert.equal(engine.view(all).window.foundAt, undefined);
    assert.deepEqual(engine.view(all).find, { count: 3 });
    engine.setFind(text('a'));
    assert.equal(engine.view(all).window.foundAt, undefined);
  });

  test('what never comes to an end stops at its event, and the list does not', () => {
    const engine = newEngine();
    push(engine, `data: aa\n\ndata: ${'a'.repeat(60)}!\n\n`);
    engine.setFind({ ...noFilter, where: { kind: 'pattern', source: '(a+)+$', flags: '' } });
    finish(engine);
    const { find, searchFailure, end } = engine.view(all);
    assert.deepEqual(find, { count: 1, searched: 1, failure: { kind: 'slow', seq: 2 } });
    assert.deepEqual([searchFailure, end], [undefined, 2]);
  });

  test('any events, also while old ones are dropped: as over an array', () => {
    const data = fc.constantFrom('a', 'b', 'ab', 'c');
    const blocks = fc.array(fc.array(data, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(blocks, fc.nat(8), fc.nat(40), fc.constantFrom('next', 'previous'), (blocks, at, seq, direction) => {
        const engine = newEngine({ limits: { maxEvents: 9, maxBytes: 1e9 } });
        const sent: string[] = [];
        blocks.forEach((block, n) => {
          if (n === Math.min(at, blocks.length - 1)) engine.setFind(text('a'));
          sent.push(...block);
          push(engine, block.map((data) => `data: ${data}\n\n`).join(''));
          finish(engine);
        });
        fc.pre(blocks.length > 0);
        const kept = sent.map((data, n) => ({ data, seq: n + 1 })).slice(-9);
        const expected = kept.filter(({ data }) => data.includes('a')).map(({ seq }) => seq);
        assert.deepEqual(found(engine), expected);
        assert.equal(engine.view(all).find?.count, expected.length);
        const there =
          direction === 'next'
            ? (expected.find((other) => other > seq) ?? expected[0])
            : (expected.findLast((other) => other < seq) ?? expected.at(-1));
        const row = there === undefined ? null : { seq: there, place: expected.indexOf(there) + 1 };
        assert.deepEqual(engine.findRow(seq, direction), row);
      }),
      { numRuns: runs(300) },
    );
  });
});
