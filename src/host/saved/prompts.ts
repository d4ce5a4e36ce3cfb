/** What is asked of the person about saved connections. */

import { t } from '@vscode/l10n';
import { type QuickPickItem, window } from 'vscode';
import { messageText } from '../../shared/messages/message.ts';
import { savedMessages } from '../../shared/messages/saved-messages.ts';
import type { SavedConnection, SavedEntry } from './entries.ts';
import { describeRequest } from './request-name.ts';
import type { Goal, SavedConnections } from './saved-connections.ts';
import type { SavedList } from './saved-list.ts';
import { withoutIcons } from '../vscode/plain-text.ts';

/** @returns undefined when the person thought better of it */
export async function askName(title: string, value: string): Promise<string | undefined> {
  const name = await window.showInputBox({
    title,
    value,
    prompt: t('Connection name'),
    validateInput: (text) => (text.trim() === '' ? messageText(savedMessages.emptyName()) : undefined),
  });
  return name?.trim();
}

/** Asks where an entry belongs, unless there is only one place. */
export async function askGoal(saved: SavedConnections, title: string): Promise<Goal | undefined> {
  const goals = (await Promise.all(saved.lists.map(goalsIn))).flat();
  if (goals.length <= 1) return goals[0]?.goal;
  return (await window.showQuickPick(goals, { title, placeHolder: t('Where do you want to save it?') }))?.goal;
}

type GoalItem = QuickPickItem & { readonly goal: Goal };

async function goalsIn(list: SavedList): Promise<GoalItem[]> {
  const reading = await list.read();
  if ('problem' in reading) return [];
  const description = list.isUsers
    ? t('for you, in every workspace')
    : t`in ${list.called}, to share (without secrets)`;
  const label = withoutIcons(list.label);
  return [{ label, description, goal: { list } }, ...foldersIn(list, reading.entries, label)];
}

function foldersIn(list: SavedList, entries: readonly SavedEntry[], prefix: string): GoalItem[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'folder') return [];
    const label = `${prefix} / ${withoutIcons(entry.name)}`;
    return [{ label, goal: { list, folder: entry.key } }, ...foldersIn(list, entry.entries, label)];
  });
}

/** Asks for one of several lists, unless there is only one. */
export async function askList(lists: readonly SavedList[]): Promise<SavedList | undefined> {
  if (lists.length <= 1) return lists[0];
  return (await window.showQuickPick(lists.map((list) => ({ label: withoutIcons(list.label), list }))))?.list;
}

/** Lists connections to choose one of. */
export async function askConnection<T extends { readonly connection: SavedConnection }>(
  choices: readonly T[],
  title: string,
): Promise<T | undefined> {
  const items = choices.map((choice) => {
    const { name, draft } = choice.connection;
    return { label: withoutIcons(name), description: withoutIcons(describeRequest(draft, name)), choice };
  });
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.choice;
}
