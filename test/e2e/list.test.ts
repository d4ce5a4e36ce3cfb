import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import { choose } from './support/native-menu.ts';
import type { PanelPage } from './support/panel.ts';
import { sameWindow, type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const prices = Array.from(
  { length: 60 },
  (_, at) => `event: ${at % 3 === 2 ? 'trade' : 'price'}\nid: p${at + 1}\ndata: {"user":{"name":"u${at + 1}"}}\n\n`,
).join('');

function headers(panel: PanelPage): Promise<string[]> {
  return panel.grid.getByRole('columnheader').allInnerTexts();
}

function header(panel: PanelPage, name: string): Locator {
  return panel.grid.getByRole('columnheader', { name, exact: true });
}

function row(panel: PanelPage, text: string): Locator {
  return panel.grid.getByRole('row').filter({ hasText: text });
}

async function selectedNumbers(panel: PanelPage): Promise<string[]> {
  const rows = panel.grid.locator('[role=row][aria-selected=true]');
  return rows.evaluateAll((rows) => rows.map((row) => (row.children[0] as HTMLElement).innerText.trim()));
}

async function isSelected(panel: PanelPage, number: string): Promise<void> {
  await eventually(async () => assert.deepEqual(await selectedNumbers(panel), [number]));
}

test('the selection stays under live data; going to an event, bookmarks, and following', async (t) => {
  await using server = await startLiveServer(prices);
  await workbench.inWindow(t, async (window) => {
    const { keyboard } = window.page;
    const panel = await connectTo(window, server.url);
    await row(panel, 'u60').waitFor();
    await row(panel, 'u58').click();
    await isSelected(panel, '58');
    const place = (await row(panel, 'u58').boundingBox())?.y;
    server.send(prices);
    await eventually(async () => assert.equal((await panel.counts())['received'], 120));
    await isSelected(panel, '58');
    assert.equal((await row(panel, 'u58').boundingBox())?.y, place);
    await keyboard.press('Escape');

    const bar = panel.frame.getByRole('textbox', { name: 'Go to event' });
    for (const [typed, number] of [
      ['#3', '3'],
      ['id:p60', '120'],
      ['17', '17'],
    ] as const) {
      await panel.grid.press('Control+g');
      await bar.fill(typed);
      await bar.press('Enter');
      await isSelected(panel, number);
    }
    await keyboard.press('b');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('b');
    await keyboard.press('Home');
    for (const [key, number] of [
      ['F2', '17'],
      ['F2', '19'],
      ['Shift+F2', '17'],
    ] as const) {
      await keyboard.press(key);
      await isSelected(panel, number);
    }
    await keyboard.press('End');
    await isSelected(panel, '120');
    server.send('data: newest\n\n');
    await row(panel, 'newest').waitFor();
  });
});

test("VS Code's own menu on a row, and ranges of rows to the clipboard", async (t) => {
  await using server = await startLiveServer(
    'event: a\nid: 7\ndata: one\n\nevent: b\ndata: two\n\nevent: a\ndata: three\n\n',
  );
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      const panel = await connectTo(window, server.url);
      await panel.showsData(['one', 'two', 'three']);
      const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
      await row(panel, 'one').click({ button: 'right' });
      await choose(window, 'Copy Data');
      await eventually(async () => assert.equal(await clipboard(), 'one'));
      await row(panel, 'one').click({ button: 'right' });
      await choose(window, 'Copy as Raw Text');
      await eventually(async () => assert.equal(await clipboard(), 'event: a\nid: 7\ndata: one\n\n'));
      await row(panel, 'two').click({ button: 'right' });
      await choose(window, 'Hide This Type');
      await panel.showsData(['one', 'three']);
      assert.equal((await panel.counts())['hidden'], 1);
      await row(panel, 'one').click();
      await row(panel, 'three').click({ modifiers: ['Shift'] });
      await panel.grid.press('Control+c');
      await eventually(async () => assert.equal(await clipboard(), 'one\nthree'));
      await row(panel, 'three').click({ button: 'right' });
      await choose(window, 'Open Data in Editor');
      await page.locator('.monaco-editor .view-line').filter({ hasText: 'three' }).waitFor();
    },
    sameWindow,
  );
});

test('a narrow panel has the details below, a wide one beside; zoom and text from right to left keep their places', async (t) => {
  const hebrew = 'שלום {"a":1}';
  await using server = await startLiveServer(`data: ${hebrew}\n\ndata: after\n\n`);
  await workbench.inWindow(
    t,
    async (window) => {
      await window.runCommand('View: Close Primary Side Bar');
      const panel = await connectTo(window, server.url);
      await panel.showsData([hebrew, 'after']);
      await row(panel, 'after').click();
      await panel.details.waitFor();
      const places = async () => {
        const [list, details] = await Promise.all([panel.grid.boundingBox(), panel.dock.boundingBox()]);
        assert.ok(list && details && (await panel.details.isVisible()));
        return { list, details };
      };
      await eventually(async () => {
        const { list, details } = await places();
        assert.ok(details.x >= list.x + list.width && Math.abs(details.y - list.y) < 2, 'beside');
      });
      // What a browser does when it zooms to 200 %.
      await window.page.setViewportSize({ width: 640, height: 700 });
      await eventually(async () => {
        const { list, details } = await places();
        assert.ok(details.y >= list.y + list.height && Math.abs(details.x - list.x) < 2, 'below');
        assert.ok(list.height > 60 && details.height > 60);
      });
      const cells = await row(panel, 'שלום')
        .getByRole('gridcell')
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().x));
      assert.deepEqual(
        cells,
        cells.toSorted((a, b) => a - b),
        'the columns stay in their order',
      );
    },
    sameWindow,
  );
});

// What comes now changes what other panels begin with.

async function assertRows(panel: PanelPage): Promise<void> {
  const texts = async () => (await panel.rows()).map(([seq, , ...cells]) => (seq === '' ? cells[0] : `#${seq}`));
  const expected = (n: number, after: string, seq: number) => [
    `Attempt ${n}, response: 200 OK ${after}`,
    'Retry line: retry: 50',
    'Heartbeat: : keep-alive',
    `#${seq}`,
    'Heartbeat: :',
  ];
  await eventually(async () => {
    const got = (await texts()).map((text = '') => text.replaceAll(/\s+/g, ' '));
    assert.deepEqual(
      got.filter((text) => !text.startsWith('Attempt 1 ended')),
      [...expected(1, 'before the first event', 1), ...expected(2, 'after event 1', 2)],
    );
    assert.match(got[5] ?? '', /^Attempt 1 ended: the server ended the response/);
  });
}

/** VS Code's own menu on a heartbeat. */
async function useMenu(window: VsCodeWindow, panel: PanelPage): Promise<void> {
  const heartbeat = panel.grid.getByRole('row').filter({ hasText: 'keep-alive' }).first();
  await heartbeat.click({ button: 'right' });
  await choose(window, 'Copy Text');
  await eventually(async () =>
    assert.equal(await window.page.evaluate(() => navigator.clipboard.readText()), ': keep-alive'),
  );
  await heartbeat.click({ button: 'right' });
  await choose(window, 'Go to Event After');
  await panel.details.getByRole('heading', { name: 'Event 1' }).waitFor();
}

test('comments, retry lines and attempts are rows of the list, once they are switched on', async (t) => {
  // Heartbeats, then the connection is dropped once.
  await using server = await startSseServer((_request, response, n) => {
    openEventStream(response);
    response.write('retry: 50\n\n: keep-alive\n\n');
    response.write(`id: ${n}\ndata: of answer ${n}\n\n:\n\n`);
    if (n === 1) response.end();
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await connectTo(window, server.url);
      await panel.showsData(['of answer 1', 'of answer 2']);
      const menu = panel.frame.getByRole('menu', { name: 'Columns' });
      await panel.button('Columns').click();
      for (const name of ['Show Comments', 'Show Retry Lines', 'Show Attempts']) {
        await menu.getByRole('menuitemcheckbox', { name, exact: true }).click();
      }
      await window.page.keyboard.press('Escape');
      await assertRows(panel);
      assert.deepEqual(await panel.counts(), { received: 2, kept: 2, hidden: 0, dropped: 0 });
      await panel.grid.focus();
      await window.page.keyboard.press('End');
      const details = panel.frame.getByRole('region', { name: 'Row details' });
      await details.getByRole('heading', { name: 'Heartbeat' }).waitFor();
      await details.getByRole('button', { name: 'event 2' }).click();
      await panel.details.getByRole('heading', { name: 'Event 2' }).waitFor();
      await useMenu(window, panel);
      // Those around what the filter shows stay.
      await panel.filter.fill('-id:2');
      await eventually(async () => assert.equal((await panel.counts())['hidden'], 1));
      assert.equal((await panel.rows()).length, 10);
    },
    sameWindow,
  );
});

test('columns: shown, widened, moved, from a JSON path, times in four ways; another panel begins with them', async (t) => {
  await using server = await startLiveServer(prices);
  await workbench.inWindow(
    t,
    async (window) => {
      const { keyboard } = window.page;
      const panel = await connectTo(window, server.url);
      await row(panel, 'u60').waitFor();
      await panel.button('Columns').click();
      for (const name of ['ID', 'Size']) {
        await panel.frame.getByRole('menuitemcheckbox', { name, exact: true }).click();
      }
      await panel.frame.getByRole('menuitem', { name: 'Add Column from JSON Path…' }).click();
      await panel.frame.getByRole('textbox', { name: 'JSON path' }).fill('$.user.name');
      await panel.frame.getByRole('textbox', { name: 'Title' }).fill('User');
      await keyboard.press('Enter');
      const columns = ['#', 'Time', 'Type', 'ID', 'Data', 'User'];
      await eventually(async () => assert.deepEqual(await headers(panel), columns));
      await eventually(async () =>
        assert.deepEqual((await panel.rows()).at(-1)?.slice(3), ['p60', '{"user":{"name":"u60"}}', 'u60']),
      );

      const width = async (): Promise<number> => (await header(panel, 'Type').boundingBox())?.width ?? 0;
      await header(panel, 'Type').focus();
      const before = await width();
      await keyboard.press('Alt+ArrowRight');
      await eventually(async () => assert.equal(await width(), before + 10));
      await keyboard.press('Alt+Shift+ArrowRight');
      await eventually(async () => assert.deepEqual(await headers(panel), ['#', 'Time', 'ID', 'Type', 'Data', 'User']));

      const times: [style: string, text: RegExp][] = [
        ['Since the stream began', /^\d+(\.\d+)? (ms|s)$/],
        ['Since previous row', /^\d+(\.\d+)? (µs|ms|s)$/],
        ['Since previous of same type', /^\d+(\.\d+)? (µs|ms|s)$/],
        ['Time of day', /^\d\d:\d\d:\d\d\.\d{3}$/],
      ];
      for (const [style, text] of times) {
        await header(panel, 'Time').press('Enter');
        await panel.frame.getByRole('menuitemradio', { name: `Time: ${style}` }).click();
        await keyboard.press('Escape');
        await eventually(async () => assert.match((await panel.rows()).at(-1)?.[1] ?? '', text, style));
      }
      const again = await connectTo(window, server.url);
      await row(again, 'u60').waitFor();
      assert.deepEqual(await headers(again), ['#', 'Time', 'ID', 'Type', 'Data', 'User']);
    },
    sameWindow,
  );
});
