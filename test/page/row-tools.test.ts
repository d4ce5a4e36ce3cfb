import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousInAllThemes } from './support/axe.ts';
import { lastFilter } from './support/filter.ts';
import { numbers } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed, numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** Of the row that has buttons now. */
const tools = (panel: Panel) => panel.page.locator('sse-event-grid .row-tools');

async function copied(panel: Panel): Promise<unknown> {
  return (await panel.host((host) => host.callsOf('copy'))).at(-1);
}

describe('the row that the mouse is over', () => {
  test('has buttons: to copy it, show its type, and mark it; nothing moves', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      // Neither the row above nor the one below has its type.
      const row = panel.rows.filter({ hasText: 'Hello 28' });
      const before = await panel.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().toJSON()));
      await row.hover();
      await tools(panel)
        .and(panel.page.getByRole('group', { name: 'Event 28', exact: true }))
        .waitFor();
      assert.deepEqual(
        await panel.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().toJSON())),
        before,
      );
      assert.deepEqual(await seriousInAllThemes(panel), []);
      await panel.button('Copy data').click();
      assert.deepEqual(await copied(panel), [28, 'data']);
      await panel.button('Set bookmark').click();
      await panel.button('Remove bookmark').waitFor();
      await panel.button('Show only token').click();
      assert.deepEqual(await lastFilter(panel), { only: ['token'], hide: [] });
    }));

  test('is the one below the mouse while the list moves on, and none when the mouse leaves', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(100));
      await panel.rows.nth(5).hover();
      const name = () => tools(panel).getAttribute('aria-label');
      const before = (await numbers(panel))[5] ?? Number.NaN;
      assert.equal(await name(), `Event ${before}`);
      await panel.host((host, events) => host.push(...events), numbered(3));
      await eventually(async () => assert.equal(await name(), `Event ${before + 3}`));
      await panel.page.mouse.move(0, 0);
      await eventually(async () => assert.equal(await tools(panel).count(), 0));
    }));
});

describe('the row that has the keyboard', () => {
  test('has the same, with keys for each', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.grid.press('Home');
      await tools(panel)
        .and(panel.page.getByRole('group', { name: 'Event 1', exact: true }))
        .waitFor();
      await panel.grid.press('Control+c');
      assert.deepEqual(await copied(panel), [1, 'data']);
      const type = (await panel.rows.first().locator('.type').innerText()).trim();
      await panel.grid.press('t');
      assert.deepEqual(await lastFilter(panel), { only: [type], hide: [] });
      await panel.grid.press('t');
      assert.deepEqual(await lastFilter(panel), { only: [], hide: [] });
    }));
});

describe('a node of JSON', () => {
  const data = '{"user":{"first name":"Zoë","id":3},"ok":true}';

  async function open(panel: Panel): Promise<void> {
    await panel.host((host, data) => host.push({ data }, { data: '{"ok":false}' }), data);
    await panel.rows.first().click();
    await panel.button('Expand all').click();
    await panel.page.getByRole('treeitem', { name: 'id' }).waitFor();
  }

  test('is filtered by and made a column at a click, where the mouse is', () =>
    bench.inPanel({ size: { width: 1222, height: 700 } }, async (panel) => {
      await open(panel);
      const tree = panel.page.locator('sse-json-tree');
      await panel.page.getByRole('treeitem', { name: 'first name' }).hover();
      await tree.getByRole('button', { name: 'Filter by this value' }).click();
      const box = panel.page.getByRole('searchbox', { name: 'Filter events' });
      await eventually(async () => assert.equal(await box.inputValue(), `$.user['first name'] == "Zoë"`));
      await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '2'));
      await panel.page.getByRole('treeitem', { name: 'id' }).hover();
      await tree.getByRole('button', { name: 'Add as column' }).click();
      await panel.page.getByRole('columnheader', { name: '$.user.id' }).waitFor();
      await tree.getByRole('button', { name: 'Add as column' }).click();
      assert.equal(await panel.page.getByRole('columnheader', { name: '$.user.id' }).count(), 1);
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));

  test('with the keyboard too, and by buttons below the tree', () =>
    bench.inPanel({ size: { width: 1222, height: 700 } }, async (panel) => {
      await open(panel);
      const tree = panel.page.getByRole('tree');
      await tree.press('End');
      await tree.press('Shift+Alt+F');
      const box = panel.page.getByRole('searchbox', { name: 'Filter events' });
      await eventually(async () => assert.equal(await box.inputValue(), '$.ok == true'));
      await tree.press('Shift+Alt+A');
      await panel.page.getByRole('columnheader', { name: '$.ok' }).waitFor();
      await tree.press('ArrowUp');
      await panel.page
        .getByRole('group', { name: 'Node' })
        .getByRole('button', { name: 'Filter by this value' })
        .click();
      await eventually(async () => assert.equal(await box.inputValue(), '$.ok == true $.user.id == 3'));
      await tree.press('Home');
      await tree.press('Shift+Alt+F');
      await panel.page.getByText('This node can’t be filtered by').waitFor({ state: 'attached' });
    }));
});
