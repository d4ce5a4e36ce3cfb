import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { readJson } from '../../../src/page/details/json/json-reader.ts';
import { columnPathOf, nodeTerm } from '../../../src/page/details/json/node-term.ts';
import { withNodeTerm } from '../../../src/shared/query/node-terms.ts';
import { filterOf } from '../../../src/shared/query/query-filter.ts';
import { isShown } from '../../support/condition-model.ts';

/** All nodes of a text, each with its term. */
function termsOf(text: string): { readonly value: string; readonly term: string | undefined }[] {
  const nodes = readJson(text) ?? assert.fail(text);
  return Array.from({ length: nodes.count }, (_, node) => ({
    value: nodes.value(node),
    term: nodeTerm(nodes, node)?.term,
  }));
}

function matches(query: string, data: string): boolean {
  const read = filterOf(query, 0);
  if ('error' in read) return assert.fail(`${query}: ${JSON.stringify(read.error)}`);
  return isShown(read.filter, { seq: 1, type: 'message', data, time: 0, bytes: data.length });
}

describe('the filter that is made of a node', () => {
  const oddKeys = [
    '',
    ' ',
    "it's",
    'a"b',
    'a\\b',
    'a.b',
    'a[0]',
    '$',
    '@',
    '*',
    'ключ',
    '日本',
    '😀',
    'a\nb',
    '\u0000',
    '__proto__',
    'length',
    ')',
    '==',
    'or',
  ];
  const key = fc.oneof(fc.constantFrom(...oddKeys), fc.string({ unit: 'grapheme', maxLength: 6 }));
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', '"', '\\', 'a\\nb', 'line\nfeed', '\t', '\u2028', 'and', '(', ')', '/x/'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(-0, 1e21, 1e-7, 9007199254740991, 5e-324, 1.7976931348623157e308),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));

  test('shows the event that it was made from, for all values and paths', () => {
    fc.assert(
      fc.property(value, (data) => {
        const text = JSON.stringify(data);
        for (const { value, term } of termsOf(text).slice(1)) {
          assert.ok(term !== undefined, `no term for ${value} in ${text}`);
          assert.ok(matches(term, text), `${term} does not match ${text}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('and hides one with another value there', () => {
    fc.assert(
      fc.property(key, scalar, scalar, (name, one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other) && one !== other);
        const [text, different] = [one, other].map((value) => `{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
        const term = termsOf(text ?? '')[1]?.term ?? assert.fail(text);
        assert.ok(!matches(term, different ?? ''), `${term} matches ${different}`);
      }),
      { numRuns: 300 },
    );
  });

  const written: [data: string, node: number, term: string | undefined][] = [
    ['{"user":{"id":3}}', 2, '$.user.id == 3'],
    ['{"names":["a b"]}', 2, '$.names[0] == "a b"'],
    ['{"a b":null}', 1, "$['a b'] == null"],
    ['{"user":{"id":3}}', 1, '$.user'],
    // Too large for a number of JavaScript.
    ['{"n":1e400}', 1, '$.n'],
    // The first of two is not found by its path.
    ['{"n":1,"n":2}', 1, '$.n'],
    ['{"n":1,"n":2}', 2, '$.n == 2'],
    ['{"a":{"n":1},"a":{"n":2}}', 2, '$.a.n'],
    // Half a character cannot be in a path.
    [String.raw`{"\ud800":1}`, 1, undefined],
  ];
  for (const [data, node, term] of written) {
    test(`of node ${node} of ${data} is ${term}`, () => assert.equal(termsOf(data)[node]?.term, term));
  }

  test('takes the place of the one about the same path, and stands beside all others', () => {
    const term = { path: '$.n', term: '$.n == 2' };
    assert.equal(withNodeTerm('', term), '$.n == 2');
    assert.equal(withNodeTerm('type:price $.n == 1 x', term), 'type:price $.n == 2 x');
    assert.equal(withNodeTerm('-$.n == 1', term), '-$.n == 1 $.n == 2');
    assert.equal(withNodeTerm('a or b', term), '(a or b) $.n == 2');
  });
});

test('a column has the path as a person would type it', () => {
  const nodes = readJson('{"user":{"first name":["x"]}}') ?? assert.fail();
  assert.deepEqual(
    [1, 2, 3].map((node) => columnPathOf(nodes, node)),
    ['$.user', "$.user['first name']", "$.user['first name'][0]"],
  );
});
