import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { query } from 'jsonpath-rfc9535';
import { JsonPath } from '../../../src/engine/json/json-path.ts';
import { runs } from '../../support/depth.ts';

const segment = fc.constantFrom(
  '.a',
  '.*',
  '["b"]',
  '["a","b"]',
  '[0]',
  '[-1]',
  '[0,1,*]',
  '[1:3]',
  '[::2]',
  '[::-1]',
  '..a',
  '..*',
  '..[0]',
  '[?@.a]',
  '[?@.a==1]',
  '[?@ < "b" || !@[0]]',
  '[?count(@.*) > 1 && length(@) != $[0]]',
  "[?match(@, 'a|b')]",
  '[?value(@..a) >= 1]',
);

const scalars = [0, 1, 'a', null, true] as const;

/** Small, so that paths find something. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...scalars),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.record({ a: tie('any'), b: tie('any') }, { requiredKeys: [] }),
  ),
})).any;

interface ComplianceTest {
  readonly name: string;
  readonly selector: string;
  readonly document: unknown;
  readonly result?: unknown;
  readonly results?: readonly unknown[];
  readonly invalid_selector?: boolean;
}

test('every case of the compliance test suite leads where it should, or is refused', () => {
  const library = dirname(createRequire(import.meta.url).resolve('jsonpath-rfc9535/package.json'));
  const file = join(library, 'src/__tests__/jsonpath-compliance-test-suite/cts.json');
  const { tests } = JSON.parse(readFileSync(file, 'utf8')) as { readonly tests: readonly ComplianceTest[] };
  assert.ok(tests.length > 680);
  for (const { name, selector, document, invalid_selector: isInvalid, result, results = [result] } of tests) {
    const path = new JsonPath(selector);
    if (isInvalid === true) {
      assert.throws(() => path.nodes({}), { name: 'SyntaxError' }, name);
      continue;
    }
    const nodes = JSON.stringify(path.nodes(document));
    assert.ok(
      results.some((possible) => JSON.stringify(possible) === nodes),
      `${name}: ${selector} leads to ${nodes}`,
    );
  }
});

test('a path leads where another implementation says, in the order of the standard', () => {
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 4 }), value, (segments, json) => {
      const path = `$${segments.join('')}`;
      const nodes: readonly unknown[] = query(json as Parameters<typeof query>[0], path);
      const jsonPath = new JsonPath(path);
      // The library mixes the descendants of several nodes.
      const isMixed = segments.slice(1).some((text) => text.startsWith('..'));
      const inOrder = (found: readonly unknown[]): readonly string[] => {
        const texts = found.map((node) => JSON.stringify(node));
        return isMixed ? texts.toSorted() : texts;
      };
      assert.deepEqual(inOrder(jsonPath.nodes(json)), inOrder(nodes), path);
      const again: unknown = JSON.parse(JSON.stringify(json));
      assert.deepEqual(inOrder(jsonPath.nodesOf(again, json)), inOrder(nodes), path);
      for (const scalar of scalars) {
        const isThere = jsonPath.some(json, (node) => node === scalar);
        assert.equal(isThere, nodes.includes(scalar), `${path} has ${scalar}`);
      }
    }),
    { numRuns: runs(2000) },
  );
});

test('a slice that begins before the first element begins with it', () => {
  // [spec] RFC 9535 section 2.3.4.2.2: lower = MIN(MAX(n_start, 0), len). The library leaves out as many at the beginning.
  assert.deepEqual(new JsonPath('$[-3:]').nodes([1, 2]), [1, 2]);
});

test('what is no path is refused when it is looked for', () => {
  assert.throws(() => new JsonPath('$[').nodes({}), { name: 'SyntaxError' });
  assert.throws(() => new JsonPath('$[').some({}, () => true), { name: 'SyntaxError' });
});
