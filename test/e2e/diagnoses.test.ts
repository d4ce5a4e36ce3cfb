import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import { Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

test('bytes without events are explained, and an end that closed nothing becomes a stop condition', async (t) => {
  await using server = await startLiveServer('{"error":{"message":"You exceeded your quota"}}');
  await workbench.inWindow(t, async (window) => {
    const panel = await connectTo(window, server.url);
    await panel.frame.getByText('“You exceeded your quota”').waitFor();
    await panel.frame.getByRole('region', { name: 'Start of the response body' }).getByText('{"error"').waitFor();
    server.send('\n\ndata: 1\n\nevent: done\u200B\ndata: bye\n\n');
    await panel.showsData(['1', 'bye']);
    await panel.grid.getByRole('gridcell', { name: 'done⟨U+200B⟩' }).waitFor();
    await panel.diagnosesBadge.click();
    const list = panel.frame.getByRole('region', { name: 'Diagnostics' });
    await list.getByRole('button', { name: /invisible character/ }).click();
    await list.getByRole('button', { name: /^Stop on/ }).click();
    // The condition holds for the events that arrive after the engine knows it.
    await eventually(async () => {
      server.send('event: done\u200B\ndata: bye again\n\n');
      assert.match((await panel.status.textContent()) ?? '', /Closed: the server sent/);
    });
  });
});
