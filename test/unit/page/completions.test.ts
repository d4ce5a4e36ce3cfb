import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { QueryHistory } from '../../../src/page/filter/query-history.ts';
import { completed, completionsAt } from '../../../src/shared/query/completions.ts';
import { anyText } from '../shared/query/arbitrary.ts';
import { runs } from '../../support/depth.ts';

const types = ['message', 'price', 'my price', 'heartbeat'];

/** Where the cursor is stands a bar. */
function offered(input: string, isAsked = false): string[] {
  const caret = input.indexOf('|');
  const text = input.replace('|', '');
  const found = completionsAt(text, caret, types, isAsked);
  return found.items.map((item) => {
    const after = completed(text, found, item);
    return `${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`;
  });
}

describe('completions', () => {
  const cases: [text: string, offered: string[]][] = [
    ['|', []],
    ['hello |', []],
    ['hello|', []],
    ['ty|', ['type:|']],
    ['-ty| x', ['-type:| x']],
    ['a (s|', ['a (size>|']],
    ['a#|', []],
    ['#|', ['#>|']],
    ['a o|', ['a or |']],
    ['type:|', ['type:message|', 'type:price|', 'type:"my price"|', 'type:heartbeat|']],
    ['x -type:price,PR|', ['x -type:price,price|', 'x -type:price,"my price"|']],
    ['type:"my|', ['type:"my price"|']],
    ['type:price|', ['type:"my price"|']],
    ['size>1|', ['size>1b|', 'size>1kb|', 'size>1mb|', 'size>1gb|']],
    ['size >= 1.5k|', ['size >= 1.5kb|']],
    ['gap<2m|', ['gap<2ms|']],
    ['mygap<2|', []],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(offered(text), expected));

  test('that are asked for need no letter', () => {
    assert.ok(offered('hello |', true).includes('hello type:|'));
    assert.ok(offered('|', true).includes('size>|'));
    assert.deepEqual(offered('hello|', true), []);
  });

  test('any text and place: what is offered comes where the cursor is', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.boolean(), (text, at, isAsked) => {
        const caret = Math.min(at, text.length);
        const { start, end, items } = completionsAt(text, caret, types, isAsked);
        assert.ok(start <= end && end === caret && items.length <= 50);
      }),
      { numRuns: runs(1000) },
    );
  });
});

test('the history goes back to the oldest, and forth to what was being typed', () => {
  const history = new QueryHistory();
  history.begin(['c', 'b', 'a']);
  const go = (text: string, by: 1 | -1) => history.go(text, by);
  assert.deepEqual([go('typed', 1), go('c', 1), go('b', 1), go('a', 1)], ['c', 'b', 'a', undefined]);
  assert.ok(history.isAt('a'));
  assert.deepEqual([go('a', -1), go('b', -1), go('c', -1), go('typed', -1)], ['b', 'c', 'typed', undefined]);
  assert.equal(go('c', 1), 'b', 'what stands there already is no step');
  assert.equal(go('changed', 1), 'c', 'begins anew when something else was typed');
});
