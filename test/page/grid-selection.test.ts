import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { numbers, rowsOf, selected, shown } from './support/grid.ts';
import { PanelBench } from './support/panel-page.ts';
import { mixed, numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('a range of rows', () => {
  test('grows and shrinks with Shift and the arrows, from where it began', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(100));
      await panel.grid.press('Home');
      await panel.grid.press('ArrowDown');
      await panel.grid.press('ArrowDown');
      await eventually(async () => assert.deepEqual(await selected(panel), [3]));
      const steps: [key: string, rows: number[]][] = [
        ['Shift+ArrowDown', [3, 4]],
        ['Shift+ArrowDown', [3, 4, 5]],
        ['Shift+ArrowUp', [3, 4]],
        ['Shift+ArrowUp', [3]],
        ['Shift+ArrowUp', [2, 3]],
        ['Shift+Home', [1, 2, 3]],
        ['ArrowDown', [2]],
      ];
      for (const [key, rows] of steps) {
        await panel.grid.press(key);
        await eventually(async () => assert.deepEqual(await selected(panel), rows, key));
      }
      assert.equal(await panel.grid.getAttribute('aria-multiselectable'), 'true');
    }));

  test('is drawn with Shift and a click, without selecting text; the details follow the cursor', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(12));
      await panel.rows.nth(1).click();
      await panel.rows.nth(4).click({ modifiers: ['Shift'] });
      await eventually(async () => assert.deepEqual(await selected(panel), range(2, 5)));
      assert.equal(await shown(panel), 'Event 5');
      assert.equal(await panel.page.evaluate(() => getSelection()?.isCollapsed ?? true), true);
      await panel.rows.nth(0).click({ modifiers: ['Shift'] });
      await eventually(async () => assert.deepEqual(await selected(panel), [1, 2]));
      const state = (await panel.host((host) => host.state)) as { selection: unknown };
      assert.deepEqual(state.selection, { anchor: 2, active: 1 });
    }));

  test('is everything that the filter shows with Ctrl+A, without scrolling; what comes later is not in it', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.page.getByRole('button', { name: /^token/ }).click();
      await eventually(async () => assert.deepEqual(await numbers(panel), [7, 14, 21, 28, 35]));
      await panel.grid.press('Control+a');
      await eventually(async () => assert.deepEqual(await selected(panel), [7, 14, 21, 28, 35]));
      await panel.host((host) => host.push({ type: 'token', data: 'later' }));
      assert.deepEqual(await selected(panel), [7, 14, 21, 28, 35]);
      await panel.button('All').click();
      await eventually(async () => assert.ok((await numbers(panel)).includes(33)));
      assert.ok((await selected(panel)).includes(33), 'the rows between them are in it when they are shown');
    }));

  test('of a million rows is told by its two ends, and does not move the list', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(1_000_000));
      await panel.grid.press('Home');
      await eventually(async () => assert.deepEqual(await selected(panel), [1]));
      const before = await numbers(panel);
      await panel.grid.press('Control+a');
      await eventually(async () => assert.deepEqual(await selected(panel), before));
      assert.deepEqual(await numbers(panel), before);
      assert.deepEqual(((await panel.host((host) => host.state)) as { selection: unknown }).selection, {
        anchor: 1,
        active: 1_000_000,
      });
    }));

  test('is copied as a whole, and it is said how many events that were', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(12));
      await panel.rows.nth(7).click();
      await panel.rows.nth(4).click({ modifiers: ['Shift'] });
      await eventually(async () => assert.deepEqual(await selected(panel), range(5, 8)));
      await panel.grid.press('Control+c');
      await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('copyRange')), [[5, 8]]));
      await panel.page.getByText('Copied the data of 4 events').waitFor({ state: 'attached' });
    }));

  test('comes back with the page', () =>
    bench.inPanel({ state: { selection: { anchor: 3, active: 5 } } }, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(12));
      await eventually(async () => assert.deepEqual(await selected(panel), [3, 4, 5]));
      await panel.grid.press('Shift+ArrowDown');
      await eventually(async () => assert.deepEqual(await selected(panel), range(3, 6)));
    }));
});

describe('a row that was clicked', () => {
  test('stays where it is while events come', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(200));
      await panel.rows.nth(3).click();
      await eventually(async () => assert.equal((await selected(panel)).length, 1));
      const row = (await rowsOf(panel)).find((row) => row.selected);
      await panel.host((host, events) => host.push(...events), numbered(50));
      assert.deepEqual(
        (await rowsOf(panel)).find((row) => row.selected),
        row,
      );
      assert.equal(await panel.button('Follow').getAttribute('aria-pressed'), 'false');
    }));
});
