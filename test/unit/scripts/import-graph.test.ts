import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ImportGraph } from '../../../scripts/test/import-graph.ts';

const root = mkdtempSync(join(tmpdir(), 'sse-monitor-graph-'));
after(() => rmSync(root, { recursive: true }));

const files = {
  'static.ts': `import { leaf } from './middle.ts';`,
  'middle.ts': `export { leaf } from './leaf.ts';`,
  'star.ts': `export * from './leaf.ts';`,
  'type.ts': `import type { Leaf } from './leaf.ts';`,
  'dynamic.ts': `const leaf = () => import('./leaf.ts');`,
  'url.ts': `const leaf = new URL('./leaf.ts', import.meta.url);`,
  'circle.ts': `import './circle-back.ts';`,
  'circle-back.ts': `import './circle.ts'; import './leaf.ts';`,
  'other.ts': `import { join } from 'node:path'; import './gone.ts';`,
  'bundler.ts': ``,
  'leaf.ts': `export const leaf = 1;`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
const graph = new ImportGraph(root, { 'bundler.ts': ['folder', 'middle.ts'] });

test('a file is touched by what it loads, in whatever way, and by nothing else', () => {
  const touched = Object.keys(files).filter((file) => graph.touches(file, ['leaf.ts']));
  assert.deepEqual(
    touched,
    Object.keys(files).filter((file) => file !== 'other.ts'),
  );
});

test('by itself, by a file that is gone, and by what is in a folder that it uses without importing it', () => {
  assert.ok(graph.touches('leaf.ts', ['leaf.ts']));
  assert.ok(graph.touches('other.ts', ['gone.ts']));
  assert.ok(graph.touches('bundler.ts', ['folder/deep/file.json']));
  assert.ok(!graph.touches('bundler.ts', ['folder-2/file.json']));
});
