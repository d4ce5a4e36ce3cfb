/** Drag and drop of entries: between folders and lists, and in their order. */

import { DataTransferItem, type DataTransfer } from 'vscode';
import { dragType } from './drag-type.ts';
import type { Goal } from './saved-connections.ts';
import { type SavedFeature, savedRecent } from './saved-feature.ts';
import { SavedListError } from './saved-list.ts';
import type { Node } from './tree.ts';
import { showError } from '../vscode/notifications.ts';

/** What is dragged, by names alone: the entries may be others when it is dropped. */
interface Dragged {
  /** Absent: a recent connection. */
  readonly list?: string;
  readonly key: string;
}

export function drag(nodes: readonly Node[], transfer: DataTransfer): void {
  const dragged = nodes.flatMap((node): Dragged[] => {
    if (node.type === 'entry') return [{ list: node.list.id, key: node.entry.key }];
    return node.type === 'recent' ? [{ key: node.connection.key }] : [];
  });
  if (dragged.length > 0) transfer.set(dragType, new DataTransferItem(JSON.stringify(dragged)));
}

/** On a folder or a list: after its last entry. On a connection: before it. */
export async function drop(feature: SavedFeature, target: Node | undefined, transfer: DataTransfer): Promise<void> {
  const goal = goalOf(target);
  const text = await transfer.get(dragType)?.asString();
  if (goal === undefined || text === undefined) return;
  try {
    for (const { list, key } of JSON.parse(text) as Dragged[]) {
      await (list === undefined ? savedRecent(feature, key, goal) : move(feature, list, key, goal));
    }
  } catch (error) {
    if (!(error instanceof SavedListError)) throw error;
    showError(error.message);
  }
}

async function move({ saved }: SavedFeature, listId: string, key: string, goal: Goal): Promise<void> {
  const list = saved.list(listId);
  if (list !== undefined && !(list === goal.list && key === goal.before)) await saved.move(list, key, goal);
}

function goalOf(target: Node | undefined): Goal | undefined {
  if (target?.type === 'list') return { list: target.list };
  if (target?.type !== 'entry') return undefined;
  const { list, entry } = target;
  return entry.kind === 'folder' ? { list, folder: entry.key } : { list, before: entry.key };
}
