/** What the commands of the view of connections do. */

import { t } from '@vscode/l10n';
import { window, workspace } from 'vscode';
import { messageText } from '../../shared/messages/message.ts';
import { savedMessages } from '../../shared/messages/saved-messages.ts';
import { askConnection, askGoal, askList, askName } from './prompts.ts';
import { connectionsIn, folderKeyOf, type SavedEntry } from './entries.ts';
import { emptyList } from './list-text.ts';
import { connectRecent, connectSaved, openSaved } from './open-entry.ts';
import { WorkspacePlace } from './list-storage.ts';
import { type SavedFeature, savedRecent } from './saved-feature.ts';
import type { Goal } from './saved-connections.ts';
import { type SavedList, SavedListError, entriesIn } from './saved-list.ts';
import { saveConnection } from './save-panel.ts';
import { nodeIn } from './node-guard.ts';
import type { Node } from './tree.ts';
import { confirm, showError, showInformation } from '../vscode/notifications.ts';

type Action = (feature: SavedFeature, node: Node | undefined) => Promise<unknown>;

/** By the last part of their commands' names. */
export const actions = {
  saveConnection,
  connectToSaved,
  connectToRecent,
  connectToEntry,
  openEntry,
  newFolder,
  renameEntry,
  duplicateEntry,
  deleteEntry,
  moveEntryUp: (feature, node) => moveBy(feature, node, -1),
  moveEntryDown: (feature, node) => moveBy(feature, node, 1),
  moveEntryTo,
  copyToWorkspace: (feature, node) => copyTo(feature, node, feature.saved.workspaceLists),
  copyToUser: (feature, node) => copyTo(feature, node, [feature.saved.user]),
  openWorkspaceFile,
  clearRecent: ({ recent }) => recent.clear(),
} satisfies Record<string, Action>;

/**
 * Runs an action. What cannot be done is said.
 *
 * @param argument - what it is about: a node of the tree; anything else, which any program can hand over, is taken for nothing
 */
export async function runAction(feature: SavedFeature, name: keyof typeof actions, argument: unknown): Promise<void> {
  try {
    await (actions[name] as Action)(feature, await nodeIn(feature, argument));
  } catch (error) {
    if (!(error instanceof SavedListError)) throw error;
    showError(error.message);
  }
}

async function connectToEntry({ monitor, saved }: SavedFeature, node: Node | undefined): Promise<void> {
  if (node?.type === 'recent') return connectRecent(monitor, node.connection);
  if (node?.type === 'entry') await connectSaved(monitor, saved, node.list, node.entry.key);
}

async function openEntry({ monitor, saved }: SavedFeature, node: Node | undefined): Promise<void> {
  if (node?.type === 'recent') monitor.openPanel(node.connection.draft, node.connection.stopOn, true);
  if (node?.type === 'entry') await openSaved(monitor, saved, node.list, node.entry.key);
}

async function connectToSaved({ monitor, saved }: SavedFeature): Promise<void> {
  const readings = await Promise.all(saved.lists.map(async (list) => ({ list, reading: await list.read() })));
  const connections = readings.flatMap(({ list, reading }) =>
    'entries' in reading ? connectionsIn(reading.entries).map((connection) => ({ connection, list })) : [],
  );
  if (connections.length === 0) {
    void showInformation(messageText(savedMessages.nothingSaved()));
    return;
  }
  const picked = await askConnection(connections, t('Connect to Saved'));
  if (picked !== undefined) await connectSaved(monitor, saved, picked.list, picked.connection.key);
}

async function connectToRecent({ monitor, recent }: SavedFeature): Promise<void> {
  if (recent.connections.length === 0) {
    void showInformation(messageText(savedMessages.nothingRecent()));
    return;
  }
  const picked = await askConnection(
    recent.connections.map((connection) => ({ connection })),
    t('Connect to Recent'),
  );
  if (picked !== undefined) await connectRecent(monitor, picked.connection);
}

async function newFolder({ saved }: SavedFeature, node: Node | undefined): Promise<void> {
  const name = await askName(t('New Folder'), '');
  if (name === undefined) return;
  const goal = (await goalAt(node)) ?? (await askGoal(saved, t('New Folder')));
  if (goal !== undefined) await saved.addFolder(goal, name);
}

async function renameEntry({ saved }: SavedFeature, node: Node | undefined): Promise<void> {
  if (node?.type !== 'entry') return;
  const { list, entry } = node;
  const name = await askName(t('Rename'), entry.name);
  if (name !== undefined && name !== entry.name) await saved.rename(list, entry.key, name);
}

async function duplicateEntry({ saved }: SavedFeature, node: Node | undefined): Promise<void> {
  if (node?.type === 'entry') await saved.duplicate(node.list, node.entry.key);
}

async function deleteEntry({ saved, recent }: SavedFeature, node: Node | undefined): Promise<void> {
  // It comes back with the next connection: nothing is lost.
  if (node?.type === 'recent') return recent.remove(node.connection.key);
  if (node?.type !== 'entry') return;
  const { list, entry } = node;
  const detail = detailOfDeletion(entry, list.called);
  if (await confirm(t`Delete “${entry.name}”?`, detail, t('Delete'))) await saved.remove(list, entry.key);
}

function detailOfDeletion(entry: SavedEntry, list: string): string {
  const count = entry.kind === 'folder' ? connectionsIn(entry.entries).length : 0;
  if (count === 0) return t`It will be deleted from ${list}. Streams that are open stay open.`;
  if (count === 1) return t`The connection in it will be deleted from ${list} as well.`;
  return t`The ${count} connections in it will be deleted from ${list} as well.`;
}

/** One place up or down among its neighbors. */
async function moveBy({ saved }: SavedFeature, node: Node | undefined, steps: -1 | 1): Promise<void> {
  if (node?.type !== 'entry') return;
  const { list, entry } = node;
  const entries = await list.entries();
  const now = list.found(entries, entry.key);
  const folder = folderKeyOf(entries, now);
  const siblings = entriesIn(list, entries, folder).entries;
  const index = now.path.at(-1) ?? 0;
  if (index + steps < 0 || index + steps >= siblings.length) return;
  // It is put before another: downwards, before the one after the next.
  const before = siblings[steps < 0 ? index - 1 : index + 2]?.key;
  await saved.move(list, now.key, { list, folder, before });
}

async function moveEntryTo({ saved }: SavedFeature, node: Node | undefined): Promise<void> {
  if (node?.type !== 'entry') return;
  const goal = await askGoal(saved, t`Move “${node.entry.name}”`);
  if (goal !== undefined) await saved.move(node.list, node.entry.key, goal);
}

async function copyTo(feature: SavedFeature, node: Node | undefined, lists: readonly SavedList[]): Promise<void> {
  if (node?.type !== 'entry' && node?.type !== 'recent') return;
  const list = await askList(lists);
  if (list === undefined) {
    void showInformation(messageText(savedMessages.noWorkspaceFolder()));
  } else if (node.type === 'entry') {
    await feature.saved.copy(node.list, node.entry.key, { list });
  } else {
    await savedRecent(feature, node.connection.key, { list });
  }
}

/** Opens the file of a workspace folder; makes it when it is not there. */
async function openWorkspaceFile({ saved }: SavedFeature, node: Node | undefined): Promise<void> {
  const named = node !== undefined && 'list' in node && !node.list.isUsers ? node.list : undefined;
  const list = named ?? (await askList(saved.workspaceLists));
  if (list === undefined || !(list.place instanceof WorkspacePlace)) {
    void showInformation(messageText(savedMessages.noWorkspaceFile()));
    return;
  }
  if ((await list.place.read()) === '') await list.edit((text) => (text === '' ? emptyList : text));
  await window.showTextDocument(await workspace.openTextDocument(list.place.file));
}

/** The folder or the list that a new entry belongs in, beside or in what is selected. */
async function goalAt(node: Node | undefined): Promise<Goal | undefined> {
  if (node?.type === 'list') return { list: node.list };
  if (node?.type !== 'entry') return undefined;
  const { list, entry } = node;
  if (entry.kind === 'folder') return { list, folder: entry.key };
  return { list, folder: folderKeyOf(await list.entries(), entry) };
}
