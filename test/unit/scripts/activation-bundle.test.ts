/** What VS Code loads when a file of one of eight languages is opened, and what it loads only when somebody uses the extension. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { describeExtension } from '../../../scripts/package/bundle.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A quarter of the budget; the manifest's names and the registrations need 13,000. */
const maxBytes = 20_000;
/** Each costs node most of a millisecond. */
const maxFiles = 5;

/** `const { a, b: c } = await import('…')`, and `(await import('…')).a`. */
const lateNames = [/\{([^{}]*)\} = await import\('\.[^']*'\)/g, /await import\('\.[^']*'\)\)\.(\w+)/g];

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

  it('has in its parts everything that is imported when it is needed', () => {
    const exported = new Set(Object.values(outputs).flatMap((output) => output.exports));
    const files = globSync('src/host/**/*.ts', { cwd: root });
    const wanted = files.flatMap((file) => namesWantedLate(readFileSync(`${root}${file}`, 'utf8')));
    assert.ok(wanted.length > 20, 'the imports are seen');
    assert.deepEqual(
      wanted.filter((name) => !exported.has(name)),
      [],
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

function namesWantedLate(text: string): readonly string[] {
  return lateNames.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, names = '']) =>
      names
        .split(',')
        .map((name) => name.split(':')[0]?.trim() ?? '')
        .filter((name) => name !== ''),
    ),
  );
}
