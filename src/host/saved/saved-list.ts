/** One list of saved connections: the person's own, or that of a workspace folder. */

import { type Message, messageText } from '../../protocol/messages/message.ts';
import { savedMessages } from '../../protocol/messages/saved.ts';
import type { EntryPath } from './list-text.ts';
import { type Reading, type SavedEntry, findEntry, readList } from './entries.ts';
import type { ListPlace } from './place.ts';

/** What could not be done with a list; the message says why and what to do. */
export class SavedListError extends Error {
  override readonly name = 'SavedListError';

  constructor(told: Message) {
    super(messageText(told));
  }
}

export interface ListName {
  /** `user`, or the URI of the workspace folder. */
  readonly id: string;
  /** As the tree shows it. */
  readonly label: string;
  /** As messages name it. */
  readonly called: string;
}

export class SavedList {
  readonly id: string;
  readonly label: string;
  readonly called: string;
  readonly place: ListPlace;
  /** One change after the other: each reads what the one before has written. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ id, label, called }: ListName, place: ListPlace) {
    this.id = id;
    this.label = label;
    this.called = called;
    this.place = place;
  }

  get isUsers(): boolean {
    return this.id === 'user';
  }

  async read(): Promise<Reading> {
    return readList(await this.place.read());
  }

  /** @throws {@link SavedListError} when the list cannot be read */
  async entries(): Promise<readonly SavedEntry[]> {
    return this.#entriesOf(await this.#text());
  }

  /** @throws {@link SavedListError} when it is not there any more */
  async find(key: string): Promise<SavedEntry> {
    return this.found(await this.entries(), key);
  }

  /** @throws {@link SavedListError} when it is not there */
  found(entries: readonly SavedEntry[], key: string): SavedEntry {
    const entry = findEntry(entries, key);
    if (entry === undefined) throw new SavedListError(savedMessages.gone(this.called));
    return entry;
  }

  /**
   * Changes the text, as it is now. What cannot be read is never written over.
   *
   * @returns the entries afterwards
   * @throws {@link SavedListError} when the text cannot be read or written; it is as before then
   */
  edit(change: (text: string, entries: readonly SavedEntry[]) => string): Promise<readonly SavedEntry[]> {
    const done = this.#queue.then(async () => {
      const text = await this.#text();
      const changed = change(text, this.#entriesOf(text));
      if (changed !== text) await this.place.write(changed).catch((error: unknown) => this.#refuse(error));
      return this.#entriesOf(changed);
    });
    this.#queue = done.catch(() => {});
    return done;
  }

  #text(): Promise<string> {
    return this.place.read().catch((error: unknown) => this.#refuse(error));
  }

  #entriesOf(text: string): readonly SavedEntry[] {
    const reading = readList(text);
    if ('problem' in reading) return this.#refuse(reading.problem);
    return reading.entries;
  }

  #refuse(problem: unknown): never {
    const why = problem instanceof Error ? problem.message : String(problem);
    const refused = this.isUsers ? savedMessages.ownNotChanged : savedMessages.fileNotChanged;
    throw new SavedListError(refused(this.called, why));
  }
}

/** The entries of a folder; of the list itself without a key. */
export function entriesIn(list: SavedList, entries: readonly SavedEntry[], folder?: string): FolderContents {
  if (folder === undefined) return { path: [], entries };
  const found = list.found(entries, folder);
  if (found.kind !== 'folder') throw new SavedListError(savedMessages.noFolder(found.name));
  return found;
}

interface FolderContents {
  readonly path: EntryPath;
  readonly entries: readonly SavedEntry[];
}
