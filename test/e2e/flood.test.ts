/** What holds at any rate. Nothing here depends on how fast the machine is. */

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, test } from 'node:test';
import { watchActivity } from '../../scripts/bench/panel/activity.ts';
import { flood } from '../perf/flood.ts';
import { numberedEvent } from '../perf/numbered-events.ts';
import { type SseServer, openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { PanelPage } from './support/panel.ts';
import { countUpdates } from './support/webview-traffic.ts';
import { sameWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const burst = 200_000;
const perSecond = 100_000;

/** A list that keeps everything. */
const unbounded = { 'sseMonitor.log.maxEvents': 20_000_000, 'sseMonitor.log.maxMegabytes': 4096 };

/** Two are under way, and each is answered in the frame that draws it, or a newer one. More only where the watch is cut. */
const atTheEnds = 2;

for (const [rate, options] of Object.entries({ trickle: { perSecond: 2000, burst: 0 }, flood: { perSecond, burst } })) {
  test(`the page is sent two updates a frame at most, with about a screen of rows: ${rate}`, (t) => {
    const where = rate === 'flood' ? sameWindow : {};
    return workbench.inWindow(
      t,
      async (window) => {
        await using server = await startFlood(options);
        const panel = await connectTo(window, server.url);
        await receives(panel, options.perSecond + options.burst);
        const end = await watchActivity(await window.panelFrame());
        // However many came until the watch had begun.
        await receives(panel, (await received(panel)) + 3 * options.perSecond);
        const activity = await end();
        const { updates, frames, mostRows } = activity;
        const onScreen = (await drawnRows(panel)).length;
        assert.ok(activity.received > options.perSecond, `${activity.received} events came meanwhile`);
        assert.ok(updates > 0 && updates <= 2 * frames + atTheEnds, `${updates} updates in ${frames} frames`);
        assert.ok(mostRows >= onScreen && mostRows <= 3 * onScreen, `${mostRows} rows for ${onScreen} on screen`);
      },
      where,
    );
  });
}

test('a hidden panel is sent nothing, and shows all that came when it is shown again', (t) =>
  workbench.inWindow(
    t,
    async (window) => {
      await using server = await startFlood();
      const panel = await connectTo(window, server.url);
      const updates = await countUpdates(window.page);
      await receives(panel, burst);
      assert.ok(updates() > 0, 'updates are seen on their way');
      await window.runCommand('File: New Untitled Text File');
      await eventually(async () => assert.equal(await window.page.locator('iframe.webview.ready:visible').count(), 0));
      // Until the extension knows that the panel is hidden, and what was on its way has come.
      const before = await eventually(async () => {
        const count = updates();
        await server.sends(burst);
        assert.equal(updates(), count);
        return count;
      });
      await server.sends(3 * burst);
      assert.equal(updates(), before);
      const total = await server.end();
      await window.runCommand('View: Open Previous Editor');
      const again = new PanelPage(window.panel());
      await again.statusBegins(`Closed: the server sent "done" (event ${total})`);
      const kept = burst;
      assert.deepEqual(await again.counts(), { received: total, kept, hidden: 0, dropped: total - kept });
      assert.deepEqual((await drawnRows(again)).at(-1), { seq: total, data: String(total) });
    },
    { settings: { 'sseMonitor.log.maxEvents': burst } },
  ));

test('scrolling and typing in the filter work while events pour in', (t) =>
  workbench.inWindow(
    t,
    async (window) => {
      await using server = await startFlood();
      const { keyboard, mouse } = window.page;
      const panel = await connectTo(window, server.url);
      await receives(panel, burst);
      const end = await watchActivity(await window.panelFrame());

      await panel.grid.focus();
      await keyboard.press('Home');
      await shows(panel, (rows) => assert.deepEqual(rows, numberedRows(1, rows.length)));
      await panel.grid.hover();
      await mouse.wheel(0, 1100);
      await shows(panel, (rows) => assert.deepEqual(rows, numberedRows(51, rows.length)));

      await panel.filter.focus();
      await keyboard.type('"N":"00123456"');
      await shows(panel, (rows) => assert.deepEqual(rows, numberedRows(123_456, 1)));
      await keyboard.press('Escape');

      await panel.grid.focus();
      await keyboard.press('End');
      for (let look = 0; look < 2; look++) {
        const { received = Number.NaN } = await panel.counts();
        await shows(panel, (rows) => {
          assert.ok((rows[0]?.seq ?? 0) > received);
          assert.deepEqual(rows, numberedRows(rows[0]?.seq ?? 0, rows.length));
        });
      }
      const { updates, frames } = await end();
      assert.ok(updates <= 2 * frames + atTheEnds, `${updates} updates in ${frames} frames`);
    },
    { settings: unbounded },
  ));

interface FloodServer extends AsyncDisposable {
  readonly url: string;
  /** Waits until so many more events were sent. */
  sends(events: number): Promise<void>;
  /** Ends the stream. @returns how many events were sent */
  end(): Promise<number>;
}

/** Sends a burst of events at once, and then goes on, until it is told to end. */
async function startFlood(options = { perSecond, burst }): Promise<FloodServer> {
  const ending = new AbortController();
  let sent = 0;
  const sentAll = Promise.withResolvers<number>();
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const batch of flood({ ...options, seconds: 600, signal: ending.signal })) {
      yield batch;
      sent += Math.ceil(batch.length / 100);
    }
    sentAll.resolve(sent);
  };
  const server: SseServer = await startSseServer(async (_request, response: ServerResponse) => {
    openEventStream(response);
    // A client that goes away is no failure of the server.
    await pipeline(Readable.from(counted()), response).catch(() => undefined);
  });
  return {
    url: server.url,
    sends: async (events) => {
      const wanted = sent + events;
      await eventually(() => assert.ok(sent >= wanted, `${sent} of ${wanted} events were sent`));
    },
    end: () => {
      ending.abort();
      return sentAll.promise;
    },
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await server.stop();
    },
  };
}

/** Waits until the panel says that so many events have come. */
async function receives(panel: PanelPage, events: number): Promise<void> {
  await eventually(async () => assert.ok((await received(panel)) >= events));
}

async function received(panel: PanelPage): Promise<number> {
  return (await panel.counts())['received'] ?? 0;
}

interface DrawnRow {
  readonly seq: number;
  readonly data: string;
}

/** Waits until the rows on screen are these. */
function shows(panel: PanelPage, assertion: (rows: readonly DrawnRow[]) => void): Promise<void> {
  return eventually(async () => {
    const rows = await drawnRows(panel);
    assert.ok(rows.length > 0, 'There are no rows.');
    assertion(rows);
  });
}

/** All rows at one moment: they change from frame to frame. */
function drawnRows(panel: PanelPage): Promise<DrawnRow[]> {
  return panel.grid.evaluate((grid) =>
    [...grid.querySelectorAll('[role=row]:not([aria-rowindex="1"])')].map((row) => {
      const [seq, , , data] = [...row.children].map((cell) => (cell as HTMLElement).innerText.trim());
      return { seq: Number(seq?.replaceAll(/\D/g, '')), data: data ?? '' };
    }),
  );
}

/** What the rows of these events show. */
function numberedRows(first: number, count: number): DrawnRow[] {
  return Array.from({ length: count }, (_, i) => ({ seq: first + i, data: numberedEvent(first + i).data }));
}
