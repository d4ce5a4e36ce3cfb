import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cardKind } from '../../../src/page/states/card-kind.ts';
import { recentTexts } from '../../../src/page/states/recent-text.ts';
import { EventRate } from '../../../src/page/status/event-rate.ts';
import { describeWaiting } from '../../../src/page/status/waiting-text.ts';
import { emptyView } from '../../../src/shared/stream/engine.ts';

describe('the rate of events', () => {
  test('is that of the last seconds', () => {
    const rate = new EventRate();
    assert.equal(rate.at(0, 0), undefined);
    for (let s = 0; s <= 20; s++) rate.note(s * 1000, s * 3);
    assert.equal(rate.at(20_000, 60), 3);
    // No more arrive.
    for (let s = 21; s <= 30; s++) rate.note(s * 1000, 60);
    assert.equal(rate.at(30_000, 60), 0);
  });

  test('cannot be told from one moment, nor from another stream', () => {
    const rate = new EventRate();
    rate.note(0, 1000);
    assert.equal(rate.at(500, 1500), undefined);
    rate.note(2000, 5);
    assert.equal(rate.at(2500, 6), undefined);
    assert.equal(rate.at(4000, 25), 10);
  });
});

describe('a wait', () => {
  const waiting = { state: 'waiting', severity: 'warning', text: 'Waiting 3 s to reconnect (attempt 2): no' } as const;

  test('counts down in the text that is seen, and not in the one that is spoken', () => {
    const status = { ...waiting, cause: 'no', nextAttempt: 2, reconnectAt: 10_000 };
    assert.deepEqual(describeWaiting(status, 8100), {
      seen: 'Waiting 2 s to reconnect (attempt 2): no',
      spoken: waiting.text,
    });
    assert.equal(describeWaiting(status, 99_000)?.seen, 'Waiting 0 s to reconnect (attempt 2): no');
  });

  test('says nothing more than the host where it is not known when it ends', () => {
    assert.equal(describeWaiting(waiting, 0), undefined);
    assert.equal(describeWaiting({ ...waiting, state: 'open', reconnectAt: 1 }, 0), undefined);
  });
});

describe('recent requests', () => {
  const texts = (...queries: string[]): string[] =>
    recentTexts(queries.map((query, key) => ({ key: `${key}`, method: 'GET', name: 'h/x', query }))).map(
      ({ query }) => query,
    );

  test('of one name are told apart by what differs of their queries', () => {
    assert.deepEqual(texts('?a=1&s=8', '?a=1&s=60'), ['?…&s=8', '?…&s=60']);
    assert.deepEqual(texts('?a=1', '?a=2'), ['?a=1', '?a=2']);
    assert.deepEqual(texts('', '?a=2'), ['', '?a=2']);
  });

  test('have the whole query where nothing differs', () => {
    assert.deepEqual(texts('?a=1&b=2'), ['?a=1&b=2']);
    assert.deepEqual(texts('?a=1', '?a=1'), ['?a=1', '?a=1']);
  });

  test('are read as a person wrote them, with what is invisible made visible', () => {
    assert.deepEqual(texts('?a=%C3%BC&b=%E2%80%AE', '?a=%'), ['?a=ü&b=⟨U+202E⟩', '?a=%']);
  });
});

describe('the card in the place of rows', () => {
  const view = emptyView(0);
  const counts = { ...view.counts, received: 9, kept: 9 };

  test('is of the state while nothing arrived, and else says where the events are', () => {
    assert.equal(cardKind(view), 'state');
    assert.equal(cardKind({ ...view, counts }), 'hidden');
    assert.equal(cardKind({ ...view, counts, searched: 3 }), 'searching');
    assert.equal(cardKind({ ...view, counts: { ...counts, kept: 0, dropped: 9 } }), 'gone');
    assert.equal(cardKind({ ...view, counts, end: 9 }), undefined);
  });
});
