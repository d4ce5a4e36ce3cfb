import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { startLiveServer } from './support/live-server.ts';
import type { PanelPage } from './support/panel.ts';
import { sameWindow, type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const big = '12345678901234567890';
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const events = [
  `event: price\nid: p1\ndata: {"n":${big},"user":{"name":"Ada"},"list":[1,2,3]}\n\n`,
  ': hello\r\nevent: trade\r\ndata: x\u0000y\r\n\r\n',
  `event: price\nid: p2\ndata: {"n":${big},"user":{"name":"Grace"},"list":[1,2,3]}\n\n`,
  'data: <a><b>1</b></a>\n\n',
  'data: # Title\ndata: **bold** text\n\n',
  `data: ${pixel}\n\n`,
].join('');

const rowAt = (panel: PanelPage, at: number) => panel.grid.getByRole('row').nth(at);

/** A property of the tree is copied, looked for, and the events of the type before and after are gone to. */
async function walkTree({ page }: VsCodeWindow, panel: PanelPage): Promise<void> {
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await rowAt(panel, 3).click();
  const tree = panel.details.getByRole('tree');
  await tree.getByText(big).waitFor();
  await tree.press('Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await page.keyboard.press('Shift+Alt+C');
  await eventually(async () => assert.equal(await clipboard(), `$['user']['name']`));
  await page.keyboard.press('Control+c');
  await eventually(async () => assert.equal(await clipboard(), 'Grace'));
  await page.keyboard.press('Control+f');
  await page.keyboard.type('list');
  await panel.details.getByText('1 of 1').waitFor();

  await panel.details.press('Alt+ArrowUp');
  await panel.details.getByRole('heading', { name: 'Event 1', exact: true }).waitFor();
  await panel.details.press('Alt+ArrowDown');
  await panel.details.getByRole('heading', { name: 'Event 3', exact: true }).waitFor();
}

/** The bytes of an event, and what else is known of it. */
async function readBytes(panel: PanelPage): Promise<void> {
  const tabpanel = panel.details.getByRole('tabpanel');
  await rowAt(panel, 2).click();
  await panel.details.getByRole('tab', { name: 'Raw' }).click();
  await eventually(async () =>
    assert.equal(await tabpanel.locator('pre').textContent(), ': hello␍␊\nevent: trade␍␊\ndata: x␀y␍␊\n␍␊\n'),
  );
  await panel.button('Show in hexadecimal').click();
  await tabpanel.getByText('00000000  3a 20 68 65 6c 6c 6f 0d').waitFor();
  await panel.details.getByRole('tab', { name: 'Info' }).click();
  // The last event that the same read brought.
  await tabpanel.getByText('In that read').waitFor();
  await tabpanel.getByRole('button', { name: '6', exact: true }).waitFor();
}

/** XML, Markdown, and an image. */
async function readFormats(panel: PanelPage): Promise<void> {
  const tabpanel = panel.details.getByRole('tabpanel');
  await panel.details.getByRole('tab', { name: 'Data' }).click();
  await rowAt(panel, 4).click();
  await eventually(async () => assert.equal(await tabpanel.locator('pre').textContent(), '<a>\n  <b>1</b>\n</a>'));
  await rowAt(panel, 5).click();
  await panel.button('Show as Markdown').click();
  await tabpanel.locator('.heading').getByText('Title', { exact: true }).waitFor();
  await rowAt(panel, 6).click();
  await panel.button('Show image').click();
  await eventually(async () =>
    assert.equal(await tabpanel.getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth), 1),
  );
}

test('data as a tree, XML, Markdown and image; raw bytes; everything that is known; other events of the type', async (t) => {
  await using server = await startLiveServer(events);
  await workbench.inWindow(t, async (window) => {
    const panel = await connectTo(window, server.url);
    await eventually(async () => assert.equal((await panel.counts())['received'], 6));

    await walkTree(window, panel);
    await readBytes(panel);
    await readFormats(panel);
  });
});

test("the difference to another event is in VS Code's own comparison, and the data in its editor", async (t) => {
  await using server = await startLiveServer(events);
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      const panel = await connectTo(window, server.url);
      await eventually(async () => assert.equal((await panel.counts())['received'], 6));
      await panel.grid.getByRole('row').nth(3).click();
      await panel.button('Compare with Previous of Same Type').click();
      const diff = page.locator('.monaco-diff-editor');
      await diff.locator('.editor.original').getByText('"Ada"').waitFor();
      await diff.locator('.editor.modified').getByText('"Grace"').waitFor();
      await page.getByRole('tab', { name: /Event 1 ↔ Event 3/ }).waitFor();
      await window.runCommand('View: Close Editor');
      await panel.details.waitFor();
      await panel.button('Open in editor').click();
      await page.locator('.monaco-editor .view-line').filter({ hasText: '"Grace"' }).waitFor();
    },
    sameWindow,
  );
});
