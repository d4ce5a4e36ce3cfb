/** What the view of saved connections shows: the person's list, and those of the workspace. */

import { t } from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { type Message, messageText } from '../../shared/messages/message.ts';
import { savedMessages } from '../../shared/messages/saved-messages.ts';
import { withoutCredentials } from '../../shared/request/url-credentials.ts';
import type { CommandId, ViewItem } from '../vscode/manifest-names.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { stateNames } from '../vscode/state-names.ts';
import type { SavedConnection, SavedEntry } from './entries.ts';
import { panelsOf } from './open-entry.ts';
import { describeRequest } from './request-name.ts';
import type { SavedList } from './saved-list.ts';
import type { SavedConnections } from './saved-connections.ts';

const connectToEntry = 'sseMonitor.connectToEntry' satisfies CommandId;

export type Node =
  | { readonly type: 'list'; readonly list: SavedList }
  | { readonly type: 'entry'; readonly list: SavedList; readonly entry: SavedEntry }
  | { readonly type: 'problem'; readonly list: SavedList; readonly problem: string }
  | { readonly type: 'recent'; readonly connection: SavedConnection };

export class ConnectionTree {
  readonly #monitor: Monitor;
  readonly #saved: SavedConnections;

  constructor(monitor: Monitor, saved: SavedConnections) {
    this.#monitor = monitor;
    this.#saved = saved;
  }

  async children(node?: Node): Promise<readonly Node[]> {
    switch (node?.type) {
      case undefined:
        return this.#roots();
      case 'list':
        return inList(node.list);
      case 'entry':
        return node.entry.kind === 'folder' ? nodes(node.list, node.entry.entries) : [];
      case 'problem':
      case 'recent':
        return [];
    }
  }

  item(node: Node): TreeItem {
    switch (node.type) {
      case 'list':
        return section(node.list.label, `list.${scopeOf(node.list)}`, node.list.id);
      case 'entry':
        return this.#entryItem(node.list, node.entry);
      case 'problem':
        return problemItem(node.list, node.problem);
      case 'recent':
        return new TreeItem(node.connection.name);
    }
  }

  /** The states of all streams that the tree shows: it is drawn anew when they change. */
  get states(): string {
    return this.#monitor.panels.map((panel) => `${panel.savedAs ?? ''} ${panel.icon}`).join('\n');
  }

  /** Nothing at all without entries, so that the view says how to begin. */
  async #roots(): Promise<readonly Node[]> {
    const lists = this.#saved.lists;
    const contents = await Promise.all(lists.map(inList));
    if (contents.every((nodes) => nodes.length === 0)) return [];
    return lists.map((list) => ({ type: 'list', list }));
  }

  #entryItem(list: SavedList, entry: SavedEntry): TreeItem {
    const item = this.#itemOf(list, entry);
    item.id = `${list.id} ${entry.key}`;
    item.contextValue = `${entry.kind}.${scopeOf(list)}` satisfies ViewItem;
    return item;
  }

  #itemOf(list: SavedList, entry: SavedEntry): TreeItem {
    if (entry.kind === 'folder') return folderItem(entry.name);
    if (entry.kind === 'broken') {
      const unusable = list.isUsers ? savedMessages.ownEntryUnusable : savedMessages.entryUnusable;
      const item = warningItem(entry.name, unusable(entry.name, entry.problem));
      addFile(item, list);
      return item;
    }
    const item = connectionItem(entry);
    item.command = {
      command: connectToEntry,
      title: t('Connect'),
      arguments: [{ type: 'entry', list, entry }],
    };
    this.#addState(item, list, entry);
    return item;
  }

  #addState(item: TreeItem, list: SavedList, entry: SavedConnection): void {
    const icon = panelsOf(this.#monitor, list, entry.key)[0]?.icon ?? 'idle';
    if (icon === 'idle') return;
    item.iconPath = Uri.joinPath(this.#monitor.root, 'media', `state-${icon}.svg`);
    item.accessibilityInformation = {
      label: `${entry.name}, ${describeRequest(entry.draft, entry.name)}, ${stateNames[icon]}`,
    };
  }
}

async function inList(list: SavedList): Promise<readonly Node[]> {
  try {
    const reading = await list.read();
    if ('entries' in reading) return nodes(list, reading.entries);
    return [{ type: 'problem', list, problem: reading.problem }];
  } catch (error) {
    return [{ type: 'problem', list, problem: error instanceof Error ? error.message : String(error) }];
  }
}

function nodes(list: SavedList, entries: readonly SavedEntry[]): Node[] {
  return entries.map((entry) => ({ type: 'entry', list, entry }));
}

function scopeOf(list: SavedList): 'user' | 'workspace' {
  return list.isUsers ? 'user' : 'workspace';
}

function section(label: string, contextValue: ViewItem, id: string): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.contextValue = contextValue;
  item.id = id;
  return item;
}

function folderItem(name: string): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.iconPath = ThemeIcon.Folder;
  return item;
}

function connectionItem({ name, draft }: Pick<SavedConnection, 'name' | 'draft'>): TreeItem {
  const item = new TreeItem(name);
  item.description = describeRequest(draft, name);
  item.tooltip = `${draft.method} ${withoutCredentials(draft.url)}`;
  item.iconPath = new ThemeIcon('plug');
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

function problemItem(list: SavedList, problem: string): TreeItem {
  const unreadable = list.isUsers ? savedMessages.ownUnreadable : savedMessages.fileUnreadable;
  const item = warningItem(list.called, unreadable(list.called, problem));
  item.contextValue = 'problem' satisfies ViewItem;
  addFile(item, list);
  return item;
}

/** @param explanation - begins with the label, which is beside it */
function warningItem(label: string, explanation: Message): TreeItem {
  const item = new TreeItem(label);
  item.description = explanation.what.slice(label.length + 1, -1);
  item.tooltip = messageText(explanation);
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  return item;
}

/** A click leads to where it can be corrected. */
function addFile(item: TreeItem, list: SavedList): void {
  if (list.isUsers) return;
  item.command = {
    command: 'sseMonitor.openWorkspaceFile' satisfies CommandId,
    title: t('Open File'),
    arguments: [{ type: 'list', list }],
  };
}
