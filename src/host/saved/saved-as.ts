/**
 * What an entry is called by anyone who remembers it, such as a panel. Where a file has no ids, that is made of names and places,
 * so that it is another one after a change.
 */

import { type SavedEntry, entryAt } from './entries.ts';
import type { EntryPath } from './list-text.ts';
import type { SavedList } from './saved-list.ts';

/** How a panel remembers which entry it shows: unique among all lists. */
export function savedAs({ id }: Pick<SavedList, 'id'>, key: string): string {
  return `${id} ${key}`;
}

/** What entries are called now, by what they were called before; undefined: they are no more. */
export type Renamings = ReadonlyMap<string, string | undefined>;

/** The place of an entry in the tree that it was taken out of, and of the one in the tree that it was put into. */
export interface Moved {
  readonly from?: EntryPath;
  readonly to?: EntryPath;
}

type Entries = readonly SavedEntry[];

/** Pairs what entries are called before and after a change of their list: all others stay in their order. */
export function renamings(
  list: Pick<SavedList, 'id'>,
  before: Entries,
  after: Entries,
  { from, to }: Moved,
): Renamings {
  const [wasThere, isThere] = [entryAt(before, from), entryAt(after, to)];
  const [others, othersNow] = [flat(before, wasThere), flat(after, isThere)];
  const [moved, movedNow] = [flat(one(wasThere)), flat(one(isThere))];
  const now = [...othersNow, ...movedNow];
  const pairs = [...others, ...moved].map(({ key }, i): [string, string | undefined] => {
    const twin = now[i];
    return [savedAs(list, key), twin === undefined ? undefined : savedAs(list, twin.key)];
  });
  return new Map(pairs.filter(([was, is]) => was !== is));
}

/** Pairs what an entry and those in it are called, and what a copy of them in whichever list is called. */
export function renamingsOfCopy(
  [list, entry]: readonly [SavedList, SavedEntry],
  [goal, copy]: readonly [SavedList, SavedEntry],
): Renamings {
  const copies = flat([copy]);
  return new Map(
    flat([entry]).map(({ key }, i) => {
      const twin = copies[i];
      return [savedAs(list, key), twin === undefined ? undefined : savedAs(goal, twin.key)];
    }),
  );
}

function one(entry: SavedEntry | undefined): Entries {
  return entry === undefined ? [] : [entry];
}

/** Entries and all that are in them, in their order, but for one. */
function flat(entries: Entries, without?: SavedEntry): Entries {
  return entries.flatMap((entry) => {
    if (entry === without) return [];
    return entry.kind === 'folder' ? [entry, ...flat(entry.entries, without)] : [entry];
  });
}
