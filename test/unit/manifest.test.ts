import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Manifest {
  readonly version: string;
  readonly icon: string;
  readonly main: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
  readonly extensionKind: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string }[] };
    readonly configuration: { readonly properties: Record<string, { readonly default: unknown }> };
  };
}

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { commands, menus, configuration } = manifest.contributes;

describe('the manifest', () => {
  it('has a palette rule for every command', () => {
    assert.deepEqual(
      menus.commandPalette.map(({ command }) => command),
      commands.map(({ command }) => command),
    );
  });

  it('names every command in the code, and the code no other', () => {
    const named = read('src/host/commands.ts').match(/'sseMonitor\.\w+':/g) ?? [];
    assert.deepEqual(
      named.map((name) => name.slice(1, -2)).toSorted(),
      commands.map(({ command }) => command).toSorted(),
    );
  });

  it('has every command and setting in the README', () => {
    const readme = read('README.md');
    for (const { category, title } of commands) assert.ok(readme.includes(`${category}: ${title}`), title);
    for (const name of Object.keys(configuration.properties)) assert.ok(readme.includes(`\`${name}\``), name);
  });

  it('pins exact versions', () => {
    for (const [name, version] of Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
  });

  it('runs where the code runs, if it can: localhost is that machine', () => {
    assert.deepEqual(manifest.extensionKind, ['workspace', 'ui']);
  });

  it('has its icon, and its version in the changelog', () => {
    assert.ok(existsSync(new URL(manifest.icon, root)));
    assert.ok(read('CHANGELOG.md').includes(`## [${manifest.version}]`));
  });

  it('has a lock file without download addresses', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved": "https?:/);
    assert.doesNotMatch(read('test/servers/package-lock.json'), /"resolved": "https?:/);
  });
});
