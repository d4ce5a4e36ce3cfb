/** Offers lenses; what finds them is loaded with the first file. */

import { type Disposable, type DocumentSelector, EventEmitter, commands, languages, workspace } from 'vscode';
import type { CommandOf } from '../vscode/manifest-names.ts';
import type { MonitorLoader } from '../monitor/monitor-loader.ts';
import type { LiveLenses } from './live-lenses.ts';

const selector: DocumentSelector = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
  'html',
  'http',
  { pattern: '**/*.{http,rest}' },
];

const settingName = 'sseMonitor.codeLens';

/** The commands, and what they do. */
const commandNames = { 'sseMonitor.connectFromCode': 'connectFromCode' } as const satisfies Record<
  CommandOf<'code'>,
  string
>;

export function registerCodeLens(monitors: MonitorLoader): Disposable[] {
  const changed = new EventEmitter<void>();
  let live: LiveLenses | undefined;
  const provider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document: Parameters<typeof import('./lenses.ts').lensesOf>[0]) => {
      const isOn = workspace.getConfiguration(undefined, document.uri).get(settingName) !== false;
      return isOn ? (await import('./lenses.ts')).lensesOf(document, live?.commandsIn(document)) : [];
    },
  };
  return [
    changed,
    languages.registerCodeLensProvider(selector, provider),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(settingName) && changed.fire()),
    monitors.onDidLoad(async (monitor) => {
      const { LiveLenses } = await import('./live-lenses.ts');
      live = new LiveLenses(monitor);
      // Ends with the window, as the monitor does.
      monitor.onDidTick(() => live?.haveChanged() === true && changed.fire());
      changed.fire();
    }),
    ...Object.entries(commandNames).map(([id, name]) =>
      commands.registerCommand(id, async (argument: unknown) => {
        const lens = await import('./connect-from-code.ts');
        await lens[name](await monitors.load(), argument);
      }),
    ),
  ];
}
