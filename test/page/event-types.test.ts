import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { counts, lastFilter } from './support/filter.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed, numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

async function typeButtons(panel: Panel): Promise<string[]> {
  const group = panel.page.getByRole('group', { name: 'Event types' });
  return group.evaluate((element) =>
    [...element.querySelectorAll('button')].map((button) => button.innerText.replaceAll(/\s+/g, ' ').trim()),
  );
}

describe('event types', () => {
  test('have a button each, named by type and count, the most frequent first', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await eventually(async () =>
        assert.deepEqual(await typeButtons(panel), ['message 25', 'heartbeat 7', 'token 5', 'progress.update 3']),
      );
      await panel.button('message 25').waitFor();
    }));

  test('a click shows only one, another click all; with Ctrl one more; with Alt it is hidden', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const message = panel.button('message 25');
      const token = panel.button('token 5');
      const steps: [() => Promise<void>, only: string[], hide: string[]][] = [
        [() => message.click(), ['message'], []],
        [() => token.click({ modifiers: ['Control'] }), ['message', 'token'], []],
        [() => message.click({ modifiers: ['Shift'] }), ['token'], []],
        [() => token.click(), [], []],
        [() => token.click({ modifiers: ['Alt'] }), [], ['token']],
        [() => token.click(), [], []],
        [() => message.locator('.hide').click(), [], ['message']],
        [() => panel.button('All').click(), [], []],
      ];
      for (const [act, only, hide] of steps) {
        await act();
        assert.deepEqual(await lastFilter(panel), { only, hide });
        await eventually(async () => {
          assert.equal(await message.getAttribute('aria-pressed'), String(only.includes('message')));
          assert.equal(await token.getAttribute('aria-pressed'), String(only.includes('token')));
          assert.equal(await token.getAttribute('aria-description'), hide.includes('token') ? 'hidden' : null);
        });
      }
    }));

  test('the keyboard has the same gestures', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const steps: [key: string, only: string[], hide: string[]][] = [
        ['Enter', ['token'], []],
        ['Space', [], []],
        ['Shift+Enter', ['token'], []],
        ['Delete', [], ['token']],
        ['Enter', [], []],
        ['h', [], ['token']],
        ['h', [], []],
      ];
      for (const [key, only, hide] of steps) {
        await panel.button('token 5').press(key);
        assert.deepEqual(await lastFilter(panel), { only, hide }, key);
      }
    }));

  test('new events keep arriving under a filter, and nothing is lost', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.button('token 5').click();
      await eventually(async () => assert.equal(await counts(panel), 'received 40 kept 40 hidden 35 dropped 0'));
      await panel.host((host) => host.push({ type: 'token', data: 'new' }, { data: 'hidden' }));
      assert.equal(await counts(panel), 'received 42 kept 42 hidden 36 dropped 0');
      assert.match(await panel.rows.last().innerText(), /new/);
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '7');
      await panel.button('All').click();
      await eventually(async () => assert.equal(await counts(panel), 'received 42 kept 42 hidden 0 dropped 0'));
    }));

  test('hold still while somebody is about to press one', () =>
    bench.inPanel({}, async (panel) => {
      await panel.page.clock.install();
      await panel.host((host) => host.push({ type: 'a', data: '' }, { type: 'a', data: '' }, { type: 'b', data: '' }));
      await eventually(async () => assert.deepEqual(await typeButtons(panel), ['a 2', 'b 1']));
      await panel.button('b 1').hover();
      await panel.host((host, events) => host.push(...events), numbered(5, 'b'));
      // Longer than the order waits at most.
      await panel.page.clock.runFor(3000);
      assert.deepEqual(await typeButtons(panel), ['a 2', 'b 6']);
      await panel.page.mouse.move(0, 0);
      await eventually(async () => {
        await panel.page.clock.runFor(500);
        assert.deepEqual(await typeButtons(panel), ['b 6', 'a 2']);
      });
    }));

  test('that are many fold into one row, and those of the filter stay in sight', () =>
    bench.inPanel({}, async (panel) => {
      const events = Array.from({ length: 300 }, (_, i) => ({ type: `some.type.${i}`, data: 'x' }));
      await panel.host((host, events) => host.push(...events), events);
      const more = panel.page.getByRole('button', { name: /^\+\d+ more$/ });
      await more.waitFor();
      const folded = await typeButtons(panel);
      assert.ok(folded.length > 2 && folded.length < 20, `${folded.length} are shown`);
      const group = panel.page.getByRole('group', { name: 'Event types' });
      assert.ok(((await group.boundingBox())?.height ?? 99) <= 2 * 24 + 4);
      await more.click();
      assert.equal((await typeButtons(panel)).length, 300);
      await panel.button('some.type.99 1').click();
      await panel.button('Fewer types').click();
      assert.ok((await typeButtons(panel)).includes('some.type.99 1'));
    }));
});

/** How wide the filter box is, in px. */
async function filterBoxPx(panel: Panel): Promise<number> {
  const box = await panel.page.locator('sse-search-box .search').boundingBox();
  return box?.width ?? assert.fail('there is no filter box');
}

describe('in a wide panel', () => {
  for (const width of [1222, 1500, 2200]) {
    test(`a type is hidden only when the filter box is as narrow as can be, at ${width} px`, () =>
      bench.inPanel({ size: { width, height: 700 } }, async (panel) => {
        const types = ['price', 'stock', 'heartbeat', 'done', 'token', 'delta', 'ping', 'error', 'log'];
        const more = panel.page.getByRole('button', { name: /^\+\d+ more$/ });
        for (const [i, type] of types.entries()) {
          await panel.host((host, type) => host.push({ type, data: '1' }), type);
          await eventually(async () => {
            const [hides, px] = [(await more.count()) > 0, await filterBoxPx(panel)];
            assert.equal((await typeButtons(panel)).length === i + 1, !hides);
            assert.ok(!hides || px < 137, `${px} px are left for the filter`);
          });
        }
        assert.ok(width < 1500 || (await more.count()) === 0);
      }));
  }

  test('a filter has room to be read, and the list stays where it is', () =>
    bench.inPanel({ size: { width: 1222, height: 700 } }, async (panel) => {
      const types = Array.from({ length: 30 }, (_, i) => ({ type: `some.type.${i}`, data: '1' }));
      await panel.host((host, types) => host.push(...types), types);
      const top = (await panel.grid.boundingBox())?.y;
      await panel.page.getByRole('searchbox', { name: 'Filter events' }).fill('$.level > 300');
      await eventually(async () => assert.ok((await filterBoxPx(panel)) >= 240));
      assert.equal((await panel.grid.boundingBox())?.y, top);
    }));
});

describe('the list', () => {
  for (const width of [1222, 640, 300]) {
    test(`stays where it is when a type comes, at ${width} px`, () =>
      bench.inPanel({ size: { width, height: 700 } }, async (panel) => {
        const top = async () => (await panel.grid.boundingBox())?.y;
        await panel.host((host) => host.push({ type: 'price', data: '1' }));
        const before = await eventually(async () => {
          assert.deepEqual(await typeButtons(panel), ['price 1']);
          return top();
        });
        for (const type of ['stock', 'heartbeat', 'done', 'a type with quite a long name', 'x']) {
          await panel.host((host, type) => host.push({ type, data: '1' }), type);
          assert.equal(await top(), before, type);
        }
      }));
  }

  test('has the buttons of all types that fit beside it in one row', () =>
    bench.inPanel({ size: { width: 1222, height: 700 } }, async (panel) => {
      const types = ['price', 'stock', 'heartbeat', 'done', 'token', 'delta', 'ping', 'error', 'log'];
      await panel.host((host, types) => host.push(...types.map((type) => ({ type, data: '1' }))), types);
      await eventually(async () => {
        const { room, used, next } = await panel.page.locator('sse-type-filter').evaluate((filter) => {
          const buttons = [...(filter.shadowRoot?.querySelectorAll('button') ?? [])];
          const rights = buttons.map((button) => button.getBoundingClientRect().right);
          return { room: filter.getBoundingClientRect().right, used: Math.max(...rights), next: 130 };
        });
        assert.ok(used <= room + 1, `${used} of ${room}`);
        assert.ok(used + next > room, `there is room for one more: ${used} of ${room}`);
      });
    }));
});

test('the buttons stay in their order when the list is cleared', () =>
  bench.inPanel({ stopsClock: true }, async (panel) => {
    const types = ['c', 'c', 'c', 'b', 'b', 'a'].map((type) => ({ type, data: '1' }));
    void panel.host((host, types) => host.push(...types), types);
    await eventually(async () => {
      await panel.page.clock.runFor(2000);
      assert.deepEqual(await typeButtons(panel), ['c 3', 'b 2', 'a 1']);
    });
    void panel.host((host) => host.drop(6));
    await eventually(async () => {
      await panel.page.clock.runFor(2000);
      assert.deepEqual(await typeButtons(panel), ['c 0', 'b 0', 'a 0']);
    });
  }));
