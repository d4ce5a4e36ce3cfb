/** The stream as a view of the bottom panel: it moves there and back, and goes on. */

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { commands } from 'vscode';
import type { Monitor } from '../../src/host/monitor/monitor.ts';
import { emptyDraft } from '../../src/host/request/draft.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connect, until } from './support/api.ts';
import { type PageStandIn, makePage, withPages } from './support/page-stand-in.ts';
import { panelTitles, untilTitles } from './support/panel-tabs.ts';
import { instead, withParts } from './support/stand-ins.ts';

/** A server that sends numbers when it is told to. */
async function numbers() {
  let response: ServerResponse | undefined;
  let sent = 0;
  const server = await startSseServer((_request, to) => {
    response = to;
    openEventStream(to);
  });
  return {
    url: server.url,
    requests: server.requests,
    send: () => response?.write(`data: ${++sent}\n\n`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** VS Code shows the view when it is asked to. */
function withView<R>(monitor: Monitor, { view }: PageStandIn, act: () => R): Promise<Awaited<R>> {
  const real = commands.executeCommand.bind(commands);
  let isShown = false;
  const execute = async (id: string, ...args: unknown[]): Promise<unknown> => {
    if (id !== 'sseMonitor.stream.focus') return real(id, ...args);
    if (!isShown) monitor.showView(view, emptyDraft, undefined);
    isShown = true;
    return undefined;
  };
  return instead(commands, 'executeCommand', execute, act);
}

const state = { version: 1, topSeq: 7 };

describe('a panel', () => {
  it('moves to the bottom panel and back with its stream: one request, no event lost, and what the page knew', async () => {
    await using server = await numbers();
    const pages: PageStandIn[] = [];
    const bottom = makePage(state);
    await withParts(({ monitor }) =>
      withView(monitor, bottom, () =>
        withPages(
          pages,
          async () => {
            const stream = await monitor.connect({ url: server.url });
            await until(stream, ({ state }) => state === 'open');
            const [panel = assert.fail('no panel was opened')] = monitor.panels;
            server.send();
            await pages[0]?.host.hydrate();
            await monitor.moveToView(panel);
            assert.equal(pages[0]?.isClosed, true);
            server.send();
            const hydration = await bottom.host.hydrate();
            assert.deepEqual(hydration.kept, state);
            assert.equal(hydration.draft.url, server.url);
            await until(stream, ({ counts }) => counts.received === 2);
            assert.equal((await bottom.firstUpdate).status.state, 'open');
            assert.equal((await bottom.host.hydrate()).kept, undefined, 'a page that comes again has its own memory');

            await monitor.moveToEditor();
            const editor = pages[1] ?? assert.fail('no editor was opened');
            server.send();
            await until(stream, ({ counts }) => counts.received === 3);
            const drawn = editor.untilDrawn(({ view }) => view.window.preview.join() === '1,2,3');
            assert.deepEqual((await editor.host.hydrate()).kept, state);
            await drawn;
            const empty = await bottom.host.hydrate();
            assert.equal(empty.kept, null, 'the view is as new');
            assert.equal(empty.draft.url, '');

            assert.equal(stream.state, 'open');
            assert.equal(server.requests.length, 1);
            assert.equal(monitor.panels.find((panel) => panel.stream === stream)?.surface.place, 'editor');
          },
          state,
        ),
      ),
    );
  });

  it('that moves to the bottom panel sends the one there to an editor; hidden for good, the view ends its stream', async () => {
    await using server = await numbers();
    const pages: PageStandIn[] = [];
    const bottom = makePage();
    await withParts(({ monitor }) =>
      withView(monitor, bottom, () =>
        withPages(pages, async () => {
          const streams = [await monitor.connect({ url: server.url }), await monitor.connect({ url: server.url })];
          const panels = monitor.panels;
          for (const panel of panels) await monitor.moveToView(panel);
          assert.deepEqual(
            panels.map(({ surface }) => surface.place),
            ['editor', 'view'],
          );
          assert.equal(pages.length, 3, 'a new editor');
          assert.ok(streams.every(({ state }) => state !== 'closed'));
          bottom.view.onDidDispose(() => {});
          bottom.panel.dispose();
          assert.deepEqual(monitor.streams, streams.slice(0, 1));
          assert.equal(streams[1]?.end?.message, 'the panel was closed');
          assert.equal(monitor.panels.length, 1);
        }),
      ),
    );
  });

  it('in the bottom panel is the one that commands are about when it was used last, or when no other is in front', async () => {
    const pages: PageStandIn[] = [];
    const bottom = makePage();
    await withParts(({ monitor }) =>
      withPages(pages, async () => {
        monitor.showView(bottom.view, emptyDraft, undefined);
        const [inView] = monitor.panels;
        assert.equal(monitor.activePanel, inView);
        const editor = monitor.openPanel(emptyDraft);
        const place = pages[0] ?? assert.fail('no editor was opened');
        place.setFront(true);
        assert.equal(monitor.activePanel, editor);
        await bottom.host.setFocused(true);
        assert.equal(monitor.activePanel, inView);
        await place.host.setFocused(true);
        assert.equal(monitor.activePanel, editor);
        await bottom.host.setFocused(true);
        await bottom.host.setFocused(false);
        assert.equal(monitor.activePanel, inView, 'the palette takes the keyboard away');
        monitor.turnToEditor();
        assert.equal(monitor.activePanel, editor);
      }),
    );
  });

  it('has keys only while the keyboard is in its page, also when VS Code takes the page away without a word', async () => {
    const pages: PageStandIn[] = [];
    const keys = new Map<unknown, unknown>();
    const execute = async (id: string, key?: unknown, value?: unknown): Promise<void> => {
      if (id === 'setContext') keys.set(key, value);
    };
    await withParts(({ monitor }) =>
      withPages(pages, () =>
        instead(commands, 'executeCommand', execute, async () => {
          monitor.openPanel(emptyDraft);
          const [page = assert.fail('no editor was opened')] = pages;
          page.setFront(true);
          for (const isFocused of [true, false, true]) {
            await page.host.setFocused(isFocused);
            assert.equal(keys.get('sseMonitor.panelFocused'), isFocused);
          }
          page.setFront(false);
          assert.equal(keys.get('sseMonitor.panelFocused'), false);
          assert.equal(keys.get('sseMonitor.panelActive'), false);
        }),
      ),
    );
  });

  it('moves by the commands of a real window', async () => {
    await using server = await numbers();
    using stream = await connect({ url: `${server.url}/moved`, reveal: true });
    await until(stream, ({ state }) => state === 'open');
    await untilTitles((titles) => titles.some((title) => title.endsWith('/moved')));
    await commands.executeCommand('sseMonitor.moveToBottomPanel');
    await untilTitles((titles) => titles.length === 0);
    server.send();
    await until(stream, ({ counts }) => counts.received === 1);
    await commands.executeCommand('sseMonitor.moveToEditor');
    await untilTitles((titles) => titles.some((title) => title.endsWith('/moved')));
    assert.equal(stream.state, 'open');
    assert.equal(server.requests.length, 1);
    stream.dispose();
    await untilTitles(() => panelTitles().length === 0);
    await commands.executeCommand('workbench.action.closePanel');
  });
});
