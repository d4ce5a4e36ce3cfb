import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousViolations } from './support/axe.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const boxOf = (panel: Panel) => panel.page.getByRole('searchbox', { name: 'Filter events' });
const options = (panel: Panel) => panel.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');

async function hasText(panel: Panel, text: string): Promise<void> {
  await eventually(async () => assert.equal(await boxOf(panel).inputValue(), text));
}

describe('suggestions', () => {
  test('are taken with the keyboard: a field, then a type that was seen', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const { keyboard } = panel.page;
      await boxOf(panel).pressSequentially('hello ty');
      await options(panel).getByText('type:').waitFor();
      assert.equal(await boxOf(panel).getAttribute('aria-activedescendant'), null);
      await keyboard.press('ArrowDown');
      const active = await boxOf(panel).getAttribute('aria-activedescendant');
      await eventually(async () => assert.equal(await options(panel).first().getAttribute('aria-selected'), 'true'));
      assert.equal(await options(panel).first().getAttribute('id'), active ?? 'suggestion-0');
      assert.deepEqual(await seriousViolations(panel), []);
      await keyboard.press('Tab');
      await hasText(panel, 'hello type:');
      await options(panel).getByText('token').waitFor();
      await keyboard.type('tok');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await hasText(panel, 'hello type:token');
      await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '6'));
      assert.equal(await options(panel).count(), 0);
      assert.ok(await boxOf(panel).evaluate((box) => box.matches(':focus')));
    }));

  test('are asked for with Ctrl+Space; Escape closes them, and only then empties the box', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({}));
      await boxOf(panel).fill('hello ');
      assert.equal(await options(panel).count(), 0);
      await boxOf(panel).press('Control+Space');
      await options(panel).getByText('size>').waitFor();
      await boxOf(panel).press('Escape');
      await eventually(async () => assert.equal(await options(panel).count(), 0));
      await hasText(panel, 'hello ');
      await boxOf(panel).press('Escape');
      await hasText(panel, '');
    }));

  test('are taken with a click', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({}));
      await boxOf(panel).pressSequentially('size>1');
      await options(panel).getByText('kb').click();
      await hasText(panel, 'size>1kb');
      assert.ok(await boxOf(panel).evaluate((box) => box.matches(':focus')));
    }));
});

test('queries that were used come back with the arrow keys', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host) => {
      host.history = ['older', 'oldest'];
      return host.show({});
    });
    const box = boxOf(panel);
    await box.fill('ping');
    await box.press('Enter');
    await eventually(async () =>
      assert.deepEqual(await panel.host((host) => host.history), ['ping', 'older', 'oldest']),
    );
    await box.press('Escape');
    await hasText(panel, '');
    for (const text of ['ping', 'older', 'oldest', 'oldest']) {
      await box.press('ArrowUp');
      await hasText(panel, text);
    }
    await box.press('ArrowDown');
    await hasText(panel, 'older');
    await box.fill('typed');
    await box.press('Alt+ArrowUp');
    await hasText(panel, 'ping');
    await box.press('Alt+ArrowDown');
    await hasText(panel, 'typed');
  }));

test('a filter that is picked becomes the filter; when none is, all stays', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), mixed);
    await boxOf(panel).fill('ping');
    await panel.button('Saved filters').click();
    await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('pickFilter')), [['ping']]));
    await hasText(panel, 'ping');
    await panel.host((host) => {
      host.picked = 'type:token';
    });
    await panel.button('Saved filters').click();
    await hasText(panel, 'type:token');
    await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '6'));
  }));
