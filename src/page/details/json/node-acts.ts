/** What can be done with a node of JSON data beside copying it: what it is called, and its key. */

import { t } from '@vscode/l10n';

import type { IconName } from '../../ui/icons.ts';

export type NodeAct = 'column' | 'filter';

interface NodeActKind {
  readonly name: string;
  /** As it is written in a tooltip. */
  readonly key: string;
  /** [UI Events] The same key as `code`, with Shift and Alt. */
  readonly code: string;
  readonly picture: IconName;
}

export const nodeActs: Readonly<Record<NodeAct, NodeActKind>> = {
  column: { name: t('Add as column'), key: t('Shift+Alt+A'), code: 'KeyA', picture: 'add' },
  filter: { name: t('Filter by this value'), key: t('Shift+Alt+F'), code: 'KeyF', picture: 'filter' },
};

/** @returns what the key does with the node that the keyboard is at */
export function nodeActOf(event: KeyboardEvent): NodeAct | undefined {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return undefined;
  return (Object.keys(nodeActs) as NodeAct[]).find((act) => nodeActs[act].code === event.code);
}
