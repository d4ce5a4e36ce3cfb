import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import type { EngineClient } from '../../src/engine/client/client.ts';
import type { Stream } from '../../src/host/streams/stream.ts';
import { type QuestionName, questionNames } from '../../src/shared/boundary/questions.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, getApi, until } from './support/api.ts';
import { type PageStandIn, withPages } from './support/page-stand-in.ts';
import { instead, withParts } from './support/stand-ins.ts';
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

  it('do not take a stream that was replaced before it answered for a failure', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('id: 1\ndata: 1\n\n');
    });
    const pages: PageStandIn[] = [];
    await withParts(({ monitor }) =>
      withPages(pages, async () => {
        const stream = (await monitor.connect({ url: server.url })) as Stream;
        await until(stream, ({ counts }) => counts.received === 1);
        const { host } = pages[0] ?? assert.fail('no panel was opened');
        const answers = await heldWhile(
          stream.engine,
          () => Promise.allSettled(questionsOf(host)),
          async () => {
            assert.deepEqual(await host.connect({ url: server.url, method: 'GET', parameters: [] }), {});
          },
        );
        assert.deepEqual(
          answers.filter(({ status }) => status === 'rejected'),
          [],
        );
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

/** Each call of a page that needs the engine. */
function questionsOf(host: PageStandIn['host']): Promise<unknown>[] {
  return [
    ...questionNames.map((name) => (host[name] as (...args: unknown[]) => Promise<unknown>)(...questionArgs[name])),
    host.diagnoses(),
    host.info(1),
    host.annotation(1),
    host.find({ id: '1' }),
    host.copyRange(1, 1),
    host.copy(1, 'data'),
    host.compare(1, 1),
    host.copyRows('csv', 'all'),
    host.openInEditor(1),
    host.resumeFrom(1),
  ];
}

const questionArgs: Readonly<Record<QuestionName, readonly unknown[]>> = {
  details: [1, 100],
  dataPiece: [1, 0, 100],
  sameType: [1, 1],
  locate: [1],
  locateAnnotation: [1],
  seqAt: [0],
  findRow: [1, 'next'],
  storage: [],
  statistics: [],
  answerWindow: [0, 0, 100],
  answerSeqAt: [0, 0],
  answerRanges: [1],
  answerStep: [1, 1],
};

/** Asks, and has the engine get the questions only after the action. */
async function heldWhile<T>(engine: EngineClient, ask: () => Promise<T>, act: () => Promise<void>): Promise<T> {
  const released = Promise.withResolvers<void>();
  const real = engine.ask.bind(engine) as (...args: unknown[]) => Promise<unknown>;
  const held = async (...args: unknown[]): Promise<unknown> => {
    await released.promise;
    return real(...args);
  };
  return instead(engine, 'ask', held, async () => {
    const answers = ask();
    await act();
    released.resolve();
    return answers;
  });
}
