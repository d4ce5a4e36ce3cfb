/** The view of streams, and the state of a stream over its URL in code. */

import assert from 'node:assert/strict';
import { type TextDocument, window, workspace } from 'vscode';
import { LiveLenses } from '../../src/host/code-lens/live-lenses.ts';
import { lensesOf } from '../../src/host/code-lens/lenses.ts';
import type { Monitor } from '../../src/host/monitor/monitor.ts';
import { panelOf, streamActs, streamItem, streamNodes, streamOf } from '../../src/host/views/streams-tree.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, until } from './support/api.ts';
import { type PageStandIn, withPages } from './support/page-stand-in.ts';
import { instead, withParts } from './support/stand-ins.ts';

const items = (monitor: Monitor): string[] =>
  streamNodes(monitor).map((node) => {
    const { label, description, contextValue } = streamItem(monitor, node);
    assert.ok(typeof label === 'string');
    return [label, description, contextValue].join(' | ');
  });

describe('the view of streams', () => {
  it('lists them with state, rate and number of events, and acts on them', async () => {
    await using server = await startSseServer((request, response) => {
      if (request.url === '/none') {
        response.writeHead(404).end();
        return;
      }
      openEventStream(response);
      response.write('data: 1\n\ndata: 2\n\n');
    });
    const pages: PageStandIn[] = [];
    await withParts(({ monitor }) =>
      withPages(pages, async () => {
        assert.deepEqual(streamNodes(monitor), []);
        const two = [
          await monitor.connect({ url: `${server.url}/a?token=hush&s=1` }),
          await monitor.connect({ url: `${server.url}/a?token=hush&s=2` }),
        ];
        assert.deepEqual(
          items(monitor).map((item) => item.split(' · ').at(-1)),
          ['s=1 | stream.live', 's=2 | stream.live'],
        );
        for (const one of two) one.dispose();
        const stream = await monitor.connect({ url: `${server.url}/a`, reconnect: 'never' });
        await until(stream, ({ counts }) => counts.received === 2);
        const failed = await monitor.connect({ url: `${server.url}/none` });
        await until(failed, closed);
        assert.deepEqual(items(monitor), [
          '/a | open · 2 events | stream.live',
          '/none | failed · 0 events | stream.closed',
        ]);
        const [node] = streamNodes(monitor);
        const [page] = pages.slice(-2);
        const found = streamOf(monitor, node) ?? assert.fail('it is not found');
        assert.equal(found, stream);
        assert.equal(streamOf(monitor, { type: 'stream', source: 'window', number: 0 }), undefined);
        assert.equal(panelOf(monitor, found), monitor.panels[0]);
        streamActs.reconnect(monitor, found);
        assert.equal(await page?.firstAct, 'reconnect', 'its page does that');
        streamActs.stop(monitor, found);
        assert.equal(stream.state, 'closed');
        assert.match(items(monitor)[0] ?? '', /closed · 2 events \| stream.closed$/);
      }),
    );
  });
});

describe('a URL in code whose stream is open', () => {
  it('has its state above it, which is made anew only when it changes and is in sight', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const content = `new EventSource('${server.url}/a?b=c');\nnew EventSource('/a?b=c');\nnew EventSource('/other');\n`;
    const document = await workspace.openTextDocument({ language: 'javascript', content });
    await withParts(({ monitor }) =>
      withPages([], async () => {
        const live = new LiveLenses(monitor);
        const titles = (): (string | undefined)[] =>
          lensesOf(document, live.commandsIn(document)).map(({ command }) => command?.title);
        const seenIn = (documents: readonly TextDocument[]): Promise<boolean> =>
          instead(
            window,
            'visibleTextEditors',
            documents.map((document) => ({ document })),
            () => live.haveChanged(),
          );
        assert.deepEqual(titles(), ['Monitor stream', 'Monitor stream', 'Monitor stream']);
        assert.equal(await seenIn([document]), true);
        assert.equal(await seenIn([document]), false);
        const stream = await monitor.connect({ url: `${server.url}/a?b=c` });
        await until(stream, ({ state }) => state === 'open');
        assert.equal(await seenIn([]), true);
        assert.equal(await seenIn([]), false);
        assert.equal(await seenIn([document]), true);
        assert.deepEqual(titles(), [
          '● open – show',
          'Monitor stream',
          '● open – show',
          'Monitor stream',
          'Monitor stream',
        ]);
        stream.close();
        assert.equal(await seenIn([document]), true);
        assert.deepEqual(titles(), ['Monitor stream', 'Monitor stream', 'Monitor stream']);
      }),
    );
  });
});
