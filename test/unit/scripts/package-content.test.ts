import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contentFaults, type PackedFile } from '../../../scripts/package/content.ts';

const own =
  'readme.md changelog.md THIRD-PARTY-NOTICES.md LICENSE.txt package.json package.nls.json ' +
  'dist/l10n/bundle.l10n.de.json dist/extension.cjs dist/engine.cjs dist/parts/stream-ABC234.cjs dist/page.js dist/uplot.js media/icon.png ' +
  'media/activity-bar.svg media/walkthrough-url.svg schemas/sse-monitor.schema.json syntaxes/event-stream.language.json';
const names = ['[Content_Types].xml', 'extension.vsixmanifest', ...own.split(' ').map((name) => `extension/${name}`)];
const files = (others: readonly string[] = []): PackedFile[] =>
  [...names, ...others].map((name) => ({ name, bytes: 10 }));

describe('the content of the VSIX', () => {
  test('is what it should be', () => {
    assert.deepEqual(contentFaults(files(), 400_000), []);
  });

  for (const stray of [
    '.env',
    'dist/page.js.map',
    'media/notes.svg',
    'dist/parts/other.cjs',
    'src/host/extension.ts',
    'node_modules/a/b.js',
  ]) {
    test(`has no ${stray}`, () => {
      assert.match(contentFaults(files([`extension/${stray}`]), 400_000).join('\n'), /does not belong in it/);
    });
  }

  test('lacks nothing, and is no larger than it may be', () => {
    const [, ...less] = files();
    assert.match(contentFaults(less, 400_000).join('\n'), /There is no file .*Content_Types/);
    assert.match(contentFaults(files(), 641_000).join('\n'), /The VSIX has 641000 bytes/);
    const large = [...files(), { name: 'extension/dist/page.js', bytes: 800_001 }];
    assert.match(contentFaults(large, 400_000).join('\n'), /page\.js has 800001 bytes/);
  });
});
