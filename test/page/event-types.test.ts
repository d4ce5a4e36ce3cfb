import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousInAllThemes } from './support/axe.ts';
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

  test('that do not fit beside each other are a list with check boxes, which can be searched', () =>
    bench.inPanel({}, async (panel) => {
      const events = Array.from({ length: 30 }, (_, i) => ({ type: `some.type.${i}`, data: 'x' }));
      await panel.host((host, events) => host.push(...events, ...events.slice(0, 3)), events);
      const { page } = panel;
      await panel.button('Types: 30').click();
      const group = page.getByRole('group', { name: 'Event types' });
      const box = (name: string) => group.getByRole('checkbox', { name, exact: true });
      await box('some.type.0 2').waitFor();
      assert.equal(await group.getByRole('checkbox').first().getAttribute('aria-label'), 'some.type.0 2');
      assert.deepEqual(await seriousInAllThemes(panel), []);
      await box('some.type.1 2').click();
      assert.deepEqual(await lastFilter(panel), { only: [], hide: ['some.type.1'] });
      await panel.button('Types: 29 of 30').waitFor();
      await eventually(async () => assert.equal(await box('some.type.1 2').getAttribute('aria-checked'), 'false'));
      await page.getByRole('textbox', { name: 'Search types' }).fill('TYPE.2');
      await page.getByRole('status').getByText('11 of 30 types').waitFor();
      await box('some.type.29 1').hover();
      await panel.button('Show only some.type.29').click();
      await panel.button('Types: 1 of 30').waitFor();
      await panel.button('All').click();
      await panel.button('Types: 30').waitFor();
    }));

  test('are a thousand in the list, of which only the rows that are seen exist; the keyboard goes to each', () =>
    bench.inPanel({}, async (panel) => {
      const events = Array.from({ length: 1000 }, (_, i) => ({ type: `type ${i}`, data: 'x' }));
      await panel.host((host, events) => host.push(...events), events);
      const { page } = panel;
      await panel.button('Types: 1,000').focus();
      await page.keyboard.press('ArrowDown');
      const rows = page.getByRole('group', { name: 'Event types' }).getByRole('checkbox');
      await eventually(async () => assert.ok((await rows.count()) > 0 && (await rows.count()) < 40));
      const focused = page.getByRole('checkbox').and(page.locator(':focus'));
      const goes = async (key: string, to: string) => {
        await page.keyboard.press(key);
        await eventually(async () => assert.equal(await focused.getAttribute('aria-label'), to));
      };
      await goes('ArrowDown', 'type 0 1');
      await goes('End', 'type 999 1');
      await goes('PageUp', 'type 987 1');
      await page.keyboard.press('Space');
      await eventually(async () => assert.equal(await focused.getAttribute('aria-checked'), 'false'));
      await goes('ArrowUp', 'type 986 1');
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastFilter(panel), { only: ['type 986'], hide: ['type 987'] });
      await goes('Home', 'type 0 1');
      await page.keyboard.press('ArrowUp');
      assert.ok(await page.getByRole('textbox', { name: 'Search types' }).evaluate((box) => box.matches(':focus')));
      await page.keyboard.press('Escape');
      await eventually(async () =>
        assert.ok(await panel.button('Types: 1 of 1,000').evaluate((button) => button.matches(':focus'))),
      );
    }));

  test('that are long are cut in the middle, so that they differ, in buttons and rows', () =>
    bench.inPanel({ size: { width: 1222, height: 500 } }, async (panel) => {
      const start = 'com.example.a.long.namespace.'.repeat(7);
      const types = ['alpha', 'beta', 'gamma'].map((end) => start + end);
      await panel.host((host, types) => host.push(...types.map((type) => ({ type, data: '1' }))), types);
      const texts = await typeButtons(panel);
      assert.deepEqual(
        texts.map((text) => text.slice(-8)),
        ['.alpha 1', 'e.beta 1', '.gamma 1'],
      );
      for (const text of texts) assert.match(text, /^com\.example\..*…/);
      await panel.button(`${types[1]} 1`).waitFor();
      const ends = panel.rows.locator('.type .tail');
      assert.deepEqual(
        (await ends.allInnerTexts()).map((text) => text.slice(-5)),
        ['alpha', '.beta', 'gamma'],
      );
      const cells = await ends.evaluateAll((ends) =>
        ends.map((end) => {
          const cell = end.closest('.type')?.getBoundingClientRect().right ?? 0;
          return end.getBoundingClientRect().right <= cell;
        }),
      );
      assert.deepEqual(cells, [true, true, true], 'the ends are seen');
      for (const name of types) await panel.page.getByRole('gridcell', { name, exact: true }).waitFor();
    }));
});

/** What is in the bar, and whether it is one line of 30 px. */
async function bar(
  panel: Panel,
): Promise<{ readonly heights: readonly number[]; readonly isCut: boolean; readonly boxPx: number }> {
  return panel.page.locator('sse-toolbar').evaluate((toolbar) => {
    const bar = toolbar.shadowRoot?.querySelector('.bar');
    const box = toolbar.shadowRoot?.querySelector('sse-search-box');
    const { right } = toolbar.getBoundingClientRect();
    const last = toolbar.shadowRoot?.querySelector('sse-more-menu')?.getBoundingClientRect().right ?? Infinity;
    return {
      heights: [toolbar.getBoundingClientRect().height, (bar?.scrollHeight ?? 0) - (bar?.clientHeight ?? 0)],
      isCut: last > right,
      boxPx: box?.getBoundingClientRect().width ?? 0,
    };
  });
}

describe('the bar', () => {
  for (const width of [300, 640, 1222, 2000]) {
    const high = width < 480 ? 28 : 30;
    test(`is one line of ${high} px whatever arrives, and the list stays where it is, at ${width} px`, () =>
      bench.inPanel({ size: { width, height: 700 } }, async (panel) => {
        const top = async () => (await panel.grid.boundingBox())?.y;
        await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
        await panel.host((host) => host.push({ type: 'price', data: '1' }));
        const before = await top();
        const stays = async (why: string) => {
          const { heights, isCut, boxPx } = await bar(panel);
          assert.deepEqual(heights, [high, 0], why);
          assert.ok(!isCut, `${why}: the menu is out of sight`);
          assert.ok(boxPx >= (width < 480 ? 130 : 199), `${why}: ${boxPx} px are left for the filter`);
          assert.equal(await top(), before, why);
        };
        for (const type of ['stock', 'heartbeat', 'done', 'a type with quite a long name, longer than others', 'x']) {
          await panel.host((host, type) => host.push({ type, data: '1' }), type);
          await stays(type);
        }
        await panel.host((host) => host.push(...Array.from({ length: 60 }, (_, i) => ({ type: `t${i}`, data: '2' }))));
        await stays('66 types');
        await panel.page.getByRole('searchbox', { name: 'Filter events' }).fill('type:t1,t2 2');
        await panel.page.locator('sse-search-box').getByText('2 of 66').waitFor({ state: 'attached' });
        await stays('a filter');
      }));
  }

  for (const width of [1222, 1500]) {
    test(`has a button for each type as long as 200 px are left for the filter, at ${width} px`, () =>
      bench.inPanel({ size: { width, height: 700 } }, async (panel) => {
        const types = [
          'price',
          'stock',
          'heartbeat',
          'done',
          'token',
          'delta',
          'ping',
          'error',
          'log',
          'close',
          'open',
          'end',
          'start',
          'update',
        ];
        const list = panel.page.getByRole('button', { name: /^Types: / });
        let most = 0;
        for (const [i, type] of types.entries()) {
          await panel.host((host, type) => host.push({ type, data: '1' }), type);
          const { boxPx } = await bar(panel);
          if ((await list.count()) > 0) break;
          most = i + 1;
          assert.equal((await typeButtons(panel)).length, most);
          assert.ok(boxPx >= 200, `${boxPx} px`);
        }
        assert.ok(most >= 6 && (await list.count()) === 1, `${most} types have buttons`);
      }));
  }
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
