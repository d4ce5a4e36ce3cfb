/** What is there before there is a stream, and what stays of one while the next is connected. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { numbers } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const draft: RequestDraft = { url: 'http://h/x', method: 'GET', parameters: [] };

/** Which of the parts that are about events are there. */
async function parts(panel: Panel): Promise<string[]> {
  const all = {
    filter: panel.page.getByRole('searchbox', { name: 'Filter events' }),
    header: panel.page.getByRole('columnheader', { name: 'Data' }),
    counts: panel.page.getByRole('group', { name: 'Counts' }),
  };
  const seen = await Promise.all(Object.values(all).map((part) => part.isVisible()));
  return Object.keys(all).filter((_name, i) => seen[i]);
}

const everything = ['filter', 'header', 'counts'];

describe('filter, header and counts', () => {
  test('are not there before there is a stream, and stay after it', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      assert.deepEqual(await parts(panel), []);
      await panel.host((host) => host.show({ state: 'connecting', text: 'Connecting' }));
      assert.deepEqual(await parts(panel), []);
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      assert.deepEqual(await parts(panel), everything);
      for (const state of ['waiting', 'connecting', 'closed'] as const) {
        await panel.host((host, state) => host.show({ state, text: state }), state);
        assert.deepEqual(await parts(panel), everything, state);
      }
    }));

  test('leave the room to a response that is no stream', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      const failed = { state: 'closed', severity: 'error', text: 'Failed: 404', answer: 'no' } as const;
      await panel.host((host, failed) => host.show(failed), failed);
      await panel.page.getByRole('region', { name: 'Response body' }).waitFor();
      assert.deepEqual(await parts(panel), []);
    }));

  test('are there over a recording that has no events', () =>
    bench.inPanel({}, async (panel) => {
      const recording = { state: 'closed', text: 'Recording: x.sse', recording: { isTimeless: false } } as const;
      await panel.host((host, recording) => host.show(recording), recording);
      assert.deepEqual(await parts(panel), everything);
    }));
});

describe('the rows of a run', () => {
  const connecting = { state: 'connecting', text: 'Connecting' } as const;
  /** Another run begins, and nothing has come of it yet. */
  const again = (panel: Panel) =>
    panel.host((host, connecting) => {
      host.log.restart();
      return host.show(connecting);
    }, connecting);
  const isDimmed = (panel: Panel) => panel.grid.evaluate((grid) => grid.ariaBusy === 'true');

  async function withRows(act: (panel: Panel) => Promise<void>): Promise<void> {
    await bench.inPanel({ hydration: { draft } }, async (panel) => {
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      await panel.host((host, events) => host.push(...events), numbered(5));
      await again(panel);
      await act(panel);
    });
  }

  test('stay, dimmed, until the next one has a response', () =>
    withRows(async (panel) => {
      assert.deepEqual(await numbers(panel), [1, 2, 3, 4, 5]);
      assert.ok(await isDimmed(panel));
      assert.equal(await panel.grid.locator('.spacer').evaluate((rows) => getComputedStyle(rows).opacity), '0.5');
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      assert.deepEqual(await numbers(panel), []);
      assert.ok(!(await isDimmed(panel)));
      await panel.host((host) => host.push({ data: 'x' }));
      assert.deepEqual(await numbers(panel), [1]);
    }));

  test('go when the next one fails, and its reason has their place', () =>
    withRows(async (panel) => {
      await panel.host((host) =>
        host.show({ state: 'closed', severity: 'error', text: 'Failed: no', cause: 'nobody listens' }),
      );
      await panel.page.getByText('Nobody listens.', { exact: true }).waitFor();
      assert.deepEqual(await numbers(panel), []);
    }));

  test('of the run that connects again by itself are not dimmed', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      await panel.host((host, events) => host.push(...events), numbered(5));
      await panel.host((host, connecting) => host.show(connecting), connecting);
      assert.deepEqual(await numbers(panel), [1, 2, 3, 4, 5]);
      assert.ok(!(await isDimmed(panel)));
    }));

  test('are nothing that one can choose from', () =>
    withRows(async (panel) => {
      assert.equal(await panel.grid.getAttribute('aria-disabled'), 'true');
      const hit = await panel.rows.first().evaluate((row) => getComputedStyle(row).pointerEvents);
      assert.equal(hit, 'none');
    }));
});

describe('a failure whose URL is hardly meant', () => {
  const failed = { state: 'closed', severity: 'error', text: 'Failed: 404', answer: 'Cannot GET /' } as const;
  const mistaken: RequestDraft = { ...draft, url: 'http://h/#/events', method: 'POST' };

  test('is tried again with the one that will have been', () =>
    bench.inPanel({ hydration: { draft: mistaken } }, async (panel) => {
      await panel.host((host, failed) => host.show(failed), failed);
      await panel.button('Use fixed URL').click();
      await eventually(async () => {
        const [sent] = (await panel.host((host) => host.callsOf('connect'))).at(-1) ?? assert.fail('nothing was sent');
        const { url, method } = sent as RequestDraft;
        assert.deepEqual({ url, method }, { url: 'http://h/events', method: 'POST' });
      });
      assert.equal(await panel.url.inputValue(), 'http://h/events');
    }));

  test('has no such button when nothing is wrong with it', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      await panel.host((host, failed) => host.show(failed), failed);
      await panel.button('Retry').waitFor();
      assert.equal(await panel.button('Use fixed URL').count(), 0);
    }));
});
