import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { headersOf, numbers, pill, rowsOf, selected, shown, wheel } from './support/grid.ts';
import { PanelBench } from './support/panel-page.ts';
import { mixed, numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

describe('a row', () => {
  test('has number, time, type, data on one line, and size; the grid says how many there are', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.push({ data: 'one\ntwo' }, { type: 'done', data: '{"a": 1}' }));
      assert.deepEqual(await headersOf(panel), ['#', 'Time', 'Type', 'Data', 'Size']);
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '3');
      const [first, second] = await rowsOf(panel);
      assert.match(first?.text ?? '', /^1\|\d\d:\d\d:\d\d\.\d{3}\|message\|one↵two\|\d+ B$/);
      assert.match(second?.text ?? '', /^2\|[\d:.]+\|done\|\{"a": 1\}\|/);
      assert.deepEqual([first?.index, second?.index], ['2', '3']);
    }));

  test('that has not come yet is a placeholder, and never another event', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(10_000));
      await panel.host((host) => host.slow(true));
      await panel.grid.press('Home');
      const rows = await rowsOf(panel);
      assert.deepEqual([rows[0]?.index, rows[0]?.text], ['2', '|||Loading|']);
      await panel.host((host) => host.slow(false));
      await eventually(async () => assert.match((await rowsOf(panel))[0]?.text ?? '', /^1\|/));
    }));

  test('of a hostile server is text, in every column', () =>
    bench.inPanel({}, async (panel) => {
      const attack = '<img src=x onerror="globalThis.broken=1"><script>globalThis.broken=1</script>';
      await panel.host((host, attack) => host.push({ type: attack, data: attack, id: attack }), attack);
      await panel.rows.first().click();
      await panel.eventView.getByText(attack).waitFor();
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      assert.ok((await panel.eventView.locator('pre').innerText()).includes(`data: ${attack}`));
      assert.ok((await rowsOf(panel))[0]?.text.includes(`|${attack}|${attack}|`));
      assert.equal(await panel.page.locator('img').count(), 0);
      assert.equal(await panel.page.evaluate(() => 'broken' in globalThis), false);
    }));
});

describe('following', () => {
  test('the newest row is seen until the person scrolls up; then a button says how many wait', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(200));
      assert.equal((await numbers(panel)).at(-1), 200);
      await wheel(panel, -300);
      await eventually(async () => assert.ok(((await numbers(panel)).at(-1) ?? 0) < 200));
      assert.equal(await panel.button('Follow').getAttribute('aria-pressed'), 'false');
      const before = await rowsOf(panel);

      await panel.host((host, events) => host.push(...events), numbered(12));
      assert.equal(await pill(panel).innerText(), '12 new events');
      assert.deepEqual(await rowsOf(panel), before, 'the rows hold still');

      await pill(panel).click();
      await eventually(async () => assert.equal((await numbers(panel)).at(-1), 212));
      assert.equal(await pill(panel).count(), 0);
      await panel.host((host) => host.push({ data: 'x' }));
      assert.equal((await numbers(panel)).at(-1), 213);
    }));

  test('begins again at the end of the list, and by its button', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(200));
      await wheel(panel, -500);
      await eventually(async () => assert.equal(await panel.button('Follow').getAttribute('aria-pressed'), 'false'));
      await wheel(panel, 2000);
      await eventually(async () => assert.equal(await panel.button('Follow').getAttribute('aria-pressed'), 'true'));
      await panel.button('Follow').click();
      await panel.host((host) => host.push({ data: 'x' }));
      assert.equal(await pill(panel).innerText(), '1 new event');
      await panel.button('Follow').click();
      await eventually(async () => assert.equal((await numbers(panel)).at(-1), 201));
    }));

  test('leaves the list to who scrolls up, even when events come before the browser tells of it', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(5000));
      const before = await panel.grid.evaluate(async (grid) => {
        grid.dispatchEvent(new WheelEvent('wheel', { deltaY: -220 }));
        grid.scrollTop -= 220;
        // The event `scroll` comes with the next frame; this is drawn before.
        await globalThis.fakeHost.pretend(50);
        return grid.scrollTop;
      });
      assert.equal(await panel.button('Follow').getAttribute('aria-pressed'), 'false');
      assert.equal(await pill(panel).innerText(), '50 new events');
      await panel.host((host) => host.pretend(50));
      assert.equal(await panel.grid.evaluate((grid) => grid.scrollTop), before);
      assert.equal((await numbers(panel)).at(-1), 4990);
    }));
});

const sizes = [1_000_000, 10_000_000].flatMap((last) => [1, 2].map((scale) => ({ last, scale })));
for (const { last, scale } of sizes) {
  describe(`${last} rows at ${scale} device pixels a CSS pixel`, () => {
    test('the very last row is reached, whole, and the very first', () =>
      bench.inPanel({ scale }, async (panel) => {
        await panel.host((host, last) => host.pretend(last), last);
        await wheel(panel, -100);
        for (const reach of ['End', 'drag']) {
          await panel.grid.press('Home');
          await eventually(async () => assert.equal((await numbers(panel))[0], 1));
          if (reach === 'End') await panel.grid.press('End');
          else await panel.grid.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
          await eventually(async () => assert.equal((await numbers(panel)).at(-1), last));
          const [row, grid] = await Promise.all([panel.rows.last().boundingBox(), panel.grid.boundingBox()]);
          assert.ok(row && grid);
          assert.ok(Math.abs(row.y + row.height - grid.y - grid.height) <= 1, `${reach}: the last row is seen whole`);
        }
        assert.equal(await panel.grid.getAttribute('aria-rowcount'), String(last + 1));
        assert.equal(await panel.rows.last().getAttribute('aria-rowindex'), String(last + 1));
      }));

    test('the wheel moves by lines, in the middle and near both ends', () =>
      bench.inPanel({ scale }, async (panel) => {
        await panel.host((host, last) => host.pretend(last), last);
        const near = { middle: 0.5, start: 60 / last, end: 1 - 150 / last };
        for (const [place, share] of Object.entries(near)) {
          await panel.grid.evaluate(
            (grid, share) => grid.scrollTo(0, (grid.scrollHeight - grid.clientHeight) * share),
            share,
          );
          const begun = await eventually(async () => {
            const [first = Number.NaN] = await numbers(panel);
            assert.ok(Math.abs(first / last - share) < 0.001, `${place}: at ${first}`);
            return first;
          });
          // Chromium hands on what is asked for in device pixels.
          for (let i = 1; i <= 3; i++) {
            await wheel(panel, 220 * scale);
            await eventually(async () => assert.equal((await numbers(panel))[0], begun + i * 10, place));
          }
          await wheel(panel, -440 * scale);
          await eventually(async () => assert.equal((await numbers(panel))[0], begun + 10, place));
        }
      }));
  });
}

describe('when older events are dropped', () => {
  test('the rows on the screen stay put, and a line says how many there were', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(400));
      await panel.grid.press('Home');
      await wheel(panel, 22 * 200 + 7);
      await eventually(async () => assert.equal((await numbers(panel))[0], 201));
      const before = await rowsOf(panel);
      for (const count of [1, 49, 100]) {
        await panel.host((host, count) => host.drop(count), count);
        await panel.host((host, events) => host.push(...events), numbered(count));
        const now = await rowsOf(panel);
        assert.deepEqual(
          now.map(({ text, top }) => [text, top]),
          before.map(({ text, top }) => [text, top]),
        );
      }
      await panel.grid.press('Home');
      await panel.page.getByText('150 older events were dropped (limit)').waitFor();
      assert.equal((await numbers(panel))[0], 151);
      await panel.host((host) => host.drop(100));
      assert.equal((await numbers(panel))[0], 251, 'what is gone is not shown');
    }));

  test('what the person cleared is not called dropped by a limit', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(30));
      await panel.button('Clear').click();
      await eventually(async () => assert.deepEqual(await numbers(panel), []));
      await panel.host((host, events) => host.push(...events), numbered(5));
      assert.deepEqual(await numbers(panel), [31, 32, 33, 34, 35]);
      assert.equal(await panel.page.getByText(/older events? w/).count(), 0);
      await panel.host((host) => host.drop(2));
      await panel.page.getByText('2 older events were dropped (limit)').waitFor();
    }));
});

describe('the keyboard', () => {
  test('walks through the rows, opens the details and comes back', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(100));
      const page = await panel.grid.evaluate((grid) => Math.floor((grid.clientHeight - 24) / 22));
      const walk: [key: string, to: number][] = [
        ['Home', 1],
        ['ArrowDown', 2],
        ['ArrowDown', 3],
        ['ArrowUp', 2],
        ['PageDown', 2 + page - 1],
        ['PageUp', 2],
        ['End', 100],
        ['ArrowDown', 100],
        ['ArrowUp', 99],
      ];
      for (const [key, to] of walk) {
        await panel.grid.press(key);
        await eventually(async () => assert.deepEqual(await selected(panel), [to], key));
        const active = await panel.grid.getAttribute('aria-activedescendant');
        assert.equal(await panel.page.locator(`#${active}[aria-selected=true]`).count(), 1, key);
        const [row, grid] = await Promise.all([
          panel.page.locator(`#${active}`).boundingBox(),
          panel.grid.boundingBox(),
        ]);
        assert.ok(
          row && grid && row.y >= grid.y + 24 && row.y + row.height <= grid.y + grid.height,
          `${key}: seen whole`,
        );
        await eventually(async () => assert.equal(await shown(panel), `Event ${to}`));
      }
      await panel.grid.press('Enter');
      await eventually(async () =>
        assert.ok(await panel.page.getByRole('tree').evaluate((tree) => tree.matches(':focus'))),
      );
      await panel.page.keyboard.press('Escape');
      await eventually(async () => assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus'))));
      assert.equal(await panel.page.getByRole('region', { name: 'Event details' }).count(), 0);
      await panel.grid.press('ArrowUp');
      await eventually(async () => assert.deepEqual(await selected(panel), [98]));
      assert.equal(await panel.page.getByRole('region', { name: 'Event details' }).count(), 0, 'closed is closed');
      await panel.grid.press('Enter');
      await eventually(async () => assert.equal(await shown(panel), 'Event 98'));
    }));

  test('Home and End select rows that are not there yet, as soon as they come', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.pretend(1_000_000));
      await panel.grid.press('Home');
      await eventually(async () => assert.equal(await shown(panel), 'Event 1'));
      await panel.grid.press('End');
      await eventually(async () => assert.equal(await shown(panel), 'Event 1,000,000'));
    }));

  test('copies the data of the selected event', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(3));
      await panel.grid.press('Home');
      await eventually(async () => assert.deepEqual(await selected(panel), [1]));
      await panel.grid.press('Control+c');
      await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('copy')), [[1, 'data']]));
    }));
});

describe('the selection', () => {
  test('sticks to its event while others come and the filter changes', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.page
        .getByRole('row', { name: /\btoken\b/ })
        .last()
        .click();
      await eventually(async () => assert.deepEqual(await selected(panel), [35]));
      await panel.host((host) => host.push({ data: 'x' }, { type: 'token', data: 'y' }));
      assert.deepEqual(await selected(panel), [35]);
      await panel.page.getByRole('button', { name: /^token/ }).click();
      await eventually(async () => assert.deepEqual(await numbers(panel), [7, 14, 21, 28, 35, 42]));
      assert.deepEqual(await selected(panel), [35]);
      await panel.grid.press('ArrowUp');
      await eventually(async () => assert.deepEqual(await selected(panel), [28]));
      await panel.page.getByRole('button', { name: /^heartbeat/ }).click();
      await eventually(async () => assert.ok(!(await numbers(panel)).includes(28)));
      assert.deepEqual(await selected(panel), []);
      assert.equal(await shown(panel), 'Event 28');
      await panel.button('All').click();
      await eventually(async () => assert.ok((await numbers(panel)).includes(6)));
      await panel.grid.press('ArrowDown');
      await eventually(async () => assert.deepEqual(await selected(panel), [29]));
    }));

  test('and the place of the rows are kept when a filter comes and goes above them', () =>
    bench.inPanel({}, async (panel) => {
      const events = Array.from({ length: 300 }, (_, i) => ({ type: i % 2 === 0 ? 'even' : 'odd', data: String(i) }));
      await panel.host((host, events) => host.push(...events), events);
      await panel.grid.press('Home');
      await wheel(panel, 22 * 100);
      await eventually(async () => assert.equal((await numbers(panel))[0], 101));
      await panel.rows.nth(4).click();
      await eventually(async () => assert.deepEqual(await selected(panel), [105]));
      const before = (await rowsOf(panel)).find((row) => row.selected);
      await panel.page.getByRole('button', { name: /^even/ }).click();
      await eventually(async () => {
        assert.ok((await numbers(panel)).every((number) => number % 2 === 1));
        const now = (await rowsOf(panel)).find((row) => row.selected);
        assert.equal(now?.top, before?.top);
      });
    }));

  test('is forgotten with the stream it belongs to', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(5));
      await panel.rows.nth(2).click();
      await eventually(async () => assert.equal(await shown(panel), 'Event 3'));
      await panel.host((host) => host.restart());
      await panel.host((host, events) => host.push(...events), numbered(5));
      assert.deepEqual(await selected(panel), []);
      assert.equal(await panel.page.getByRole('region', { name: 'Event details' }).count(), 0);
    }));
});

describe('a page that comes back', () => {
  const state = { follow: false, topSeq: 101, selection: { anchor: 103, active: 103 }, detailsOpen: true };

  test('shows the rows and the event that it showed before', () =>
    bench.inPanel({ state }, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(300));
      await eventually(async () => assert.equal((await numbers(panel))[0], 101));
      assert.deepEqual(await selected(panel), [103]);
      await eventually(async () => assert.equal(await shown(panel), 'Event 103'));
      await panel.grid.press('ArrowDown');
      await eventually(async () => assert.deepEqual(await selected(panel), [104]));
    }));

  test('remembers where the list came to rest', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(300));
      await panel.grid.press('Home');
      await wheel(panel, 22 * 50);
      await eventually(async () => {
        const { follow, topSeq } = (await panel.host((host) => host.state)) as { follow: boolean; topSeq: number };
        assert.deepEqual({ follow, topSeq }, { follow: false, topSeq: 51 });
      });
    }));
});

describe('an empty list says why', () => {
  const states = {
    idle: /Enter the URL of a Server-Sent Events endpoint/,
    connecting: /^No events yet/,
    open: /^Connected\. No events yet/,
    waiting: /^No events yet/,
    closed: /closed before any event arrived/,
  } as const;
  for (const [state, text] of Object.entries(states)) {
    test(state, () =>
      bench.inPanel({}, async (panel) => {
        await panel.host((host, state) => host.show({ state, text: state }), state as keyof typeof states);
        await panel.page.getByText(text).waitFor();
      }),
    );
  }

  test('bytes of which no event is made, with what came, and with the fix', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => {
        const excerpt = Uint8Array.from(new TextEncoder().encode('{"error":"<b>over quota</b>"}\u0007'));
        const places = [{ seq: 0, isBetween: true, excerpt }];
        host.eventlessReason = { kind: 'errorBody', subject: '', count: 1, facts: { message: 'over quota' }, places };
        return host.show({ state: 'open', text: 'Open' });
      });
      await panel.page.getByText('an error as JSON without “data:” before it: “over quota”.').waitFor();
      await panel.page.getByText('Fix the error that the message names.').waitFor();
      const start = panel.page.getByRole('region', { name: 'Start of the response body' });
      assert.equal(await start.innerText(), '{"error":"<b>over quota</b>"}␇');
      assert.equal(await panel.page.getByText('Connected.').count(), 0);
    }));

  test('all hidden by the filter, with a way out', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(12));
      await panel.page.getByRole('searchbox', { name: 'Filter events' }).fill('nothing has this');
      await panel.page.getByText('No events match this filter. 12 hidden.').waitFor();
      await panel.button('Show all').click();
      await eventually(async () => assert.equal((await numbers(panel)).length, 12));
      assert.equal(await panel.page.getByRole('searchbox', { name: 'Filter events' }).inputValue(), '');
    }));
});
