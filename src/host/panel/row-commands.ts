/** The commands of the menu on a row. What they do is done in the page, where the list is. */

import { type Disposable, commands } from 'vscode';
import { isCount } from '../../protocol/guards.ts';
import type { RowAction } from '../../protocol/row-action.ts';
import type { Monitor } from '../monitor.ts';

const actions: Readonly<Record<string, RowAction>> = {
  'sseMonitor.row.copyData': 'copyData',
  'sseMonitor.row.copyRaw': 'copyRaw',
  'sseMonitor.row.copyId': 'copyId',
  'sseMonitor.row.showOnlyType': 'showOnlyType',
  'sseMonitor.row.hideType': 'hideType',
  'sseMonitor.row.toggleBookmark': 'toggleBookmark',
  'sseMonitor.row.openData': 'openData',
  'sseMonitor.row.resumeFrom': 'resumeFrom',
  'sseMonitor.row.compareWithSelected': 'compareWithSelected',
};

export function registerRowCommands(monitor: Monitor): Disposable[] {
  return Object.entries(actions).map(([id, action]) =>
    commands.registerCommand(id, (context: unknown) => {
      const seq = seqOf(context);
      if (seq !== undefined) monitor.activePanel?.actOnRow(action, seq);
    }),
  );
}

/** The context comes from the page, which shows hostile data: only the number is taken from it. */
function seqOf(context: unknown): number | undefined {
  const seq: unknown = typeof context === 'object' && context !== null && 'seq' in context ? context.seq : undefined;
  return isCount(seq) ? seq : undefined;
}
