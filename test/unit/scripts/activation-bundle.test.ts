/** What VS Code loads when a file of one of eight languages is opened, and what it loads only when somebody uses the extension. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { describeExtension } from '../../../scripts/package/bundle.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A quarter of the budget; the manifest's names and the registrations need 13,000. */
const maxBytes = 20_000;
/** Each costs node most of a millisecond. */
const maxFiles = 5;

const lateImport = /\bimport\('(\.[^']*)'\)/g;

/** `export function a`, and `export { a, b } from`. */
const exportedNames = [
  /^export (?:async )?(?:abstract )?(?:function|class|const|let) (\w+)/gm,
  /^export \{([^{}]*)\}/gm,
];

describe('the bundle of the extension', () => {
  let outputs: Metafile['outputs'];
  let inputs: Metafile['inputs'];
  let loaded: readonly Metafile['outputs'][string][];

  before(async () => {
    ({ outputs, inputs } = await describeExtension());
    loaded = filesLoadedWith('src/host/extension.ts', outputs);
  });

  it('is small and in few files as far as activation loads it', () => {
    const bytes = loaded.reduce((sum, output) => sum + output.bytes, 0);
    assert.ok(bytes <= maxBytes, `activation loads ${bytes} bytes`);
    assert.ok(loaded.length <= maxFiles, `activation loads ${loaded.length} files`);
    assert.ok(bytes * 10 < Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0), 'the rest is seen');
  });

  it('has no texts in what activation loads, which may come before their translation', () => {
    const withTexts = loaded
      .flatMap((output) => Object.keys(output.inputs))
      .filter((file) => inputs[file]?.imports.some(({ original }) => original === '@vscode/l10n'));
    assert.deepEqual(withTexts, ['src/host/vscode/l10n.ts']);
  });

  it('exports no name twice from what is imported when it is needed: of each part the first one would be taken', () => {
    const files = new Set(globSync('src/host/**/*.ts', { cwd: root }).flatMap(importedLateBy));
    assert.ok(files.size > 10, 'the imports are seen');
    const names = [...files].flatMap((file) => namesIn(file).map((name) => ({ name, file })));
    const twice = names.filter(({ name }, at) => names.findIndex((other) => other.name === name) !== at);
    assert.deepEqual(twice, []);
    assert.ok(
      names.some(({ name }) => name === 'deleteSecret'),
      'what is handed on is seen',
    );
  });
});

/** The file that an input became, and all that it imports at once. */
function filesLoadedWith(entry: string, outputs: Metafile['outputs']): readonly Metafile['outputs'][string][] {
  const first = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entry) ?? assert.fail('no entry');
  const seen = new Set([first]);
  for (const file of seen) {
    for (const { kind, path } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in outputs) seen.add(path);
    }
  }
  return [...seen].map((file) => outputs[file] ?? assert.fail(file));
}

function importedLateBy(file: string): readonly string[] {
  const text = readFileSync(`${root}${file}`, 'utf8');
  return [...text.matchAll(lateImport)].map(([, path = '']) =>
    posix.join(posix.dirname(file.replaceAll('\\', '/')), path),
  );
}

function namesIn(file: string): readonly string[] {
  const text = readFileSync(`${root}${file}`, 'utf8');
  return exportedNames.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, names = '']) => names.split(',').map((name) => name.trim())),
  );
}
