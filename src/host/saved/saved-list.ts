/** One list of saved connections: the person's own, or that of a workspace folder. */

import { randomUUID } from 'node:crypto';
import { type Message, messageText } from '../../shared/messages/message.ts';
import { listFaults, savedMessages } from '../../shared/messages/saved-messages.ts';
import type { EntryPath } from './list-text.ts';
import { type Reading, type SavedEntry, findEntry, readList } from './entries.ts';
import type { ListPlace } from './list-storage.ts';

/** What could not be done with a list; the message says why and what to do. */
export class SavedListError extends Error {
  override readonly name = 'SavedListError';

  constructor(explanation: Message) {
    super(messageText(explanation));
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

/** Makes another text of a list's; what it does holds for whatever is there. */
type Change = (text: string, entries: readonly SavedEntry[]) => string;

interface Made {
  readonly name: string;
  readonly change: Change;
  /** In ms since the epoch. */
  readonly at: number;
}

/** So often a change is made anew, for others write all the time. */
const maxTries = 10;

/** This many changes, and this long after they were made, are made again when another window has written over them. */
const maxRemembered = 20;
const rememberedMs = 60_000;

export class SavedList {
  readonly id: string;
  readonly label: string;
  readonly called: string;
  readonly place: ListPlace;
  /** One change after the other: each reads what the one before has written. */
  #queue: Promise<unknown> = Promise.resolve();
  /** What this window has changed lately. */
  #made: readonly Made[] = [];

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
    await this.#inTurn(() => this.#makeAgain());
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
   * Changes the text, as it is now. What cannot be read is never written over, nor what somebody else has written meanwhile: the
   * change is made anew then.
   *
   * @returns the entries afterwards
   * @throws {@link SavedListError} when the text cannot be read or written; it is as before then
   */
  edit(change: Change): Promise<readonly SavedEntry[]> {
    return this.#inTurn(async () => {
      await this.#makeAgain();
      const made = { name: randomUUID(), change, at: Date.now() };
      const entries = await this.#make(made);
      this.#made = [...this.#made, made].slice(-maxRemembered);
      return entries;
    });
  }

  async #make({ name, change }: Made): Promise<readonly SavedEntry[]> {
    for (let n = 0; n < maxTries; n++) {
      const text = await this.#text();
      const changed = change(text, this.#entriesOf(text));
      const isDone =
        changed === text ||
        (await this.place.write(changed, text, name).catch((error: unknown) => this.#refuse(error)));
      if (isDone) return this.#entriesOf(changed);
    }
    return this.#refuse(listFaults.changing());
  }

  /** What another window wrote that had not heard of it. */
  async #makeAgain(): Promise<void> {
    const since = Date.now() - rememberedMs;
    this.#made = this.#made.filter(({ at }) => at > since);
    for (const made of this.#made) {
      if (this.place.has?.(made.name) !== false) continue;
      // What it was about may be gone, or the text be none: that is what the other window wanted.
      await this.#make(made).catch(() => {});
    }
  }

  /** One after the other. */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(action);
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
