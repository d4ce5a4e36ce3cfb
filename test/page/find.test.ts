import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousViolations } from './support/axe.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed, numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const boxOf = (panel: Panel) => panel.page.getByRole('textbox', { name: 'Find events' });
const said = (panel: Panel) => panel.page.getByRole('status', { name: 'Matches' });

async function says(panel: Panel, text: string): Promise<void> {
  await eventually(async () => assert.equal((await said(panel).innerText()).trim(), text));
}

test('Ctrl+F finds rows and hides none; Enter and Shift+Enter go on; Escape closes it', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), mixed);
    const { keyboard } = panel.page;
    await panel.grid.focus();
    await keyboard.press('Control+f');
    assert.ok(await boxOf(panel).evaluate((box) => box.matches(':focus')));
    await keyboard.type('hello');
    await says(panel, '1 of 5');
    assert.equal(await panel.grid.getAttribute('aria-rowcount'), '41');
    const selected = panel.grid.locator('[role=row][aria-selected=true]');
    await eventually(async () => assert.match(await selected.innerText(), /Hello 7/));
    assert.equal(await selected.locator('mark').innerText(), 'Hello');
    assert.deepEqual(await seriousViolations(panel), []);
    await keyboard.press('Enter');
    await says(panel, '2 of 5');
    await keyboard.press('Shift+Enter');
    await keyboard.press('Shift+Enter');
    await says(panel, '5 of 5');
    await panel.button('Next match').click();
    await says(panel, '1 of 5');
    await boxOf(panel).press('Escape');
    await eventually(async () => assert.equal(await boxOf(panel).count(), 0));
    await eventually(async () => assert.equal(await panel.grid.locator('.found').count(), 0));
    assert.equal((await panel.host((host) => host.callsOf('setFind'))).at(-1)?.[0], null);
  }));

test('goes as many steps as Enter is pressed, however fast', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), mixed);
    await panel.grid.focus();
    await panel.page.keyboard.press('Control+f');
    await boxOf(panel).fill('hello');
    await says(panel, '1 of 5');
    // All before the host can respond to the first.
    await boxOf(panel).evaluate((box) => {
      const enter = { key: 'Enter', bubbles: true, composed: true, cancelable: true };
      for (let times = 0; times < 3; times++) box.dispatchEvent(new KeyboardEvent('keydown', enter));
    });
    await says(panel, '4 of 5');
  }));

test('finds among the rows of the filter, and says what cannot be read', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), mixed);
    await panel.page.getByRole('searchbox', { name: 'Filter events' }).fill('type:token');
    await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '6'));
    await panel.page.keyboard.press('Control+f');
    await boxOf(panel).fill('#>10');
    await says(panel, '1 of 4');
    await boxOf(panel).fill('size>1kbb');
    await panel.page.getByRole('alert').getByText('Unknown unit “kbb”').waitFor();
    assert.equal(await boxOf(panel).getAttribute('aria-invalid'), 'true');
    await boxOf(panel).fill('nothing');
    await says(panel, 'No results');
  }));

test('marks where a regular expression matches, and texts beside it', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), mixed);
    await panel.grid.press('Control+f');
    await boxOf(panel).fill('/h.l+o/i 7');
    await says(panel, '1 of 1');
    const marks = panel.grid.locator('[role=row][aria-selected=true] mark');
    await eventually(async () => assert.deepEqual(await marks.allInnerTexts(), ['Hello', '7']));
  }));

describe('the search', () => {
  for (const { width, what } of [
    { width: 1222, what: 'in a window' },
    { width: 300, what: 'in a side bar' },
  ]) {
    test(`takes no height from the list, and shows what it finds beside itself, ${what}`, () =>
      bench.inPanel({ size: { width, height: 698 } }, async (panel) => {
        await panel.host((host, events) => host.push(...events), [...mixed, ...numbered(200)]);
        const heightOf = async () => {
          const { y, height } = (await panel.grid.boundingBox()) ?? assert.fail('there is no list');
          return { y, height };
        };
        const before = await heightOf();
        await panel.grid.press('Control+f');
        const row = panel.grid.locator('[role=row][aria-selected=true]');
        // One in the midst of the list, and the first.
        for (const text of ['"n":100}', '"value":1.25']) {
          await boxOf(panel).fill(text);
          await says(panel, '1 of 1');
          assert.deepEqual(await heightOf(), before);
          await eventually(async () => {
            const { y = 0 } = (await row.boundingBox()) ?? {};
            const bar = await panel.page.getByRole('search', { name: 'Find in the list' }).boundingBox();
            assert.ok(bar !== null && bar.x >= 0 && bar.x + bar.width <= width, JSON.stringify(bar));
            assert.ok(y >= bar.y + bar.height, `${text}: ${y} is not below ${JSON.stringify(bar)}`);
          });
        }
      }));
  }

  test('begins where the person is, and goes on from there as they type on', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.grid.press('Control+Home');
      for (let times = 0; times < 9; times++) await panel.grid.press('ArrowDown');
      await panel.grid.press('Control+f');
      await boxOf(panel).fill('Hell');
      await says(panel, '2 of 5');
      await boxOf(panel).fill('Hello');
      await says(panel, '2 of 5');
      await boxOf(panel).fill('Hello 2');
      await says(panel, '1 of 2');
      // Less is looked for: again from where they were, and not from what was found for more.
      await boxOf(panel).fill('Hello');
      await says(panel, '2 of 5');
    }));
});
