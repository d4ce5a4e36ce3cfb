import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import { Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

test('pause, the account, the timeline and the statistics of a live stream', async (t) => {
  const events = (count: number, type: string): string => `event: ${type}\ndata: {"a":1}\n\n`.repeat(count);
  await using server = await startLiveServer(events(30, 'token'));
  await workbench.inWindow(t, async (window) => {
    const panel = await connectTo(window, server.url);
    const counts = async () => panel.counts();
    await eventually(async () => assert.equal((await counts())['received'], 30));

    await panel.button('Pause').click();
    server.send(events(5, 'late'));
    const waiting = panel.frame.getByRole('button', { name: '5 new events' });
    await waiting.waitFor();
    assert.deepEqual(await counts(), { received: 35, kept: 35, hidden: 0, dropped: 0 });
    assert.equal((await panel.rows()).at(-1)?.[2], 'token');
    await panel.frame.getByRole('button', { name: 'kept 35' }).click();
    await panel.frame.getByRole('dialog', { name: 'Events kept' }).getByText('sseMonitor.log.maxEvents').waitFor();
    await window.page.keyboard.press('Escape');
    await waiting.click();
    await eventually(async () => assert.equal((await panel.rows()).at(-1)?.[2], 'late'));

    await panel.button('Charts').click();
    const timeline = panel.frame.getByRole('slider', { name: 'Timeline' });
    // The picture is drawn by a file of its own, which the page's policy lets it load.
    await timeline.locator('canvas').waitFor();
    await eventually(async () => assert.match((await timeline.getAttribute('aria-valuetext')) ?? '', /^35 events in /));
    await timeline.focus();
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await counts())['hidden'], 5));
    await window.page.keyboard.press('Escape');
    await eventually(async () => assert.equal((await counts())['hidden'], 0));
    await panel.frame.getByRole('tab', { name: 'Statistics' }).click();
    const types = panel.frame.getByRole('table', { name: 'Statistics by type' });
    await eventually(async () => assert.match(await types.innerText(), /token\s+30\s+85\.7%.*late\s+5\s+14\.3%/s));
  });
});
