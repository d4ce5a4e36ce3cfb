import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatEvents, formatSize, formatTime } from '../../../src/page/ui/format.ts';
import { beginState, initialState } from '../../../src/page/model/page-state.ts';
import { keep, keptVersion } from '../../../src/shared/boundary/kept.ts';
import { withoutSecrets } from '../../../src/shared/request/secrets.ts';
import type { Hydration } from '../../../src/shared/boundary/page.ts';

const hydration: Hydration = {
  draft: { url: 'localhost/?a=1', method: 'GET', parameters: [] },
  filter: { only: ['a'], hide: [], where: { kind: 'text', text: 'x' } },
  stopOn: [{ type: 'done' }],
  focusUrl: false,
};

describe('beginState', () => {
  test('a new page begins with what the host says; the table shows what the URL holds', () => {
    const { draft, filter, query, stopOn, follow } = beginState(undefined, hydration);
    assert.equal(query, 'type:a x');
    assert.deepEqual(draft.parameters, [{ enabled: true, name: 'a', value: '1', raw: 'a=1' }]);
    assert.deepEqual([draft.url, filter, stopOn, follow], ['localhost/?a=1', hydration.filter, hydration.stopOn, true]);
  });

  test('a page that comes back knows what was typed last, and the host the connection', () => {
    const draft = { url: 'h', method: 'POST', parameters: [{ enabled: false, name: 'n', value: 'v' }] };
    const recalled = {
      ...initialState,
      draft,
      follow: false,
      selection: { anchor: 7, active: 9 },
      pausedAt: 9,
      splitBelow: 0.3,
      cleared: 2,
    };
    const state = beginState({ ...recalled, query: 'size>1kb' }, hydration);
    assert.deepEqual(state.draft, draft);
    assert.deepEqual(
      [state.follow, state.selection, state.splitBelow, state.cleared],
      [false, { anchor: 7, active: 9 }, 0.3, 2],
    );
    assert.equal(state.pausedAt, 9);
    assert.deepEqual(
      [state.query, state.filter],
      ['size>1kb', { only: [], hide: [], where: { kind: 'size', op: '>', value: 1024 } }],
    );
  });

  test('what is kept has no secrets of a URL, and the host has them', () => {
    const url = 'http://me:hush@h/?access_token=hush&a=1';
    const draft = { url, method: 'GET', parameters: [{ enabled: false, name: 'api_key', value: 'hush' }] };
    const kept = { ...initialState, draft: withoutSecrets(draft) };
    assert.doesNotMatch(JSON.stringify(kept), /hush/);
    const state = beginState(structuredClone(kept), { ...hydration, draft });
    assert.deepEqual(state.draft, beginState(undefined, { ...hydration, draft }).draft);
    assert.equal(state.draft.url, url);
    // Not for another host.
    const elsewhere = { ...draft, url: 'http://other/' };
    assert.equal(beginState(kept, { ...hydration, draft: elsewhere }).draft.url, kept.draft.url);
  });

  test('what is kept is not trusted', () => {
    const begun = beginState(undefined, hydration);
    for (const recalled of [
      null,
      7,
      'x',
      [],
      {},
      { draft: { url: 1 } },
      { draft: { url: '', method: '', parameters: [{}] } },
    ]) {
      assert.deepEqual(beginState(recalled, hydration), begun, JSON.stringify(recalled));
    }
    assert.deepEqual(
      beginState({ follow: 'no', selection: { anchor: 1 }, splitBeside: null, evil: 1 }, hydration),
      begun,
    );
  });
});

/** What the page of 0.1 left, word for word: it says no version. */
const pageOf01 = {
  draft: {
    url: 'http://localhost:8000/events?a=1',
    method: 'POST',
    parameters: [{ enabled: true, name: 'a', value: '1', raw: 'a=1' }],
    headers: [{ enabled: true, name: 'Authorization', value: '' }],
  },
  live: true,
  query: 'type:token',
  filter: { only: ['token'], hide: [] },
  stopOn: [{ type: 'done' }],
  follow: false,
  layout: { columns: [{ id: 'data', isShown: true, width: 120 }], time: 'relative', marks: ['retry', 'gap'] },
  bookmarks: [3, 8],
  detailsOpen: false,
  parametersUnfolded: true,
  headersUnfolded: true,
  attemptsUnfolded: false,
  splitBeside: 0.25,
  selection: { anchor: 3, active: 8 },
  framework: 'FastAPI',
  cleared: 2,
};

describe('what a page kept', () => {
  test('is there again when 0.1 wrote it, and when this version did', () => {
    const state = beginState(pageOf01, hydration);
    const { live: _live, filter: _filter, stopOn: _stopOn, layout, detailsOpen, ...rest } = pageOf01;
    const { parametersUnfolded: _parameters, headersUnfolded: _headers, attemptsUnfolded: _attempts, ...kept } = rest;
    assert.deepEqual([state.dockOpen, state.requestTab, state.dockTab], [detailsOpen, 'headers', 'event']);
    for (const [name, value] of Object.entries(kept)) assert.deepEqual(state[name as keyof typeof kept], value, name);
    assert.deepEqual([state.layout.time, state.layout.marks], [layout.time, layout.marks]);
    assert.deepEqual(
      state.layout.columns.find(({ id }) => id === 'data'),
      layout.columns[0],
    );
    assert.deepEqual(beginState(keep(pageOf01), hydration), state);
  });

  test('is left aside when a later version wrote it', () => {
    const kept = { ...pageOf01, version: keptVersion + 1 };
    assert.deepEqual(beginState(kept, hydration), beginState(undefined, hydration));
  });
});

describe('the search box', () => {
  test('what stands there and is not the filter comes back, if it looks like it', () => {
    assert.equal(beginState({ searchDraft: 'size>' }, hydration).searchDraft, 'size>');
    for (const searchDraft of [undefined, null, 7, {}, { text: 1, isRegex: true }]) {
      assert.equal(beginState({ searchDraft }, hydration).searchDraft, undefined, JSON.stringify(searchDraft));
    }
  });

  test('what was kept before there was a language means what it meant', () => {
    const cases: [text: string, isRegex: boolean | undefined, only: string[], hide: string[], query: string][] = [
      ['hello', false, [], [], 'hello'],
      ['hello world', undefined, ['a'], ['b c'], '"hello world" type:a -type:"b c"'],
      ['a/b (', true, [], ['x'], String.raw`/a\/b (/im -type:x`],
      ['', true, ['a'], [], 'type:a'],
    ];
    for (const [text, isRegex, only, hide, query] of cases) {
      const old = { text, isRegex, only, hide };
      const isRead = !query.includes('(');
      const { query: begun, searchDraft } = beginState({ filter: old }, hydration);
      assert.equal(isRead ? begun : searchDraft, query);
      assert.equal(beginState({ searchDraft: { text, isRegex } }, hydration).searchDraft !== undefined, true);
    }
  });
});

describe('numbers', () => {
  /** As the locale writes it in which the test runs. */
  const locale = (number: number, decimals = 0): string =>
    number.toLocaleString(undefined, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

  test('sizes', () => {
    const sizes = [0, 1023, 1024, 1536, 1_048_575, 1_048_576, 10_485_760].map(formatSize);
    const [one, ten] = [locale(1, 1), locale(10, 1)];
    const expected = [
      '0 B',
      `${locale(1023)} B`,
      `${one} KB`,
      `${locale(1.5, 1)} KB`,
      `${one} MB`,
      `${one} MB`,
      `${ten} MB`,
    ];
    assert.deepEqual(sizes, expected);
  });

  test('events', () => {
    const texts = [formatEvents(1), formatEvents(0), formatEvents(1234, 'new')];
    assert.deepEqual(texts, ['1 event', '0 events', `${locale(1234)} new events`]);
  });

  test('every time has the same width', () => {
    assert.equal(formatTime(new Date(2025, 0, 2, 3, 4, 5, 6).getTime() + 0.75), '03:04:05.006');
  });
});
