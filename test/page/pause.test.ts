import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { numbers, selected } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const group = (panel: Panel) => panel.page.getByRole('group', { name: 'Counts' });
const pill = (panel: Panel) =>
  panel.page.getByRole('button', { name: /^(Paused:|[\d,]+ new events?$|[\d,]+ new events?;)/ });
const push = (panel: Panel, count: number) => panel.host((host, events) => host.push(...events), numbered(count));

async function lastRow(panel: Panel): Promise<string> {
  return (await panel.rows.last().innerText()).split('\n')[0] ?? '';
}

/** The account as it is written; looks whether it adds up. */
async function counts(panel: Panel): Promise<Record<string, number>> {
  const text = await group(panel).innerText();
  const of = (name: string): number =>
    Number(new RegExp(`${name}\\s([\\d,]+)`).exec(text)?.[1]?.replaceAll(',', '') ?? 0);
  const names = ['received', 'kept', 'hidden', 'dropped', 'shown', 'waiting', 'to search'];
  const numbers = Object.fromEntries(names.map((name) => [name, of(name)]));
  const { received = 0, kept = 0, hidden = 0, dropped = 0, shown = 0, waiting = 0 } = numbers;
  assert.equal(received, kept + dropped, text);
  assert.equal(kept, shown + hidden + waiting + (numbers['to search'] ?? 0), text);
  return numbers;
}

describe('a pause', () => {
  test('holds the rows, says how many wait, and ends with them', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 100);
      await panel.button('Pause').click();
      assert.equal(await panel.button('Pause').getAttribute('aria-pressed'), 'true');
      await push(panel, 1234);
      assert.equal(await lastRow(panel), '100');
      assert.equal(await pill(panel).innerText(), '1,234 new events');
      const { received, shown, waiting } = await counts(panel);
      assert.deepEqual([received, shown, waiting], [1334, 100, 1234]);
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '101');
      await pill(panel).click();
      await eventually(async () => assert.equal(await lastRow(panel), '1,334'));
      assert.equal(await pill(panel).count(), 0);
      assert.equal(await panel.button('Pause').getAttribute('aria-pressed'), 'false');
      await panel.page.getByText('Resumed: 1,234 new events').waitFor({ state: 'attached' });
    }));

  test('begins and ends with Space in the list, at the rows that are seen', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 50);
      await panel.grid.press(' ');
      // The host has not heard of it when this comes.
      await push(panel, 3);
      assert.equal(await lastRow(panel), '50');
      assert.equal(await pill(panel).innerText(), '3 new events');
      await panel.grid.press(' ');
      await eventually(async () => assert.equal(await lastRow(panel), '53'));
    }));

  test('shows nothing newer, not even before the host knows of it', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 20);
      const seen = await panel.page.evaluate(async () => {
        const app = document.querySelector('sse-app')?.shadowRoot;
        const toolbar = app?.querySelector('sse-toolbar')?.shadowRoot;
        const grid = app?.querySelector('sse-event-grid')?.shadowRoot;
        [...(toolbar?.querySelectorAll('button') ?? [])].find((button) => button.ariaLabel === 'Pause')?.click();
        await fakeHost.push({ data: 'late' });
        return grid?.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
      });
      assert.equal(seen, '21');
    }));

  test('with a filter: what waits is what matches, and the numbers add up at each step', () =>
    bench.inPanel({}, async (panel) => {
      const { page } = panel;
      await panel.host((host, events) => host.push(...events), [...numbered(30, 'a'), ...numbered(10, 'b')]);
      await counts(panel);
      await panel.button('Pause').click();
      await panel.host((host, events) => host.push(...events), [...numbered(5, 'a'), ...numbered(7, 'b')]);
      assert.equal((await counts(panel))['waiting'], 12);
      await page.getByRole('group', { name: 'Event types' }).getByRole('button', { name: 'b 17', exact: true }).click();
      await eventually(async () => {
        const { shown, hidden, waiting } = await counts(panel);
        assert.deepEqual([shown, hidden, waiting], [10, 35, 7]);
      });
      assert.equal(await pill(panel).innerText(), '7 new events');
      await panel.host((host) => host.drop(42));
      const { kept, shown, waiting, dropped } = await counts(panel);
      assert.deepEqual([kept, shown, waiting, dropped], [10, 0, 7, 42]);
      await page.getByText('All events in the paused list have since been dropped.').waitFor();
      assert.equal(await pill(panel).innerText(), '7 new events; 2 were dropped before you could see them');
      await panel.button('Resume').click();
      await eventually(async () => assert.deepEqual((await counts(panel))['shown'], 7));
    }));

  test('moves on to an event that is gone to by a link or its number, and holds still there', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 10);
      await panel.button('Pause').click();
      await push(panel, 500);
      await panel.host((host) => host.show({ state: 'closed', text: 'Closed: done (event 300)', stoppedBySeq: 300 }));
      await panel.button('Go to event 300').click();
      await eventually(async () => assert.deepEqual(await selected(panel), [300]));
      await eventually(async () => assert.ok((await numbers(panel)).includes(300)));
      assert.equal(await panel.button('Pause').getAttribute('aria-pressed'), 'true');
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '511');

      await push(panel, 20);
      await panel.grid.press('Control+g');
      await panel.page.getByRole('textbox', { name: 'Go to event' }).fill('525');
      await panel.page.getByRole('textbox', { name: 'Go to event' }).press('Enter');
      await eventually(async () => assert.deepEqual(await selected(panel), [525]));
      await push(panel, 5);
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '531');
      await panel.page.getByText('5 new events').waitFor();
    }));

  test('does not hide that rows were dropped meanwhile', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 10);
      await panel.button('Pause').click();
      await panel.host((host) => host.drop(4));
      await panel.page.getByRole('note').getByText('4 older events were dropped (limit)').waitFor();
      assert.equal(await panel.rows.count(), 6);
    }));

  test('before the first event says so, and does not seem to be a filter', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({}));
      await panel.button('Pause').click();
      await push(panel, 2);
      await panel.page.getByText('The list was paused before the first event.').waitFor();
      await panel.button('Resume').click();
      await eventually(async () => assert.equal(await lastRow(panel), '2'));
    }));

  test('ends with Clear, and with another stream', () =>
    bench.inPanel({}, async (panel) => {
      const pressed = () => panel.button('Pause').getAttribute('aria-pressed');
      await panel.host((host) => host.show({}));
      await push(panel, 9);
      await panel.button('Pause').click();
      await panel.button('Clear').click();
      await eventually(async () => assert.equal(await pressed(), 'false'));
      await push(panel, 4);
      await panel.button('Pause').click();
      await panel.host((host) => host.restart());
      assert.equal(await pressed(), 'false');
    }));
});

describe('the account', () => {
  const account = (panel: Panel, name: string) => panel.page.getByRole('dialog', { name: `Events ${name}` });

  /** Waits until it says this: it is visible a moment before it is drawn anew. */
  async function says(panel: Panel, name: string, text: RegExp): Promise<void> {
    await eventually(async () => assert.match((await account(panel, name).innerText()).replaceAll(/\s+/g, ' '), text));
  }

  async function open(panel: Panel, name: string): Promise<void> {
    await group(panel)
      .getByRole('button', { name: new RegExp(`^${name} `) })
      .click();
    await account(panel, name).waitFor();
  }

  test('of what was dropped: by which limit, and by the person', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 10);
      await open(panel, 'dropped');
      await says(panel, 'dropped', /No events dropped/);
      await panel.page.keyboard.press('Escape');
      await panel.host((host) => host.drop(3));
      await panel.button('Clear').click();
      await eventually(async () => assert.equal((await counts(panel))['dropped'], 10));
      await open(panel, 'dropped');
      await says(panel, 'dropped', /10 events dropped .*maxEvents 3 .*maxMegabytes 0 cleared by you 7/);
      await account(panel, 'dropped').getByRole('button', { name: 'sseMonitor.log.maxMegabytes' }).click();
      assert.deepEqual(await panel.host((host) => host.callsOf('openSetting')), [['maxMegabytes']]);
    }));

  test('of what is kept: where it is, and what bounds it', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 10);
      await open(panel, 'kept');
      await eventually(async () =>
        assert.match(
          (await account(panel, 'kept').innerText()).replaceAll(/\s+/g, ' '),
          /shown in the list 10 hidden by the filter 0 Where of the stream 3.0 MB in memory, with the index 2.0 MB in files 1.0 MB .*maxEvents 1,000,000 .*maxMegabytes 1,024.0 MB .*memoryMegabytes 256.0 MB/,
        ),
      );
    }));

  test('of what is hidden: by which filter, which can be taken away there', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 10);
      await panel.page.getByRole('searchbox').fill('"n":1');
      await eventually(async () => assert.equal((await counts(panel))['hidden'], 8));
      await open(panel, 'hidden');
      await says(panel, 'hidden', /8 events hidden .* whose data contains “"n":1”/);
      await account(panel, 'hidden').getByRole('button', { name: 'Show all' }).click();
      await eventually(async () => assert.equal((await counts(panel))['hidden'], 0));
      assert.equal(await account(panel, 'hidden').isVisible(), false);
    }));

  test('of what was received: by attempt; Escape leads back to the number', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => {
        const common = { url: 'u', finalUrl: 'u', method: 'GET', startedAt: 0, bytes: 0 };
        host.attempts = [
          { ...common, number: 1, events: 3 },
          { ...common, number: 2, events: 4 },
        ];
      });
      await push(panel, 7);
      const button = group(panel).getByRole('button', { name: 'received 7' });
      await button.focus();
      await panel.page.keyboard.press('Enter');
      await account(panel, 'received').getByText('attempt 2').waitFor();
      assert.match((await account(panel, 'received').innerText()).replaceAll(/\s+/g, ' '), /attempt 2 4 attempt 1 3$/);
      assert.equal(await button.getAttribute('aria-expanded'), 'true');
      await panel.page.keyboard.press('Escape');
      await account(panel, 'received').waitFor({ state: 'hidden' });
      assert.ok(await button.evaluate((element) => element.matches(':focus')));
    }));

  test('adds up while a search has not come to every event', () =>
    bench.inPanel({}, async (panel) => {
      await push(panel, 10);
      await panel.page.getByRole('searchbox').fill('n');
      await eventually(async () => assert.equal((await counts(panel))['shown'], 10));
      await panel.page.getByRole('searchbox').fill('"n":1');
      await eventually(async () => assert.equal((await counts(panel))['shown'], 2));
      await panel.host((host) => host.failSearch({ kind: 'slow', seq: 11 }));
      await counts(panel);
    }));
});

test('a paused list does not say that it follows; Follow resumes it', () =>
  bench.inPanel({}, async (panel) => {
    await push(panel, 20);
    const pressed = async () => [
      await panel.button('Follow').getAttribute('aria-pressed'),
      await panel.button('Pause').getAttribute('aria-pressed'),
    ];
    assert.deepEqual(await pressed(), ['true', 'false']);
    await panel.button('Pause').click();
    await eventually(async () => assert.deepEqual(await pressed(), ['false', 'true']));
    await panel.button('Follow').click();
    await eventually(async () => assert.deepEqual(await pressed(), ['true', 'false']));
  }));
