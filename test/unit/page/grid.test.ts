import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { moveCursor } from '../../../src/page/grid/grid-keys.ts';
import { GridPosition } from '../../../src/page/grid/grid-position.ts';
import { rowHeight, Rows } from '../../../src/page/model/rows.ts';
import { maxSpacerPx, ScrollSpace } from '../../../src/page/controls/scroll-space.ts';
import { WindowAsker, windowAround } from '../../../src/page/grid/window-request.ts';
import type { RowWindow, ViewUpdate, WindowRequest } from '../../../src/shared/stream/engine.ts';

const height = 500;

/** A browser that scrolls: rounds positions to half pixels, and goes no further than the spacer. */
class Scroller {
  top = 0;
  readonly space: ScrollSpace;

  constructor(space: ScrollSpace) {
    this.space = space;
  }

  scrollTo(top: number): void {
    this.top = Math.round(Math.min(Math.max(0, top), this.space.spacerHeight - height) * 2) / 2;
    this.space.scrolled(this.top);
  }

  settle(): void {
    const target = this.space.place();
    if (target === undefined) return;
    this.top = Math.round(target * 2) / 2;
    assert.equal(this.space.scrolled(this.top), false, 'the echo of a placement is no movement');
  }
}

function scroller(contentPx: number): Scroller {
  const space = new ScrollSpace();
  space.measure(contentPx, height);
  return new Scroller(space);
}

describe('ScrollSpace', () => {
  test('below the cap, native positions are the positions', () => {
    const { space, ...browser } = scroller(10_000);
    assert.equal(space.spacerHeight, 10_000);
    new Scroller(space).scrollTo(1234);
    assert.equal(space.position, 1234);
    assert.equal(browser.top, 0);
  });

  const millions = 3_000_000 * rowHeight;

  test('above the cap the spacer stays within what a browser lays out, at four pixels a CSS px', () => {
    const { space } = scroller(millions);
    assert.equal(space.spacerHeight, maxSpacerPx);
    assert.ok(space.spacerHeight * 4 < 33_500_000);
  });

  test('the end of the native range is the end of the list, its beginning the beginning', () => {
    const browser = scroller(millions);
    browser.scrollTo(Infinity);
    assert.equal(browser.space.position, millions - height);
    assert.ok(browser.space.atEnd);
    browser.scrollTo(0);
    assert.equal(browser.space.position, 0);
  });

  test('dragging the thumb goes to its share of the list', () => {
    const browser = scroller(millions);
    browser.scrollTo((maxSpacerPx - height) / 4);
    assert.ok(Math.abs(browser.space.position - (millions - height) / 4) < 10);
  });

  test('small movements are as long in the list as on the screen, however long the list is', () => {
    const browser = scroller(millions);
    browser.scrollTo(4_000_000);
    const before = browser.space.position;
    for (let i = 0; i < 10; i++) {
      browser.scrollTo(browser.top + 22);
      browser.settle();
    }
    assert.ok(Math.abs(browser.space.position - before - 220) <= 10, `${browser.space.position - before}`);
  });

  test('every position can be reached and is put back to itself', () => {
    fc.assert(
      fc.property(fc.nat(millions), fc.nat(millions), (contentPx, position) => {
        const browser = scroller(contentPx);
        browser.space.moveTo(position);
        const kept = browser.space.position;
        browser.settle();
        assert.equal(browser.space.position, kept);
        assert.equal(kept, Math.min(position, Math.max(0, contentPx - height)));
      }),
    );
  });
});

describe('GridPosition', () => {
  const extent = { start: 0, end: 1000, lead: 0, height } as const;

  test('rows stay where they are on the screen while older ones are dropped and newer ones come', () => {
    const position = new GridPosition();
    position.update(extent);
    position.put(500, 7);
    for (const start of [1, 50, 300, 499]) {
      position.update({ ...extent, start, end: 1000 + 3 * start, lead: 1 });
      assert.equal(position.offsetOf(500), 7, `after dropping up to ${start}`);
    }
  });

  test('a row that is dropped gives way to the oldest one that is left', () => {
    const position = new GridPosition();
    position.update(extent);
    position.put(100, 0);
    position.update({ ...extent, start: 400, end: 1400 });
    assert.equal(position.first, 400);
    assert.equal(position.offsetOf(400), 0);
  });

  test('revealing scrolls as little as is needed, and to the first row shows what is above it', () => {
    const position = new GridPosition();
    position.update({ ...extent, lead: 1 });
    position.reveal(40);
    assert.equal(position.offsetOf(40), height - rowHeight);
    position.reveal(39);
    assert.equal(position.offsetOf(40), height - rowHeight);
    position.reveal(0);
    assert.equal(position.offsetOf(0), rowHeight);
  });

  test('what is seen is within the list, whatever happens to it', () => {
    const state = fc.record({
      start: fc.nat(1e6),
      rows: fc.nat(1e6),
      lead: fc.constantFrom<0 | 1>(0, 1),
      height: fc.nat(2000),
    });
    fc.assert(
      fc.property(fc.array(state, { minLength: 1 }), fc.nat(3e7), (states, px) => {
        const position = new GridPosition();
        for (const { start, rows, lead, height } of states) {
          position.update({ start, end: start + rows, lead, height });
          position.space.moveTo(px);
          assert.ok(position.first >= start && position.last <= start + rows);
          assert.ok(position.last - position.first <= height / rowHeight + 2);
        }
      }),
    );
  });
});

describe('moveCursor', () => {
  const place = { start: 100, end: 200, cursor: 150, first: 140, page: 20 };
  const cases: [key: string, to: number | undefined][] = [
    ['ArrowDown', 151],
    ['ArrowUp', 149],
    ['PageDown', 169],
    ['PageUp', 131],
    ['Home', 100],
    ['End', 199],
    ['Tab', undefined],
    ['a', undefined],
  ];
  for (const [key, to] of cases) test(key, () => assert.equal(moveCursor(key, place), to));

  test('goes no further than the list', () => {
    assert.equal(moveCursor('ArrowDown', { ...place, cursor: 199 }), 199);
    assert.equal(moveCursor('PageUp', { ...place, cursor: 101 }), 100);
    assert.equal(moveCursor('ArrowUp', { ...place, cursor: 3 }), 100);
    assert.equal(moveCursor('End', { ...place, end: 100 }), undefined);
  });

  test('begins with what is seen', () => {
    assert.equal(moveCursor('ArrowDown', { ...place, cursor: undefined }), 140);
    assert.equal(moveCursor('ArrowUp', { ...place, cursor: undefined }), 159);
  });
});

function rowWindow(from: number, count: number): RowWindow {
  const numbers = Array.from({ length: count }, (_, i) => from + i);
  return {
    from,
    seq: Float64Array.from(numbers, (n) => n + 1),
    time: Float64Array.from(numbers),
    type: Uint32Array.from(numbers, () => 0),
    bytes: Float64Array.from(numbers),
    preview: numbers.map((n) => `row ${n}`),
  };
}

function view(change: Partial<ViewUpdate>): ViewUpdate {
  const counts = { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 };
  const types = [{ name: 'message', kept: 0 }];
  return { counts, types, ruleNotices: [], generation: 1, start: 0, end: 100, window: rowWindow(0, 0), ...change };
}

describe('Rows', () => {
  test('have the facts that were asked for, where their events have any', () => {
    const rows = new Rows();
    const gap = Float64Array.of(Number.NaN, 0);
    rows.take(view({ window: { ...rowWindow(0, 2), id: [null, ''], gap } }));
    const facts = [0, 1].map((ordinal) => rows.at(ordinal)).map((row) => [row?.id, row?.gap, row?.typeGap]);
    assert.deepEqual(facts, [
      [undefined, undefined, undefined],
      ['', 0, undefined],
    ]);
  });

  test('keeps the window before while the next is on its way', () => {
    const rows = new Rows();
    rows.take(view({ window: rowWindow(0, 20) }));
    rows.take(view({ window: rowWindow(20, 20) }));
    assert.equal(rows.at(10)?.preview, 'row 10');
    assert.equal(rows.at(30)?.preview, 'row 30');
    rows.take(view({ window: rowWindow(40, 20) }));
    assert.equal(rows.at(10), undefined);
  });

  test('never shows rows of another generation, nor rows that were dropped', () => {
    const rows = new Rows();
    rows.take(view({ window: rowWindow(0, 20) }));
    rows.take(view({ window: rowWindow(20, 20), start: 15 }));
    assert.equal(rows.at(14), undefined);
    assert.equal(rows.at(15)?.seq, 16);
    rows.take(view({ window: rowWindow(40, 5), generation: 2 }));
    assert.equal(rows.at(30), undefined);
  });
});

describe('the window that is asked for', () => {
  test('holds what is seen with a page to spare at either side', () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.integer({ min: 1, max: 200 }), (first, page) => {
        const { from, count } = windowAround(first, page, false);
        assert.ok(from <= Math.max(0, first - page) && from + count >= first + 2 * page);
      }),
    );
  });

  test('is asked once, one at a time, the newest last', async () => {
    const asked: WindowRequest[] = [];
    const answers: (() => void)[] = [];
    const asker = new WindowAsker();
    const want = (first: number): void =>
      asker.want(windowAround(first, 10, false), (window) => {
        asked.push(window);
        return new Promise((resolve) => {
          answers.push(resolve);
        });
      });
    for (const first of [0, 5, 50, 100, 200]) want(first);
    assert.deepEqual(
      asked.map(({ from }) => from),
      [0],
    );
    answers.shift()?.();
    await new Promise(setImmediate);
    assert.deepEqual(
      asked.map(({ from }) => from),
      [0, 190],
    );
    answers.shift()?.();
    await new Promise(setImmediate);
    want(205);
    assert.equal(asked.length, 2);
  });
});
