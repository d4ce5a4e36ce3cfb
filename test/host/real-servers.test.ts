import assert from 'node:assert/strict';
import { join } from 'node:path';
import { extensions } from 'vscode';
import type { EventRecord } from '../../src/shared/stream/records.ts';
import { openMcpCall } from '../servers/mcp-call.ts';
import { type RunningServer, type ServerName, startServer } from '../servers/start.ts';
import { closed, connect, until } from './support/api.ts';

const { extensionPath } = extensions.getExtension('sse-monitor.sse-monitor') ?? { extensionPath: '' };

function serverFor(name: ServerName): () => RunningServer {
  let server: RunningServer | undefined;
  before(async () => {
    server = await startServer(name, { folder: join(extensionPath, 'test', 'servers') });
  });
  after(async () => {
    await server?.stop();
  });
  return () => server ?? assert.fail('the server was not started');
}

const shown = ({ type, data }: EventRecord): string => `${type} ${data}`;

describe('Django as in the article', () => {
  const server = serverFor('django');
  const events = [1, 2, 3].map((n) => `message {"n": ${n}, "abc": "xyz"}`);

  it('never sends an event "done", so the stream is not closed by it', async () => {
    using stream = await connect({ url: `${server().origin}/article`, query: [['abc', 'xyz']], reconnect: 'never' });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'serverEnded');
    assert.deepEqual((await stream.read(1, 10)).map(shown), events);
  });

  it('would be asked again for ever, as by a browser', async () => {
    using stream = await connect({ url: `${server().origin}/article?abc=xyz` });
    await until(stream, ({ state }) => state === 'waiting');
    assert.equal(stream.attempts[0]?.end?.kind, 'serverEnded');
  });

  it('closes the stream when it is corrected', async () => {
    using stream = await connect({ url: `${server().origin}/corrected`, query: [['abc', 'xyz']] });
    await until(stream, closed);
    assert.deepEqual(stream.end, { kind: 'stopRule', message: 'the server sent "done" (event 4)' });
    assert.deepEqual((await stream.read(1, 10)).map(shown), [...events, 'done ']);
    assert.equal(stream.attempts.length, 1);
  });
});

describe('Express with better-sse', () => {
  const server = serverFor('express');

  it('loses nothing and repeats nothing when the connection breaks off', async () => {
    using stream = await connect({ url: `${server().origin}/events?count=8&drop=5` });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'stopRule');
    const events = await stream.read(1, 100);
    assert.deepEqual(
      events.map(({ id, type }) => `${id} ${type}`),
      ['1 message', '2 tick', '3 message', '4 tick', '5 message', '6 tick', '7 message', '8 tick', '9 done'],
    );
    assert.deepEqual(
      stream.attempts.map(({ lastEventIdSent }) => lastEventIdSent),
      [undefined, '5'],
    );
    assert.equal(stream.attempts[0]?.end?.kind, 'network');
    assert.equal(stream.retryMs, 50);
    assert.ok(stream.counts.comments > 0);
  });
});

describe('Fastify with @fastify/sse', () => {
  const server = serverFor('fastify');

  it('is shown to its end', async () => {
    using stream = await connect({
      url: `${server().origin}/events`,
      query: [
        ['count', '2'],
        ['abc', 'x y&z'],
      ],
    });
    await until(stream, closed);
    assert.equal(stream.end?.message, 'the server sent "done" (event 3)');
    const events = await stream.read(1, 10);
    assert.deepEqual(
      events.map(({ type, id }) => [type, id]),
      [
        ['message', '1'],
        ['tick', '2'],
        ['done', undefined],
      ],
    );
    assert.deepEqual(JSON.parse(events[0]?.data ?? ''), { n: 1, query: { count: '2', abc: 'x y&z' } });
    assert.equal(events[2]?.lastEventId, '2');
  });
});

describe('Hono with streamSSE', () => {
  const server = serverFor('hono');

  it('is shown to its end', async () => {
    using stream = await connect({ url: `${server().origin}/events?count=2&abc=xyz` });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'stopRule');
    const events = await stream.read(1, 10);
    assert.equal(events.at(-1)?.type, 'done');
    assert.ok(events.length >= 3);
    assert.match(events[0]?.data ?? '', /xyz/);
  });
});

describe('the Model Context Protocol SDK', () => {
  const server = serverFor('mcp');

  it('answers a POST with a stream, which is not asked for again', async () => {
    using stream = await connect(await openMcpCall(server().origin, 3));
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'serverEnded');
    assert.equal(stream.attempts.length, 1);
    const messages = (await stream.read(1, 100))
      .filter(({ data }) => data !== '')
      .map(({ data }) => JSON.parse(data) as { method?: string; result?: unknown });
    assert.equal(messages.filter(({ method }) => method === 'notifications/progress').length, 3);
    assert.ok(messages.at(-1)?.result);
  });
});
