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
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>> & { readonly commandPalette: readonly MenuItem[] };
    readonly keybindings: readonly MenuItem[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly configuration: { readonly properties: Record<string, { readonly default: unknown }> };
  };
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const manifest = JSON.parse(
  read('package.json').replaceAll(/"%([\w.]+)%"/g, (_, key: string) => JSON.stringify(texts[key])),
) as Manifest;
const { commands, menus, configuration } = manifest.contributes;
/** Where commands get what they do. */
const registering = [
  'src/host/commands.ts',
  'src/host/saved/register.ts',
  'src/host/code-lens/register.ts',
  'src/host/panel/row-commands.ts',
  'src/host/recording/register.ts',
];
/** Commands that are nothing without what they are about. */
const hidden = new Set(menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));

describe('the manifest', () => {
  it('has a palette rule for every command', () => {
    assert.deepEqual(
      menus.commandPalette.map(({ command }) => command),
      commands.map(({ command }) => command),
    );
  });

  it('names every command in the code, and the code no other', () => {
    const named =
      registering
        .map(read)
        .join('\n')
        .match(/'sseMonitor\.[\w.]+':/g) ?? [];
    assert.deepEqual(
      named.map((name) => name.slice(1, -2)).toSorted(),
      commands.map(({ command }) => command).toSorted(),
    );
  });

  it('offers every command somewhere, and nothing else', () => {
    const names = new Set(commands.map(({ command }) => command));
    const { commandPalette: _palette, ...others } = menus;
    const offered = [...Object.values(others).flat(), ...manifest.contributes.keybindings];
    for (const { command } of offered) assert.ok(names.has(command), command);
    for (const command of hidden) {
      // It is over the code.
      if (command === 'sseMonitor.connectFromCode') continue;
      assert.ok(
        offered.some((item) => item.command === command),
        command,
      );
    }
    for (const { contents } of manifest.contributes.viewsWelcome) {
      for (const [, command = ''] of contents.matchAll(/\(command:([^)]+)\)/g)) assert.ok(names.has(command), command);
    }
  });

  it('has a view, and what it is drawn with', () => {
    const { views, viewsContainers, viewsWelcome, jsonValidation } = manifest.contributes;
    const files = [...viewsContainers.activitybar, ...Object.values(views).flat()].map(({ icon }) => icon);
    for (const file of [...files, ...jsonValidation.map(({ url }) => url)])
      assert.ok(existsSync(new URL(file, root)), file);
    const ids = new Set(Object.values(views).flatMap((views) => views.map(({ id }) => id)));
    for (const { view } of viewsWelcome) assert.ok(ids.has(view));
    for (const { id } of viewsContainers.activitybar) assert.ok(id in views);
  });

  it('has every command and setting in the README', () => {
    const readme = read('README.md');
    for (const { command, category, title } of commands) {
      if (!hidden.has(command)) assert.ok(readme.includes(`${category}: ${title}`), title);
    }
    for (const name of Object.keys(configuration.properties)) assert.ok(readme.includes(`\`${name}\``), name);
  });

  it('names every one of its texts, and no other', () => {
    const named = read('package.json').match(/(?<="%)[\w.]+(?=%")/g) ?? [];
    assert.deepEqual([...named].toSorted(), Object.keys(texts).toSorted());
  });

  it('is limited before a workspace is trusted, whose settings then count for nothing that connects or holds memory', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    // What is shown, and no more.
    const harmless = new Set(['sseMonitor.notes.off', 'sseMonitor.rows.gapSeconds', 'sseMonitor.codeLens']);
    const settings = Object.keys(configuration.properties).filter((name) => !harmless.has(name));
    assert.deepEqual(restrictedConfigurations.toSorted(), settings.toSorted());
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
