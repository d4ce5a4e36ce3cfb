import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { insertEntry, setMember } from '../../../../src/host/saved/list-text.ts';
import type { ListPlace } from '../../../../src/host/saved/list-storage.ts';
import { SavedList, SavedListError } from '../../../../src/host/saved/saved-list.ts';
import { SharedText } from '../../../../src/host/saved/shared-text.ts';

const never = { onDidChange: () => ({ dispose: () => {} }), dispose: () => {} };

/** VS Code's state of all windows, as it is kept: whole, and each window hears of the others' writes when it is its turn. */
class Store {
  kept: Record<string, unknown> = {};
  readonly windows: WindowState[] = [];
}

class WindowState {
  readonly #store: Store;
  #copy: Record<string, unknown> = {};
  #isWriting = false;

  constructor(store: Store) {
    this.#store = store;
    store.windows.push(this);
  }

  get(key: string): unknown {
    return this.#copy[key];
  }

  async update(key: string, value: unknown): Promise<void> {
    this.#copy = { ...this.#copy, [key]: value };
    if (this.#isWriting) return;
    this.#isWriting = true;
    await Promise.resolve();
    this.#store.kept = { ...this.#copy };
    this.#isWriting = false;
  }

  hear(): void {
    this.#copy = { ...this.#store.kept };
  }
}

function listOf(place: ListPlace, id = 'user'): SavedList {
  return new SavedList({ id, label: 'L', called: 'the list' }, place);
}

function userList(state: WindowState): SavedList {
  const text = new SharedText(state, 'saved');
  const place = {
    read: async () => text.read(),
    write: (...args: Parameters<SharedText['write']>) => text.write(...args),
    has: (change: string) => text.has(change),
    ...never,
  };
  return listOf(place);
}

function add(list: SavedList, name: string): Promise<unknown> {
  return list.edit((text, entries) => insertEntry(text, [entries.length], { id: name, name, url: 'h' }));
}

async function names(list: SavedList): Promise<readonly string[]> {
  return (await list.entries()).map(({ name }) => name).toSorted();
}

describe('a list that several windows change', () => {
  it('has all of their changes, whichever window has heard of which', async () => {
    const step = fc.oneof(fc.nat(1), fc.constantFrom('hear 0', 'hear 1', 'read 0', 'read 1'));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const store = new Store();
        const states = [new WindowState(store), new WindowState(store)];
        const lists = states.map(userList);
        const made: string[] = [];
        const act = async (step: number | string): Promise<unknown> => {
          const n = Number(String(step).at(-1));
          if (typeof step === 'string') return step.startsWith('hear') ? states[n]?.hear() : lists[n]?.read();
          made.push(`${n}-${made.length}`);
          return add(lists[n] ?? assert.fail(), made.at(-1) ?? '');
        };
        for (const each of steps) await act(each);
        // Whoever looks at it once more sees all of it.
        for (const n of [0, 1, 0, 1]) {
          states[n]?.hear();
          await lists[n]?.read();
        }
        for (const list of lists) assert.deepEqual(await names(list), made.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what another window has made of a change that it knew of', async () => {
    const store = new Store();
    const [a, b] = [new WindowState(store), new WindowState(store)];
    const [here, there] = [userList(a), userList(b)];
    await add(here, 'one');
    b.hear();
    await there.edit((text) => setMember(text, [0], 'name', 'two'));
    a.hear();
    await here.read();
    assert.deepEqual(await names(here), ['two']);
  });

  it('is merged with what was written to its file meanwhile, or refused', async () => {
    let text = '{ "connections": [] }';
    let others = 1;
    const file: ListPlace = {
      read: async () => text,
      write: async (written, expected) => {
        if (others-- > 0) text = insertEntry(text, [0], { name: `other ${others}`, url: 'h' });
        if (text !== expected) return false;
        text = written;
        return true;
      },
      ...never,
    };
    const list = listOf(file, 'file:///demo');
    await add(list, 'mine');
    assert.deepEqual(await names(list), ['mine', 'other 0']);
    others = 100;
    await assert.rejects(add(list, 'refused'), (error: unknown) => {
      assert.ok(error instanceof SavedListError);
      assert.match(error.message, /^Nothing was changed in the list: something else keeps changing it\./);
      return true;
    });
    assert.equal((await names(list)).length, 12);
  });
});
