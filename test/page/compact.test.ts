/** Narrow and low panels: request and state are one bar, and what has no room for all of it leaves some away, whole. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousViolations } from './support/axe.ts';
import { rowsOf } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const draft: RequestDraft = {
  url: 'http://127.0.0.1:8765/api/events?abc=xyz',
  method: 'GET',
  parameters: [{ enabled: true, name: 'abc', value: 'xyz' }],
};

const sideBar = { width: 300, height: 698 };
const zoomed = { width: 582, height: 298 };

/** A stream is open, with events. */
async function inStream(size: { width: number; height: number }, act: (panel: Panel) => Promise<void>): Promise<void> {
  await bench.inPanel({ hydration: { draft, stopOn: [] }, size }, async (panel) => {
    await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK from 127.0.0.1', openedAt: Date.now() }));
    await panel.host((host, events) => host.push(...events), numbered(60, 'price'));
    await act(panel);
  });
}

const way = (panel: Panel) => panel.page.getByRole('button', { name: /^Edit request/ });
const top = (panel: Panel) => panel.grid.evaluate((grid) => grid.getBoundingClientRect().top);
const hasKeyboard = (locator: ReturnType<typeof way>) => locator.evaluate((element) => element.matches(':focus'));

describe('the bar of request and state', () => {
  for (const [what, size] of Object.entries({ 'in a side bar': sideBar, 'at 200 %': zoomed })) {
    test(`is one of 28 px, ${what}, and has the word, the end of the URL, and what connects`, () =>
      inStream(size, async (panel) => {
        assert.equal(await panel.url.count(), 0);
        assert.match(await way(panel).innerText(), /^events\?abc=xyz/);
        // The bars of request and list, and the header of the list is the list's.
        assert.equal(await top(panel), 2 * 28 + 1);
        const status = panel.page.getByRole('status', { name: 'Connection' });
        assert.match(await status.innerText(), /Open 200$/);
        assert.match(await status.innerText(), /^Open: 200 OK from/);
        assert.ok(await status.evaluate((status) => status.scrollWidth <= status.clientWidth), 'the word is whole');
        await panel.button('Disconnect').click();
        await eventually(async () => assert.equal(await panel.host((host) => host.callsOf('disconnect').length), 1));
        await panel.button('Connect').click();
        await eventually(async () => assert.equal(await panel.host((host) => host.callsOf('connect').length), 1));
        assert.deepEqual(await seriousViolations(panel), []);
      }));
  }

  test('opens the URL over the bar of the list, by a click or F2, and moves nothing; Escape leads back', () =>
    inStream(sideBar, async (panel) => {
      const before = await top(panel);
      await way(panel).click();
      await eventually(async () => assert.ok(await hasKeyboard(panel.url)));
      assert.equal(await top(panel), before);
      await panel.url.press('Escape');
      await eventually(async () => assert.ok(await hasKeyboard(way(panel))));
      assert.equal(await panel.url.count(), 0);
      // In the list, it goes to a bookmark.
      await panel.page.getByRole('searchbox', { name: 'Filter events' }).press('F2');
      await eventually(async () => assert.ok(await hasKeyboard(panel.url)));
      // What is elsewhere wants the keyboard: the bar gives way, as a menu.
      await panel.grid.focus();
      await eventually(async () => assert.equal(await panel.url.count(), 0));
      assert.ok(await hasKeyboard(panel.grid));
    }));

  test('sends what was edited there, and shows that it is not the request that runs', () =>
    inStream(sideBar, async (panel) => {
      await way(panel).click();
      await panel.url.fill('http://127.0.0.1:8765/api/other');
      await panel.url.press('Escape');
      assert.match(await way(panel).innerText(), /^other/);
      await way(panel).locator('.edited').waitFor();
      await panel.button('Reconnect').click();
      const [sent] = (await panel.host((host) => host.callsOf('connect'))).at(-1) ?? [];
      assert.equal((sent as RequestDraft).url, 'http://127.0.0.1:8765/api/other');
    }));

  test('opens when what is in it cannot be sent', () =>
    inStream(sideBar, async (panel) => {
      await way(panel).click();
      await panel.url.fill('ftp://x');
      await panel.url.press('Escape');
      await panel.button('Reconnect').click();
      await eventually(async () => assert.ok(await hasKeyboard(panel.url)));
      assert.equal(await panel.url.getAttribute('aria-invalid'), 'true');
    }));

  test('has the tabs of the request below it', () =>
    inStream(sideBar, async (panel) => {
      await way(panel).click();
      await panel.requestChip.click();
      await panel.tab('Headers').click();
      const bar = await panel.url.evaluate((box) => box.getBoundingClientRect().bottom);
      const tabs = (await panel.tab('Headers').boundingBox()) ?? assert.fail('there are no tabs');
      assert.ok(tabs.y >= bar, `${tabs.y} is not below ${bar}`);
      await panel.tab('Headers').press('Escape');
      await eventually(async () => assert.equal(await panel.tab('Headers').count(), 0));
    }));

  test('is two until there is a stream: the URL is what one wants then', () =>
    bench.inPanel({ hydration: { draft }, size: sideBar }, async (panel) => {
      await panel.url.waitFor();
      assert.equal(await way(panel).count(), 0);
    }));

  test('takes over the keyboard from the URL when the response arrives', () =>
    bench.inPanel({ hydration: { draft }, size: sideBar }, async (panel) => {
      await panel.url.press('Enter');
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      await eventually(async () => assert.ok(await hasKeyboard(way(panel))));
    }));
});

describe('the list of a side bar', () => {
  test('has times that begin at the seconds, and data that ends with an ellipsis', () =>
    inStream(sideBar, async (panel) => {
      const [row] = await rowsOf(panel);
      assert.match(row?.text ?? '', /^\d+\|\d\d\.\d{3}\|price\|/);
      const isCut = await panel.grid.evaluate((grid) => grid.scrollWidth > grid.clientWidth);
      assert.equal(isCut, false, 'it scrolls sideways');
    }));

  test('has the columns that the person chose as they are', () =>
    inStream(sideBar, async (panel) => {
      await panel.page.getByRole('columnheader', { name: 'Time' }).press('Alt+ArrowRight');
      await eventually(async () => assert.match((await rowsOf(panel))[0]?.text ?? '', /^\d+\|\d\d:\d\d:\d\d\.\d{3}\|/));
    }));
});

for (const [width, numbers] of [
  [300, 'received 60 shown 60'],
  [560, 'received 60 hidden 0 dropped 0 shown 60 960 B'],
  [1222, 'received 60 kept 60 hidden 0 dropped 0 shown 60 960 B'],
] as const) {
  test(`the counts are one line of 22 px, ${width} px wide`, () =>
    inStream({ width, height: 698 }, async (panel) => {
      const counts = panel.page.getByRole('group', { name: 'Counts' });
      assert.equal(
        (await counts.innerText()).replaceAll(/\s+/g, ' ').trim(),
        numbers.replace('960 B', await size(panel)),
      );
      assert.equal(await panel.page.locator('sse-counts').evaluate((foot) => foot.clientHeight + 1), 22);
    }));
}

function size(panel: Panel): Promise<string> {
  return panel.page.locator('sse-counts .bytes').evaluate((bytes) => bytes.textContent ?? '');
}

describe('at 400 %, which is 320 px wide', () => {
  for (const height of [256, 698]) {
    test(`nothing scrolls sideways, and nothing is out of reach, ${height} px high`, () =>
      inStream({ width: 320, height }, async (panel) => {
        const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(wide, false);
        for (const button of [way(panel), panel.button('Disconnect'), panel.button('More actions')]) {
          const box = (await button.boundingBox()) ?? assert.fail(`there is no ${String(button)}`);
          assert.ok(box.x >= 0 && box.x + box.width <= 320, `${String(button)} ${JSON.stringify(box)}`);
        }
        const rows = await panel.grid.evaluate((grid) => grid.clientHeight - 24);
        assert.ok(rows >= height * 0.5, `${rows} px of rows`);
        assert.deepEqual(await seriousViolations(panel), []);
      }));
  }
});
