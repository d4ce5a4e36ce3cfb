/** Tests are as short as other functions. The lint rule holds those; it cannot leave out groups, which are as long as what is in them. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  type Function as Named,
  type ArrowFunctionExpression as Arrow,
  type Node,
  parseSync,
  Visitor,
} from 'oxc-parser';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** As in .oxlintrc.json. */
const maxLines = 50;

/** Each function that is too long, as `file:line has so many lines`. */
function longFunctionsIn(file: string, text: string): readonly string[] {
  const groups = new Set<Node>();
  const found: string[] = [];
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const look = (node: Named | Arrow): void => {
    const [first, last] = [lineAt(node.start), lineAt(node.end)];
    const lines = last - first + 1;
    if (lines > maxLines && !groups.has(node)) found.push(`${file}:${first} has ${lines} lines`);
  };
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'describe') for (const one of given) groups.add(one);
    },
    FunctionDeclaration: look,
    FunctionExpression: look,
    ArrowFunctionExpression: look,
  }).visit(parseSync(file, text).program);
  return found;
}

test(`no function of a test has more than ${maxLines} lines, groups aside`, () => {
  const files = globSync('test/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] });
  assert.ok(files.length > 200, 'the tests are seen');
  assert.deepEqual(
    files.flatMap((file) => longFunctionsIn(file, readFileSync(`${root}${file}`, 'utf8'))),
    [],
  );
});

test('one that is too long is found in a group, and the group is not', () => {
  const long = `it('x', () => {${'\n'.repeat(maxLines)}});`;
  assert.deepEqual(longFunctionsIn('a.test.ts', `describe('a', () => {\n${long}\n});`), ['a.test.ts:2 has 51 lines']);
});
