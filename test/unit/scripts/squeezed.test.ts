import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { squeezed } from '../../../scripts/package/squeezed.ts';

const manifest = { name: 'a', scripts: { build: 'b' }, contributes: { scripts: [1] }, devDependencies: { c: '1.0.0' } };
const code = Array.from({ length: 400 }, (_, line) => `line ${line}: ${Math.sqrt(line)}`).join('\n');

describe('a VSIX that is squeezed', () => {
  it('has the same files in fewer bytes, and no manifest of a checkout', async () => {
    const archive = zipSync({
      'extension/package.json': strToU8(JSON.stringify(manifest, null, 2)),
      'extension/dist/page.js': strToU8(code),
      'extension/schemas/scripts.json': strToU8('{ "scripts": [1, 2] }'),
      'extension/empty.svg': new Uint8Array(),
    });
    const less = await squeezed(archive);
    assert.deepEqual(
      Object.fromEntries(Object.entries(unzipSync(less)).map(([name, bytes]) => [name, strFromU8(bytes)])),
      {
        'extension/package.json': '{"name":"a","contributes":{"scripts":[1]}}',
        'extension/dist/page.js': code,
        'extension/schemas/scripts.json': '{"scripts":[1,2]}',
        'extension/empty.svg': '',
      },
    );
    assert.ok(less.length < archive.length);
  });
});
