import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { headersOf, selected, shown } from './support/grid.ts';
import { Keyboard } from './support/keyboard.ts';
import { cutOff, measured, tenSeconds } from './support/measured.ts';
import { type Panel, PanelBench } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';
import { shownDiagnoses } from './support/shown-diagnoses.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const rowCount = (panel: Panel): Promise<string | null> => panel.grid.getAttribute('aria-rowcount');

/** The notes are unfolded. */
async function useDiagnoses(panel: Panel, keyboard: Keyboard): Promise<void> {
  const { page } = panel;
  await keyboard.tabTo(/^Diagnostics/);
  await keyboard.press('Enter');
  await page.getByRole('region', { name: 'Diagnostics' }).getByText('SSE201').first().waitFor();
}

/** Rows are filtered by a type, and by a query that is suggested. */
async function filterRows(panel: Panel, keyboard: Keyboard): Promise<void> {
  const { page } = panel;
  // Type buttons: one stop, and arrow keys.
  await keyboard.tabTo('Filter events', 'Shift+Tab');
  await keyboard.tabTo('All');
  await keyboard.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  assert.equal((await keyboard.focused()).name, 'token 5');
  await keyboard.press('Space');
  await eventually(async () => assert.equal(await rowCount(panel), '6'));
  await keyboard.press('Space');
  await eventually(async () => assert.equal(await rowCount(panel), '41'));

  // Filter, and its suggestions.
  await keyboard.tabTo('Filter events', 'Shift+Tab');
  await keyboard.type('type:tok');
  await page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').getByText('token').waitFor();
  await keyboard.press('ArrowDown', 'Enter');
  await eventually(async () => assert.equal(await rowCount(panel), '6'));
  await keyboard.press('Escape');
  await eventually(async () => assert.equal(await rowCount(panel), '41'));
}

/** Something is found, gone to, marked, selected; the list is paused. */
async function useList(panel: Panel, keyboard: Keyboard): Promise<void> {
  const { page } = panel;
  // Find.
  await keyboard.press('Control+f');
  await keyboard.type('hello');
  await keyboard.press('Enter');
  await eventually(async () =>
    assert.equal((await page.getByRole('status', { name: 'Matches' }).innerText()).trim(), '1 of 5'),
  );
  await keyboard.press('Escape');

  // The list: going to an event, bookmarks, a range, pause.
  await keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'Go to event' }).and(page.locator(':focus')).waitFor();
  await keyboard.type('#12');
  await keyboard.press('Enter');
  await eventually(async () => assert.deepEqual(await selected(panel), [12]));
  await keyboard.press('b', 'ArrowDown', 'F2');
  await eventually(async () => assert.deepEqual(await selected(panel), [12]));
  await keyboard.press('Shift+ArrowDown');
  await eventually(async () => assert.deepEqual(await selected(panel), [12, 13]));
  await keyboard.press('Control+c');
  await eventually(async () => assert.equal((await panel.host((host) => host.callsOf('copyRange'))).length, 1));
  await keyboard.press('Space');
  await eventually(async () => assert.equal(await panel.button('Pause').getAttribute('aria-pressed'), 'true'));
  await keyboard.press('Space', 'ArrowUp');
}

/** Three tabs, and the next of the type. */
async function readDetails(panel: Panel, keyboard: Keyboard): Promise<void> {
  const { page } = panel;
  await keyboard.press('Enter');
  await keyboard.tabTo('Data', 'Shift+Tab');
  for (const tab of ['Raw', 'Info']) {
    await keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: tab, selected: true }).waitFor();
  }
  const before = await shown(panel);
  await keyboard.press('Alt+ArrowDown');
  await eventually(async () => assert.notEqual(await shown(panel), before));
  await keyboard.press('Escape');
}

/** A column is shown. */
async function addColumn(panel: Panel, keyboard: Keyboard): Promise<void> {
  const { page } = panel;
  await keyboard.tabTo('Columns');
  await keyboard.press('ArrowDown');
  const id = page.getByRole('menuitemcheckbox', { name: 'ID', exact: true });
  const isAtId = (): Promise<boolean> => id.evaluate((item) => item.matches(':focus'));
  for (let step = 0; step < 20 && !(await isAtId()); step++) await keyboard.press('ArrowDown');
  await keyboard.press('Space', 'Escape');
  await eventually(async () => assert.ok((await headersOf(panel)).includes('ID')));
}

/** In the menu at the end of the bar, whose controls are one stop. @param item - from 1 */
async function chooseMore(keyboard: Keyboard, item: number): Promise<void> {
  await keyboard.tabTo('Filter events', 'Shift+Tab');
  await keyboard.press('Tab', 'End', ...Array<string>(item).fill('ArrowDown'), 'Enter');
}

/** The timeline filters the list. */
async function useCharts(panel: Panel, keyboard: Keyboard): Promise<void> {
  const { page } = panel;
  await chooseMore(keyboard, 4);
  await page.getByRole('slider', { name: 'Timeline' }).locator('canvas').waitFor();
  // The tab of that name, and then the picture.
  await keyboard.tabTo('Timeline');
  await keyboard.tabTo('Timeline');
  await keyboard.press('Home', 'Enter');
  const filter = page.getByRole('searchbox', { name: 'Filter events' });
  await eventually(async () => assert.match(await filter.inputValue(), /after:/));
  await keyboard.press('Escape');
  await eventually(async () => assert.equal(await filter.inputValue(), ''));
}

/** Events are exported, and the account is read. */
async function exportAndCount(panel: Panel, keyboard: Keyboard): Promise<void> {
  const { page } = panel;
  // Export.
  await chooseMore(keyboard, 5);
  await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('exportEvents')), [['all']]));

  // The account.
  await keyboard.tabTo(/^kept/);
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Events kept' }).waitFor();
  await keyboard.press('Escape');
}

test('a stream is inspected with the keyboard alone', () =>
  bench.inPanel({ size: { width: 1200, height: 900 } }, async (panel) => {
    const keyboard = new Keyboard(panel.page);
    await panel.host((host, given) => Object.assign(host, given), {
      statistics: measured(tenSeconds),
      attempts: cutOff,
      streamDiagnoses: shownDiagnoses,
    });
    await panel.host((host, events) => host.push(...events), mixed);
    await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
    await useDiagnoses(panel, keyboard);
    await filterRows(panel, keyboard);
    await useList(panel, keyboard);
    await readDetails(panel, keyboard);
    await addColumn(panel, keyboard);
    await useCharts(panel, keyboard);
    await exportAndCount(panel, keyboard);
  }));
