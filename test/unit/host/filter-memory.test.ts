import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memento } from 'vscode';
import { FilterMemory } from '../../../src/host/panel/filter-memory.ts';

function memento(kept: Record<string, unknown> = {}): Memento {
  return {
    keys: () => Object.keys(kept),
    get: (key: string) => kept[key],
    update: async (key: string, value: unknown) => {
      kept[key] = structuredClone(value);
    },
  } as Memento;
}

test('the twenty queries that were used last, each once, newest first', () => {
  const memory = new FilterMemory(memento());
  for (let n = 1; n <= 25; n++) memory.remember(`q${n}`);
  memory.remember('q20');
  memory.remember(' ');
  assert.deepEqual(memory.history.slice(0, 3), ['q20', 'q25', 'q24']);
  assert.equal(memory.history.length, 20);
  assert.equal(new Set(memory.history).size, 20);
});

test('saved filters are in the order of their names; one with the same name is replaced', async () => {
  const memory = new FilterMemory(memento());
  await memory.save({ name: 'b', query: '1' });
  await memory.save({ name: 'a', query: '2' });
  await memory.save({ name: 'b', query: '3' });
  assert.deepEqual(memory.saved, [
    { name: 'a', query: '2' },
    { name: 'b', query: '3' },
  ]);
  await memory.remove('a');
  assert.deepEqual(memory.saved, [{ name: 'b', query: '3' }]);
});

test('what is kept is not trusted', () => {
  const memory = new FilterMemory(
    memento({ filterHistory: [1, 'a', null], savedFilters: [{ name: 'x' }, 7, { name: 'y', query: 'q' }] }),
  );
  assert.deepEqual(memory.history, ['a']);
  assert.deepEqual(memory.saved, [{ name: 'y', query: 'q' }]);
  assert.deepEqual(new FilterMemory(memento({ filterHistory: 'x', savedFilters: {} })).saved, []);
});
