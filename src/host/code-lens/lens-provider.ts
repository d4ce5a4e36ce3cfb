/** Offers lenses; what finds them is loaded with the first file. */

import { type Disposable, type DocumentSelector, EventEmitter, commands, languages, workspace } from 'vscode';
import type { CommandOf } from '../vscode/manifest-names.ts';
import type { Monitor } from '../monitor/monitor.ts';

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

export function registerCodeLens(monitor: Monitor): Disposable[] {
  const changed = new EventEmitter<void>();
  const provider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document: Parameters<typeof import('./lenses.ts').lensesOf>[0]) => {
      const isOn = workspace.getConfiguration(undefined, document.uri).get(settingName) !== false;
      return isOn ? (await import('./lenses.ts')).lensesOf(document) : [];
    },
  };
  return [
    changed,
    languages.registerCodeLensProvider(selector, provider),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(settingName) && changed.fire()),
    ...Object.entries(commandNames).map(([id, name]) =>
      commands.registerCommand(id, async (argument: unknown) => (await import('./lenses.ts'))[name](monitor, argument)),
    ),
  ];
}
