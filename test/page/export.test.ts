import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PanelBench } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

describe('the menu Export…', () => {
  test('exports all events, the shown and the selected ones', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const item = (name: string): ReturnType<typeof panel.page.getByRole> =>
        panel.page.getByRole('menuitem', { name, exact: true });
      await panel.button('Export…').click();
      assert.ok(await item('Export Selected Events…').isDisabled());
      await item('Export All Events…').click();
      await panel.button('Export…').click();
      await item('Export Shown Events…').click();
      await panel.rows.nth(2).click();
      await panel.button('Export…').click();
      await item('Export Selected Events…').click();
      assert.deepEqual(await panel.host((host) => host.callsOf('exportEvents')), [['all'], ['shown'], ['selected']]);
      const [selected] = (await panel.host((host) => host.callsOf('select'))).at(-1) ?? [];
      assert.deepEqual(Object.keys(selected as object), ['from', 'to']);
    }));

  test('copies the selected rows, else the shown ones, and says so', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const copy = async (name: string): Promise<void> => {
        await panel.button('Export…').click();
        await panel.page.getByRole('menuitem', { name, exact: true }).click();
      };
      await copy('NDJSON');
      await panel.rows.nth(2).click();
      await copy('Event Stream');
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
      await panel.button('Export…').focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await panel.page.keyboard.press(key);
      assert.deepEqual(await panel.host((host) => host.callsOf('copyRows')), [['ndjson', 'shown']]);
      assert.ok(await panel.button('Export…').evaluate((button) => button.matches(':focus')));
    }));
});
