import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextBookmark, toggleBookmark } from '../../../src/page/model/bookmarks.ts';
import { type Jump, parseJump } from '../../../src/page/grid/jump.ts';

/** In the time zone of the machine, whichever it is. */
const newest = new Date(2026, 2, 14, 12, 0, 5, 120).getTime();
const today = (...time: [number, number, number, number]): number => new Date(2026, 2, 14, ...time).getTime();

describe('parseJump', () => {
  const places: [typed: string, place: Jump][] = [
    ['#123', { seq: 123 }],
    [' 1,234 ', { seq: 1234 }],
    ['1.234.567', { seq: 1_234_567 }],
    ['id: a b ', { id: 'a b' }],
    ['id:', { id: '' }],
    ['12:00', { time: today(12, 0, 0, 0) }],
    ['12:00:05.120', { time: today(12, 0, 5, 120) }],
    ['9:00:05,1', { time: today(9, 0, 5, 100) }],
  ];
  for (const [typed, place] of places) test(typed, () => assert.deepEqual(parseJump(typed, newest), place));

  test('a time of day that has not come yet is that of the day before', () => {
    const yesterday = new Date(2026, 2, 13, 23, 59).getTime();
    assert.deepEqual(parseJump('23:59', newest), { time: yesterday });
  });

  for (const typed of ['', 'soon', '24:00', '12:60', '12:00:60', '#', '-1']) {
    test(`“${typed}” is no place`, () => assert.ok('error' in parseJump(typed, newest)));
  }
});

describe('bookmarks', () => {
  test('are in the order of the events, and the oldest go when there are too many', () => {
    assert.deepEqual(toggleBookmark(toggleBookmark([5], 9), 7), [5, 7, 9]);
    assert.deepEqual(toggleBookmark([5, 7], 5), [7]);
    const many = Array.from({ length: 1000 }, (_, i) => i + 1);
    assert.deepEqual(toggleBookmark(many, 5000).slice(0, 1), [2]);
  });

  test('are walked through in a circle', () => {
    const marks = [3, 7];
    assert.deepEqual(
      [undefined, 1, 3, 7, 9].map((from) => nextBookmark(marks, from, 1)),
      [3, 3, 7, 3, 3],
    );
    assert.deepEqual(
      [undefined, 1, 3, 7, 9].map((from) => nextBookmark(marks, from, -1)),
      [7, 7, 7, 3, 7],
    );
    assert.equal(nextBookmark([], 4, 1), undefined);
  });
});
