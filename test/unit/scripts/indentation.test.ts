import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSync, Visitor } from 'oxc-parser';
import { root } from '../../../scripts/system/project.ts';

/** In these, HTML and CSS take any number of spaces for one. */
const tags = new Set(['css', 'html', 'svg']);

/** The multi-line template strings of a file whose indentation is text. */
function indentedStrings(file: string, code: string): readonly string[] {
  const found: string[] = [];
  const ofTags = new Set<number>();
  const { program } = parseSync(file, code);
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type === 'Identifier' && tags.has(tag.name)) ofTags.add(quasi.start);
    },
    TemplateLiteral({ start, quasis }) {
      if (ofTags.has(start) || !quasis.some(({ value }) => value.raw.includes('\n'))) return;
      found.push(`${file}: ${code.slice(start, start + 60)}`);
    },
  }).visit(program);
  return found;
}

test('no string of the page has indentation that means something: the bundle is made without', () => {
  const files = globSync(['src/page/**/*.ts', 'node_modules/@vscode-elements/elements/dist/*/**/*.js'], {
    cwd: root,
    // It is not in the bundle, and its string is a style sheet.
    exclude: ['**/vscode-form-helper/**'],
  });
  assert.ok(files.length > 200);
  assert.deepEqual(
    files.flatMap((file) => indentedStrings(file, readFileSync(join(root, file), 'utf8'))),
    [],
  );
});

test('one would be found', () => {
  assert.equal(indentedStrings('a.ts', 'const a = `b\n  c`;').length, 1);
  assert.equal(indentedStrings('a.ts', 'const a = html`b\n  ${`c\n  d`}`;').length, 1);
  assert.equal(indentedStrings('a.ts', 'const a = html`b\n  ${css`c\n  d`}`;').length, 0);
});
