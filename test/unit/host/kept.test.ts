import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import type { Memento } from 'vscode';
import { FilterMemory } from '../../../src/host/panel/filter-memory.ts';
import { readList } from '../../../src/host/saved/entries.ts';
import { emptyList, insertEntry } from '../../../src/host/saved/list-text.ts';
import { isGridLayout, isRequestDraft } from '../../../src/shared/boundary/guards.ts';
import { keep, keptVersion, recall, recallList } from '../../../src/shared/boundary/kept.ts';

/** What 0.1 left, word for word: none of it says a version. */
const of01 = {
  lastDraft: {
    url: 'http://localhost:8000/events?a=1',
    method: 'POST',
    parameters: [{ enabled: true, name: 'a', value: '1', raw: 'a=1' }],
    headers: [{ enabled: true, name: 'Authorization', value: '' }],
    options: { followRedirects: false },
  },
  gridLayout: {
    columns: [
      { id: 'seq', isShown: true },
      { id: 'data', isShown: true },
      { id: '$.id', isShown: true, title: 'ID', width: 120 },
    ],
    time: 'relative',
    marks: ['retry', 'gap'],
  },
  filterHistory: ['type:token', 'size>1kb'],
  savedFilters: [{ name: 'Tokens', query: 'type:token' }],
  list: '{\n  "connections": [\n    { "name": "a", "url": "http://h/" } // ours\n  ]\n}\n',
};

const later = keptVersion + 1;

function memento(kept: Record<string, unknown>): Memento {
  return {
    keys: () => Object.keys(kept),
    get: (key: string) => kept[key],
    update: async (key: string, value: unknown) => void (kept[key] = structuredClone(value)),
  } as Memento;
}

describe('what 0.1 kept', () => {
  it('of a person is there again', () => {
    assert.deepEqual(recall(of01.lastDraft), of01.lastDraft);
    assert.ok(isRequestDraft(recall(of01.lastDraft)));
    assert.ok(isGridLayout(recall(of01.gridLayout)));
    const { history, saved } = new FilterMemory(memento({ ...of01 }));
    assert.deepEqual([history, saved], [of01.filterHistory, of01.savedFilters]);
  });

  it('in a list of connections is there again, and stays as a person wrote it', () => {
    const reading = readList(of01.list);
    assert.deepEqual('entries' in reading && reading.entries.map(({ name }) => name), ['a']);
    assert.match(
      insertEntry(of01.list, [1], { name: 'b', url: 'h' }),
      /^\{\n {2}"connections": \[\n.*\/\/ ours\n.*"b"/s,
    );
  });
});

describe('what is kept now', () => {
  it('says its version, and is there again', async () => {
    const kept: Record<string, unknown> = { ...of01 };
    const filters = new FilterMemory(memento(kept));
    filters.remember('new');
    await filters.save({ name: 'New', query: 'new' });
    for (const key of ['filterHistory', 'savedFilters'])
      assert.equal((kept[key] as { version: number }).version, keptVersion);
    const again = new FilterMemory(memento(kept));
    assert.deepEqual(again.history, ['new', ...of01.filterHistory]);
    assert.deepEqual(
      again.saved.map(({ name }) => name),
      ['New', 'Tokens'],
    );
    assert.deepEqual(recall(keep(of01.lastDraft)), of01.lastDraft);
    assert.deepEqual(readList(emptyList), { entries: [] });
    assert.equal((JSON.parse(emptyList) as { version: number }).version, keptVersion);
  });

  it('is left aside when a later version wrote it', () => {
    assert.equal(recall({ ...of01.lastDraft, version: later }), undefined);
    assert.deepEqual(recallList({ list: of01.filterHistory, version: later }), []);
    assert.ok('problem' in readList(`{ "version": ${later}, "connections": [] }`));
  });

  it('is not trusted', () => {
    for (const kept of [null, undefined, 7, 'x', [], {}, { list: 7 }]) assert.deepEqual(recallList(kept), []);
    assert.deepEqual(recallList(['a']), ['a']);
    // A person's own word in a file.
    for (const version of ['2', null, {}]) assert.deepEqual(readList(JSON.stringify({ version })), { entries: [] });
  });
});

/** Texts and names that are kept as they are; the lists of connections say their version within. */
const bare = ['chosenKey', 'namesKey', 'recentKey', 'secretsIdKey', 'userListKey'];

it('every object and list that is kept says its version', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const text = globSync('src/**/*.ts', { cwd: root })
    .map((file) => readFileSync(`${root}${file}`, 'utf8'))
    .join('\n');
  const writes = [...text.matchAll(/(?:[sS]tate\.update\(\s*(\w+Key),|memory\.remember\()\s*(\w+)/g)];
  assert.ok(writes.length > bare.length);
  for (const [text, key = '', value] of writes) if (!bare.includes(key)) assert.equal(value, 'keep', text);
});
