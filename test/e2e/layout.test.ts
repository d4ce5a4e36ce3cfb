/** How much of the panel the list has in the real workbench, where VS Code's own bars take their part. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import type { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const events = (type: string): string => `event: ${type}\ndata: {"a":1}\n\n`.repeat(40);

interface Size {
  readonly what: string;
  /** Of the window, in CSS pixels: what a browser does when it zooms to 200 % is to halve both. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Commands that bring the panel there. */
  readonly commands: readonly string[];
  /** The list's share of the panel's height. */
  readonly least: number;
  /** Of events that arrive there first. */
  readonly type: string;
}

const whole = { width: 1280, height: 800 };

/** Each goes on from the one before. */
const sizes: readonly Size[] = [
  { what: 'beside the explorer', viewport: whole, commands: [], least: 0.75, type: 'trade' },
  { what: 'alone', viewport: whole, commands: ['View: Close Primary Side Bar'], least: 0.75, type: 'quote' },
  { what: 'at 200 %', viewport: { width: 640, height: 400 }, commands: [], least: 0.55, type: 'alert' },
  {
    what: 'in the lower half of a split',
    viewport: whole,
    commands: ['View: Move Editor into Group Below'],
    least: 0.65,
    type: 'news',
  },
];

/** The list has its share, the state is in sight, and neither a new type nor its events move the list. */
async function assertShare(panel: PanelPage, { what, least, type }: Size, send: (text: string) => void): Promise<void> {
  const { list, panelHeight } = await eventually(async () => {
    const places = await panel.places();
    const share = places.list.height / places.panelHeight;
    assert.ok(share >= least, `${what}: ${(100 * share).toFixed(1)} % of ${places.panelHeight} px`);
    return places;
  });
  const { status } = await panel.places();
  assert.ok(status.top >= 0 && status.top + status.height <= panelHeight && status.width >= 60, what);
  assert.match(await panel.status.innerText(), /^Open/);
  send(events(type));
  await eventually(async () => assert.equal((await panel.rows()).at(-1)?.[2], type));
  assert.deepEqual((await panel.places()).list, list, `${what}: the list moved when a type arrived`);
}

test('most of the panel is the list at every size, the state is in sight, and a type that arrives moves nothing', async (t) => {
  await using server = await startLiveServer(['price', 'stock', 'heartbeat'].map(events).join(''));
  await workbench.inWindow(t, async (window: VsCodeWindow) => {
    await window.runCommand('File: New Untitled Text File');
    const panel = await connectTo(window, `${server.url}/events?symbols=ABC&limit=20`);
    await panel.type('heartbeat', 40).waitFor();
    for (const size of sizes) {
      await window.page.setViewportSize(size.viewport);
      for (const command of size.commands) await window.runCommand(command);
      await assertShare(panel, size, (text) => server.send(text));
    }
  });
});
