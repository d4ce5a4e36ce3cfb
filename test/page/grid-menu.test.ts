import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { numbers, selected } from './support/grid.ts';
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
      const row = { webviewSection: 'row', seq: seqs[3], canCompare: false, preventDefaultContextMenuItems: true };
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
