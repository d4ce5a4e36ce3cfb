import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousInAllThemes } from './support/axe.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const head = '{"exchange":"NASDAQ","currency":"USD",';
const prices = [99.1, 99.2, 99.3].map((price) => ({ type: 'price', data: `${head}"price":${price}}` }));

/** What is seen of the data of each row: what is only read out has no width. */
async function seen(panel: Panel): Promise<string[]> {
  return panel.rows.locator('.data').evaluateAll((cells) =>
    cells.map((cell) => {
      const parts = [...cell.childNodes].filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE);
      const isSeen = (part: Node) => !(part instanceof Element) || part.getBoundingClientRect().width > 0;
      return parts.map((part) => (isSeen(part) ? part.textContent : '')).join('');
    }),
  );
}

const filterBox = (panel: Panel) => panel.page.getByRole('searchbox', { name: 'Filter events' });

describe('data that begins like the event of its type before', () => {
  test('is shown from what differs on; its title and its name have all of it', () =>
    bench.inPanel({}, async (panel) => {
      const [one, two] = prices;
      await panel.host((host, events) => host.push(...events), [one!, { type: 'tick', data: 'x' }, two!, two!]);
      await eventually(async () =>
        assert.deepEqual(await seen(panel), [one?.data, 'x', '…"price":99.2}', '…"currency":"USD","price":99.2}']),
      );
      const cell = panel.rows.nth(2).locator('.data');
      assert.equal(await cell.getAttribute('title'), two?.data);
      await panel.page.getByRole('gridcell', { name: two!.data, exact: true }).first().waitFor();
      assert.equal(await panel.rows.first().locator('.data').getAttribute('title'), null, 'all of it is seen');
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));

  test('is whole when the setting says so, and nothing is asked for', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => Object.assign(host, { wholeData: true }));
      await panel.host((host, events) => host.push(...events), prices);
      await eventually(async () =>
        assert.deepEqual(
          await seen(panel),
          prices.map(({ data }) => data),
        ),
      );
      await eventually(async () => {
        const asked = (await panel.host((host) => host.callsOf('show'))).at(-1)?.[0] as { facts?: unknown };
        assert.equal(asked.facts, undefined);
      });
    }));

  test('is shown as far as what is looked for in it; icons before it stay', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events, { ...events[0]!, again: true }), prices);
      await panel.grid.press('Control+f');
      await panel.page.getByRole('textbox', { name: 'Find events' }).fill('usd');
      await eventually(async () => {
        assert.match((await seen(panel)).at(-1) ?? '', /^again.*…"currency":"USD","price":99\.1}$/s);
        assert.equal(await panel.rows.last().locator('mark').innerText(), 'USD');
      });
      const name = `again Found: ${prices[0]?.data}`;
      await panel.page.getByRole('gridcell', { name, exact: true }).waitFor();
    }));

  test('control characters in it are seen as in any other', () =>
    bench.inPanel({}, async (panel) => {
      const start = 'x'.repeat(40);
      await panel.host((host, start) => host.push({ data: `${start}a` }, { data: `${start}\nb` }), start);
      await eventually(async () => assert.equal((await seen(panel)).at(-1), '…↵b'));
    }));
});

describe('a text filter', () => {
  test('marks its hits in the data, but not what is to be absent', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.push({ data: 'Hello you' }, { data: 'hello world' }, { data: 'nothing' }));
      await filterBox(panel).fill('hello -world');
      await eventually(async () => assert.deepEqual(await panel.rows.locator('mark').allInnerTexts(), ['Hello']));
      await filterBox(panel).fill('');
      await eventually(async () => assert.equal(await panel.rows.locator('mark').count(), 0));
    }));

  test('says at the box how many events it shows, and is cleared there', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events, { data: 'other' }), prices);
      const tally = panel.page.locator('sse-search-box .tally');
      assert.equal(await tally.count(), 0);
      await filterBox(panel).fill('99.');
      await tally.getByText('3 of 4').waitFor();
      await panel.host((host) => host.push({ data: '99.5' }));
      await tally.getByText('4 of 5').waitFor();
      await panel.button('Clear filter').click();
      await eventually(async () => assert.equal(await tally.count(), 0));
      assert.equal(await filterBox(panel).inputValue(), '');
      assert.ok(await filterBox(panel).evaluate((box) => box.matches(':focus')));
    }));

  test('that cannot be read is told of 600 ms after the last key, and moves nothing', () =>
    bench.inPanel({ stopsClock: true }, async (panel) => {
      const { clock } = panel.page;
      void panel.host((host, events) => host.push(...events), prices);
      await eventually(async () => {
        await clock.runFor(100);
        assert.equal(await panel.rows.count(), 3);
      });
      const top = (await panel.grid.boundingBox())?.y;
      await clock.pauseAt(await panel.page.evaluate(() => Date.now() + 1000));
      await filterBox(panel).pressSequentially('size>1');
      await clock.runFor(400);
      await filterBox(panel).press('x');
      const alert = panel.page.locator('sse-search-box [role=alert]');
      await clock.runFor(599);
      assert.equal(await alert.count(), 0);
      await clock.runFor(1);
      await alert.waitFor();
      assert.equal((await panel.grid.boundingBox())?.y, top);
    }));
});
