import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { foldAt } from '../../../src/page/grid/folded-data.ts';
import { marksIn } from '../../../src/page/grid/highlight.ts';
import { commonStart } from '../../../src/shared/text/common-start.ts';

/** What is seen of an event's data after another event's. */
function shown(before: string, data: string, marked: readonly string[] = []): string {
  const from = foldAt(data, commonStart(before, data), marksIn(data, marked)[0]?.start);
  return from === 0 ? data : `…${data.slice(from)}`;
}

const head = '{"exchange":"NASDAQ","currency":"USD",';

describe('the start of data that repeats the event before', () => {
  const cases: [name: string, before: string, data: string, shown: string][] = [
    ['is left away up to the name of what differs', `${head}"price":99.1}`, `${head}"price":99.2}`, '…"price":99.2}'],
    [
      'from 32 characters on',
      `${'x'.repeat(32)}a${'b'.repeat(20)}`,
      `${'x'.repeat(32)}c${'b'.repeat(20)}`,
      `…c${'b'.repeat(20)}`,
    ],
    ['not from fewer', `${'x'.repeat(31)}a${'b'.repeat(20)}`, `${'x'.repeat(31)}c`, `${'x'.repeat(31)}c`],
    [
      'up to the word that differs',
      'the quick brown fox jumps over the lazy dog again',
      'the quick brown fox jumps over the lazy cat again',
      '…cat again',
    ],
    ['but for its end, where all of it is repeated', 'x'.repeat(60), 'x'.repeat(60), `…${'x'.repeat(16)}`],
    ['also where it ends earlier than the one before', `${'x'.repeat(60)}y`, 'x'.repeat(60), `…${'x'.repeat(16)}`],
  ];
  for (const [name, before, data, expected] of cases) {
    test(name, () => assert.equal(shown(before, data), expected));
  }

  test('is shown as far as something in it is marked', () => {
    const data = `${head}"price":99.2}`;
    assert.equal(shown(`${head}"price":99.1}`, data, ['usd']), '…"currency":"USD","price":99.2}');
    assert.equal(shown(`${head}"price":99.1}`, data, ['NASDAQ']), data);
  });

  test('what is left away is repeated, ends where a character does, and nothing marked is in it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', 'e\u0301', '😀', '👨‍👩‍👧', ',', ' ', '{', '日', '⟨'),
      maxLength: 90,
    });
    fc.assert(
      fc.property(text, text, text, fc.constantFrom('a', '日', 'zz'), (start, one, other, marked) => {
        const [before, data] = [start + one, start + other];
        const marks = marksIn(data, [marked]);
        const from = foldAt(data, commonStart(before, data), marks[0]?.start);
        assert.ok(before.startsWith(data.slice(0, from)));
        assert.ok(marks.every((mark) => mark.start >= from));
        assert.equal(new Intl.Segmenter().segment(data).containing(from)?.index ?? from, from);
      }),
      { numRuns: 500 },
    );
  });
});
