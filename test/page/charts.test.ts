import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousInAllThemes } from './support/axe.ts';
import { cutOff, measured, tenSeconds } from './support/measured.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const whole = measured(tenSeconds);
const slider = (panel: Panel) => panel.page.getByRole('slider', { name: 'Timeline' });
const value = (panel: Panel) => slider(panel).getAttribute('aria-valuetext');
const filterBox = (panel: Panel) => panel.page.getByRole('searchbox');

/** A panel with the charts open, on a stream of ten seconds. */
async function inCharts(
  options: PanelOptions,
  action: (panel: Panel) => Promise<void>,
  statistics = whole,
): Promise<void> {
  const state = { dockTab: 'charts', ...(options.state as object | undefined) };
  await bench.inPanel({ ...options, state }, async (panel) => {
    await panel.host((host, given) => Object.assign(host, given), { statistics, attempts: cutOff });
    await panel.host((host, events) => host.push(...events), numbered(3));
    // In a narrow panel the dock covers the list only when it is asked for.
    if (!(await panel.page.locator('sse-dock').isVisible())) await panel.openDock('Charts');
    await panel.page.locator('sse-charts').locator('canvas, table').first().waitFor();
    await action(panel);
  });
}

/** Where the bars are, in px of the page. */
async function plot(panel: Panel): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await panel.page.locator('.u-over').boundingBox();
  assert.ok(box !== null);
  return box;
}

/** The colours of the picture, at one place from left to right (0 to 1), from top to bottom. */
async function coloursAt(panel: Panel, share: number): Promise<string[]> {
  const colours = await panel.page.locator('canvas').evaluate((element, share) => {
    const canvas = element as HTMLCanvasElement;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy?.drawImage(canvas, 0, 0);
    const at = Math.round(canvas.width * share);
    const { data } = copy?.getImageData(at, 0, 1, canvas.height - 24) ?? { data: new Uint8ClampedArray() };
    return Array.from({ length: data.length / 4 }, (_, y) => data.slice(4 * y, 4 * y + 4).join(','));
  }, share);
  return [...new Set(colours)];
}

describe('the charts', () => {
  test('are asked for only while they are open, and are remembered', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, statistics) => Object.assign(host, { statistics }), whole);
      await panel.host((host, events) => host.push(...events), numbered(3));
      assert.equal((await panel.host((host) => host.callsOf('statistics'))).length, 0);
      await panel.openDock('Charts');
      await slider(panel).locator('canvas').waitFor();
      assert.equal(await panel.host((host) => (host.state as Record<string, unknown>)['dockTab']), 'charts');
      await panel.button('Close details').click();
      await slider(panel).waitFor({ state: 'detached' });
      const asked = await panel.host((host) => host.callsOf('statistics').length);
      await panel.host((host, events) => host.push(...events), numbered(3));
      assert.equal(await panel.host((host) => host.callsOf('statistics').length), asked);
    }));

  test('go on asking until everything is measured', () =>
    bench.inPanel({ state: { dockTab: 'charts' } }, async (panel) => {
      await panel.host((host, statistics) => {
        Object.defineProperty(host, 'statistics', {
          get: () => ({ ...statistics, left: Math.max(0, 5 - host.callsOf('statistics').length) }),
        });
      }, whole);
      await panel.host((host) => host.push({ data: 'x' }));
      await eventually(async () => assert.ok((await panel.host((host) => host.callsOf('statistics').length)) >= 5));
    }));
});

describe('the timeline', () => {
  test('draws a bar of several colours where events came, and none where none did', () =>
    inCharts({}, async (panel) => {
      const { width: all } = (await panel.page.locator('canvas').boundingBox()) ?? { width: 1 };
      const { x, width } = await plot(panel);
      const left = (await panel.page.locator('canvas').boundingBox())?.x ?? 0;
      const at = (bucket: number): number => (x - left + (width * (bucket + 0.4)) / 100) / all;
      await eventually(async () => assert.ok((await coloursAt(panel, at(10))).length > 3));
      assert.ok((await coloursAt(panel, at(48))).length < (await coloursAt(panel, at(10))).length);
    }));

  test('says in words what it shows, and has the same as a table', () =>
    inCharts({}, async (panel) => {
      assert.match(
        (await value(panel)) ?? '',
        /^[\d,]+ events in 10 s, 100 ms per bar\. Peak at 12:00:\d\d\.\d: \d+\. Connected again once\.$/,
      );
      await panel.button('Table').click();
      const table = panel.page.getByRole('table', { name: 'Timeline' });
      assert.equal(await table.getByRole('row').count(), 51);
      const row = table.getByRole('row').nth(21);
      assert.match(await row.innerText(), /12:00:04\.0 to 12:00:04\.2\s+\d+.*token \d.*not connected/s);
    }));

  test('tells at the pointer how many events there were, of which types', () =>
    inCharts({}, async (panel) => {
      const { x, y, width } = await plot(panel);
      await panel.page.mouse.move(x + (width * 10.5) / 100, y + 40);
      const tip = panel.page.locator('.tip');
      await eventually(async () =>
        assert.match(
          (await tip.innerText()).replaceAll(/\s+/g, ' '),
          /^12:00:01\.0 to 12:00:01\.1: \d+ events token \d+, message 1.* \d/,
        ),
      );
      await panel.page.mouse.move(x + (width * 48.5) / 100, y + 40);
      await eventually(async () => assert.match(await tip.innerText(), /0 events\s+not connected/));
      await panel.page.mouse.move(x, y + 300);
      await eventually(async () => assert.equal(await tip.count(), 0));
    }));

  test('narrows the list to what was dragged over, and shows all times again', () =>
    inCharts({}, async (panel) => {
      const { x, y, width } = await plot(panel);
      await panel.page.mouse.move(x + (width * 20.5) / 100, y + 40);
      await panel.page.mouse.down();
      await panel.page.mouse.move(x + (width * 25) / 100, y + 40, { steps: 3 });
      await panel.page.mouse.move(x + (width * 29.5) / 100, y + 40, { steps: 3 });
      await panel.page.mouse.up();
      await eventually(async () =>
        assert.equal(
          await filterBox(panel).inputValue(),
          'after:2026-01-02T12:00:02.000 before:2026-01-02T12:00:03.000',
        ),
      );
      await eventually(async () => {
        const select = await panel.page.locator('.u-select').boundingBox();
        assert.ok(Math.abs((select?.width ?? 0) - width / 10) < 3, `${select?.width} of ${width}`);
      });
      await panel.button('Show all times').click();
      await eventually(async () => assert.equal(await filterBox(panel).inputValue(), ''));
    }));

  test('is walked along, selected of and applied with the keyboard', () =>
    inCharts({}, async (panel) => {
      await slider(panel).focus();
      const press = (key: string) => panel.page.keyboard.press(key);
      await press('Home');
      await eventually(async () =>
        assert.match((await value(panel)) ?? '', /^12:00:00\.0 to 12:00:00\.1: \d+ events; token/),
      );
      await press('ArrowRight');
      assert.match((await value(panel)) ?? '', /^12:00:00\.1 to 12:00:00\.2/);
      await press('PageDown');
      await press('Shift+ArrowRight');
      await press('Shift+ArrowRight');
      assert.match((await value(panel)) ?? '', /^12:00:01\.1 to 12:00:01\.4/);
      assert.equal(await slider(panel).getAttribute('aria-valuenow'), '13');
      await press('Enter');
      await eventually(async () =>
        assert.equal(
          await filterBox(panel).inputValue(),
          'after:2026-01-02T12:00:01.100 before:2026-01-02T12:00:01.400',
        ),
      );
      await press('Escape');
      await eventually(async () => assert.equal(await filterBox(panel).inputValue(), ''));
      await press('End');
      assert.match((await value(panel)) ?? '', /^12:00:09\.9 to 12:00:10\.0/);
    }));

  test('marks what was dropped', () =>
    inCharts(
      {},
      async (panel) => {
        await slider(panel).press('Home');
        await eventually(async () => assert.match((await value(panel)) ?? '', /older events have since been dropped$/));
      },
      measured(tenSeconds, 300),
    ));

  test('without events says so', () =>
    bench.inPanel({ state: { dockTab: 'charts' } }, async (panel) => {
      await panel.host((host, statistics) => Object.assign(host, { statistics }), measured([]));
      await panel.host((host) => host.show({}));
      await slider(panel).locator('canvas').waitFor();
      assert.equal(await value(panel), 'No events yet.');
      await slider(panel).press('ArrowRight');
      assert.equal(await value(panel), 'No events yet.');
    }));
});

describe('the statistics', () => {
  test('are tables: rates, types that can be sorted, gaps', () =>
    inCharts(
      { state: { statisticsShown: true } },
      async (panel) => {
        const { page } = panel;
        const rows = async (name: string) =>
          (await page.getByRole('table', { name, exact: true }).getByRole('row').allInnerTexts()).map((row) =>
            row.replaceAll(/\s+/g, ' ').trim(),
          );
        const rates = await rows('Rates');
        assert.deepEqual(rates.slice(0, 3), ['now max mean', 'events 0 3 1', 'bytes 0 B 100 B 33 B']);
        await eventually(async () => assert.ok((await rows('Rates')).includes('first event after 45 ms')));
        const types = async () => (await rows('Statistics by type')).slice(1);
        assert.deepEqual(await types(), ['a 3 75% 0.75 484 ms 3.5 s 3.5 s 30 B 30 B', 'b 1 25% 0.25 – – – 41 B 41 B']);
        await page.getByRole('columnheader', { name: 'Mean size' }).getByRole('button').click();
        assert.match((await types())[0] ?? '', /^b /);
        assert.equal(
          await page.getByRole('columnheader', { name: 'Mean size' }).getAttribute('aria-sort'),
          'descending',
        );
        assert.equal((await rows('Histogram of gaps'))[1], 'same read 1 33.3%');
      },
      measured([
        [0, 'a', 12],
        [500, 'a', 13],
        [500, 'b', 24],
        [4000, 'a', 13],
      ]),
    ));

  test('are reached from the timeline with the arrow keys', () =>
    inCharts({}, async (panel) => {
      await panel.page.getByRole('tab', { name: 'Timeline' }).press('ArrowRight');
      await panel.page.getByRole('table', { name: 'Rates' }).waitFor();
      await eventually(async () =>
        assert.ok(await panel.page.getByRole('tab', { name: 'Statistics' }).evaluate((tab) => tab.matches(':focus'))),
      );
    }));
});

for (const size of [
  { width: 340, height: 700 },
  { width: 1200, height: 800 },
]) {
  test(`axe finds nothing serious in the charts and the account in any theme, ${size.width} px wide`, () =>
    inCharts({ size }, async (panel) => {
      await panel.button('Table').click();
      await slider(panel).press('Home');
      assert.deepEqual(await seriousInAllThemes(panel), []);
      await panel.page.getByRole('tab', { name: 'Statistics' }).click();
      await panel.page.getByRole('table', { name: 'Rates' }).waitFor();
      await panel.button('Pause').click();
      await panel.host((host, events) => host.push(...events), numbered(3));
      await panel.page
        .getByRole('group', { name: 'Counts' })
        .getByRole('button', { name: /^received/ })
        .click();
      await panel.page.getByRole('dialog', { name: 'Events received' }).waitFor();
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));
}
