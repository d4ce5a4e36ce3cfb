import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeqList } from '../../../src/engine/rows/seq-list.ts';

test('numbers that are far apart in a stream of any length are given back, as long as they are not dropped', () => {
  const list = new SeqList();
  const step = 1_500_000_000;
  for (let n = 0; n < 20_000; n++) {
    list.push(n * step + 1);
    list.dropBefore((n - 1) * step);
    assert.equal(list.end, n + 1);
    for (let ordinal = list.start; ordinal < list.end; ordinal++) assert.equal(list.at(ordinal), ordinal * step + 1);
    assert.equal(list.ordinalOf(n * step), n);
  }
});

test('a number comes long after all others were dropped', () => {
  const list = new SeqList();
  list.push(1);
  list.dropBefore(2);
  list.push(10_000_000_000);
  assert.deepEqual([list.start, list.end, list.at(1)], [1, 2, 10_000_000_000]);
});
