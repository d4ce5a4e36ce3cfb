import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import { headersOf, selected, shown } from './support/grid.ts';
import { cutOff, measured, tenSeconds } from './support/measured.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';
import { told } from './support/told-notes.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** More than there are places for the focus in the panel. */
const maxSteps = 80;

async function hasFocus(place: Locator): Promise<boolean> {
  if ((await place.count()) === 0) return false;
  return place.first().evaluate((element) => element.matches(':focus'));
}

/** Goes with Tab alone. */
async function tabTo({ page }: Panel, place: Locator): Promise<void> {
  for (let step = 0; step < maxSteps; step++) {
    if (await hasFocus(place)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${String(place)}.`);
}

async function press({ page }: Panel, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('a stream is inspected with the keyboard alone', () =>
  bench.inPanel({ size: { width: 1200, height: 900 } }, async (panel) => {
    const { page } = panel;
    const rowCount = (): Promise<string | null> => panel.grid.getAttribute('aria-rowcount');
    await panel.host((host, given) => Object.assign(host, given), {
      statistics: measured(tenSeconds),
      attempts: cutOff,
      streamNotes: told,
    });
    await panel.host((host, events) => host.push(...events), mixed);
    await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));

    // Filter, and its suggestions.
    await tabTo(panel, page.getByRole('searchbox', { name: 'Filter events' }));
    await page.keyboard.type('type:tok');
    await page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').getByText('token').waitFor();
    await press(panel, 'ArrowDown', 'Enter');
    await eventually(async () => assert.equal(await rowCount(), '6'));
    await press(panel, 'Escape');
    await eventually(async () => assert.equal(await rowCount(), '41'));

    // Type buttons.
    await tabTo(panel, panel.button('token 5'));
    await press(panel, 'Space');
    await eventually(async () => assert.equal(await rowCount(), '6'));
    await press(panel, 'Space');
    await eventually(async () => assert.equal(await rowCount(), '41'));

    // Find.
    await press(panel, 'Control+f');
    await page.keyboard.type('hello');
    await press(panel, 'Enter');
    await eventually(async () =>
      assert.equal((await page.getByRole('status', { name: 'Matches' }).innerText()).trim(), '1 of 5'),
    );
    await press(panel, 'Escape');

    // The list: going to an event, bookmarks, a range, pause.
    await press(panel, 'Control+g');
    await page.getByRole('textbox', { name: 'Go to event' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('#12');
    await press(panel, 'Enter');
    await eventually(async () => assert.deepEqual(await selected(panel), [12]));
    await press(panel, 'b', 'ArrowDown', 'F2');
    await eventually(async () => assert.deepEqual(await selected(panel), [12]));
    await press(panel, 'Shift+ArrowDown');
    await eventually(async () => assert.deepEqual(await selected(panel), [12, 13]));
    await press(panel, 'Control+c');
    await eventually(async () => assert.equal((await panel.host((host) => host.callsOf('copyRange'))).length, 1));
    await press(panel, 'Space');
    await eventually(async () => assert.equal(await panel.button('Pause').getAttribute('aria-pressed'), 'true'));
    await press(panel, 'Space', 'ArrowUp');

    // Details: three tabs, and the next of the type.
    await press(panel, 'Enter');
    await tabTo(panel, page.getByRole('tab', { name: 'Data' }));
    for (const tab of ['Raw', 'Info']) {
      await press(panel, 'ArrowRight');
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
    }
    const before = await shown(panel);
    await press(panel, 'Alt+ArrowDown');
    await eventually(async () => assert.notEqual(await shown(panel), before));
    await press(panel, 'Escape');

    // Columns.
    await tabTo(panel, panel.button('Columns'));
    await press(panel, 'ArrowDown');
    const id = page.getByRole('menuitemcheckbox', { name: 'ID', exact: true });
    for (let step = 0; step < 20 && !(await hasFocus(id)); step++) await press(panel, 'ArrowDown');
    await press(panel, 'Space', 'Escape');
    await eventually(async () => assert.ok((await headersOf(panel)).includes('ID')));

    // Charts.
    await tabTo(panel, panel.button('Charts'));
    await press(panel, 'Enter');
    await page.getByRole('slider', { name: 'Timeline' }).locator('canvas').waitFor();
    await tabTo(panel, page.getByRole('slider', { name: 'Timeline' }));
    await press(panel, 'Home', 'Enter');
    const filter = page.getByRole('searchbox', { name: 'Filter events' });
    await eventually(async () => assert.match(await filter.inputValue(), /after:/));
    await press(panel, 'Escape');
    await eventually(async () => assert.equal(await filter.inputValue(), ''));

    // Export.
    await tabTo(panel, panel.button('Export…'));
    await press(panel, 'ArrowDown', 'Enter');
    await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('exportEvents')), [['all']]));

    // The account, and the notes.
    await tabTo(panel, page.getByRole('button', { name: /^kept/ }));
    await press(panel, 'Enter');
    await page.getByRole('dialog', { name: 'Events kept' }).waitFor();
    await press(panel, 'Escape');
    await tabTo(panel, page.getByRole('button', { name: /^Notes/ }));
    await press(panel, 'Enter');
    await page.getByRole('region', { name: 'Notes' }).getByText('SSE201').first().waitFor();
  }));
