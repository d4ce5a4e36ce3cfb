/** The commands of the menu on a row. What they do is done in the page, where the list is. */

import { type Disposable, commands } from 'vscode';
import { isCount } from '../../shared/boundary/shape.ts';
import type { AnnotationAction, RowAction } from '../../shared/boundary/row-action.ts';
import type { CommandOf } from '../vscode/manifest-names.ts';
import type { Monitor } from '../monitor/monitor.ts';

const actions: Readonly<Record<CommandOf<'row'>, RowAction>> = {
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

/** On rows that aren't events. */
const ofAnnotations: Readonly<Record<CommandOf<'mark'>, AnnotationAction>> = {
  'sseMonitor.mark.copyText': 'copyText',
  'sseMonitor.mark.showBefore': 'showBefore',
  'sseMonitor.mark.showAfter': 'showAfter',
  'sseMonitor.mark.showAttempts': 'showAttempts',
  'sseMonitor.mark.hideKind': 'hideKind',
};

export function registerRowCommands(monitor: Monitor): Disposable[] {
  return [
    ...registered(actions, 'seq', (action, seq) => monitor.activePanel?.actOnRow(action, seq)),
    ...registered(ofAnnotations, 'mark', (action, number) => monitor.activePanel?.actOnAnnotation(action, number)),
  ];
}

/** @param member - of the context: the number of what the menu is about */
function registered<Action>(
  table: Readonly<Record<string, Action>>,
  member: 'seq' | 'mark',
  act: (action: Action, number: number) => void,
): Disposable[] {
  return Object.entries(table).map(([id, action]) =>
    commands.registerCommand(id, (context: unknown) => {
      const number = numberIn(context, member);
      if (number !== undefined) act(action, number);
    }),
  );
}

/** The context comes from the page, which shows hostile data: only the number is taken from it. */
function numberIn(context: unknown, member: 'seq' | 'mark'): number | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  const number = (context as Readonly<Record<string, unknown>>)[member];
  return isCount(number) ? number : undefined;
}
