/** What a command of the view is about: any program can call it with anything. */

import type { SavedFeature } from './saved-feature.ts';
import type { SavedList } from './saved-list.ts';
import type { Node } from './tree.ts';

/**
 * The node that a command's argument names, as it is in its list now; undefined when it names none. Of an entry only its list
 * and its key count, so that nobody can hand over a request as if it were saved.
 *
 * @throws {@link SavedListError} when its list has no such entry any more, or cannot be read
 */
export async function nodeIn({ saved, recent }: SavedFeature, argument: unknown): Promise<Node | undefined> {
  if (!isObject(argument)) return undefined;
  const { type } = argument;
  if (type === 'recent') {
    const connection = recent.connections.find(({ key }) => key === keyOf(argument['connection']));
    return connection && { type, connection };
  }
  const list = saved.lists.find((list) => list === argument['list']);
  return list && nodeOf(list, argument);
}

async function nodeOf(list: SavedList, { type, entry, problem }: Record<string, unknown>): Promise<Node | undefined> {
  const key = keyOf(entry);
  if (type === 'entry') return key === undefined ? undefined : { type, list, entry: await list.find(key) };
  if (type === 'problem') return { type, list, problem: String(problem) };
  return type === 'list' ? { type, list } : undefined;
}

function keyOf(value: unknown): string | undefined {
  const key = isObject(value) ? value['key'] : undefined;
  return typeof key === 'string' ? key : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
