import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, getApi, until } from './support/api.ts';
import { type PageStandIn, withPages } from './support/page-stand-in.ts';
import { withParts } from './support/stand-ins.ts';
import { panelTitles, untilTitles } from './support/panel-tabs.ts';

describe('panels', () => {
  it('show a stream that another extension opens, and go with it', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    using stream = await connect({ url: `${server.url}/shown`, reveal: true });
    await untilTitles((titles) => titles.some((title) => title.endsWith('/shown')));
    stream.dispose();
    await untilTitles((titles) => titles.length === 0);
  });

  it('send a page its first rows before it has asked for any', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('data: 1\n\ndata: 2\n\n');
    });
    const pages: PageStandIn[] = [];
    await withParts(({ monitor }) =>
      withPages(pages, async () => {
        const stream = await monitor.connect({ url: server.url });
        await until(stream, ({ counts }) => counts.received === 2);
        const [page] = pages;
        await page?.host.hydrate();
        assert.deepEqual((await page?.firstUpdate)?.view.window.preview, ['1', '2']);
      }),
    );
  });

  it('close their connection when they are closed', async () => {
    const gone = Promise.withResolvers<void>();
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.once('close', () => gone.resolve());
    });
    using stream = await connect({ url: server.url, reveal: true });
    await until(stream, ({ state }) => state === 'open');
    await untilTitles((titles) => titles.length === 1);
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    await gone.promise;
    assert.deepEqual(stream.end, { kind: 'user', message: 'the panel was closed' });
    assert.ok(!(await getApi()).streams.includes(stream));
  });

  it('open by the command, which takes a request and connects without asking', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('event: done\ndata: bye\n\n');
    });
    const request = {
      url: `${server.url}/command?a=b`,
      method: 'POST',
      query: [['c', 'd e']],
      headers: { 'X-Test': 'yes' },
      body: '{"q":1}',
    };
    await commands.executeCommand('sseMonitor.connect', request);
    const stream = (await getApi()).streams.at(-1) ?? assert.fail('no stream was opened');
    try {
      await until(stream, closed);
      assert.equal(stream.end?.kind, 'stopRule');
      const [sent] = server.requests;
      assert.equal(`${sent?.method} ${sent?.url} ${sent?.body}`, 'POST /command?a=b&c=d+e {"q":1}');
      assert.equal(sent?.headers['x-test'], 'yes');
      await untilTitles((titles) => titles.some((title) => title.endsWith('/command')));
    } finally {
      stream.dispose();
    }
    await untilTitles((titles) => titles.length === 0);
  });

  it('do not open for a request that is none', async () => {
    const api = await getApi();
    await commands.executeCommand('sseMonitor.connect', { url: 'ftp://x/' });
    await commands.executeCommand('sseMonitor.connect', { url: 'h', query: { a: 'b' } });
    assert.deepEqual(panelTitles(), []);
    assert.equal(api.streams.length, 0);
  });
});
