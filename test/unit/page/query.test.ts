import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { editParameter, mergeParameters, readParameters, writeParameters } from '../../../src/page/model/url-query.ts';
import type { QueryParameter } from '../../../src/shared/boundary/page.ts';
import { runs } from '../../support/depth.ts';

function pairs(parameters: readonly QueryParameter[]): string[] {
  return parameters.map(({ enabled, name, value }) => `${enabled ? '' : 'off '}${name}|${value}`);
}

function added(name: string, value: string): QueryParameter {
  return { enabled: true, name, value };
}

/** Pieces of what people put into URLs, and of what breaks programs that read them. */
const piece = fc.constantFrom(
  'a',
  'b=',
  '=',
  '=c',
  'd=1',
  'd=2',
  '+',
  '%20',
  '%',
  '%zz',
  '%C3%A4',
  '%C3',
  'ä',
  '💧',
  '\ud800',
  ' ',
  '?',
  '/',
  '\n',
  '&',
  '&&',
  'x=%26',
  'y=%3D%23',
  'a%20b=c+d',
  'encoded%25twice',
  '[]',
  '"',
  '<img>',
);
const query = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const before = fc.constantFrom(
  '',
  'localhost:8000',
  'http://user@h:1/a/b',
  'host only',
  '  http://h/x',
  'http://[::1]',
);
const after = fc.constantFrom('', '#', '#part?a=b&c', ' ', '#x \n', '\t');
const url = fc.oneof(
  fc.tuple(before, query, after).map(([a, b, c]) => `${a}?${b}${c}`),
  fc.tuple(before, after).map(([a, b]) => a + b),
  fc.string({ unit: 'grapheme' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

describe('the URL and the table', () => {
  test('reading a URL into the table and writing it back is the identity', () => {
    fc.assert(
      fc.property(url, (text) => assert.equal(writeParameters(text, readParameters(text)), text)),
      { numRuns: runs(5000) },
    );
  });

  test('what is typed in the table is what is read from the URL', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 6 });
    // An empty row adds nothing to the URL, so it does not come back.
    const row = fc.tuple(text, text).filter(([name, value]) => name !== '' || value !== '');
    fc.assert(
      fc.property(before, fc.array(row, { maxLength: 5 }), after, (start, rows, end) => {
        const written = writeParameters(
          start + end,
          rows.map(([name, value]) => added(name, value)),
        );
        assert.deepEqual(
          readParameters(written).map(({ name, value }) => [name, value]),
          rows,
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  test('values are encoded as the URL standard says: a space is +, everything else is percent-encoded', () => {
    const written = writeParameters('http://h/x?old#part', [
      added('a b', 'c+d&e=f#g%'),
      added('ä', ''),
      added('', 'v'),
    ]);
    assert.equal(written, 'http://h/x?a+b=c%2Bd%26e%3Df%23g%25&%C3%A4=&=v#part');
  });

  test('an edited cell changes its own parameter only', () => {
    const parameters = readParameters('http://h/?a=b%20c&a=+&flag&%zz');
    const [first, ...rest] = parameters as [QueryParameter, ...QueryParameter[]];
    const edited = [editParameter(first, { value: 'b c!' }), ...rest];
    assert.equal(writeParameters('http://h/', edited), 'http://h/?a=b+c%21&a=+&flag&%zz');
  });

  test('names without =, empty names and values, and a ? in the query are what the standard makes of them', () => {
    assert.deepEqual(pairs(readParameters('h?flag&=v&e=&&?q=1&a=b=c')), ['flag|', '|v', 'e|', '|', '?q|1', 'a|b=c']);
  });

  test('a fragment holds no query, and a URL without ? has no parameters', () => {
    assert.deepEqual(readParameters('h/#x?a=1'), []);
    assert.deepEqual(readParameters('h/'), []);
  });

  test('a row that is still empty adds nothing, and the last parameter takes the ? with it', () => {
    assert.equal(writeParameters('h?a=1', [added('a', '1'), added('', '')]), 'h?a=1');
    assert.equal(writeParameters('h?a=1#f', []), 'h#f');
  });
});

describe('editing the URL', () => {
  const table: QueryParameter[] = [
    { enabled: true, name: 'a', value: '1', raw: 'a=1' },
    { enabled: false, name: 'off', value: '0', raw: 'off=0' },
    { enabled: true, name: 'b', value: '2', raw: 'b=2' },
  ];

  const cases: Record<string, string[]> = {
    'h?a=1&b=2': ['a|1', 'off off|0', 'b|2'],
    'h?a=1&b=23': ['a|1', 'off off|0', 'b|23'],
    'h?a=12&b=2': ['a|12', 'off off|0', 'b|2'],
    'h?a=1': ['a|1', 'off off|0'],
    'h?b=2': ['off off|0', 'b|2'],
    h: ['off off|0'],
    'h?a=1&n=3&b=2': ['a|1', 'off off|0', 'n|3', 'b|2'],
    'h?n=3&a=1&b=2': ['n|3', 'a|1', 'off off|0', 'b|2'],
    'h?a=1&b=2&n=3': ['a|1', 'off off|0', 'b|2', 'n|3'],
  };
  for (const [text, expected] of Object.entries(cases)) {
    test(`keeps what is switched off at its place: ${text}`, () => {
      assert.deepEqual(pairs(mergeParameters(table, text)), expected);
    });
  }

  test('never loses or moves among themselves what is not in the URL, and shows what is', () => {
    const parameter = fc.record({
      enabled: fc.boolean(),
      name: fc.constantFrom('a', 'b', ''),
      value: fc.constantFrom('', '1'),
    });
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 6 }), url, (parameters, text) => {
        const numbered = parameters.map((each, index) => (each.enabled ? each : { ...each, value: String(index) }));
        const merged = mergeParameters(numbered, text);
        assert.equal(writeParameters(text, merged), text);
        assert.deepEqual(
          merged.filter(({ enabled }) => !enabled),
          numbered.filter(({ enabled }) => !enabled),
        );
      }),
      { numRuns: runs(2000) },
    );
  });
});
