import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { groupFiles } from '../../../scripts/test/file-groups.ts';
import { filesOf } from '../../../scripts/test/steps.ts';
import { root } from '../../../scripts/system/project.ts';

/** The files that a module of a group imports, relative to the checkout. */
async function importedBy(module: string): Promise<readonly string[]> {
  const text = await readFile(module, 'utf8');
  return [...text.matchAll(/^import '(.+)';$/gm)].map(([, url = '']) => relative(root, fileURLToPath(url)));
}

for (const count of [1, 4, 1000]) {
  test(`each file is in one of ${count} groups, and no group is empty`, async () => {
    const files = filesOf('page');
    const groups = await Promise.all((await groupFiles('tried', files, count)).map(importedBy));
    assert.equal(groups.length, Math.min(count, files.length));
    assert.ok(groups.every((group) => group.length > 0));
    assert.deepEqual(groups.flat().toSorted(), files);
  });
}

test('no file of a group has a hook before or after each test of all files', async () => {
  const files = (['page', 'e2e', 'floods'] as const).flatMap(filesOf);
  const texts = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })),
  );
  const found = texts.filter(({ text }) => /^(before|after)Each\(/m.test(text)).map(({ file }) => file);
  assert.deepEqual(found, []);
});
