/** What VS Code itself has for streams: the bottom panel, keys, title bars, views and the status bar. */

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, test } from 'node:test';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import { eventually } from './support/eventually.ts';
import { PanelPage } from './support/panel.ts';
import { sameWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

test('a stream moves to the bottom panel and back, hides there and comes again, and nothing of it is lost', async (t) => {
  let response: ServerResponse | undefined;
  let sent = 0;
  await using server = await startSseServer((_request, to) => {
    response = to;
    openEventStream(to);
    to.write(`data: ${++sent}\n\n`);
  });
  await workbench.inWindow(t, async (window) => {
    const editor = await connectTo(window, `${server.url}/events`);
    await editor.showsData(['1']);
    await editor.filter.fill('not 2');
    await window.runCommand('SSE: Move to Bottom Panel');
    await window.page.locator('.tabs-container').getByRole('tab').first().waitFor({ state: 'detached' });
    response?.write(`data: ${++sent}\n\ndata: ${++sent}\n\n`);
    const view = new PanelPage(window.panel());
    await view.showsData(['1', '3']);
    await view.statusBegins('Open');
    assert.equal(await view.filter.inputValue(), 'not 2');

    await window.runCommand('View: Hide Panel');
    await window.page.locator('iframe.webview:visible').waitFor({ state: 'detached' });
    response?.write(`data: ${++sent}\n\n`);
    await window.runCommand('SSE Monitor: Focus on Stream View');
    await new PanelPage(window.panel()).showsData(['1', '3', '4']);

    await window.page.getByRole('button', { name: 'Move to Editor' }).click();
    await window.page
      .locator('.tabs-container')
      .getByRole('tab', { name: /\/events/ })
      .waitFor();
    await window.runCommand('View: Hide Panel');
    await new PanelPage(window.panel()).showsData(['1', '3', '4']);
    assert.equal(server.requests.length, 1);
  });
});

test('the view of the bottom panel is there again after a reload, with its request', async (t) => {
  await using server = await startSseServer((_request, response) => openEventStream(response));
  await workbench.inWindow(
    t,
    async (window) => {
      const editor = await connectTo(window, `${server.url}/again`);
      await editor.statusBegins('Open');
      await window.runCommand('SSE: Move to Bottom Panel');
      await new PanelPage(window.panel()).statusBegins('Open');
      await window.reload();
      const view = new PanelPage(window.panel());
      await view.statusBegins('Closed: the window was reloaded');
      assert.equal(await view.url.inputValue(), `${server.url}/again`);
      await view.button('Connect').click();
      await view.statusBegins('Open');
      // For the next test.
      await view.button('Disconnect').click();
      await window.runCommand('View: Hide Panel');
    },
    sameWindow,
  );
});

test('keys and title bar act on the panel: each once', async (t) => {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.write('data: one\n\n');
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      const panel = await connectTo(window, `${server.url}/keys`);
      await panel.showsData(['one']);

      await page.keyboard.press('Control+Alt+f');
      await eventually(async () => assert.ok(await panel.filter.evaluate((box) => box.matches(':focus'))));
      await page.keyboard.press('Control+ArrowDown');
      await eventually(async () => assert.ok(await panel.grid.evaluate((grid) => grid.matches(':focus'))));
      await page.keyboard.press('Control+Enter');
      await eventually(async () => assert.equal(server.requests.length, 2));
      await panel.url.press('Control+Enter');
      await eventually(async () => assert.equal(server.requests.length, 3));

      await page.getByRole('button', { name: 'Disconnect' }).first().click();
      await panel.statusBegins('Closed: you disconnected');
      await page.locator('.editor-actions').getByRole('button', { name: 'Connect', exact: true }).click();
      await panel.statusBegins('Open');
      assert.equal(server.requests.length, 4, 'each was sent once');

      await page.locator('.statusbar-item', { hasText: '1 ·' }).waitFor();
      await window.runCommand('SSE Monitor: Focus on Streams View');
      const streams = page.getByRole('tree', { name: 'Streams' });
      await streams.getByRole('treeitem', { name: /\/keys, open, .* 1 event\b/ }).waitFor();
    },
    sameWindow,
  );
});
