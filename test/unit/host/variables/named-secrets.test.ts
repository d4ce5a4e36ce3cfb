import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NamedSecrets } from '../../../../src/host/request/variables/named-secrets.ts';

function bench(): { secrets: NamedSecrets; stored: Map<string, string>; state: Map<string, unknown> } {
  const stored = new Map<string, string>();
  const state = new Map<string, unknown>();
  const storage = {
    get: async (key: string) => stored.get(key),
    store: async (key: string, value: string) => void stored.set(key, value),
    delete: async (key: string) => void stored.delete(key),
  };
  const memento = {
    get: (key: string) => state.get(key),
    update: async (key: string, value: unknown) => void state.set(key, value),
  };
  return { secrets: new NamedSecrets(storage, memento), stored, state };
}

describe('secrets with a name', () => {
  it('are there under their names until they are deleted', async () => {
    const { secrets, stored } = bench();
    await secrets.set('B', 'two');
    await secrets.set('A', 'one');
    await secrets.set('B', 'three');
    assert.deepEqual(secrets.names, ['A', 'B']);
    assert.deepEqual([await secrets.get('A'), await secrets.get('B')], ['one', 'three']);
    await secrets.delete('B');
    assert.deepEqual([secrets.names, await secrets.get('B'), stored.size], [['A'], undefined, 1]);
  });

  it('have their values in the storage of secrets alone', async () => {
    const { secrets, stored, state } = bench();
    await secrets.set('A', 'hush');
    assert.deepEqual([...stored.values()], ['hush']);
    assert.doesNotMatch(JSON.stringify([...state]), /hush/);
  });

  it('are none where the names are not what was written', async () => {
    const { secrets, state } = bench();
    state.set('secretNames', { length: 1 });
    assert.deepEqual([secrets.names, await secrets.get('length')], [[], undefined]);
  });
});
