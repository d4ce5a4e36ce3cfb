/** Saved filters and those used last, to pick from, to save and to delete. */

import { t } from '@vscode/l10n';
import { type QuickPick, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { FilterMemory } from './filter-memory.ts';
import { withoutIcons, withoutLinks } from '../vscode/plain-text.ts';

interface FilterItem extends QuickPickItem {
  /** Absent: the current query is to be saved. */
  readonly query?: string;
  /** Of a saved filter. */
  readonly name?: string;
}

const deleteButton = { iconPath: new ThemeIcon('trash'), tooltip: t('Delete') };

/**
 * @param current - the query in the box, which can be saved
 * @returns the query that was picked; `undefined` when there is none
 */
export async function pickFilter(memory: FilterMemory, current: string): Promise<string | undefined> {
  const picked = await pick(memory, current);
  if (picked === undefined) return undefined;
  if (picked.query === undefined) await saveAs(memory, current);
  return picked.query;
}

async function saveAs(memory: FilterMemory, query: string): Promise<void> {
  const name = await window.showInputBox({
    title: t('Save Filter'),
    prompt: withoutLinks(query),
    placeHolder: t('Name'),
    validateInput: (text) => (text.trim() === '' ? t('A name is required.') : undefined),
  });
  if (name !== undefined) await memory.save({ name: name.trim(), query });
}

function pick(memory: FilterMemory, current: string): Promise<FilterItem | undefined> {
  const box = window.createQuickPick<FilterItem>();
  box.title = t('Filters');
  box.placeholder = t('Pick a filter');
  box.matchOnDescription = true;
  box.items = itemsOf(memory, current);
  box.onDidTriggerItemButton(({ item }) => void remove(box, memory, item, current));
  const picked = new Promise<FilterItem | undefined>((resolve) => {
    box.onDidAccept(() => resolve(box.selectedItems[0]));
    box.onDidHide(() => resolve(undefined));
  });
  box.show();
  return picked.finally(() => box.dispose());
}

async function remove(
  box: QuickPick<FilterItem>,
  memory: FilterMemory,
  { name }: FilterItem,
  current: string,
): Promise<void> {
  if (name !== undefined) await memory.remove(name);
  box.items = itemsOf(memory, current);
}

function itemsOf(memory: FilterMemory, current: string): FilterItem[] {
  const { saved, history } = memory;
  return [
    ...(current.trim() === '' ? [] : [{ label: t('$(save) Save filter as…'), description: withoutIcons(current) }]),
    ...under(
      t('Saved'),
      saved.map(({ name, query }) => ({
        label: withoutIcons(name),
        description: withoutIcons(query),
        name,
        query,
        buttons: [deleteButton],
      })),
    ),
    ...under(
      t('Recent'),
      history.map((query) => ({ label: withoutIcons(query), query })),
    ),
  ];
}

function under(label: string, items: readonly FilterItem[]): FilterItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
