import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { packTrie, readTrie, type SuffixTrie, unpackTrie } from '../../../scripts/package/suffix-trie.ts';
import { root } from '../../../scripts/system/project.ts';

const file = join(root, 'node_modules', 'tldts', 'dist', 'es6', 'src', 'data', 'trie.js');
const original = await readTrie(file);
const packed = packTrie(original);

test('the packed public suffix list is the whole list, bit for bit', () => {
  const unpacked = unpackTrie(packed);
  assert.ok(original.edgeLength.length > 5000);
  for (const name of Object.keys(original) as (keyof SuffixTrie)[]) {
    assert.deepEqual(unpacked[name], original[name], name);
  }
  assert.deepEqual(Object.keys(unpacked).toSorted(), Object.keys(original).toSorted());
});

test('it is smaller than 33 KB', () => {
  // Base64, of which a ZIP archive keeps three quarters.
  assert.ok(packed.length * 0.75 < 33_000, String(packed.length * 0.75));
});
