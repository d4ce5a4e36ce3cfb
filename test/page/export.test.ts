import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PanelBench } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

describe('the menu of the bar', () => {
  test('exports all events, the shown and the selected ones', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const item = (name: string): ReturnType<typeof panel.page.getByRole> =>
        panel.page.getByRole('menuitem', { name, exact: true });
      await panel.button('More actions').click();
      assert.ok(await item('Export Selected Events…').isDisabled());
      await item('Export All Events…').click();
      await panel.button('More actions').click();
      await item('Export Shown Events…').click();
      await panel.rows.nth(2).click();
      await panel.button('More actions').click();
      await item('Export Selected Events…').click();
      assert.deepEqual(await panel.host((host) => host.callsOf('exportEvents')), [['all'], ['shown'], ['selected']]);
      const [selected] = (await panel.host((host) => host.callsOf('select'))).at(-1) ?? [];
      assert.deepEqual(Object.keys(selected as object), ['from', 'to']);
    }));

  test('copies the selected rows, else the shown ones, and says so', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.more('NDJSON');
      await panel.rows.nth(2).click();
      await panel.more('Event Stream');
      const calls = await panel.host((host) => host.callsOf('copyRows'));
      assert.deepEqual(calls, [
        ['ndjson', 'shown'],
        ['raw', 'selected'],
      ]);
      await panel.page.getByText('Copied 2 events as NDJSON').waitFor({ state: 'attached' });
    }));

  test('is gone through by the keyboard, which goes back to the button', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.button('More actions').focus();
      await panel.page.keyboard.press('ArrowDown');
      const items = panel.page.getByRole('menuitem');
      await items.and(panel.page.locator(':focus')).getByText('Go to Event…').waitFor();
      const count = await items.and(panel.page.locator(':enabled')).count();
      for (let step = 4; step < count; step++) await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Enter');
      assert.deepEqual(await panel.host((host) => host.callsOf('copyRows')), [['ndjson', 'shown']]);
      assert.ok(await panel.button('More actions').evaluate((button) => button.matches(':focus')));
    }));

  test('has what the bar has no button for, in a narrow one also Find and Clear', () =>
    bench.inPanel({ size: { width: 300, height: 500 } }, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      assert.equal(await panel.button('Find').count(), 0);
      await panel.more('Find…');
      await panel.page.getByRole('textbox', { name: 'Find events' }).press('Escape');
      await panel.more('Columns…');
      await panel.page.getByRole('menuitem', { name: 'Reset Columns' }).press('Escape');
      assert.ok(await panel.button('More actions').evaluate((button) => button.matches(':focus')));
      await panel.more('Saved Filters…');
      assert.equal((await panel.host((host) => host.callsOf('pickFilter'))).length, 1);
      await panel.more('Clear Events');
      assert.equal((await panel.host((host) => host.callsOf('clear'))).length, 1);
    }));
});
