import assert from 'node:assert/strict';
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

test('a path that is followed by hand leads where the library says, in its order', () => {
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 4 }), value, (segments, json) => {
      const path = `$${segments.join('')}`;
      const nodes: readonly unknown[] = query(json as Parameters<typeof query>[0], path);
      const jsonPath = new JsonPath(path);
      assert.deepEqual(jsonPath.nodes(json), nodes, path);
      const again: unknown = JSON.parse(JSON.stringify(json));
      assert.equal(JSON.stringify([...jsonPath.nodesOf(again, json)]), JSON.stringify(nodes), path);
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
