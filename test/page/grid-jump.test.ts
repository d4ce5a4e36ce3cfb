import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { numbers, selected } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function bar(panel: Panel) {
  return panel.page.getByRole('textbox', { name: 'Go to event' });
}

describe('going to an event', () => {
  test('by its number, its time and its ID; the keyboard is in the list then', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(1_000_000));
      await panel.host((host) => host.push({ data: 'x', id: 'abc' }, { data: 'y' }));
      const at = new Date(Date.UTC(2025, 0, 1, 12, 0, 3));
      const time = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}:03`;
      const places = { '#500,000': 500_000, '123': 123, [time]: 2000, 'id:abc': 1_000_001 };
      for (const [typed, seq] of Object.entries(places)) {
        await panel.grid.press('Control+g');
        await bar(panel).and(panel.page.locator(':focus')).waitFor();
        await bar(panel).fill(typed);
        await bar(panel).press('Enter');
        await eventually(async () => assert.deepEqual(await selected(panel), [seq], typed));
        assert.equal(await bar(panel).count(), 0);
        assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus')));
      }
    }));

  test('says why it is not there: it is none, was dropped, or is hidden', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(100));
      await panel.host((host) => host.push({ type: 'other', data: 'x' }, { data: 'y' }));
      await panel.host((host) => host.drop(10));
      await panel.more('Go to Event…');
      const problems: [typed: string, said: RegExp][] = [
        ['soon', /Enter a number, a time, or an ID/],
        ['25:00', /valid time of day/],
        ['5', /Event 5 was dropped/],
        ['4000', /There is no event 4,000: the newest is 102/],
        ['id:none', /No kept event has the ID “none”/],
      ];
      for (const [typed, said] of problems) {
        await bar(panel).fill(typed);
        await bar(panel).press('Enter');
        await panel.page.getByText(said).waitFor();
      }
      await bar(panel).press('Escape');
      await panel.page.getByRole('button', { name: /^message/ }).click();
      await eventually(async () => assert.ok(!(await numbers(panel)).includes(101)));
      await panel.grid.press('Control+g');
      await bar(panel).fill('101');
      await bar(panel).press('Enter');
      await panel.page.getByText('Event 101 is currently hidden').waitFor();
      await eventually(async () => assert.deepEqual(await selected(panel), [102]));
    }));
});

describe('bookmarks', () => {
  test('are set and taken away, gone to in both directions, and come back with the page', () =>
    bench.inPanel({ state: { bookmarks: [40], follow: false, topSeq: 1 } }, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(100));
      await panel.rows.nth(2).click();
      await panel.grid.press('b');
      await panel.rows.nth(7).click();
      await panel.grid.press('Control+F2');
      await eventually(async () => assert.equal(await panel.grid.locator('[aria-description=Bookmarked]').count(), 2));
      const walk: [key: string, seq: number][] = [
        ['F2', 40],
        ['F2', 3],
        ['F2', 8],
        ['Shift+F2', 3],
        ['Shift+F2', 40],
      ];
      for (const [key, seq] of walk) {
        await panel.grid.press(key);
        await eventually(async () => assert.deepEqual(await selected(panel), [seq], key));
      }
      await panel.grid.press('b');
      const state = (await panel.host((host) => host.state)) as { bookmarks: unknown };
      assert.deepEqual(state.bookmarks, [3, 8]);
    }));

  test('of a dropped event is told once, and is gone', () =>
    bench.inPanel({ state: { bookmarks: [5, 50] } }, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(100));
      await panel.host((host) => host.drop(20));
      await panel.grid.press('F2');
      await panel.page.getByText('Event 5 was dropped').waitFor();
      await panel.grid.press('F2');
      await eventually(async () => assert.deepEqual(await selected(panel), [50]));
      assert.deepEqual(((await panel.host((host) => host.state)) as { bookmarks: unknown }).bookmarks, [50]);
    }));

  test('none is told too', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(3));
      await panel.grid.press('F2');
      await panel.page.getByText('There are no bookmarks').waitFor();
    }));
});

test('F2 pressed twice quickly goes two bookmarks on', () =>
  bench.inPanel({ state: { bookmarks: [10, 20, 30], follow: false, topSeq: 1 } }, async (panel) => {
    await panel.host((host, events) => host.push(...events), numbered(50));
    await panel.grid.focus();
    await panel.grid.evaluate((grid) => {
      for (let i = 0; i < 2; i++) grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true }));
    });
    await eventually(async () => assert.deepEqual(await selected(panel), [20]));
  }));
