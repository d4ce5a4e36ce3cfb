/**
 * Changes of a list of saved connections, as text in, text out: what a person wrote beside the entries stays. Places are
 * given by indices, from the outermost folder inwards.
 */

import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import { keptVersion } from '../../shared/boundary/kept.ts';
import { type JsonPath, type Layout, type Slot, editArray, movedSlot, newSlot, readSlot } from './array-text.ts';

/** Where an entry is: its index, after those of the folders around it. */
export type EntryPath = readonly number[];

/** The text of a list without entries. */
export const emptyList = `{\n  "version": ${keptVersion},\n  "connections": []\n}\n`;

/** The path of the array that a folder's entries are in; the list itself is the folder without a path. */
function arrayOf(folder: EntryPath): JsonPath {
  return ['connections', ...folder.flatMap((index) => [index, 'connections'])];
}

function pathOf(entry: EntryPath): JsonPath {
  return [...arrayOf(entry.slice(0, -1)), entry.at(-1) ?? 0];
}

/** @param at - what its path will be */
export function insertEntry(text: string, at: EntryPath, entry: object): string {
  return editArray(withList(text), arrayOf(at.slice(0, -1)), (slots, layout) =>
    inserted(slots, at, newSlot(jsonText(entry, layout), layout)),
  );
}

export function removeEntry(text: string, path: EntryPath): string {
  return editArray(text, arrayOf(path.slice(0, -1)), (slots) => slots.toSpliced(path.at(-1) ?? 0, 1));
}

/**
 * Moves an entry to before the one that is at a place, or after the last.
 *
 * @param to - as it is before the entry is taken out
 * @returns the text, the same when the entry would come to be within itself
 */
export function moveEntry(text: string, from: EntryPath, to: EntryPath): string {
  const at = pathAfterMove(from, to);
  if (at === undefined) return text;
  const source = readSlot(text, pathOf(from));
  return editArray(removeEntry(text, from), arrayOf(at.slice(0, -1)), (slots, layout) =>
    inserted(slots, at, movedSlot(source.slot, source.layout, layout)),
  );
}

/** Where an entry is that {@link moveEntry} has moved; undefined when it was not, for it would be within itself. */
export function pathAfterMove(from: EntryPath, to: EntryPath): EntryPath | undefined {
  return isWithin(to.slice(0, -1), from) ? undefined : afterRemoval(to, from);
}

/** Sets a member of an entry; `undefined` takes it out. */
export function setMember(text: string, path: EntryPath, name: string, value: unknown): string {
  const { unit, eol } = readSlot(text, pathOf(path)).layout;
  const formattingOptions = { insertSpaces: !unit.includes('\t'), tabSize: unit.replaceAll('\t', '').length || 2, eol };
  return applyEdits(text, modify(text, [...pathOf(path), name], value, { formattingOptions }));
}

function inserted(slots: readonly Slot[], at: EntryPath, slot: Slot): readonly Slot[] {
  return slots.toSpliced(at.at(-1) ?? slots.length, 0, slot);
}

/** A text that has a list in it. */
function withList(text: string): string {
  const root = parseTree(text, undefined, { allowTrailingComma: true });
  if (root === undefined) return emptyList;
  if (findNodeAtLocation(root, ['connections']) !== undefined) return text;
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, ['connections'], [], { formattingOptions }));
}

function isWithin(path: EntryPath, folder: EntryPath): boolean {
  return folder.every((index, depth) => path[depth] === index);
}

/** What a path becomes when another entry is taken out. */
function afterRemoval(path: EntryPath, removed: EntryPath): EntryPath {
  const depth = removed.length - 1;
  const isBeside = path.length > depth && isWithin(path, removed.slice(0, -1));
  const index = path[depth] ?? 0;
  return isBeside && index > (removed[depth] ?? 0) ? path.with(depth, index - 1) : path;
}

function jsonText(value: object, { unit, indent, eol }: Layout): string {
  return JSON.stringify(value, undefined, unit)
    .split('\n')
    .join(eol + indent);
}
