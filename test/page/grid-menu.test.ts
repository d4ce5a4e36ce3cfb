import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GridLayout } from '../../src/shared/stream/columns.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { numbers, selected, toggleInColumns } from './support/grid.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { mixed } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** What VS Code's own menu would be told: it looks in the light tree, from where the event seems to come from. */
async function offered(panel: Panel): Promise<unknown> {
  const text = await panel.page.locator('sse-app').getAttribute('data-vscode-context');
  return text === null ? undefined : JSON.parse(text);
}

describe("the menu of VS Code's on a row", () => {
  test('is told which event it is about, by mouse and by key, and nowhere else', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      const seqs = await numbers(panel);
      await panel.rows.nth(3).click({ button: 'right' });
      const row = {
        webviewSection: 'row',
        seq: seqs[3],
        canCompare: false,
        canResume: true,
        preventDefaultContextMenuItems: true,
      };
      assert.deepEqual(await offered(panel), row);
      assert.deepEqual(await selected(panel), [], 'what is selected is not changed');
      await panel.rows.nth(5).click();
      await panel.rows.nth(3).click({ button: 'right' });
      assert.deepEqual(await offered(panel), { ...row, canCompare: true });
      await panel.host((host, seq) => host.actOnRow('compareWithSelected', seq), seqs[3] ?? 0);
      await eventually(async () =>
        assert.deepEqual(await panel.host((host) => host.callsOf('compare')), [[seqs[3], seqs[5]]]),
      );
      await panel.url.click({ button: 'right' });
      assert.equal(await offered(panel), undefined);
      await panel.grid.evaluate((grid) => {
        grid.focus();
        grid.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true }));
      });
      assert.deepEqual(await offered(panel), { ...row, seq: seqs[5] });
    }));

  test('copies, of a range that was selected all of it', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.host((host) => host.actOnRow('copyData', 7));
      await panel.host((host) => host.actOnRow('copyRaw', 7));
      await panel.host((host) => host.actOnRow('copyId', 7));
      await eventually(async () =>
        assert.deepEqual(await panel.host((host) => host.callsOf('copy')), [
          [7, 'data'],
          [7, 'raw'],
          [7, 'id'],
        ]),
      );
      await panel.rows.nth(2).click();
      await panel.rows.nth(4).click({ modifiers: ['Shift'] });
      await eventually(async () => assert.equal((await selected(panel)).length, 3));
      const [first, second, third] = await selected(panel);
      await panel.host((host, seq) => host.actOnRow('copyData', seq), second ?? 0);
      await eventually(async () =>
        assert.deepEqual(await panel.host((host) => host.callsOf('copyRange')), [[first, third]]),
      );
    }));

  test('filters by the type of the row, sets bookmarks, opens, and resumes', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), mixed);
      await panel.host((host) => host.actOnRow('showOnlyType', 7));
      await eventually(async () => assert.deepEqual(await numbers(panel), [7, 14, 21, 28, 35]));
      await panel.host((host) => host.actOnRow('hideType', 7));
      await eventually(async () => assert.ok((await numbers(panel)).every((seq) => seq % 7 !== 0)));
      await panel.host((host) => host.actOnRow('toggleBookmark', 33));
      await eventually(async () => assert.equal(await panel.grid.locator('[aria-description=Bookmarked]').count(), 1));
      await panel.host((host) => host.actOnRow('openData', 8));
      await panel.host((host) => host.actOnRow('resumeFrom', 9));
      await eventually(async () =>
        assert.deepEqual(
          [
            await panel.host((host) => host.callsOf('openInEditor')),
            await panel.host((host) => host.callsOf('resumeFrom')),
          ],
          [[[8]], [[9]]],
        ),
      );
    }));
});

describe("the menu of VS Code's on a row that is no event", () => {
  /** An attempt, event 1, a heartbeat, event 2, a gap; all of them rows. */
  async function fill(panel: Panel): Promise<void> {
    await panel.host((host) => host.annotate({ kind: 'attempt', attempt: 1, phase: 'answered', text: '200 OK' }));
    await panel.host((host) => host.push({ data: 'one' }));
    await panel.host((host) => host.annotate({ kind: 'comment', offset: 0, bytes: 11, text: ': keep-alive' }));
    await panel.host((host) => host.push({ data: 'two' }));
    await panel.host((host) => host.annotate({ kind: 'gap', ms: 12_345 }));
    await toggleInColumns(panel, 'Show Comments', 'Show Attempts', 'Show Gaps');
    await eventually(async () => assert.equal(await panel.rows.count(), 5));
  }

  test('is told what it is about and what stands around it, by mouse and by key', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      const context = { webviewSection: 'mark', isAttempt: false, preventDefaultContextMenuItems: true };
      const attempt = { ...context, mark: 1, hasBefore: false, hasAfter: true, isAttempt: true };
      const heartbeat = { ...context, mark: 2, hasBefore: true, hasAfter: true };
      await panel.rows.nth(0).click({ button: 'right' });
      assert.deepEqual(await offered(panel), attempt);
      await panel.rows.nth(2).click({ button: 'right' });
      assert.deepEqual(await offered(panel), heartbeat);
      await panel.rows.nth(4).click({ button: 'right' });
      assert.deepEqual(await offered(panel), { ...context, mark: 3, hasBefore: true, hasAfter: false });
      assert.deepEqual(await selected(panel), [], 'what is selected is not changed');
      const byKey = () =>
        panel.grid.evaluate((grid) => {
          grid.focus();
          grid.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true }));
        });
      await panel.rows.nth(0).click();
      await byKey();
      assert.deepEqual(await offered(panel), attempt);
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.getByRole('region', { name: 'Event details' }).waitFor();
      await byKey();
      assert.equal(((await offered(panel)) as { seq: number }).seq, 1);
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.getByRole('region', { name: 'Row details' }).waitFor();
      await byKey();
      assert.deepEqual(await offered(panel), heartbeat);
    }));

  test('copies, goes to the events around it and to the attempts, and hides its kind', () =>
    bench.inPanel({}, async (panel) => {
      await fill(panel);
      for (const number of [1, 2, 3])
        await panel.host((host, annotation) => host.actOnAnnotation('copyText', annotation), number);
      await eventually(async () =>
        assert.deepEqual(await panel.host((host) => host.callsOf('copyText')), [
          ['Attempt 1, response: 200 OK'],
          [': keep-alive'],
          ['Gap of 12.345 s without an event'],
        ]),
      );
      await panel.host((host) => host.actOnAnnotation('showBefore', 2));
      await eventually(async () => assert.deepEqual(await selected(panel), [1]));
      await panel.host((host) => host.actOnAnnotation('showAfter', 2));
      await eventually(async () => assert.deepEqual(await selected(panel), [2]));
      // There is none, and none that is kept.
      for (const number of [3, 99])
        await panel.host((host, annotation) => host.actOnAnnotation('showAfter', annotation), number);
      await panel.host((host) => host.actOnAnnotation('showBefore', 1));
      await panel.host((host) => host.actOnAnnotation('showAttempts', 1));
      await eventually(async () =>
        assert.equal(((await panel.host((host) => host.state)) as { dockTab: string }).dockTab, 'attempts'),
      );
      assert.deepEqual(await selected(panel), [2]);
      await panel.host((host) => host.actOnAnnotation('hideKind', 2));
      await eventually(async () => assert.equal(await panel.rows.count(), 4));
      const kept = (await panel.host((host) => host.callsOf('saveLayout'))).at(-1)?.[0] as GridLayout;
      assert.deepEqual(kept.marks, ['attempt', 'gap']);
    }));
});
