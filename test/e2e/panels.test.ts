import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Keyboard, Locator } from 'playwright-core';
import { startServer } from '../servers/start.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import { PanelPage } from './support/panel.ts';
import { sameWindow, type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

test("the article's server: the panel says why its stream is not closed, and closes the corrected one", async (t) => {
  await using django = await startServer('django');
  await workbench.inWindow(t, async (window) => {
    const panel = await connectTo(window, `${django.origin}/article?abc=xyz`);
    await panel.statusBegins('Waiting 3 s to reconnect');
    const why = await panel.openStateDetails();
    await why.getByText('The server sent the line “done:”, which isn’t an event stream field').waitFor();
    await window.page.keyboard.press('Escape');
    assert.deepEqual((await panel.rows())[0]?.[3], '{"n": 1, "abc": "xyz"}');
    await panel.button('Disconnect').click();
    await panel.statusBegins('Closed: you disconnected');
    await panel.url.fill(`${django.origin}/corrected?abc=xyz`);
    await panel.url.press('Enter');
    await panel.statusBegins('Closed: the server sent "done" (event 4)');
    assert.equal(await panel.frame.getByText('which isn’t an event stream field').count(), 0);
  });
});

test('several panels watch a stream each', async (t) => {
  await using server = await startSseServer((request, response) => {
    openEventStream(response);
    response.write(`data: from ${request.url}\n\n`);
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const first = await connectTo(window, `${server.url}/one`);
      await first.showsData(['from /one']);
      const second = await connectTo(window, `${server.url}/two`);
      await second.showsData(['from /two']);
      const tabs = window.page.locator('.tabs-container').getByRole('tab');
      await eventually(async () => assert.equal(await tabs.count(), 2));
      assert.match((await tabs.allInnerTexts()).join(' '), /\/one.*\/two/s);
      await window.runCommand('View: Open Previous Editor');
      await new PanelPage(window.panel()).showsData(['from /one']);
      assert.equal(server.requests.length, 2);
    },
    sameWindow,
  );
});

test('a filter by a regular expression; one that never comes to an end stops, and the stream goes on', async (t) => {
  let sendMore = (): void => {};
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.write(`data: aa\n\ndata: b\n\ndata: ${'a'.repeat(60)}!\n\ndata: a\n\n`);
    sendMore = () => void response.write('data: later\n\n');
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await connectTo(window, server.url);
      await panel.showsData(['aa', 'b', `${'a'.repeat(60)}!`, 'a']);
      await panel.filter.press('Alt+r');
      await window.page.keyboard.type('^A+$');
      await panel.showsData(['aa', 'a']);
      await panel.filter.fill('/(a+)+$/');
      await panel.frame.getByRole('alert').getByText('stopped at event 3').waitFor();
      await panel.showsData(['aa']);
      sendMore();
      const counts = panel.frame.getByRole('group', { name: 'Counts' });
      await eventually(async () => assert.match(await counts.innerText(), /received\s5/));
      await panel.filter.fill('/^later$/');
      await panel.showsData(['later']);
    },
    sameWindow,
  );
});

test('pause, the account, the timeline and the statistics of a live stream', async (t) => {
  const events = (count: number, type: string): string => `event: ${type}\ndata: {"a":1}\n\n`.repeat(count);
  await using server = await startLiveServer(events(30, 'token'));
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await connectTo(window, server.url);
      const counts = async () => panel.counts();
      await eventually(async () => assert.equal((await counts())['received'], 30));

      await panel.button('Pause').click();
      server.send(events(5, 'late'));
      const waiting = panel.frame.getByRole('button', { name: '5 new events' });
      await waiting.waitFor();
      assert.deepEqual(await counts(), { received: 35, kept: 35, hidden: 0, dropped: 0 });
      assert.equal((await panel.rows()).at(-1)?.[2], 'token');
      await panel.frame.getByRole('button', { name: 'kept 35' }).click();
      await panel.frame.getByRole('dialog', { name: 'Events kept' }).getByText('sseMonitor.log.maxEvents').waitFor();
      await window.page.keyboard.press('Escape');
      await waiting.click();
      await eventually(async () => assert.equal((await panel.rows()).at(-1)?.[2], 'late'));

      await panel.more('Charts');
      const timeline = panel.frame.getByRole('slider', { name: 'Timeline' });
      // The picture is drawn by a file of its own, which the page's policy lets it load.
      await timeline.locator('canvas').waitFor();
      await eventually(async () =>
        assert.match((await timeline.getAttribute('aria-valuetext')) ?? '', /^35 events in /),
      );
      await timeline.focus();
      await window.page.keyboard.press('Home');
      await window.page.keyboard.press('Enter');
      await eventually(async () => assert.equal((await counts())['hidden'], 5));
      await window.page.keyboard.press('Escape');
      await eventually(async () => assert.equal((await counts())['hidden'], 0));
      await panel.frame.getByRole('tab', { name: 'Statistics' }).click();
      const types = panel.frame.getByRole('table', { name: 'Statistics by type' });
      await eventually(async () => assert.match(await types.innerText(), /token\s+30\s+85\.7%.*late\s+5\s+14\.3%/s));
    },
    sameWindow,
  );
});

/** Of a stream of 100 events, half of them of each type. */
const numbered = (n: number): string => `event: ${n % 2 === 0 ? 'even' : 'odd'}\ndata: number ${n}\n\n`;

test('everything can be done with the keyboard alone: connect, filter, the list, details and back', async (t) => {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    for (let n = 1; n <= 100; n++) response.write(numbered(n));
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await connectTo(window, server.url);
      await eventually(async () => assert.equal((await panel.rows()).at(-1)?.[3], 'number 100'));
      const stops = await tabTo(window, panel.grid);
      assert.ok(stops <= 8, `the list is ${stops} stops from the URL`);
      await readEvents(window, panel);
      await filterEvents(window, panel);
      await readFiltered(window, panel);
    },
    sameWindow,
  );
});

/** The first, the second and the last event are read; the keyboard is on the list before and after each. */
async function readEvents({ page: { keyboard } }: VsCodeWindow, panel: PanelPage): Promise<void> {
  await keyboard.press('Home');
  await eventually(async () => assert.equal((await panel.rows())[0]?.[3], 'number 1'));
  await keyboard.press('ArrowDown');
  await readSelected(panel, keyboard, 'number 2');
  await keyboard.press('End');
  await readSelected(panel, keyboard, 'number 100');
}

/** Enter opens the details, and Escape leads back to the list, with no details. */
async function readSelected(panel: PanelPage, keyboard: Keyboard, data: string): Promise<void> {
  await keyboard.press('Enter');
  await panel.details.getByText(data, { exact: true }).first().waitFor();
  await eventually(async () => assert.ok(!(await hasFocus(panel.grid)), 'the keyboard is in the details'));
  await keyboard.press('Escape');
  await panel.details.waitFor({ state: 'detached' });
  await eventually(async () => assert.ok(await hasFocus(panel.grid), 'the keyboard is on the list'));
}

/** By text, from the list to the box with its key; and by type, with Tab and the arrow keys. */
async function filterEvents(window: VsCodeWindow, panel: PanelPage): Promise<void> {
  const { keyboard } = window.page;
  await keyboard.press('Control+Alt+f');
  await eventually(async () => assert.ok(await hasFocus(panel.filter)));
  await keyboard.type('"NUMBER 7"');
  const found = [7, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79];
  await panel.showsData(found.map((n) => `number ${n}`));
  await tabTo(window, panel.button('All'));
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await eventually(async () => assert.ok(await hasFocus(panel.type('even', 50))));
  await keyboard.press('Space');
  await panel.showsData(['number 70', 'number 72', 'number 74', 'number 76', 'number 78']);
}

/** What the filter shows is read, with the key that leads to the list. */
async function readFiltered({ page: { keyboard } }: VsCodeWindow, panel: PanelPage): Promise<void> {
  await keyboard.press('Control+ArrowDown');
  await eventually(async () => assert.ok(await hasFocus(panel.grid)));
  await keyboard.press('Home');
  await readSelected(panel, keyboard, 'number 70');
}

/** Whether the focus is on it, or in it. */
function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus, :focus-within'));
}

/** Presses Tab until the focus is on, or in, that element. @returns how often */
async function tabTo({ page }: VsCodeWindow, target: Locator): Promise<number> {
  for (let presses = 0; presses < 60; presses++) {
    if (await hasFocus(target)) return presses;
    await page.keyboard.press('Tab');
  }
  return assert.fail('Tab does not lead there');
}
