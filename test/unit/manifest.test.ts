import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import {
  type CommandId,
  type CommandRow,
  commandTable,
  contextKeys,
  isAboutEntry,
  viewItems,
  viewTypes,
} from '../../src/host/vscode/manifest-names.ts';
import { boundedSetting, numberSettings, type NumberSetting } from '../../src/host/vscode/setting-table.ts';
import { annotationWhenKeys, rowWhenKeys } from '../../src/shared/boundary/row-action.ts';
import { contrastWithWhite } from '../support/contrast.ts';

interface Manifest {
  readonly version: string;
  readonly icon: string;
  readonly pricing: string;
  readonly qna: unknown;
  readonly keywords: readonly string[];
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly main: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
  readonly extensionKind: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>> & { readonly commandPalette: readonly MenuItem[] };
    readonly keybindings: readonly (MenuItem & { readonly key: string; readonly mac?: string })[];
    readonly views: Readonly<Record<string, readonly (Container & { readonly type?: string })[]>>;
    readonly viewsContainers: Readonly<Record<'activitybar' | 'panel', readonly Container[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly walkthroughs: readonly Walkthrough[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly configuration: { readonly properties: Record<string, Setting> };
    readonly customEditors: readonly { readonly viewType: string }[];
  };
  readonly activationEvents: readonly string[];
}

interface Container {
  readonly id: string;
  readonly icon: string;
}

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly description: string;
    readonly media: { readonly svg: string };
    readonly completionEvents: readonly string[];
  }[];
}

interface Command {
  readonly command: string;
  readonly category: string;
  readonly title: string;
  readonly enablement?: string;
}

interface Setting extends Partial<NumberSetting> {
  readonly scope: string;
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
const [walkthrough = assert.fail('there is no walkthrough')] = manifest.contributes.walkthroughs;
/** VS Code's, for a link. */
const openWalkthrough = `workbench.action.openWalkthrough?%22sse-monitor.sse-monitor%23${walkthrough.id}%22`;
/** Commands that are nothing without what they are about. */
const hidden = new Set(menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));

describe('the manifest', () => {
  it('has a palette rule for every command', () => {
    assert.deepEqual(
      menus.commandPalette.map(({ command }) => command),
      commands.map(({ command }) => command),
    );
  });

  it('offers every command somewhere, and nothing else', () => {
    const names = new Set(commands.map(({ command }) => command));
    const { commandPalette: _palette, ...others } = menus;
    const offered = [...Object.values(others).flat(), ...manifest.contributes.keybindings];
    for (const { command } of offered) assert.ok(names.has(command), command);
    const descriptions = walkthrough.steps.map(({ description }) => description);
    const contents = manifest.contributes.viewsWelcome.map(({ contents }) => contents);
    const linked = [...contents, ...descriptions].flatMap((text) =>
      Array.from(text.matchAll(/\(command:([^)]+)\)/g), ([, command = '']) => command),
    );
    for (const command of linked) assert.ok(names.has(command) || command === openWalkthrough, command);
    for (const command of hidden) {
      // It is over the code.
      if (command === 'sseMonitor.connectFromCode') continue;
      assert.ok(linked.includes(command) || offered.some((item) => item.command === command), command);
    }
  });

  it('has a view, and what it is drawn with', () => {
    const { views, viewsContainers, viewsWelcome, jsonValidation } = manifest.contributes;
    const containers = [...viewsContainers.activitybar, ...viewsContainers.panel];
    const files = [...containers, ...Object.values(views).flat()].map(({ icon }) => icon);
    for (const file of [...files, ...jsonValidation.map(({ url }) => url)])
      assert.ok(existsSync(new URL(file, root)), file);
    const ids = new Set(Object.values(views).flatMap((views) => views.map(({ id }) => id)));
    for (const { view } of viewsWelcome) assert.ok(ids.has(view));
    for (const { id } of containers) assert.ok(id in views);
  });

  it('shows a stream in the bottom panel with the page of an editor: with the menus of its rows', () => {
    const { sseMonitorPanel = [] } = manifest.contributes.views;
    const [view] = sseMonitorPanel;
    assert.deepEqual([view?.id, view?.type], [viewTypes.stream, 'webview']);
    for (const { command, when = '' } of menus['webview/context'] ?? []) {
      const [, pattern = ''] = /webviewId =~ \/(\S+)\//.exec(when) ?? [];
      assert.ok(new RegExp(pattern).test(viewTypes.stream) && pattern !== '', command);
    }
  });

  it('has keys for the page only while the keyboard is in it, and for a Mac its own', () => {
    const ofPanel = (command: string): boolean => commandTable[command as CommandId].of === 'panel';
    const keys = manifest.contributes.keybindings.filter(({ command }) => ofPanel(command));
    assert.equal(keys.length, 4);
    for (const { command, key, mac, when } of keys) {
      assert.equal(when, contextKeys.panelFocused, command);
      assert.equal(mac, key.replace('ctrl', 'cmd'), command);
    }
  });

  it('has every command and setting in the reference', () => {
    const reference = read('docs/reference.md');
    for (const { command, category, title } of commands) {
      if (!hidden.has(command)) assert.ok(reference.includes(`${category}: ${title}`), title);
    }
    for (const name of Object.keys(configuration.properties)) assert.ok(reference.includes(`\`${name}\``), name);
  });

  it('is found by what people search for, and says what it costs and where to ask', () => {
    for (const word of ['anthropic', 'api testing', 'event source', 'ndjson', 'openai', 'sse']) {
      assert.ok(manifest.keywords.includes(word), word);
    }
    // The Marketplace takes no more.
    assert.ok(manifest.keywords.length <= 30);
    assert.equal(manifest.pricing, 'Free');
    assert.equal(manifest.qna, 'marketplace');
  });

  it('has a banner dark enough for white text, if it is said to be dark', () => {
    const { color, theme } = manifest.galleryBanner;
    assert.equal(theme, 'dark');
    assert.ok(contrastWithWhite(color) >= 7, color);
  });

  it('has each text once', () => {
    for (const file of ['package.nls.json', 'package.nls.de.json']) {
      const keys = read(file).match(/^ +"[^"]+"(?=:)/gm) ?? [];
      assert.deepEqual(keys, [...new Set(keys)], file);
    }
  });

  it('names every one of its texts, and no other', () => {
    const named = read('package.json').match(/(?<="%)[\w.]+(?=%")/g) ?? [];
    assert.deepEqual([...new Set(named)].toSorted(), Object.keys(texts).toSorted());
  });

  it('is limited before a workspace is trusted', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
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

const sources = globSync('src/**/*.ts', { cwd: fileURLToPath(root) }).map((file) => ({ file, text: read(file) }));

describe('the commands', () => {
  const ids = Object.keys(commandTable) as CommandId[];

  it('are those of the table, with its rules', () => {
    assert.deepEqual(commands.map(({ command }) => command).toSorted(), ids.toSorted());
    const rules = new Map(menus.commandPalette.map(({ command, when }) => [command, when]));
    for (const { command, enablement } of commands) {
      const row: CommandRow = commandTable[command as CommandId];
      assert.equal(rules.get(command), row.palette, command);
      assert.equal(enablement, row.enablement, command);
    }
  });

  it('are each given something to do in one place', () => {
    const keys = sources
      .filter(({ file }) => !file.endsWith('manifest-names.ts'))
      .flatMap(({ text }) => text.match(/(?<=')sseMonitor\.[\w.]+(?=':)/g) ?? []);
    assert.deepEqual(keys.toSorted(), ids.toSorted());
  });

  it('that are about an entry of the view are offered on one, and not where there is none', () => {
    const { 'view/item/context': onEntries = [], ...others } = menus;
    const elsewhere = Object.entries(others).flatMap(([menu, items]) => (menu === 'commandPalette' ? [] : items));
    for (const id of ids.filter(isAboutEntry)) {
      assert.ok(hidden.has(id), id);
      assert.ok(
        onEntries.some(({ command }) => command === id),
        id,
      );
      assert.ok(!elsewhere.some(({ command }) => command === id), id);
    }
    for (const { command } of onEntries.filter(({ command }) => hidden.has(command))) {
      const { of } = commandTable[command as CommandId];
      assert.ok(of === 'entry' || of === 'stream', command);
    }
  });
});

/** A comparison in a `when` clause; without an operator, the key has to be true. */
interface Term {
  readonly key: string;
  readonly operator?: string | undefined;
  readonly value?: string | undefined;
}

/** In the order of their container, and that of the bottom panel. */
const views: readonly string[] = [viewTypes.streams, viewTypes.connections, viewTypes.recent, viewTypes.stream];

/** What VS Code sets. */
const keysOfVsCode = new Set([
  'activeCustomEditorId',
  'activeWebviewPanelId',
  'focusedView',
  'inputFocus',
  'listFocus',
  'view',
  'view.sseMonitor.connections.visible',
  'view.sseMonitor.recent.visible',
  'view.sseMonitor.stream.visible',
  'viewItem',
  'webviewId',
  'workspaceFolderCount',
]);

describe('the `when` clauses', () => {
  const clauses = [
    ...Object.values(menus).flat(),
    ...manifest.contributes.keybindings,
    ...commands.map(({ enablement }) => ({ when: enablement })),
    ...walkthrough.steps.flatMap(({ completionEvents }) =>
      completionEvents.map((event) => ({ when: /^onContext:(.+)/.exec(event)?.[1] })),
    ),
  ].flatMap(({ when = 'false' }) => (when === 'false' ? [] : [when]));
  const terms = clauses.flatMap((clause) => clause.split(/ && | \|\| /)).map(termOf);
  /** The terms with a comparison of that key. */
  const about = (...keys: string[]): Term[] => terms.filter(({ key }) => keys.includes(key));

  it('use the keys that the code sets, all of them, and those of VS Code', () => {
    const own = [...Object.values(contextKeys), ...Object.keys({ ...rowWhenKeys, ...annotationWhenKeys })];
    const used = new Set(terms.map(({ key }) => key).filter((key) => !keysOfVsCode.has(key)));
    assert.deepEqual([...used].toSorted(), own.toSorted());
  });

  it('compare with what there is', () => {
    const panels = [viewTypes.panel, viewTypes.recording, viewTypes.stream];
    for (const term of about('view', 'focusedView')) assert.ok(isMet(term, views), term.value);
    for (const term of about('webviewId', 'activeWebviewPanelId', 'activeCustomEditorId'))
      assert.ok(isMet(term, panels), term.value);
    for (const term of about('webviewSection')) assert.ok(isMet(term, ['row', 'mark']), term.value);
    for (const term of about('viewItem')) assert.ok(isMet(term, viewItems), term.value);
  });
});

function termOf(text: string): Term {
  const [, key = '', operator, value] = /^!?([\w.]+)(?: (==|!=|=~) (.+))?$/.exec(text) ?? [];
  assert.notEqual(key, '', text);
  return { key, operator, value: value?.replaceAll(/^['/]|['/]$/g, '') };
}

function isMet({ operator, value = '' }: Term, values: readonly string[]): boolean {
  return operator === '=~' ? values.some((one) => new RegExp(value).test(one)) : values.includes(value);
}

describe('the names that VS Code knows', () => {
  it('are those of the code', () => {
    const { views: contributed, customEditors } = manifest.contributes;
    assert.deepEqual(
      Object.values(contributed).flatMap((views) => views.map(({ id }) => id)),
      views,
    );
    assert.deepEqual(
      customEditors.map(({ viewType }) => viewType),
      [viewTypes.recording],
    );
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${viewTypes.panel}`));
  });

  it('are the only ones that the code uses', () => {
    const known = new Set<string>([
      ...Object.keys(commandTable),
      ...Object.keys(configuration.properties),
      ...Object.values(viewTypes),
      ...Object.values(contextKeys),
    ]);
    for (const { file, text } of sources) {
      for (const name of text.match(/(?<=')sseMonitor\.[\w.]+(?=')/g) ?? [])
        assert.ok(known.has(name), `${file}: ${name}`);
    }
  });
});

describe('the settings', () => {
  const settings = Object.entries(configuration.properties);

  it('have the defaults and bounds of the code', () => {
    const numbers = settings.filter(([, { default: value }]) => typeof value === 'number');
    assert.deepEqual(
      Object.fromEntries(
        numbers.map(([name, { default: otherwise, minimum, maximum }]) => [
          name.slice('sseMonitor.'.length),
          { default: otherwise, minimum, maximum },
        ]),
      ),
      numberSettings,
    );
  });

  it('have in the reference the defaults that they have', () => {
    for (const [name, { default: otherwise }] of Object.entries(numberSettings)) {
      const row = read('docs/reference.md')
        .split('\n')
        .find((line) => line.startsWith(`| \`sseMonitor.${name}\` |`));
      assert.ok(
        row?.includes(`: ${otherwise.toLocaleString('en', { useGrouping: otherwise >= 10_000 })} by default`),
        name,
      );
    }
  });

  it('are held to their bounds, and are their default when they are no numbers', () => {
    for (const [name, { default: otherwise, minimum, maximum }] of Object.entries(numberSettings)) {
      const read = (value: unknown): number => boundedSetting(name as keyof typeof numberSettings, value);
      const values = [minimum - 1, minimum + 0.5, maximum + 1, Infinity, Number.NaN, String(minimum), undefined];
      assert.deepEqual(values.map(read), [minimum, minimum, maximum, otherwise, otherwise, otherwise, otherwise], name);
    }
  });

  it('have a scope, and not one that VS Code ignores in a remote window', () => {
    for (const [name, { scope }] of settings) assert.match(scope, /^(application|window|resource)$/, name);
  });

  it('of a workspace count for nothing while it is not trusted', () => {
    // A workspace cannot have those of the application.
    const own = settings.filter(([, { scope }]) => scope !== 'application').map(([name]) => name);
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    for (const name of own) assert.ok(restrictedConfigurations.includes(name), name);
    for (const name of restrictedConfigurations) assert.ok(name in configuration.properties, name);
  });
});
