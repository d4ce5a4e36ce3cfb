import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { counts, lastFilter } from './support/filter.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

describe('the search box', () => {
  test('filters by text when the person pauses, and Escape clears it', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const box = panel.page.getByRole('searchbox', { name: 'Filter events' });
      await box.pressSequentially('Hello 1');
      await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '3'));
      assert.deepEqual(await lastFilter(panel), {
        only: [],
        hide: [],
        where: { kind: 'and', of: ['Hello', '1'].map((text) => ({ kind: 'text', text })) },
      });
      assert.equal(await box.inputValue(), 'Hello 1');
      await box.press('Escape');
      assert.equal(await box.inputValue(), '');
      await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '41'));
    }));

  test('and the type buttons are two views of one filter', () =>
    bench.inPanel(
      { hydration: { filter: { only: ['token'], hide: ['x'], where: { kind: 'text', text: 'hello' } } } },
      async (panel) => {
        const box = panel.page.getByRole('searchbox', { name: 'Filter events' });
        await panel.host((host, events) => host.push(...events), mixed);
        await eventually(async () => assert.equal(await box.inputValue(), 'type:token -type:x hello'));
        const [token, message, all] = [panel.button('token 5'), panel.button('message 25'), panel.button('All')];
        assert.equal(await token.getAttribute('aria-pressed'), 'true');
        await token.click();
        await eventually(async () => assert.equal(await box.inputValue(), '-type:x hello'));
        await message.click({ modifiers: ['Alt'] });
        await eventually(async () => assert.equal(await box.inputValue(), '-type:x,message hello'));
        assert.deepEqual(await lastFilter(panel), {
          only: [],
          hide: ['x', 'message'],
          where: { kind: 'text', text: 'hello' },
        });
        await box.fill('hello type:message,token');
        await eventually(async () => assert.equal(await message.getAttribute('aria-pressed'), 'true'));
        assert.equal(await token.getAttribute('aria-pressed'), 'true');
        assert.equal(await all.getAttribute('aria-pressed'), 'false');
        await box.fill('type:message or hello');
        await eventually(async () => assert.equal(await message.getAttribute('aria-pressed'), 'false'));
        await token.click();
        await eventually(async () => assert.equal(await box.inputValue(), '(type:message or hello) type:token'));
        await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '6'));
        await all.click();
        await eventually(async () => assert.equal(await box.inputValue(), '(type:message or hello)'));
        assert.equal(await all.getAttribute('aria-pressed'), 'true');
      },
    ));

  test('has a language: every kind of condition', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const box = panel.page.getByRole('searchbox', { name: 'Filter events' });
      const counts: [query: string, rows: number][] = [
        ['type:token,heartbeat', 12],
        ['-type:message', 15],
        ['type:p*', 3],
        ['id:e-7', 1],
        ['#>=38 or #<=2', 5],
        ['size>80b', 25],
        ['gap>1s', 0],
        ['/hello \\d"/i', 1],
        ['$.index == 0', 5],
        ['$.value > 40', 5],
        ['not (hello or ping) $.text', 25],
        ['before:2024-01-01', 0],
      ];
      for (const [query, rows] of counts) {
        await box.fill(query);
        await eventually(async () =>
          assert.equal(await panel.grid.getAttribute('aria-rowcount'), String(rows + 1), query),
        );
      }
    }));

  test('is there again after a reload, and the host is told', () =>
    bench.inPanel({ state: { query: 'type:token hello' } }, async (panel) => {
      await panel.host((host) => host.show({}));
      const box = panel.page.getByRole('searchbox', { name: 'Filter events' });
      await eventually(async () => assert.equal(await box.inputValue(), 'type:token hello'));
      assert.deepEqual(await lastFilter(panel), { only: ['token'], hide: [], where: { kind: 'text', text: 'hello' } });
    }));
});

describe('what cannot be read', () => {
  const searchBox = (panel: Panel) => panel.page.getByRole('searchbox', { name: 'Filter events' });
  const alert = (panel: Panel) => panel.page.locator('sse-search-box').getByRole('alert');

  test('is told below the box, with its place; Enter selects it; the list stays', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await searchBox(panel).fill('ping');
      await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '8'));
      await searchBox(panel).fill('ping size>1kbb x');
      await alert(panel)
        .getByText('Unknown unit “kbb”. The previous filter still applies. Use b, kb, mb or gb.')
        .waitFor();
      assert.equal(await alert(panel).locator('mark').innerText(), '1kbb');
      assert.equal(await alert(panel).locator('code').innerText(), 'ping size>1kbb x');
      assert.equal(await searchBox(panel).getAttribute('aria-invalid'), 'true');
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '8');
      await searchBox(panel).press('Enter');
      await panel.page.keyboard.type('1b');
      await eventually(async () => assert.equal(await searchBox(panel).inputValue(), 'ping size>1b x'));
      await eventually(async () => assert.equal(await alert(panel).count(), 0));
    }));

  test('keeps what the type buttons do until it can', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await searchBox(panel).fill('size>1kbb');
      await panel.button('token 5').click();
      await eventually(async () => assert.equal(await searchBox(panel).inputValue(), 'size>1kbb type:token'));
      await alert(panel).getByText('Unknown unit').waitFor();
      await searchBox(panel).fill('size>1b type:token');
      await eventually(async () => assert.equal(await panel.grid.getAttribute('aria-rowcount'), '6'));
    }));
});

describe('a regular expression in the search box', () => {
  const searchBox = (panel: Panel) => panel.page.getByRole('searchbox', { name: 'Filter events' });
  const toggle = (panel: Panel) => panel.button('Use Regular Expression');
  const alert = (panel: Panel) => panel.page.locator('sse-search-box').getByRole('alert');
  const rowCount = (panel: Panel) => panel.grid.getAttribute('aria-rowcount');

  async function assertPressed(panel: Panel, isPressed: boolean): Promise<void> {
    await eventually(async () => assert.equal(await toggle(panel).getAttribute('aria-pressed'), String(isPressed)));
  }

  test('filters by what matches it; the button takes it for text again', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await assertPressed(panel, false);
      await toggle(panel).click();
      await assertPressed(panel, true);
      assert.equal(await searchBox(panel).inputValue(), '//im');
      await panel.page.keyboard.type(String.raw`hello \d"|^LINE two$`);
      const source = String.raw`hello \d"|^LINE two$`;
      // What has been typed so far may be a filter for a moment.
      await eventually(async () =>
        assert.deepEqual((await lastFilter(panel))?.where, { kind: 'pattern', source, flags: 'im' }),
      );
      await eventually(async () => assert.equal(await rowCount(panel), '5'));
      await toggle(panel).click();
      await eventually(async () => assert.equal(await rowCount(panel), '1'));
      await assertPressed(panel, false);
      assert.deepEqual((await lastFilter(panel))?.where, { kind: 'text', text: source });
    }));

  test('is switched on and off from the keyboard, in the box and at the button', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({}));
      await panel.page.evaluate(() => {
        addEventListener('keydown', ({ key }) => Object.assign(globalThis, { leaked: key }));
        addEventListener('keyup', ({ key }) => Object.assign(globalThis, { leaked: key }));
      });
      await searchBox(panel).focus();
      await panel.page.keyboard.down('Alt');
      await panel.page.evaluate(() => Object.assign(globalThis, { leaked: undefined }));
      await panel.page.keyboard.press('r');
      await panel.page.keyboard.up('Alt');
      await assertPressed(panel, true);
      // VS Code would open a menu, or go to the menu bar.
      assert.equal(await panel.page.evaluate(() => (globalThis as { leaked?: string }).leaked), undefined);
      assert.equal(await searchBox(panel).inputValue(), '//im');
      assert.ok(await searchBox(panel).evaluate((box) => box.matches(':focus')));
      await searchBox(panel).press('Alt+r');
      await assertPressed(panel, false);
      await toggle(panel).click();
      await assertPressed(panel, true);
      await searchBox(panel).press('Tab');
      const toolbar = panel.page.getByRole('toolbar', { name: 'List' });
      assert.ok(
        await toolbar.evaluate((toolbar) => toolbar.matches(':focus-within')),
        'buttons in the box are no stops',
      );
    }));

  test('that is none is told at the box; text, rows and filter stay', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await searchBox(panel).fill('/ping/');
      await eventually(async () => assert.equal(await rowCount(panel), '8'));
      await searchBox(panel).fill('/ping(/');
      await alert(panel).getByText('unterminated group').waitFor();
      assert.equal(await searchBox(panel).getAttribute('aria-invalid'), 'true');
      const message = await searchBox(panel).evaluate((box) => {
        const id = box.getAttribute('aria-describedby') ?? '';
        return (box.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? '';
      });
      assert.match(message, /^\s*Not a regular expression: unterminated group\. The previous filter still applies\./);
      await assertPressed(panel, true);
      assert.equal(await searchBox(panel).inputValue(), '/ping(/');
      assert.equal(await rowCount(panel), '8');
      await searchBox(panel).fill('/ping()/');
      await eventually(async () => assert.match(JSON.stringify(await lastFilter(panel)), /ping\(\)/));
      assert.equal(await alert(panel).count(), 0);
      assert.equal(await searchBox(panel).getAttribute('aria-invalid'), 'false');
    }));

  test('that is none is told only when the person pauses', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({}));
      await panel.page.clock.install({ time: 0 });
      await panel.page.clock.pauseAt(1000);
      await searchBox(panel).fill('/(/');
      await panel.page.clock.runFor(500);
      assert.equal(await alert(panel).count(), 0);
      await searchBox(panel).fill('/(a/');
      await panel.page.clock.runFor(1000);
      assert.match(await alert(panel).innerText(), /unterminated group/);
      await searchBox(panel).fill('/(a)/');
      assert.equal(await alert(panel).count(), 0);
    }));

  test('that is none is still there after a reload', () =>
    bench.inPanel({ state: { searchDraft: '/(/' } }, async (panel) => {
      await panel.host((host) => host.show({}));
      await eventually(async () => assert.equal(await searchBox(panel).inputValue(), '/(/'));
      await alert(panel).getByText('unterminated group').waitFor();
      assert.deepEqual(await panel.host((host) => host.callsOf('setFilter')), []);
    }));

  test('whose search stopped: says at which event, and what to do; the next filter clears it', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await searchBox(panel).fill('/hello/i');
      await eventually(async () => assert.equal(await rowCount(panel), '6'));
      await panel.host((host) => host.failSearch({ kind: 'slow', seq: 36 }));
      const said = await alert(panel).innerText();
      assert.match(said, /stopped at event 36: the filter takes too long with its data.*Simplify/s);
      assert.equal(await searchBox(panel).getAttribute('aria-describedby'), 'message');
      assert.equal(await searchBox(panel).getAttribute('aria-invalid'), 'false');
      await panel.host((host) => host.push({ data: 'more' }));
      assert.match(await counts(panel), /^received 41 kept 41/);
      await searchBox(panel).fill('ping');
      await eventually(async () => assert.equal(await alert(panel).count(), 0));
    }));

  test('that only the engine refuses is told in the same words', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({}));
      await panel.host((host) => host.failSearch({ kind: 'invalid', message: 'invalid group' }));
      assert.match(await alert(panel).innerText(), /^Not a regular expression: invalid group/);
      assert.equal(await searchBox(panel).getAttribute('aria-invalid'), 'true');
    }));
});

describe('the account', () => {
  test('groups digits, and follows every update', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(1_234_567));
      await panel.host((host) => host.drop(1000));
      const locale = (number: number): Promise<string> =>
        panel.page.evaluate((number) => new Intl.NumberFormat().format(number), number);
      const [received, kept, dropped] = await Promise.all([1_234_567, 1_233_567, 1000].map(locale));
      assert.match(await counts(panel), new RegExp(`^received ${received} kept ${kept} hidden 0 dropped ${dropped}$`));
    }));
});

test('what is wrong with a filter is said after a pause, and moves nothing', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host) => host.show({}));
    const box = panel.page.getByRole('searchbox', { name: 'Filter events' });
    const top = async () => (await panel.grid.boundingBox())?.y;
    const before = await top();
    await box.fill('size>1kbb');
    const alert = panel.page.locator('sse-search-box').getByRole('alert');
    await alert.waitFor();
    assert.equal(await top(), before);
    await box.press('x');
    assert.equal(await alert.count(), 0, 'not while typing');
    await alert.waitFor();
  }));
