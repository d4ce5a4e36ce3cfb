/** The runs that a panel keeps: chosen, and compared. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RunsAccount } from '../../src/shared/boundary/runs.ts';
import type { RunComparison } from '../../src/shared/stream/run-comparison.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousInAllThemes } from './support/axe.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const startedAt = new Date(2025, 0, 1, 14, 19, 4).getTime();
const runs: RunsAccount = {
  shown: 3,
  current: 3,
  state: 'open',
  list: [
    { number: 3, startedAt, has: [], lacks: [], events: 168, status: 'Open: 200 OK' },
    { number: 2, startedAt, has: ['POST', 's=25'], lacks: ['tail'], events: 1, status: 'Closed: you connected again' },
    { number: 1, startedAt, has: ['/other'], lacks: [], events: 40, status: 'Closed: the server ended the response' },
  ],
};

const comparison: RunComparison = {
  left: { number: 2, isLive: false, events: 1, firstEventMs: 120 },
  right: { number: 3, isLive: true, events: 168, firstEventMs: 90, durationMs: 4200, medianGapMs: 25, maxGapMs: 900 },
  types: [
    { name: 'price', left: 1, right: 96 },
    { name: 'stock', left: 0, right: 72 },
  ],
  typeCount: 2,
  isOrderSame: false,
  comparedFrom: 1,
  compared: 1,
  differences: [
    {
      seq: 1,
      in: ['id', 'data'],
      left: { type: 'price', data: '{"symbol":"GLOBEX"}' },
      right: { type: 'price', id: '7', data: '{"symbol":"ACME"}' },
    },
  ],
};

const items = (panel: Panel) => panel.page.getByRole('menuitem');
const dialog = (panel: Panel) => panel.page.getByRole('dialog', { name: 'Run 2 and Run 3 compared' });

/** A panel that keeps two runs beside the one that is open. */
async function withRuns(act: (panel: Panel) => Promise<void>): Promise<void> {
  await bench.inPanel({ hydration: { draft: { url: 'http://h/x', method: 'GET', parameters: [] } } }, async (panel) => {
    await panel.host(
      (host, given) => {
        host.runs.all = given.runs;
        host.runs.comparison = given.comparison;
        return host.show({ state: 'open', text: 'Open: 200 OK' });
      },
      { runs, comparison },
    );
    await act(panel);
  });
}

/** Chooses it in the menu, and the host shows it as it is: over. */
async function showRun(panel: Panel, name: RegExp): Promise<void> {
  await panel.page.getByRole('button', { name: /^Run \d$/ }).click();
  await panel.page.getByRole('menuitem', { name }).click();
}

describe('the runs of a panel', () => {
  test('have no menu while there is one', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.show({ state: 'open', text: 'Open' }));
      assert.equal(await panel.page.getByRole('button', { name: /^Run/ }).count(), 0);
    }));

  test('are listed with what differs, by keyboard too', () =>
    withRuns(async (panel) => {
      await panel.button('Run 3').press('ArrowDown');
      assert.deepEqual(await items(panel).allInnerTexts(), [
        'Run 3 (current) · 14:19:04 · 168 events\nOpen: 200 OK',
        'Run 2 · 14:19:04 · 1 event\nPOST · s=25 · without tail\nClosed: you connected again',
        'Run 1 · 14:19:04 · 40 events\n/other\nClosed: the server ended the response',
        'Compare with Run 2…',
        'Compare with Run 1…',
      ]);
      assert.equal(await items(panel).first().getAttribute('aria-current'), 'true');
      assert.deepEqual(await seriousInAllThemes(panel), []);
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Enter');
      await panel.button('Run 2').waitFor();
      assert.deepEqual(await panel.host((host) => host.callsOf('showRun')), [[2]]);
    }));

  test('show an earlier one with a sign, and the current one goes on', () =>
    withRuns(async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(7));
      await showRun(panel, /^Run 2 /);
      const sign = panel.page.getByRole('note', { name: 'Earlier run' });
      await sign.waitFor();
      await panel.host((host) => host.show({ state: 'closed', text: 'Closed: you connected again' }));
      assert.match(await sign.innerText(), /^Earlier run: Run 2 · 14:19:04 · 1 event · POST · s=25 · without tail/);
      await panel.page.getByText('Run 2 is shown').waitFor();
      await panel.button('Disconnect').waitFor();
      assert.equal(await panel.button('Connect').count(), 0, 'the connection is that of the current run');
      assert.deepEqual(await seriousInAllThemes(panel), []);
      await panel.button('Show current run').click();
      await sign.waitFor({ state: 'hidden' });
      assert.deepEqual(await panel.host((host) => host.callsOf('showRun')), [[2], [3]]);
    }));

  test('are complete when they are over: an earlier one is neither followed nor paused', () =>
    withRuns(async (panel) => {
      await panel.button('Follow').waitFor();
      await showRun(panel, /^Run 2 /);
      await panel.page.getByText('Run 2 is shown').waitFor();
      await panel.host((host, events) => host.push(...events), numbered(100));
      for (const name of ['Follow', 'Pause']) assert.equal(await panel.button(name).count(), 0, name);
      const isAsBefore = async (why: string): Promise<void> => {
        const kept = await panel.host((host) => host.state as { follow?: boolean; pausedAt?: number });
        assert.deepEqual([kept.follow, kept.pausedAt], [false, undefined], why);
      };
      await panel.grid.press('Home');
      await panel.grid.press('Space');
      await isAsBefore('key');
      await panel.host((host) => host.act('togglePause'));
      await isAsBefore('Toggle Pause');
      await panel.host((host) => host.act('toggleFollow'));
      await isAsBefore('Toggle Follow');
      await showRun(panel, /^Run 3 /);
      for (const name of ['Follow', 'Pause']) await panel.button(name).waitFor();
    }));

  test('have their own bookmarks and selection', () =>
    withRuns(async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(7));
      await panel.rows.nth(2).click();
      await panel.page.keyboard.press('b');
      await showRun(panel, /^Run 2 /);
      await panel.page.getByText('Run 2 is shown').waitFor();
      await panel.host((host, events) => host.push(...events), numbered(9));
      assert.equal(await panel.page.getByRole('row', { selected: true }).count(), 0);
      await showRun(panel, /^Run 3 /);
      await panel.page.getByText('The current run is shown: Run 3').waitFor();
      assert.deepEqual(await panel.host((host) => (host.state as { bookmarks?: number[] }).bookmarks), [3]);
    }));
});

describe('two runs compared', () => {
  test('differ in their figures, their types, and an event', () =>
    withRuns(async (panel) => {
      await panel.button('Run 3').click();
      await panel.page.getByRole('menuitem', { name: 'Compare with Run 2…' }).click();
      await dialog(panel).waitFor();
      assert.deepEqual(await panel.host((host) => host.callsOf('compareRuns')), [[2, 3]]);
      const rows = await dialog(panel).getByRole('row').allInnerTexts();
      assert.deepEqual(
        rows.map((row) => row.replaceAll('\t', '|').trim()),
        [
          '|Run 2|Run 3',
          'Events|1|168',
          'Time to first event|120 ms|90 ms',
          'First to last event|–|4.200 s',
          'Median gap|–|25 ms',
          'Longest gap|–|900 ms',
          'Type|Run 2|Run 3',
          'price|1|96',
          'stock|0|72',
        ],
      );
      const text = await dialog(panel).innerText();
      assert.match(text, /First difference: event 1 \(ID, data\)/);
      assert.match(text, /Run 2, ID\s+none\s+Run 3, ID\s+7\s+Run 2, data\s+\{"symbol":"GLOBEX"\}/);
      assert.match(text, /The types first appear in a different order\./);
      assert.match(text, /The current run is still open/);
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));

  test('open in VS Code at the difference, and the keyboard goes back', () =>
    withRuns(async (panel) => {
      await panel.button('Run 3').click();
      await panel.page.getByRole('menuitem', { name: 'Compare with Run 2…' }).click();
      await panel.button('Open in Diff Editor').click();
      await dialog(panel).waitFor({ state: 'hidden' });
      assert.deepEqual(await panel.host((host) => host.callsOf('openRunsInDiff')), [[2, 3, 1]]);
      await eventually(async () =>
        assert.equal(await panel.button('Run 3').evaluate((button) => button.matches(':focus')), true),
      );
    }));

  test('are said to be the same when they are', () =>
    withRuns(async (panel) => {
      await panel.host((host) => {
        if (host.runs.comparison === undefined) return;
        const { right, ...rest } = host.runs.comparison;
        const same = { compared: 1, differences: [], right: { ...right, isLive: false } };
        host.runs.comparison = { ...rest, ...same };
      });
      await panel.host((host) => host.runs.compare(2, 3));
      await dialog(panel).getByText('All 1 compared events are the same.').waitFor();
    }));

  test('can be gone by then', () =>
    withRuns(async (panel) => {
      await panel.host((host) => {
        host.runs.comparison = undefined;
        return host.runs.compare(2, 3);
      });
      await dialog(panel).getByRole('alert').getByText('One of the runs is no longer kept.').waitFor();
      await panel.page.keyboard.press('Escape');
      await dialog(panel).waitFor({ state: 'hidden' });
    }));
});
