import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { eventually } from './support/eventually.ts';
import { PanelPage } from './support/panel.ts';
import { sameWindow, type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

/** Opens the panel by the palette, with the cursor in the URL box. */
async function openFocused(window: VsCodeWindow): Promise<PanelPage> {
  await window.runCommand('SSE: Connect');
  const panel = new PanelPage(window.panel());
  await panel.frame.locator('body:focus-within').waitFor();
  return panel;
}

async function openPanel(window: VsCodeWindow): Promise<PanelPage> {
  const panel = await openFocused(window);
  // A panel that was not used yet may have a URL, and what is typed takes its place.
  await window.page.keyboard.press('Home');
  await window.page.keyboard.press('Shift+End');
  return panel;
}

/** In a new window, where there is no last request. */
async function openAndType(window: VsCodeWindow, text: string): Promise<PanelPage> {
  const panel = await openFocused(window);
  await window.page.keyboard.type(text);
  assert.equal(await panel.url.inputValue(), text);
  return panel;
}

test('the main job, with the keyboard: palette, URL, parameters, events, filter, details, done', async (t) => {
  const more = Promise.withResolvers<void>();
  await using server = await startSseServer(async (_request, response) => {
    openEventStream(response);
    response.write(
      ': hello\nretry: 60000\n\ndata: first\n\nevent: price\nid: 7\ndata: {"n": 12345678901234567890, "b": [1, 2]}\n\n',
    );
    response.write('event: price\ndata: two\ndata: lines\n\ndata: last plain\n\n');
    await more.promise;
    response.write('event: price\ndata: under the filter\n\nevent: done\ndata: bye\n\ndata: never shown\n\n');
  });
  await workbench.inWindow(t, async (window) => {
    const panel = await openAndType(window, `${server.url.replace('http://', '')}/events?abc=xyz`);
    const value = panel.frame
      .getByRole('table', { name: 'Query parameters' })
      .getByRole('textbox', { name: 'Value 1' });
    await eventually(async () => assert.equal(await value.inputValue(), 'xyz'));
    await value.fill('x y&z');
    await eventually(async () => assert.match(await panel.url.inputValue(), /\/events\?abc=x\+y%26z$/));
    await panel.url.press('Enter');
    await panel.statusBegins('Open');
    assert.equal(server.requests[0]?.url, '/events?abc=x+y%26z');
    await panel.showsData(['first', '{"n": 12345678901234567890, "b": [1, 2]}', 'two↵lines', 'last plain']);
    assert.deepEqual(
      (await panel.rows()).map(([seq, , type]) => `${seq} ${type}`),
      ['1 message', '2 price', '3 price', '4 message'],
    );

    await panel.type('price', 2).click();
    await panel.showsData(['{"n": 12345678901234567890, "b": [1, 2]}', 'two↵lines']);
    assert.deepEqual(await panel.counts(), { received: 4, kept: 4, hidden: 2, dropped: 0 });

    await panel.grid.getByRole('row').nth(1).click();
    await panel.details.getByText('12345678901234567890', { exact: true }).waitFor();

    await panel.details.getByRole('button', { name: 'Copy data', exact: true }).click();
    await eventually(async () => {
      const copied = await window.page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, '{"n": 12345678901234567890, "b": [1, 2]}');
    });

    more.resolve();
    assert.equal(await panel.statusBegins('Closed'), 'Closed: the server sent "done" (event 6)');
    await panel.showsData(['{"n": 12345678901234567890, "b": [1, 2]}', 'two↵lines', 'under the filter']);
    await panel.type('price', 3).click();
    await eventually(async () => assert.equal((await panel.rows()).at(-1)?.[3], 'bye'));
    assert.equal(server.requests.length, 1);
  });
});

test('a lost connection is waited for, and a button reconnects at once with the last event ID', async (t) => {
  await using server = await startSseServer((_request, response, n) => {
    openEventStream(response);
    response.end(n === 1 ? 'retry: 600000\nid: 41\ndata: one\n\n' : 'event: done\ndata: two\n\n');
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await openPanel(window);
      await window.page.keyboard.type(server.url);
      await window.page.keyboard.press('Enter');
      await panel.statusBegins('Waiting 10 min to reconnect (attempt 2)');
      await panel.button('Reconnect now').click();
      await panel.statusBegins('Closed: the server sent "done" (event 2)');
      assert.equal(server.requests[1]?.headers['last-event-id'], '41');
      await panel.showsData(['one', 'two']);
    },
    sameWindow,
  );
});

test('what the server answered instead of a stream is shown', async (t) => {
  await using server = await startSseServer((_request, response) => {
    response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Traceback: <b>boom</b>');
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await openPanel(window);
      await window.page.keyboard.type(server.url);
      await window.page.keyboard.press('Enter');
      await panel.statusBegins('Failed: the server responded with 500 Internal Server Error');
      await panel.frame.getByText('Traceback: <b>boom</b>').waitFor();
    },
    sameWindow,
  );
});

test('a reloaded window brings the panel back with its request, and says that the stream was disconnected', async (t) => {
  const gone = Promise.withResolvers<void>();
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.write('data: one\n\n');
    response.once('close', () => gone.resolve());
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await openPanel(window);
      await window.page.keyboard.type(`${server.url}/live?a=b`);
      await window.page.keyboard.press('Enter');
      await panel.statusBegins('Open');
      await panel.showsData(['one']);
      await window.reload();
      const again = new PanelPage(window.panel());
      await again.statusBegins('Closed: the window was reloaded, which disconnected the stream');
      assert.equal(await again.url.inputValue(), `${server.url}/live?a=b`);
      await gone.promise;
      await again.button('Connect').click();
      await again.statusBegins('Open');
      await again.showsData(['one']);
    },
    sameWindow,
  );
});

test('closing a panel closes its connection; the next one is empty, and has the request as the first of the recents', async (t) => {
  const gone = Promise.withResolvers<void>();
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.once('close', () => gone.resolve());
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await openPanel(window);
      await window.page.keyboard.type(`${server.url}/closing`);
      await window.page.keyboard.press('Enter');
      await panel.statusBegins('Open');
      await window.page
        .locator('.statusbar-item', { hasText: '1' })
        .and(window.page.locator('[id*="sseMonitor"]'))
        .waitFor();
      await window.runCommand('View: Close Editor');
      await gone.promise;
      const next = await openFocused(window);
      assert.equal(await next.url.inputValue(), '');
      await next.frame.getByRole('list', { name: 'Recent' }).getByRole('button').first().click();
      await eventually(async () => assert.equal(await next.url.inputValue(), `${server.url}/closing`));
      await next.statusBegins('Open');
    },
    sameWindow,
  );
});

test('a hidden panel misses nothing', async (t) => {
  const more = Promise.withResolvers<void>();
  await using server = await startSseServer(async (_request, response) => {
    openEventStream(response);
    response.write('data: one\n\n');
    await more.promise;
    response.write('data: two\n\ndata: three\n\n');
  });
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await openPanel(window);
      await window.page.keyboard.type(server.url);
      await window.page.keyboard.press('Enter');
      await panel.showsData(['one']);
      await window.runCommand('File: New Untitled Text File');
      await eventually(async () => assert.equal(await window.page.locator('iframe.webview.ready:visible').count(), 0));
      more.resolve();
      await window.runCommand('View: Open Previous Editor');
      await new PanelPage(window.panel()).showsData(['one', 'two', 'three']);
    },
    sameWindow,
  );
});

test('the built-in sample needs nothing but its command', async (t) => {
  await workbench.inWindow(
    t,
    async (window) => {
      await window.connectToSample();
      const panel = new PanelPage(window.panel());
      await panel.statusBegins('Open');
      const status = await panel.statusBegins('Closed');
      assert.match(status, /the server sent "done" \(event \d+\)/);
      const { received, kept, hidden, dropped } = await panel.counts();
      assert.ok(received !== undefined && received > 20);
      assert.deepEqual({ kept, hidden, dropped }, { kept: received, hidden: 0, dropped: 0 });
    },
    sameWindow,
  );
});

test('a text that is no URL is refused at the box, and nothing typed is lost', async (t) => {
  await workbench.inWindow(
    t,
    async (window) => {
      const panel = await openPanel(window);
      await window.page.keyboard.type('ftp://example.com/x');
      await window.page.keyboard.press('Enter');
      await panel.frame.getByText('not ftp:').first().waitFor();
      assert.equal(await panel.url.inputValue(), 'ftp://example.com/x');
      assert.equal(await panel.url.getAttribute('aria-invalid'), 'true');
    },
    sameWindow,
  );
});
