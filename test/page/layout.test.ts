/** How the panel shares its room out: most of it is the list's, and nothing that arrives moves it. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { selected } from './support/grid.ts';
import { Keyboard } from './support/keyboard.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered, twoAttempts } from './support/samples.ts';
import { shownDiagnoses } from './support/shown-diagnoses.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const draft: RequestDraft = {
  url: 'http://h/x?a=1&b=2',
  method: 'GET',
  parameters: [
    { enabled: true, name: 'a', value: '1' },
    { enabled: true, name: 'b', value: '2' },
  ],
};
const hydration = { draft, stopOn: [] };

/** A stream is open, with events of these types. */
async function stream(panel: Panel, ...types: readonly string[]): Promise<void> {
  await panel.host(async (host, attempts) => {
    host.attempts = attempts;
    await host.show({ state: 'open', text: 'Open: 200 OK', lastByteAt: Date.now() });
  }, twoAttempts);
  for (const type of types) await panel.host((host, events) => host.push(...events), numbered(40, type));
}

interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** Where the rows are, without their header. */
function rowsBox(panel: Panel): Promise<Box> {
  return panel.grid.evaluate((grid) => {
    const { top, bottom } = grid.getBoundingClientRect();
    const header = grid.querySelector('sse-grid-header')?.getBoundingClientRect().height ?? 0;
    return { top: top + header, bottom };
  });
}

async function shareOfList(panel: Panel): Promise<number> {
  const { top, bottom } = await rowsBox(panel);
  return (bottom - top) / (await panel.page.evaluate(() => innerHeight));
}

describe('the list', () => {
  for (const { width, height, least, what } of [
    { width: 1222, height: 698, least: 0.75, what: 'in a window of 1280 × 800' },
    { width: 1222, height: 333, least: 0.65, what: 'in the lower half of it' },
    { width: 582, height: 298, least: 0.55, what: 'at 200 %' },
    { width: 640, height: 698, least: 0.75, what: 'beside another editor' },
    { width: 300, height: 698, least: 0.7, what: 'in a side bar' },
  ]) {
    test(`has ${Math.round(100 * least)} % of the panel ${what}, and the state is in sight`, () =>
      bench.inPanel({ hydration, size: { width, height } }, async (panel) => {
        await stream(panel, 'price', 'stock', 'heartbeat');
        const share = await shareOfList(panel);
        assert.ok(share >= least, `${(100 * share).toFixed(1)} %`);
        const status = panel.page.getByRole('status', { name: 'Connection' });
        const { y, width: seen, height: high } = (await status.boundingBox()) ?? assert.fail('there is no status');
        assert.ok(y >= 0 && y + high <= height && seen >= 60, JSON.stringify({ y, seen, high }));
        assert.match(await status.innerText(), /^Open/);
      }));
  }

  test('stays where it is when a type arrives, a diagnosis, an attempt, or an end', () =>
    bench.inPanel({ hydration, size: { width: 1222, height: 698 } }, async (panel) => {
      await stream(panel, 'price');
      const before = await rowsBox(panel);
      for (const type of ['stock', 'heartbeat', 'done', 'an event type with a rather long name', 'x', 'y', 'z']) {
        await panel.host((host, type) => host.push({ type, data: 'x' }), type);
        assert.deepEqual(await rowsBox(panel), before, type);
      }
      await panel.host((host, diagnoses) => {
        host.streamDiagnoses = diagnoses;
        host.attempts = host.attempts.flatMap((attempt) => [attempt, attempt, attempt, attempt, attempt, attempt]);
        return host.update();
      }, shownDiagnoses);
      await panel.page.locator('sse-status-line').getByText('Attempts 12').waitFor();
      assert.deepEqual(await rowsBox(panel), before, 'diagnoses and attempts');
      for (const status of [
        { state: 'waiting', text: `Waiting: ${'long '.repeat(50)}`, advice: 'Check the server.' },
        { state: 'closed', severity: 'error', text: `Failed: ${'long '.repeat(50)}`, answer: 'no\n'.repeat(50) },
      ] as const) {
        await panel.host((host, status) => host.show(status), status);
        assert.deepEqual(await rowsBox(panel), before, status.state);
      }
    }));
});

describe('the request', () => {
  test('is open until a response arrives, and is a chip then that opens it over the list', () =>
    bench.inPanel({ hydration }, async (panel) => {
      const values = panel.page.getByRole('textbox', { name: 'Value 1', exact: true });
      await values.waitFor();
      await panel.button('Connect').click();
      await panel.host((host) => host.show({ state: 'connecting', text: 'Connecting' }));
      assert.equal(await values.count(), 1, 'nothing has arrived');
      await stream(panel, 'price');
      await values.waitFor({ state: 'detached' });
      assert.equal(await panel.requestChip.getAttribute('aria-expanded'), 'false');
      const before = await rowsBox(panel);
      await panel.requestChip.press('Enter');
      await values.waitFor();
      assert.deepEqual(await rowsBox(panel), before, 'it is over the list');
      await values.press('Escape');
      await values.waitFor({ state: 'detached' });
      assert.ok(await panel.requestChip.evaluate((chip) => chip.matches(':focus')));
    }));

  test('that is pinned stays above the list', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await stream(panel, 'price');
      const before = await rowsBox(panel);
      await panel.openRequest('Headers');
      await panel.button('Keep request details open').click();
      await eventually(async () => assert.ok((await rowsBox(panel)).top > before.top + 30));
      await panel.url.press('Enter');
      await panel.host((host) => host.show({ state: 'connecting', text: 'Connecting' }));
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      await panel.button('Add header').waitFor();
    }));

  test('that was opened while a stream runs stays open when the stream reconnects on its own', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await stream(panel, 'price');
      await panel.openRequest('Params');
      await panel.host((host) => host.show({ state: 'waiting', text: 'Waiting' }));
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      await panel.page.getByRole('textbox', { name: 'Value 1', exact: true }).waitFor();
    }));
});

describe('the dock', () => {
  test('is walked with the arrow keys, and Escape leads back to the list', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await stream(panel, 'price');
      await panel.openDock('Attempts');
      const has = (name: RegExp): Promise<void> =>
        eventually(async () => assert.ok(await panel.tab(name).evaluate((tab) => tab.matches(':focus')), String(name)));
      await has(/^Attempts 2/);
      await panel.page.keyboard.press('ArrowRight');
      await has(/^Diagnostics/);
      await panel.page.keyboard.press('Home');
      await has(/^Event/);
      await panel.page.getByText('Select an event to see its details.').waitFor();
      await panel.page.keyboard.press('Escape');
      await eventually(async () => assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus'))));
    }));

  test('shows the next event that is selected, whatever it showed before', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await stream(panel, 'price');
      await panel.openDock('Attempts');
      await panel.rows.nth(2).click();
      await panel.eventView.waitFor();
      await panel.tab('Event').and(panel.page.locator('[aria-selected=true]')).waitFor();
    }));

  for (const size of [
    { width: 1222, height: 333 },
    { width: 400, height: 698 },
  ]) {
    test(`takes the place of the list in ${size.width} × ${size.height}, and gives it back as it was`, () =>
      bench.inPanel({ hydration, size }, async (panel) => {
        await stream(panel, 'price');
        const before = await rowsBox(panel);
        await panel.grid.press('ArrowUp');
        await eventually(async () => assert.equal((await selected(panel)).length, 1));
        assert.equal(await panel.eventView.count(), 0, 'the keyboard walks on');
        await panel.grid.press('Enter');
        await panel.eventView.waitFor();
        await panel.page.keyboard.press('Escape');
        await panel.eventView.waitFor({ state: 'detached' });
        await eventually(async () => assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus'))));
        assert.deepEqual(await rowsBox(panel), before);
        await panel.grid.press('Enter');
        await panel.eventView.waitFor();
        await panel.page.keyboard.press('Control+ArrowDown');
        await panel.eventView.waitFor({ state: 'detached' });
        await eventually(async () => assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus'))));
      }));
  }
});

describe('the keyboard', () => {
  test('comes from the URL to the list in eight Tab stops, and back', () =>
    bench.inPanel({ hydration, size: { width: 1222, height: 698 } }, async (panel) => {
      await stream(panel, 'price', 'stock', 'heartbeat', 'done');
      await panel.url.focus();
      const keyboard = new Keyboard(panel.page);
      const passed = await keyboard.tabTo('Events');
      assert.ok(passed.length <= 8, passed.join(' | '));
      const back = await keyboard.tabTo('URL', 'Shift+Tab');
      assert.equal(back.length, passed.length);
    }));

  test('comes to the list from anywhere with Ctrl+Down', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await stream(panel, 'price');
      for (const place of [
        panel.url,
        panel.requestChip,
        panel.page.getByRole('searchbox', { name: 'Filter events' }),
      ]) {
        await place.press('Control+ArrowDown');
        assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus')));
      }
    }));
});
