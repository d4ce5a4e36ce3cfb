import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { choose } from './support/native-menu.ts';
import type { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

async function assertRows(panel: PanelPage): Promise<void> {
  const texts = async () => (await panel.rows()).map(([seq, , ...cells]) => (seq === '' ? cells[0] : `#${seq}`));
  const expected = (n: number, after: string, seq: number) => [
    `Attempt ${n}, response: 200 OK ${after}`,
    'Retry line: retry: 50',
    'Heartbeat: : keep-alive',
    `#${seq}`,
    'Heartbeat: :',
  ];
  await eventually(async () => {
    const got = (await texts()).map((text = '') => text.replaceAll(/\s+/g, ' '));
    assert.deepEqual(
      got.filter((text) => !text.startsWith('Attempt 1 ended')),
      [...expected(1, 'before the first event', 1), ...expected(2, 'after event 1', 2)],
    );
    assert.match(got[5] ?? '', /^Attempt 1 ended: the server ended the response/);
  });
}

/** VS Code's own menu on a heartbeat. */
async function useMenu(window: VsCodeWindow, panel: PanelPage): Promise<void> {
  const heartbeat = panel.grid.getByRole('row').filter({ hasText: 'keep-alive' }).first();
  await heartbeat.click({ button: 'right' });
  await choose(window, 'Copy Text');
  await eventually(async () =>
    assert.equal(await window.page.evaluate(() => navigator.clipboard.readText()), ': keep-alive'),
  );
  await heartbeat.click({ button: 'right' });
  await choose(window, 'Go to Event After');
  await panel.details.getByRole('heading', { name: 'Event 1' }).waitFor();
}

test('comments, retry lines and attempts are rows of the list, once they are switched on', async (t) => {
  // Heartbeats, then the connection is dropped once.
  await using server = await startSseServer((_request, response, n) => {
    openEventStream(response);
    response.write('retry: 50\n\n: keep-alive\n\n');
    response.write(`id: ${n}\ndata: of answer ${n}\n\n:\n\n`);
    if (n === 1) response.end();
  });
  await workbench.inWindow(t, async (window) => {
    const panel = await connectTo(window, server.url);
    await panel.showsData(['of answer 1', 'of answer 2']);
    const menu = panel.frame.getByRole('menu', { name: 'Columns' });
    await panel.button('Columns').click();
    for (const name of ['Show Comments', 'Show Retry Lines', 'Show Attempts']) {
      await menu.getByRole('menuitemcheckbox', { name, exact: true }).click();
    }
    await window.page.keyboard.press('Escape');
    await assertRows(panel);
    assert.deepEqual(await panel.counts(), { received: 2, kept: 2, hidden: 0, dropped: 0 });
    await panel.grid.focus();
    await window.page.keyboard.press('End');
    const details = panel.frame.getByRole('region', { name: 'Row details' });
    await details.getByRole('heading', { name: 'Heartbeat' }).waitFor();
    await details.getByRole('button', { name: 'event 2' }).click();
    await panel.details.getByRole('heading', { name: 'Event 2' }).waitFor();
    await useMenu(window, panel);
    // Those around what the filter shows stay.
    await panel.filter.fill('-id:2');
    await eventually(async () => assert.equal((await panel.counts())['hidden'], 1));
    assert.equal((await panel.rows()).length, 10);
  });
});
