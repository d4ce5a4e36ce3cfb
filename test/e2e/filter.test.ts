import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import type { PanelPage } from './support/panel.ts';
import { sameWindow, type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const events = [
  'event: price\nid: 42\ndata: {"user":{"id":3},"text":"hello"}\n\n',
  'event: price\nid: 43\ndata: {"user":{"id":4},"text":"Hello again"}\n\n',
  'event: heartbeat\ndata: tick\n\n',
  `event: bulk\ndata: ${'x'.repeat(2000)}\n\n`,
].join('');

const shows = (panel: PanelPage, ...numbers: number[]): Promise<void> =>
  eventually(async () =>
    assert.deepEqual(
      (await panel.rows()).map(([number]) => Number(number)),
      numbers,
    ),
  );

/** Each query shows what it is to show; one that cannot be read says so. */
async function tryQueries(panel: PanelPage): Promise<void> {
  const queries: Record<string, number[]> = {
    hello: [1, 2],
    'type:price hello': [1, 2],
    '-type:heartbeat': [1, 2, 4],
    'id:42': [1],
    'size>1kb': [4],
    '/hello(?! again)/i': [1],
    '$.user.id == 3': [1],
    'type:heartbeat or $.user.id > 3': [2, 3],
    'not (type:price or type:bulk)': [3],
    'after:00:00 gap>1h': [],
  };
  for (const [query, numbers] of Object.entries(queries)) {
    await panel.filter.fill(query);
    await shows(panel, ...numbers);
    const counts = await panel.counts();
    assert.equal(counts['kept'], 4);
    assert.equal(counts['hidden'], 4 - numbers.length, query);
  }
  await panel.filter.fill('size>1kbb');
  await panel.frame.getByText('Unknown unit “kbb”').waitFor();
  assert.equal(await panel.filter.getAttribute('aria-invalid'), 'true');
}

/** A type is found with what is suggested. */
async function followSuggestions({ page }: VsCodeWindow, panel: PanelPage): Promise<void> {
  await panel.filter.fill('');
  await panel.filter.pressSequentially('typ');
  const options = panel.frame.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  await options.getByText('type:').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await options.getByText('heartbeat').waitFor();
  await page.keyboard.type('heart');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await shows(panel, 3);
  // The buttons are another view of the same filter.
  await eventually(async () => assert.equal(await panel.type('heartbeat', 1).getAttribute('aria-pressed'), 'true'));
  await page.keyboard.press('Enter');
}

/** A filter gets a name, and comes back from the history and by its name. */
async function saveFilter({ page }: VsCodeWindow, panel: PanelPage): Promise<void> {
  await panel.button('Saved filters').click();
  const pick = page.locator('.quick-input-widget:visible');
  await pick.locator('.monaco-list-row').filter({ hasText: 'Save' }).first().click();
  // The list before has an entry of the same name as the box that follows it.
  await pick.getByPlaceholder('Name', { exact: true }).fill('Only ticks');
  await page.keyboard.press('Enter');
  await pick.waitFor({ state: 'hidden' });
  await panel.filter.fill('');
  await shows(panel, 1, 2, 3, 4);
  await panel.filter.press('ArrowUp');
  await eventually(async () => assert.equal(await panel.filter.inputValue(), 'type:heartbeat'));
  await panel.filter.fill('');
  await panel.button('Saved filters').click();
  await pick.locator('.monaco-list-row').filter({ hasText: 'Only ticks' }).click();
  await eventually(async () => assert.equal(await panel.filter.inputValue(), 'type:heartbeat'));
  await shows(panel, 3);
}

test('the language of the filter, its suggestions, its history, and filters with names; its errors point at the place', async (t) => {
  await using server = await startLiveServer(events);
  await workbench.inWindow(t, async (window) => {
    const panel = await connectTo(window, server.url);
    await shows(panel, 1, 2, 3, 4);
    await tryQueries(panel);
    await followSuggestions(window, panel);
    await saveFilter(window, panel);
  });
});

test('what is looked for is counted, marked and gone to, and hides nothing', async (t) => {
  await using server = await startLiveServer(events);
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      const panel = await connectTo(window, server.url);
      await eventually(async () => assert.equal((await panel.counts())['received'], 4));
      await panel.grid.press('Control+f');
      const box = panel.frame.getByRole('textbox', { name: 'Find events' });
      await box.waitFor();
      await box.fill('hello');
      const matches = panel.frame.getByRole('status', { name: 'Matches' });
      await eventually(async () => assert.equal((await matches.innerText()).trim(), '1 of 2'));
      assert.equal((await panel.counts())['hidden'], 0);
      await box.press('Enter');
      await eventually(async () => assert.equal((await matches.innerText()).trim(), '2 of 2'));
      const selected = panel.grid.locator('[role=row][aria-selected=true]');
      await eventually(async () => assert.match(await selected.innerText(), /Hello again/));
      assert.equal(await selected.locator('mark').innerText(), 'Hello');
      await box.fill('/a.ai/');
      await eventually(async () => assert.deepEqual(await panel.grid.locator('mark').allInnerTexts(), ['agai']));
      await page.keyboard.press('Escape');
      await box.waitFor({ state: 'hidden' });
    },
    sameWindow,
  );
});
