import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousInAllThemes } from './support/axe.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const sample = '{"id":12345678901234567890,"choices":[{"delta":{"content":"Hello"}},{}],"id":1.50,"done":false}';

function tree(panel: Panel): Locator {
  return panel.page.getByRole('tree', { name: 'Data' });
}

/** Opens the details of an event whose data is that. */
async function withTree(
  data: string,
  action: (panel: Panel) => Promise<void>,
  options: PanelOptions = {},
): Promise<void> {
  await bench.inPanel(options, async (panel) => {
    await panel.host((host, data) => host.push({ data }), data);
    await panel.rows.first().click();
    await tree(panel).waitFor();
    await action(panel);
  });
}

/** The rows that exist, each as it is read, its level before it. */
function rows(panel: Panel): Promise<string[]> {
  return tree(panel)
    .getByRole('treeitem')
    .evaluateAll((items) =>
      items.map((item) => {
        const parts = [...item.children].map(({ textContent }) => textContent);
        return `${item.getAttribute('aria-level')} ${parts.join('').trim()}`;
      }),
    );
}

function active(panel: Panel): Promise<string | null> {
  return tree(panel).evaluate((tree) => {
    const id = tree.getAttribute('aria-activedescendant');
    const row = id === null ? null : tree.querySelector(`#${id}`);
    return (
      row &&
      [...row.children]
        .map(({ textContent }) => textContent)
        .join('')
        .trim()
    );
  });
}

async function copied(panel: Panel): Promise<unknown> {
  return (await panel.host((host) => host.callsOf('copyText'))).at(-1)?.[0];
}

describe('the tree of JSON', () => {
  test('shows every node as it came: digits, duplicates, order', () =>
    withTree(sample, async (panel) => {
      assert.deepEqual(await rows(panel), [
        '1 {4}',
        '2 "id": 12345678901234567890',
        '2 "choices": [2]',
        '3 0: {1}',
        '4 "delta": {1}',
        '5 "content": "Hello"',
        '3 1: {}',
        '2 "id": 1.50',
        '2 "done": false',
      ]);
    }));

  test('says of each item its level, place and number', () =>
    withTree(sample, async (panel) => {
      const item = tree(panel).getByRole('treeitem').nth(2);
      const names = ['aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded'];
      const values = await Promise.all(names.map((name) => item.getAttribute(name)));
      assert.deepEqual(values, ['2', '2', '4', 'true']);
      const leaf = tree(panel).getByRole('treeitem').nth(1);
      assert.equal(await leaf.getAttribute('aria-expanded'), null);
    }));

  test('is walked with the keys of the tree pattern', () =>
    withTree(sample, async (panel) => {
      await panel.grid.press('Enter');
      const press = async (...keys: string[]): Promise<string | null> => {
        for (const key of keys) await tree(panel).press(key);
        return active(panel);
      };
      assert.equal(await active(panel), '{4}');
      assert.equal(await press('ArrowDown', 'ArrowDown'), '"choices": [2]');
      assert.match((await press('ArrowLeft')) ?? '', /^"choices": \[2\] \[\{"delta".*\]$/, 'folded, with a preview');
      assert.equal((await rows(panel)).length, 5);
      assert.equal(await press('ArrowRight'), '"choices": [2]');
      assert.equal(await press('ArrowRight'), '0: {1}');
      assert.equal(await press('ArrowLeft', 'ArrowLeft'), '"choices": [2]');
      assert.equal((await rows(panel)).length, 7);
      assert.match((await press('Enter')) ?? '', / \[\{"delta"/);
      assert.equal(await press('Enter'), '"choices": [2]');
      assert.equal(await press('ArrowDown', '*'), '0: {1}');
      assert.equal((await rows(panel)).length, 9);
      assert.equal(await press('End'), '"done": false');
      assert.equal(await press('ArrowDown', 'ArrowUp'), '"id": 1.50');
      assert.equal(await press('Home'), '{4}');
      assert.equal(
        await press('ArrowLeft'),
        '{4} {"id":12345678901234567890,"choices":[{"delta":{"content":"Hello"}},{}],"id":1.50,"done":false}',
      );
    }));

  test('is folded and unfolded with the mouse, and as a whole', () =>
    withTree(sample, async (panel) => {
      await tree(panel).getByRole('treeitem').nth(2).click();
      assert.equal((await rows(panel)).length, 5);
      await panel.button('Expand all').click();
      assert.equal((await rows(panel)).length, 9);
      await panel.button('Collapse all').click();
      assert.equal((await rows(panel)).length, 5);
    }));

  test('copies the path and the value of a node', () =>
    withTree(String.raw`{"it's":["a\"b",{"n": 1.0}]}`, async (panel) => {
      await tree(panel).getByRole('treeitem').nth(2).click();
      await panel.button('Copy path').click();
      assert.equal(await copied(panel), String.raw`$['it\'s'][0]`);
      await panel.page.getByText('Copied path', { exact: true }).waitFor();
      await panel.button('Copy value').click();
      assert.equal(await copied(panel), 'a"b');
      await tree(panel).press('ArrowDown');
      await tree(panel).press('Control+c');
      assert.equal(await copied(panel), '{"n": 1.0}');
      await tree(panel).press('Shift+Alt+c');
      assert.equal(await copied(panel), String.raw`$['it\'s'][1]`);
    }));

  test('gives way to text when that is wanted, for the next event too', () =>
    withTree(sample, async (panel) => {
      await panel.button('Show as text').click();
      assert.equal(await tree(panel).count(), 0);
      await panel.host((host) => host.push({ data: '[2]' }));
      await panel.rows.last().click();
      await eventually(async () => assert.equal(await panel.eventView.locator('pre').textContent(), '[\n  2\n]'));
      const { details } = (await panel.host((host) => host.state)) as { details: unknown };
      assert.deepEqual(details, { tab: 'data', asText: true, wrap: true, markdown: false, hex: false });
      await panel.button('Show as text').click();
      assert.deepEqual(await rows(panel), ['1 [1]', '2 0: 2']);
    }));

  test('of a hostile server is text', () => {
    const attack = '<img src=x onerror="globalThis.broken=1">\u202e<script>globalThis.broken=1</script>';
    return withTree(JSON.stringify({ [attack]: attack }), async (panel) => {
      await tree(panel).getByText(JSON.stringify(attack), { exact: true }).first().waitFor();
      await tree(panel).press('End');
      await panel.page.getByText(`$['${attack}']`, { exact: true }).waitFor();
      await panel.page.getByRole('textbox', { name: 'Search in the data' }).fill('<img');
      await panel.page.getByText('1 of 1', { exact: true }).waitFor();
      assert.equal(await panel.page.locator('img, script:not([nonce])').count(), 0);
      assert.equal(await panel.page.evaluate(() => 'broken' in globalThis), false);
    });
  });
});

describe('the search in the data', () => {
  const box = (panel: Panel): Locator => panel.page.getByRole('textbox', { name: 'Search in the data' });

  test('goes from hit to hit, unfolds them, and marks what was found', () =>
    withTree('{"a":{"name":"x"},"b":[["a NAME"]],"c":1}', async (panel) => {
      await panel.button('Collapse all').click();
      await tree(panel).press('Control+f');
      await box(panel).pressSequentially('name');
      await panel.page.getByText('1 of 2', { exact: true }).waitFor();
      assert.equal(await active(panel), '"name": "x"');
      await box(panel).press('Enter');
      assert.equal(await active(panel), '0: "a NAME"');
      assert.deepEqual(await tree(panel).locator('mark').allInnerTexts(), ['name', 'NAME']);
      await box(panel).press('Enter');
      assert.equal(await active(panel), '"name": "x"');
      await box(panel).press('Shift+Enter');
      assert.equal(await active(panel), '0: "a NAME"');
      await panel.button('Previous match').click();
      assert.equal(await active(panel), '"name": "x"');
      await tree(panel).press('F3');
      assert.equal(await active(panel), '0: "a NAME"');
      await box(panel).fill('nothing like it');
      await panel.page.getByText('No results', { exact: true }).waitFor();
      await box(panel).press('Escape');
      assert.equal(await box(panel).inputValue(), '');
      assert.equal(await tree(panel).locator('mark').count(), 0);
      await panel.page.getByRole('region', { name: 'Event details' }).waitFor();
    }));
});

describe('a million nodes', () => {
  /** 3 MB, far beyond what comes with the event at first. */
  const million = `[${Array.from({ length: 333_333 }, (_, i) => `{"n":${i}}`).join(',')},{"last":true}]`;

  test('come in whole, are read while the page answers, and only what is seen exists', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, data) => host.push({ data }, { data: '[1]' }), million);
      // What the page says while it reads: it draws in between.
      await panel.page.evaluate(() => {
        const said = new Set<string>();
        Object.assign(globalThis, { said });
        const look = (root: ParentNode): void => {
          for (const element of root.querySelectorAll('*')) {
            if (element.matches('[role=status]')) said.add(element.textContent);
            if (element.shadowRoot !== null) look(element.shadowRoot);
          }
        };
        setInterval(() => look(document));
      });
      await panel.rows.first().click();
      await tree(panel).waitFor();
      await panel.button('Expand all').click();
      await tree(panel).press('End');
      await eventually(async () => assert.equal(await active(panel), '"last": true'));
      assert.ok((await tree(panel).getByRole('treeitem').count()) < 100);
      await panel.page.getByText("$[333333]['last']", { exact: true }).waitFor();
      const item = await tree(panel).getByRole('treeitem').last().boundingBox();
      const around = await tree(panel).boundingBox();
      assert.ok(item && around && item.y + item.height <= around.y + around.height + 1, 'the last row is seen whole');
      await panel.page.getByRole('textbox', { name: 'Search in the data' }).fill('"n"');
      await panel.page.getByText(/^1 of \D*100\D?000\+$/).waitFor();
      const said = await panel.page.evaluate(() => [...(globalThis as unknown as { said: Set<string> }).said]);
      const reading = said.filter((text) => text.startsWith('Reading the JSON'));
      assert.ok(reading.length >= 2, said.join(', '));
      assert.ok((await panel.host((host) => host.callsOf('dataPiece'))).length >= 3, 'it came in pieces');
    }));

  test('are left when another event is looked at', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, data) => host.push({ data }, { data: '[1]' }), million);
      await panel.rows.first().click();
      await panel.rows.last().click();
      await eventually(async () => assert.deepEqual(await rows(panel), ['1 [1]', '2 0: 1']));
    }));
});

test('data whose rest is gone is text as far as it came, which is said', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host(
      (host, data) => {
        host.log.dropsPieces = true;
        return host.push({ data });
      },
      `[${'1,'.repeat(150_000)}1]`,
    );
    await panel.rows.first().click();
    await panel.page.getByText(/The event was dropped before the rest of it could be fetched/).waitFor();
    assert.equal((await panel.eventView.locator('pre').textContent())?.length, 200_000);
    assert.equal(await tree(panel).count(), 0);
  }));

test('axe finds nothing serious in the tree in any theme', () =>
  withTree(sample, async (panel) => {
    await panel.page.getByRole('textbox', { name: 'Search in the data' }).fill('id');
    await panel.page.getByText('1 of 2', { exact: true }).waitFor();
    assert.deepEqual(await seriousInAllThemes(panel), []);
    await panel.button('Show as text').click();
    await panel.page.getByRole('tab', { name: 'Info' }).click();
    assert.deepEqual(await seriousInAllThemes(panel), []);
  }));
