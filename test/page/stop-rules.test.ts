import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

describe('stop rules', () => {
  async function lastRules(panel: Panel): Promise<unknown> {
    return (await panel.host((host) => host.callsOf('setStopRules'))).at(-1)?.[0];
  }

  test('are edited in place; what is no rule yet is not sent', () =>
    bench.inPanel({}, async (panel) => {
      await panel.openRequest('Stop conditions');
      const type = panel.page.getByRole('textbox', { name: 'Type of condition 1' });
      assert.equal(await type.inputValue(), 'done');
      await panel.button('Add condition').click();
      assert.equal(await panel.host((host) => host.callsOf('setStopRules').length), 0);
      await panel.page.getByRole('textbox', { name: 'Data of condition 2' }).fill('[DONE]');
      assert.deepEqual(await lastRules(panel), [{ type: 'done' }, { data: '[DONE]' }]);
      await type.fill('end');
      assert.deepEqual(await lastRules(panel), [{ type: 'end' }, { data: '[DONE]' }]);
      await panel.button('Remove condition 1').click();
      assert.deepEqual(await lastRules(panel), [{ data: '[DONE]' }]);
    }));

  test('are switched off and on as they were', () =>
    bench.inPanel({ hydration: { stopOn: [{ type: 'end', data: 'x' }] } }, async (panel) => {
      await panel.openRequest('Stop conditions');
      const onOff = panel.page.getByRole('checkbox', { name: /^Disconnect when/ });
      await onOff.press('Space');
      assert.deepEqual(await lastRules(panel), []);
      await onOff.press('Space');
      assert.deepEqual(await lastRules(panel), [{ type: 'end', data: 'x' }]);
    }));

  test('are of several kinds, and one that says more than its boxes stays whole until it is edited', () => {
    const rich = { type: 'a', data: 'x', afterEvents: 2 };
    return bench.inPanel({ hydration: { stopOn: [rich] } }, async (panel) => {
      const box = (name: string, n = 2) =>
        panel.page.getByRole('textbox', { name: `${name} of condition ${n}`, exact: true });
      const choose = async (kind: string, n = 2): Promise<void> => {
        await panel.page.getByRole('combobox', { name: `Kind of condition ${n}` }).click();
        await panel.page.getByRole('option', { name: kind, exact: true }).click();
      };
      await panel.openRequest('Stop conditions');
      await panel.button('Add condition').click();
      await choose('An event that contains');
      assert.deepEqual(await panel.host((host) => host.callsOf('setStopRules')), []);
      await box('Text').fill('[DONE]');
      assert.deepEqual(await lastRules(panel), [rich, { contains: '[DONE]' }]);
      await choose('A value in its JSON');
      await box('Path').fill('$.a[');
      await panel.page.getByRole('alert').getByText('“$.a[” isn’t a valid JSONPath expression').waitFor();
      assert.deepEqual(await lastRules(panel), [rich]);
      await box('Path').fill('$.a');
      assert.deepEqual(await lastRules(panel), [rich, { path: '$.a', equals: '[DONE]' }]);
      for (const [text, equals] of [
        ['3', 3],
        ['"3"', '3'],
        ['null', null],
        ['{}', '{}'],
      ] as const) {
        await box('Value').fill(text);
        assert.deepEqual(await lastRules(panel), [rich, { path: '$.a', equals }]);
      }
      await choose('Number of events');
      await box('Count').fill('100');
      assert.deepEqual(await lastRules(panel), [rich, { afterEvents: 100 }]);
      await choose('Time since the start');
      await box('Seconds').fill('1.5');
      assert.deepEqual(await lastRules(panel), [rich, { afterSeconds: 1.5 }]);
      await choose('Silence');
      assert.deepEqual(await lastRules(panel), [rich, { silenceSeconds: 1.5 }]);
      await box('Seconds').fill('soon');
      assert.deepEqual(await lastRules(panel), [rich]);
      await choose('The server ends it');
      assert.deepEqual(await lastRules(panel), [rich, { serverEnds: true }]);
      await box('Count', 1).fill('3');
      assert.deepEqual(await lastRules(panel), [{ type: 'a', afterEvents: 3 }, { serverEnds: true }]);
    });
  });

  test('none at all become the usual one when they are switched on', () =>
    bench.inPanel({ hydration: { stopOn: [] } }, async (panel) => {
      await panel.openRequest('Stop conditions');
      await panel.page.getByRole('checkbox', { name: /^Disconnect when/ }).click();
      assert.deepEqual(await lastRules(panel), [{ type: 'done' }]);
    }));
});

test('Escape leads from the stop conditions back to the chip, once they are over the list', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
    await panel.openRequest('Stop conditions');
    await panel.page.keyboard.press('Escape');
    await panel.button('Add condition').waitFor({ state: 'detached' });
    assert.ok(await panel.requestChip.evaluate((button) => button.matches(':focus')));
  }));
