/** All lists of saved connections of this window, and what can be done with their entries. */

import { t } from '@vscode/l10n';
import { randomUUID } from 'node:crypto';
import { type Disposable, EventEmitter, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { messageText } from '../../shared/messages/message.ts';
import { secretMessages } from '../../shared/messages/variable-messages.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { withoutUrlSecrets } from '../../shared/request/secrets.ts';
import { secretsId } from '../monitor/drafts.ts';
import {
  type SavedConnection,
  type SavedEntry,
  type SavedRequest,
  connectionsIn,
  draftMembers,
  entryOf,
  findEntry,
  folderKeyOf,
  keyAt,
  withIds,
} from './entries.ts';
import { checkUserList } from './user-list-check.ts';
import { type EntryPath, insertEntry, moveEntry, pathAfterMove, removeEntry, setMember } from './list-text.ts';
import { UserPlace, workspaceFile, WorkspacePlace } from './list-storage.ts';
import { type Moved, type Renamings, renamings, renamingsOfCopy } from './saved-as.ts';
import { SavedList, entriesIn } from './saved-list.ts';
import { SavedSecrets } from './saved-secrets.ts';

/** Where an entry is put: in a folder, or in the list itself; before another entry, or after the last. */
export interface Goal {
  readonly list: SavedList;
  readonly folder?: string | undefined;
  readonly before?: string | undefined;
}

/** A list's text after a change, and which of its entries is elsewhere then. */
interface Change extends Moved {
  readonly text: string;
}

export class SavedConnections implements Disposable {
  readonly user: SavedList;
  readonly #secrets: SavedSecrets;
  readonly #workspace = new Map<string, { readonly list: SavedList; readonly changed: Disposable }>();
  readonly #changed = new EventEmitter<void>();
  readonly #disposables: Disposable[];
  readonly #renamed = new EventEmitter<Renamings>();
  readonly onDidChange = this.#changed.event;
  /** Entries are called otherwise since they, or others around them, were renamed, moved or deleted. */
  readonly onDidRename = this.#renamed.event;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    const place = new UserPlace(context.globalState);
    this.user = new SavedList({ id: 'user', label: t('User'), called: t('your connections') }, place);
    this.#secrets = new SavedSecrets(context.secrets, secretsId(context), (error) =>
      log.warn(messageText(secretMessages.notKept(error instanceof Error ? error.message : String(error)))),
    );
    this.#disposables = [
      this.#changed,
      this.#renamed,
      place,
      place.onDidChange(() => this.#changed.fire()),
      workspace.onDidChangeWorkspaceFolders(() => this.#readFolders()),
    ];
    this.#readFolders();
  }

  get lists(): readonly SavedList[] {
    return [this.user, ...this.workspaceLists];
  }

  get workspaceLists(): readonly SavedList[] {
    return [...this.#workspace.values()].map(({ list }) => list);
  }

  list(id: string): SavedList | undefined {
    return this.lists.find((list) => list.id === id);
  }

  /** Saves a connection, and its secrets apart from it. @returns the key by which it is known */
  async add(goal: Goal, name: string, saved: SavedRequest): Promise<string> {
    const key = await this.#insert(goal, entryOf(name, writtenIn(goal.list, saved), this.#newId(goal.list)));
    await this.#secrets.keep(goal.list, { key }, saved.draft);
    return key;
  }

  async addFolder(goal: Goal, name: string): Promise<string> {
    const id = this.#newId(goal.list);
    return this.#insert(goal, { ...(id !== undefined && { id }), name, connections: [] });
  }

  /** Gives a saved connection another request; what its entry has beside is kept. */
  async update(list: SavedList, key: string, saved: SavedRequest): Promise<void> {
    await list.edit((text, entries) => {
      const { name, path, source } = list.found(entries, key);
      const now = entryOf(name, writtenIn(list, saved));
      const before = source as Record<string, unknown>;
      // The URL has the whole query now.
      const members = new Set([...Object.keys(now), ...Object.keys(draftMembers), 'query', 'stopOn']);
      const isOther = (member: string): boolean => JSON.stringify(now[member]) !== JSON.stringify(before[member]);
      return [...members].filter(isOther).reduce((text, member) => setMember(text, path, member, now[member]), text);
    });
    await this.#secrets.keep(list, { key }, saved.draft);
  }

  /** @returns the key by which it is known now */
  async rename(list: SavedList, key: string, name: string): Promise<string> {
    let path: EntryPath = [];
    const entries = await this.#change(list, (text, entries) => {
      ({ path } = list.found(entries, key));
      return { text: setMember(text, path, 'name', name) };
    });
    return keyAt(entries, path);
  }

  async remove(list: SavedList, key: string): Promise<void> {
    const entry = await list.find(key);
    await this.#change(list, (text, entries) => {
      const { path } = list.found(entries, key);
      return { text: removeEntry(text, path), from: path };
    });
    await this.#secrets.forget(list, connectionsIn([entry]));
  }

  /** Puts a copy after an entry. @returns its key */
  async duplicate(list: SavedList, key: string): Promise<string> {
    const entries = await list.entries();
    const entry = list.found(entries, key);
    const folder = folderKeyOf(entries, entry);
    const siblings = entriesIn(list, entries, folder).entries;
    const before = siblings[(entry.path.at(-1) ?? 0) + 1]?.key;
    return this.copy(list, key, { list, folder, before }, freeName(t`${entry.name} copy`, siblings));
  }

  /** @returns the key of the copy */
  async copy(list: SavedList, key: string, goal: Goal, name?: string): Promise<string> {
    const entry = await list.find(key);
    if (!list.isUsers) checkUserList(goal.list, connectionsIn([entry]));
    const makeId = goal.list.isUsers ? randomUUID : undefined;
    const copied = await this.#insert(goal, {
      ...withIds(entry.source, makeId),
      ...(name !== undefined && { name }),
    });
    const [from, to] = [entry, await goal.list.find(copied)].map((each) => connectionsIn([each]));
    for (const [i, connection] of (from ?? []).entries()) {
      const twin = to?.[i];
      if (twin !== undefined) {
        await this.#secrets.keep(goal.list, twin, await this.#secrets.restore(list, connection));
      }
    }
    return copied;
  }

  /** @returns the key by which it is known now */
  async move(list: SavedList, key: string, goal: Goal): Promise<string> {
    if (list !== goal.list) return this.#moveToList(list, key, goal);
    let to: EntryPath = [];
    const entries = await this.#change(list, (text, entries) => {
      const { path: from } = list.found(entries, key);
      const place = placeOf(goal, entries);
      to = pathAfterMove(from, place) ?? from;
      return { text: moveEntry(text, from, place), from, to };
    });
    return keyAt(entries, to);
  }

  /** The request with its secrets. */
  restore(list: SavedList, connection: SavedConnection): Promise<RequestDraft> {
    return this.#secrets.restore(list, connection);
  }

  dispose(): void {
    for (const { list, changed } of this.#workspace.values()) {
      changed.dispose();
      list.place.dispose();
    }
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #newId(list: SavedList): string | undefined {
    return list.isUsers ? randomUUID() : undefined;
  }

  async #moveToList(list: SavedList, key: string, goal: Goal): Promise<string> {
    const entry = await list.find(key);
    const copied = await this.copy(list, key, goal);
    this.#renamed.fire(renamingsOfCopy([list, entry], [goal.list, await goal.list.find(copied)]));
    await this.remove(list, key);
    return copied;
  }

  async #insert(goal: Goal, entry: Readonly<Record<string, unknown>>): Promise<string> {
    let to: EntryPath = [];
    const entries = await this.#change(goal.list, (text, entries) => {
      // It may be there already: another window has it from this one.
      const { id } = entry;
      const there = typeof id === 'string' ? findEntry(entries, `#${id}`) : undefined;
      to = there?.path ?? placeOf(goal, entries);
      return { text: there === undefined ? insertEntry(text, to, entry) : text, to };
    });
    return keyAt(entries, to);
  }

  /** Changes a list and says what its entries are called then. @returns the entries afterwards */
  async #change(
    list: SavedList,
    change: (text: string, entries: readonly SavedEntry[]) => Change,
  ): Promise<readonly SavedEntry[]> {
    let before: readonly SavedEntry[] = [];
    let moved: Moved = {};
    const after = await list.edit((text, entries) => {
      before = entries;
      const changed = change(text, entries);
      moved = changed;
      return changed.text;
    });
    this.#renamed.fire(renamings(list, before, after, moved));
    return after;
  }

  #readFolders(): void {
    const folders = workspace.workspaceFolders ?? [];
    const ids = new Set(folders.map(({ uri }) => uri.toString()));
    for (const [id, { list, changed }] of this.#workspace) {
      if (ids.has(id)) continue;
      changed.dispose();
      list.place.dispose();
      this.#workspace.delete(id);
    }
    for (const folder of folders) {
      const id = folder.uri.toString();
      if (this.#workspace.has(id)) continue;
      const isOne = folders.length === 1;
      const place = new WorkspacePlace(folder);
      const label = isOne ? t('Workspace') : t`Workspace: ${folder.name}`;
      const called = isOne ? workspaceFile : t`${workspaceFile} of ${folder.name}`;
      const changed = place.onDidChange(() => this.#changed.fire());
      this.#workspace.set(id, { list: new SavedList({ id, label, called }, place), changed });
    }
    this.#changed.fire();
  }
}

/** Into a file that others read a parameter of the URL goes as it is, once the person has agreed to it. */
function writtenIn(list: SavedList, saved: SavedRequest): SavedRequest {
  return list.isUsers ? { ...saved, draft: withoutUrlSecrets(saved.draft) } : saved;
}

function placeOf({ list, folder, before }: Goal, entries: readonly SavedEntry[]): EntryPath {
  if (before !== undefined) return list.found(entries, before).path;
  const contents = entriesIn(list, entries, folder);
  return [...contents.path, contents.entries.length];
}

function freeName(name: string, siblings: readonly SavedEntry[]): string {
  const taken = new Set(siblings.map((entry) => entry.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
  return free;
}
