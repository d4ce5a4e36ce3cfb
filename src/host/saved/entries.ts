/**
 * The entries of a list of saved connections, as written in its text: what a person can write by hand, which is a request
 * as commands take it, with a name; and whatever else the request bar knows, under the names that it has there.
 */

import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { isRequestDraft } from '../../shared/boundary/guards.ts';
import { isOfLaterVersion } from '../../shared/boundary/kept.ts';
import { listFaults } from '../../shared/messages/saved-messages.ts';
import type { HeaderRow, RequestDraft } from '../../shared/boundary/page.ts';
import type { StopRule } from '../../shared/stream/records.ts';
import { isStreamRequest } from '../request/request-guard.ts';
import { draftOf } from '../request/draft.ts';
import type { EntryPath } from './list-text.ts';
import { shareable } from '../request/shareable.ts';

/** What is saved. */
export interface SavedRequest {
  readonly draft: RequestDraft;
  /** Absent: the setting's. */
  readonly stopOn?: readonly StopRule[];
}

interface Place {
  /** The same as long as the entry is not renamed or, without an `id`, moved to another folder. */
  readonly key: string;
  readonly name: string;
  readonly path: EntryPath;
  /** What is in the text. */
  readonly source: unknown;
}

export interface SavedConnection extends Place, SavedRequest {
  readonly kind: 'connection';
}

export interface SavedFolder extends Place {
  readonly kind: 'folder';
  readonly entries: readonly SavedEntry[];
}

/** An entry that cannot be used; it stays in the text as it is. */
export interface BrokenEntry extends Place {
  readonly kind: 'broken';
  /** Why: a clause. */
  readonly problem: string;
}

export type SavedEntry = SavedConnection | SavedFolder | BrokenEntry;

/** What a text says, or why it says nothing: a clause. */
export type Reading = { readonly entries: readonly SavedEntry[] } | { readonly problem: string };

/** What the request bar knows. A member that it has and an entry does not is taken out when the entry is updated. */
export const draftMembers: Readonly<Record<keyof RequestDraft, true>> = {
  url: true,
  method: true,
  parameters: true,
  headers: true,
  bodyKind: true,
  body: true,
  form: true,
  bodyFile: true,
  environment: true,
  auth: true,
  lastEventId: true,
  options: true,
  reconnect: true,
  maxAttempts: true,
};

/** Deeper than anybody files things. */
const maxDepth = 20;

/** Reads a list. Text that is blank is a list without entries. */
export function readList(text: string): Reading {
  if (text.trim() === '') return { entries: [] };
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) return { problem: listFaults.notJson(wordsOf(error), lineOf(text, error.offset)) };
  if (!isObject(value)) return { problem: listFaults.noObject() };
  if (isOfLaterVersion(value)) return { problem: listFaults.newer(Number(value['version'])) };
  const { connections = [] } = value;
  if (!Array.isArray(connections)) return { problem: listFaults.noList() };
  return { entries: readEntries(connections, [], '') };
}

/**
 * What is in the text for a connection, without secrets.
 *
 * @param id - to be known by, however it is renamed; a file that people write has none
 */
export function entryOf(name: string, { draft, stopOn }: SavedRequest, id?: string): Record<string, unknown> {
  const { url, method, parameters, headers, form, body = '', ...rest } = shareable(draft);
  return {
    ...(id !== undefined && { id }),
    name,
    url: url.trim(),
    ...(method !== 'GET' && { method }),
    // The others are in the URL.
    ...(parameters.some(({ enabled }) => !enabled) && { parameters }),
    ...written({ headers, form }),
    ...(body !== '' && { body }),
    ...rest,
    ...(stopOn !== undefined && { stopOn }),
  };
}

/** Tables as people write them: by name where that says everything, else as rows; none that is empty. */
function written(tables: Readonly<Record<string, readonly HeaderRow[] | undefined>>): Record<string, unknown> {
  const filled = Object.entries(tables).map(([member, rows = []]): [string, readonly HeaderRow[]] => [
    member,
    rows.filter(({ name, value }) => name !== '' || value !== ''),
  ]);
  return Object.fromEntries(
    filled.filter(([, rows]) => rows.length > 0).map(([member, rows]) => [member, byName(rows) ?? rows]),
  );
}

function byName(rows: readonly HeaderRow[]): Record<string, string> | undefined {
  const names = new Set(rows.map(({ name }) => name.toLowerCase()));
  const isPlain = names.size === rows.length && rows.every(({ enabled }) => enabled);
  return isPlain ? Object.fromEntries(rows.map(({ name, value }) => [name, value])) : undefined;
}

/** The same entry, and those in it, known by other ids; without `makeId` by none. */
export function withIds(source: unknown, makeId?: () => string): Record<string, unknown> {
  const { id: _id, connections, ...rest } = isObject(source) ? source : {};
  return {
    ...(makeId !== undefined && { id: makeId() }),
    ...rest,
    ...(Array.isArray(connections) && { connections: connections.map((entry) => withIds(entry, makeId)) }),
  };
}

/** Every connection below these entries. */
export function connectionsIn(entries: readonly SavedEntry[]): readonly SavedConnection[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'folder') return connectionsIn(entry.entries);
    return entry.kind === 'connection' ? [entry] : [];
  });
}

export function findEntry(entries: readonly SavedEntry[], key: string): SavedEntry | undefined {
  for (const entry of entries) {
    const found = entry.key === key ? entry : entry.kind === 'folder' ? findEntry(entry.entries, key) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The entry at a place; none at no place. */
export function entryAt(entries: readonly SavedEntry[], path: EntryPath = []): SavedEntry | undefined {
  const [index, ...rest] = path;
  const entry = index === undefined ? undefined : entries[index];
  return rest.length > 0 && entry?.kind === 'folder' ? entryAt(entry.entries, rest) : entry;
}

/** The key of the entry at a place; empty when there is none. */
export function keyAt(entries: readonly SavedEntry[], path: EntryPath): string {
  return entryAt(entries, path)?.key ?? '';
}

/** The key of the folder around an entry; undefined at the top. */
export function folderKeyOf(entries: readonly SavedEntry[], { path }: SavedEntry): string | undefined {
  return path.length < 2 ? undefined : keyAt(entries, path.slice(0, -1));
}

function readEntries(values: readonly unknown[], around: EntryPath, prefix: string): SavedEntry[] {
  const keys = new Keys();
  return values.map((value, index) => {
    const { id, name } = isObject(value) ? value : {};
    const shown = typeof name === 'string' && name !== '' ? name : `entry ${index + 1}`;
    const key = keys.free(typeof id === 'string' ? `#${id}` : `${prefix}/${shown.replaceAll('/', '//')}`);
    return readEntry(value, { key, name: shown, path: [...around, index], source: value });
  });
}

/** Two entries of one name are distinguished by their order. */
class Keys {
  readonly #taken = new Set<string>();
  /** The last number that was given to a key: for many entries of one name they are not tried from the first on. */
  readonly #numbers = new Map<string, number>();

  free(key: string): string {
    let n = this.#numbers.get(key) ?? 1;
    let free = key;
    while (this.#taken.has(free)) free = `${key} ${++n}`;
    this.#numbers.set(key, n);
    this.#taken.add(free);
    return free;
  }
}

function readEntry(value: unknown, place: Place): SavedEntry {
  const problem = problemOf(value, place);
  if (problem !== undefined || !isObject(value)) return { kind: 'broken', ...place, problem: problem ?? '' };
  if (Array.isArray(value['connections'])) {
    return { kind: 'folder', ...place, entries: readEntries(value['connections'], place.path, place.key) };
  }
  return { kind: 'connection', ...place, ...requestIn(value) };
}

/** Members that are checked as those of a request; tables have a form of their own. */
const plain = [
  'query',
  'stopOn',
  'reconnect',
  'auth',
  'options',
  'body',
  'lastEventId',
  'method',
  'url',
  'bodyFile',
  'environment',
  'maxAttempts',
] as const;

function problemOf(value: unknown, { path }: Place): string | undefined {
  if (!isObject(value)) return listFaults.entryNoObject();
  if (typeof value['name'] !== 'string' || value['name'] === '') return listFaults.noName();
  if ('connections' in value) {
    if (!Array.isArray(value['connections'])) return listFaults.noList();
    return path.length > maxDepth ? listFaults.tooDeep() : undefined;
  }
  if (typeof value['url'] !== 'string') return listFaults.neitherKind();
  for (const member of plain) {
    if (value[member] !== undefined && !isStreamRequest({ url: '', [member]: value[member] }))
      return listFaults.wrongMember(member);
  }
  for (const table of tables) if (!isTable(value[table])) return listFaults.wrongMember(table);
  return isRequestDraft(requestIn(value).draft) ? undefined : listFaults.wrongMember(wrongMember(value));
}

const tables = ['headers', 'form'] as const;

function wrongMember(value: Record<string, unknown>): string {
  const isWrong = (name: string): boolean =>
    !isRequestDraft({ url: '', method: '', parameters: [], [name]: value[name] });
  return Object.keys(value).find((name) => !['headers', 'form'].includes(name) && isWrong(name)) ?? 'url';
}

/** An object by name, or rows that may be switched off. */
function isTable(value: unknown): boolean {
  if (value === undefined) return true;
  if (!Array.isArray(value)) return isStreamRequest({ url: '', headers: value });
  return value.every((row) => isObject(row) && typeof row['name'] === 'string' && typeof row['value'] === 'string');
}

/** @param value - one that was checked, or is checked afterwards */
function requestIn(value: Record<string, unknown>): SavedRequest {
  const { id: _id, name: _name, url, method = 'GET', query = [], headers, form, stopOn, ...rest } = value;
  const request = { url: String(url), query: query as [string, string][] };
  const draft = {
    parameters: [],
    ...rest,
    url: draftOf(request).url,
    method: String(method).toUpperCase(),
    ...rowsIn({ headers, form }),
  };
  return { draft, ...(stopOn !== undefined && { stopOn: stopOn as StopRule[] }) };
}

function rowsIn(tables: Readonly<Record<string, unknown>>): Record<string, readonly unknown[]> {
  const read = Object.entries(tables).map(([member, table = []]): [string, readonly unknown[]] => [
    member,
    Array.isArray(table)
      ? table.map((row: object): unknown => ({ enabled: true, ...row }))
      : Object.entries(table as object).map(([name, value]: [string, unknown]) => ({ enabled: true, name, value })),
  ]);
  return Object.fromEntries(read.filter(([, rows]) => rows.length > 0));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `CommaExpected` as `comma expected`. */
function wordsOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?!^)([A-Z])/g, ' $1')
    .toLowerCase();
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
