import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { filterOf } from '../../../../src/shared/query/query-filter.ts';
import { withoutTimeRange, withTimeRange } from '../../../../src/shared/query/time-range.ts';
import { typesOf, withTypes } from '../../../../src/shared/query/types.ts';
import { noFilter, otherTypes } from '../../../../src/shared/stream/engine.ts';
import { anyText } from './arbitrary.ts';
import { runs } from '../../../support/depth.ts';

describe('types in a query', () => {
  const cases: [text: string, only: string[], hide: string[]][] = [
    ['', [], []],
    ['hello', [], []],
    ['type:a', ['a'], []],
    ['hello type:a,b -type:c', ['a', 'b'], ['c']],
    ['not type:c and -type:d,c', [], ['c', 'd']],
    ['type:a or x', [], []],
    ['(type:a) x', [], []],
    ['-(x y) type:a', ['a'], []],
    ['--type:a', [], []],
    ['type:p*', [], []],
    ['type:a size>1kbb', ['a'], []],
  ];
  for (const [text, only, hide] of cases) {
    test(text || 'nothing', () => {
      assert.deepEqual(typesOf(text), { only, hide });
      const read = filterOf(text, 0);
      if ('filter' in read && !text.startsWith('(')) {
        assert.deepEqual([read.filter.only, read.filter.hide], [only, hide]);
      }
    });
  }

  const changes: [text: string, only: string[], hide: string[], after: string][] = [
    ['', ['a'], [], 'type:a'],
    ['hello', ['a', 'b c'], ['x'], 'hello type:a,"b c" -type:x'],
    ['hello type:a world', ['b'], [], 'hello type:b world'],
    ['hello type:a world -type:c', [], [], 'hello world'],
    ['hello and type:a and world', [], [], 'hello world'],
    ['type:a and world', [], [], 'world'],
    ['world and not type:a', [], ['b'], 'world -type:b'],
    ['a or b', ['t'], [], '(a or b) type:t'],
    ['(a or b) type:t', [], [], '(a or b)'],
    ['a or f(', ['t'], [], '(a or f( ) type:t'],
    ['size>1kbb type:a', ['b'], [], 'size>1kbb type:b'],
    ['x', [otherTypes], [], String.raw`x type:"\nother types"`],
    ['x', ['a*'], [], 'x type:"a*"'],
  ];
  for (const [text, only, hide, after] of changes) {
    test(`${text || 'nothing'} becomes ${after}`, () => assert.equal(withTypes(text, { only, hide }), after));
  }

  test('any query: the types are those that were put in, and the rest stays what it was', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b c', 'or', 'x*', '', '"', 'a,b', otherTypes), { maxLength: 3 });
    fc.assert(
      fc.property(anyText, names, names, (text, only, hide) => {
        const before = filterOf(text, 0);
        fc.pre('filter' in before);
        const cleared = filterOf(withTypes(text, noFilter), 0);
        assert.ok('filter' in cleared, withTypes(text, noFilter));
        const after = filterOf(withTypes(text, { only, hide }), 0);
        assert.ok('filter' in after);
        assert.deepEqual(typesOf(withTypes(text, { only, hide })), { only, hide });
        if (!/[()]/.test(text)) assert.deepEqual(after.filter, { ...cleared.filter, only, hide });
      }),
      { numRuns: runs(3000) },
    );
  });
});

describe('a stretch of time in a query', () => {
  const from = new Date(2026, 0, 31, 12, 0, 5, 250).getTime();
  const range = 'after:2026-01-31T12:00:05.250 before:2026-01-31T12:00:06.001';

  test('is put in, replaced, and taken out', () => {
    const text = withTimeRange('hello type:a', from + 0.4, from + 750.6);
    assert.equal(text, `hello type:a ${range}`);
    assert.equal(withTimeRange('after:12:00 hello', from, from + 750), `${range} hello`);
    assert.equal(withoutTimeRange(text), 'hello type:a');
    assert.equal(withTimeRange('a or b', from, from + 750), `(a or b) ${range}`);
  });
});
