import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { pageActions } from '../../src/shared/boundary/page-action.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const act = (panel: Panel, action: (typeof pageActions)[number]): Promise<void> =>
  panel.host((host, action) => host.act(action), action);

const filterOf = (panel: Panel): Locator => panel.page.getByRole('searchbox', { name: 'Filter events' });

const draft = { url: 'http://h/a', method: 'GET', parameters: [] };

const callsOf = (panel: Panel, name: 'connect' | 'reconnectNow' | 'copy' | 'setFocused' | 'preview' | 'clear') =>
  panel.host((host, name) => host.callsOf(name), name);

describe('a command of VS Code', () => {
  test('puts the keyboard in the filter, and in the list', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await act(panel, 'focusFilter');
      await eventually(async () => assert.ok(await filterOf(panel).evaluate((box) => box.matches(':focus'))));
      await act(panel, 'focusEvents');
      await eventually(async () => assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus'))));
    }));

  test('pauses the list, and lets it follow', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const pressed = async (name: string): Promise<string | null> =>
        panel.button(name).first().getAttribute('aria-pressed');
      const are = (follow: string, pause: string): Promise<void> =>
        eventually(async () => assert.deepEqual([await pressed('Follow'), await pressed('Pause')], [follow, pause]));
      await are('true', 'false');
      await act(panel, 'togglePause');
      await are('false', 'true');
      await act(panel, 'toggleFollow');
      await are('true', 'false');
      await act(panel, 'toggleFollow');
      await are('false', 'false');
    }));

  test('connects again with what is in the request bar; a wait that is not edited ends', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      await act(panel, 'reconnect');
      await eventually(async () => assert.equal((await callsOf(panel, 'connect')).length, 1));
      await panel.host((host) => host.show({ state: 'waiting', text: 'Waiting 3 s', severity: 'warning' }));
      await act(panel, 'reconnect');
      await eventually(async () => assert.equal((await callsOf(panel, 'reconnectNow')).length, 1));
      assert.equal((await callsOf(panel, 'connect')).length, 1);
    }));

  test('clears, copies the selected event, and shows the request', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await act(panel, 'copyFormatted');
      await panel.rows.nth(3).click();
      await act(panel, 'copyFormatted');
      await eventually(async () =>
        assert.deepEqual(
          (await callsOf(panel, 'copy')).map(([, part]) => part),
          ['formatted'],
        ),
      );
      await act(panel, 'previewRequest');
      await panel.page.getByRole('dialog').waitFor();
      await act(panel, 'clearEvents');
      await eventually(async () => assert.equal((await callsOf(panel, 'clear')).length, 1));
    }));
});

describe('Ctrl+Enter in a request box', () => {
  test('connects, and is not seen by VS Code, which would connect once more', () =>
    bench.inPanel({}, async (panel) => {
      await panel.page.evaluate(() => {
        const seen: string[] = [];
        Object.assign(globalThis, { seen });
        addEventListener('keydown', ({ key }) => seen.push(key));
      });
      await panel.url.fill('http://h/');
      await panel.url.press('Control+Enter');
      await panel.url.press('End');
      await eventually(async () => assert.equal((await callsOf(panel, 'connect')).length, 1));
      const seen = await panel.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
      assert.deepEqual(
        seen.filter((key) => key === 'Enter' || key === 'End'),
        ['End'],
      );
    }));
});

describe('the page', () => {
  test('tells when the keyboard comes to it and leaves it', () =>
    bench.inPanel({}, async (panel) => {
      const before = (await callsOf(panel, 'setFocused')).length;
      await panel.page.evaluate(() => {
        dispatchEvent(new Event('blur'));
        dispatchEvent(new Event('focus'));
      });
      await eventually(async () =>
        assert.deepEqual((await callsOf(panel, 'setFocused')).slice(before), [[false], [true]]),
      );
    }));

  test('says what it knows for itself, for the page in another place', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.rows.nth(3).click();
      await filterOf(panel).fill('x or');
      const kept = await panel.host((host) => host.pageState());
      const { selection, searchDraft } = kept as { selection?: unknown; searchDraft?: unknown };
      assert.ok(selection !== undefined);
      assert.equal(searchDraft, 'x or');
    }));

  test('begins with what the page in another place knew, and not with what is remembered of this place', async () => {
    const state = { version: 1, draft: { ...draft, url: 'http://remembered/' }, query: 'one' };
    const kept = { version: 1, draft: { ...draft, url: 'http://moved/' }, searchDraft: 'x or' };
    await bench.inPanel({ state, hydration: { draft, kept } }, async (panel) => {
      await eventually(async () => assert.equal(await panel.url.inputValue(), 'http://moved/'));
      await panel.host((host) => host.show({}));
      assert.equal(await filterOf(panel).inputValue(), 'x or');
    });
    await bench.inPanel({ state, hydration: { draft, kept: null } }, async (panel) => {
      await eventually(async () => assert.equal(await panel.url.inputValue(), 'http://h/a'));
      await panel.host((host) => host.show({}));
      assert.equal(await filterOf(panel).inputValue(), '');
    });
  });
});
