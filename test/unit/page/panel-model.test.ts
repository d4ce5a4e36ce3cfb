import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Clipboard } from '../../../src/page/model/clipboard.ts';
import { ListModel } from '../../../src/page/model/list-model.ts';
import { PageStore } from '../../../src/page/model/page-store.ts';
import { RequestModel } from '../../../src/page/model/request-model.ts';
import type { Host } from '../../../src/page/ui/host.ts';
import type { Refusal, RequestDraft } from '../../../src/shared/boundary/page.ts';
import { emptyView, type ViewUpdate } from '../../../src/shared/stream/engine.ts';

/** What the host was told, in order. */
let calls: unknown[];
let remembered: unknown[];
let refusal: Refusal;
let store: PageStore;
beforeEach(() => {
  calls = [];
  remembered = [];
  refusal = {};
  const hear =
    <Answer>(name: string, answer: () => Answer) =>
    (...args: readonly unknown[]): Promise<Answer> => {
      calls.push([name, ...args]);
      return Promise.resolve(answer());
    };
  const host: Partial<Host> = {
    setFilter: hear('setFilter', () => {}),
    clear: hear('clear', () => {}),
    select: hear('select', () => {}),
    connect: hear('connect', () => refusal),
    copyRange: hear('copyRange', () => 3),
  };
  const memory = { recall: () => undefined, remember: (state: unknown) => void remembered.push(state) };
  store = new PageStore(host as Host, memory, () => {});
});

const draft: RequestDraft = { url: 'http://h/', method: 'GET', parameters: [] };

function viewOf(received: number, generation = 0): ViewUpdate {
  const { counts, ...rest } = emptyView(generation);
  return { ...rest, counts: { ...counts, received, dropped: received } };
}

describe('the store of the page', () => {
  it('remembers nothing before the host has answered, and no secret after', () => {
    store.keep({ follow: false });
    assert.deepEqual(remembered, []);
    store.isHydrated = true;
    store.keep({ draft: { ...draft, headers: [{ enabled: true, name: 'Authorization', value: 'Basic eDp5' }] } });
    assert.equal(remembered.length, 1);
    assert.doesNotMatch(JSON.stringify(remembered), /eDp5/);
  });

  it('tells the host what is selected, when that changes', () => {
    store.keep({ selection: { anchor: 4, active: 2 } });
    store.keep({ selection: { anchor: 2, active: 4 } });
    store.keep({ mark: { number: 1, afterSeq: 2 }, selection: undefined });
    assert.deepEqual(calls, [
      ['select', { from: 2, to: 4 }],
      ['select', null],
    ]);
    assert.deepEqual(store.state.mark, { number: 1, afterSeq: 2 });
    store.keep({ selection: { anchor: 1, active: 1 } });
    assert.equal(store.state.mark, undefined);
  });
});

describe('the list', () => {
  it('leaves a query that cannot be read in the box', () => {
    const list = new ListModel(store);
    list.editQuery('a AND (');
    assert.equal(store.state.searchDraft, 'a AND (');
    assert.deepEqual(calls, []);
    list.editQuery('tick');
    assert.equal(store.state.searchDraft, undefined);
    assert.equal(store.state.query, 'tick');
    assert.deepEqual(calls, [['setFilter', store.state.filter]]);
  });

  it('notes what was cleared when the host shows the empty list', () => {
    const list = new ListModel(store);
    list.take(viewOf(5));
    list.clear();
    list.take(viewOf(5));
    assert.equal(store.state.cleared, 0);
    list.take(viewOf(5, 1));
    assert.equal(store.state.cleared, 5);
  });

  it('forgets numbers when events are counted from 1 again', () => {
    const list = new ListModel(store);
    list.take(viewOf(5));
    store.keep({ selection: { anchor: 4, active: 4 }, bookmarks: [4], follow: false });
    list.take(viewOf(6));
    assert.deepEqual(store.state.bookmarks, [4]);
    list.take(viewOf(1));
    const { selection, bookmarks, follow } = store.state;
    assert.deepEqual({ selection, bookmarks, follow }, { selection: undefined, bookmarks: [], follow: true });
  });
});

describe('the request', () => {
  it('begins another stream before it asks for it, and opens the tab where the host refuses it', async () => {
    refusal = { problems: [{ place: 'header 0 value', text: 'no' }] };
    const request = new RequestModel(store, () => calls.push('begin'));
    await request.connect(draft);
    assert.deepEqual(calls, ['begin', ['connect', draft]]);
    assert.deepEqual([store.state.requestTab, store.state.requestOpen], ['headers', true]);
    assert.deepEqual(request.problems, refusal.problems);
    assert.ok(request.refusal?.includes('no'));
  });

  it('keeps what is typed before the host has answered', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const request = new RequestModel(store, () => 0);
    request.edit(draft);
    assert.deepEqual(request.typedFirst, draft);
    store.isHydrated = true;
    request.edit({ ...draft, method: 'POST' });
    assert.deepEqual(request.typedFirst, draft);
    assert.equal(store.state.draft.method, 'POST');
  });
});

describe('the clipboard', () => {
  it('says what was copied, and again when it is the same', async () => {
    const clipboard = new Clipboard(store);
    await clipboard.copyRange({ anchor: 9, active: 7 });
    const said = store.announcement;
    assert.match(said, /3 events/);
    await clipboard.copyRange({ anchor: 9, active: 7 });
    assert.notEqual(store.announcement, said);
    assert.deepEqual(calls, [
      ['copyRange', 7, 9],
      ['copyRange', 7, 9],
    ]);
  });
});
