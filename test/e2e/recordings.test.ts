import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from '../../scripts/system/child.ts';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import { choose } from './support/native-menu.ts';
import { PanelPage } from './support/panel.ts';
import { sameWindow, type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const body = ': hello\n\nid: 1\ndata: {"a":1}\n\nevent: x\ndata: two\n\n';

/** Answers one quick pick or one box of VS Code's. */
async function pick({ page }: VsCodeWindow, label: string): Promise<void> {
  const rows = page.locator('.quick-input-widget:visible .monaco-list-row');
  await rows.filter({ has: page.locator('.label-name').getByText(label, { exact: true }) }).click();
}

test('events are exported to a file in a format of five, and rows are copied as one', async (t) => {
  await using server = await startLiveServer(body);
  const folder = temporaryFolder('export');
  await workbench.inWindow(t, async (window) => {
    const { page } = window;
    const panel = await connectTo(window, server.url);
    await panel.showsData(['{"a":1}', 'two']);
    const exportAs = async (label: string, name: string): Promise<string> => {
      await panel.more('Export All Events…');
      await pick(window, label);
      const dialog = page.locator('.quick-input-widget:visible');
      const box = dialog.locator('input[type=text]');
      await eventually(async () => assert.match(await box.inputValue(), /127\.0\.0\.1/));
      const file = join(folder, name);
      await box.fill(file);
      // The dialog reads the folder first, and takes no answer meanwhile.
      await eventually(async () => {
        if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'OK' }).click({ timeout: 1000 });
        assert.ok(!(await dialog.isVisible()));
      });
      await page.locator('.notification-toast').getByText(`Exported 2 events to ${file}.`).waitFor();
      await window.runCommand('Notifications: Clear All Notifications');
      return readFile(file, 'utf8');
    };
    assert.equal(await exportAs('Event Stream', 'all.sse'), body);
    const lines = (await exportAs('NDJSON', 'all.ndjson')).trim().split('\n');
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { data: string }).data),
      ['{"a":1}', 'two'],
    );
    assert.deepEqual((await readdir(folder)).toSorted(), ['all.ndjson', 'all.sse']);

    await panel.grid.getByRole('row').filter({ hasText: 'two' }).click();
    await panel.more('Event Stream');
    await eventually(async () =>
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'event: x\ndata: two\n\n'),
    );
  });
});

test('a recording opens from the explorer, and a stream from the clipboard, both without a server', async (t) => {
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      await workbench.writeFiles({ 'first.sse': body });
      // While the document has the focus, and no webview.
      await page.evaluate(() => navigator.clipboard.writeText('data: pasted\n\n: so\nevnet: x\ndata: twice\n\n'));
      // Until VS Code knows of the extension the file is text, and stays text while it is open.
      await eventually(async () => {
        await window.runCommand('View: Close All Editors');
        await page.getByRole('treeitem', { name: 'first.sse' }).dblclick();
        await page.locator('iframe.webview.ready:visible').waitFor({ timeout: 8_000 });
      });
      const panel = new PanelPage(window.panel());
      await panel.showsData(['{"a":1}', 'two']);
      await panel.filter.fill('two');
      await panel.showsData(['two']);
      await panel.grid.getByRole('row').filter({ hasText: 'two' }).click({ button: 'right' });
      await choose(window, 'Hide This Type');
      await panel.showsData([]);
      await window.runCommand('View: Close All Editors');

      await window.runCommand('SSE: Open Recording…');
      await pick(window, 'From the Clipboard');
      const pasted = new PanelPage(window.panel());
      await pasted.showsData(['pasted', 'twice']);
      // Its notes and what stands between its events are there as those of a live stream.
      await eventually(async () => assert.equal(await pasted.diagnosesBadge.getAttribute('title'), '1 error'));
      await pasted.diagnosesBadge.click();
      await pasted.frame.getByRole('region', { name: 'Diagnostics' }).getByText('“evnet”').waitFor();
      await pasted.button('Columns').click();
      await pasted.frame.getByRole('menuitemcheckbox', { name: 'Show Comments', exact: true }).click();
      await page.keyboard.press('Escape');
      await pasted.grid.getByRole('row').filter({ hasText: ': so' }).waitFor();
    },
    sameWindow,
  );
});
