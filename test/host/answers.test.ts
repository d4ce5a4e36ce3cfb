import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';

/** What the panel's button does. The API has no word for it: whoever calls it says beforehand what is accepted. */
function acceptAnswer(stream: MonitoredStream): void {
  (stream as unknown as { connection: { acceptAnswer(): void } }).connection.acceptAnswer();
}

async function dataOf(stream: MonitoredStream): Promise<string[]> {
  return (await stream.read(1, 10)).map(({ data }) => data);
}

describe('an answer of another type', () => {
  it('is read as an event stream from its first byte, without another request', async () => {
    let answer: ServerResponse | undefined;
    await using server = await startSseServer((_request, response) => {
      answer = response;
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      response.write('data: 1\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'contentType');
    acceptAnswer(stream);
    assert.equal(stream.end, undefined);
    await until(stream, ({ state, counts }) => state === 'open' && counts.received === 1);
    answer?.write('data: 2\n\nevent: done\ndata: bye\n\n');
    await until(stream, closed);
    assert.deepEqual(await dataOf(stream), ['1', '2', 'bye']);
    assert.equal(server.requests.length, 1);
    assert.equal(stream.attempts.length, 1);
    assert.equal(stream.attempts[0]?.events, 3);
    assert.equal(stream.attempts[0].end?.kind, 'stopRule');
  });

  it('that is long and compressed loses nothing', async () => {
    const { gzipSync } = await import('node:zlib');
    const events = Array.from({ length: 5000 }, (_, n) => `data: ${n}\n\n`).join('');
    await using server = await startSseServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' });
      response.write(gzipSync(`${events}event: done\ndata: bye\n\n`));
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    acceptAnswer(stream);
    await until(stream, closed);
    assert.equal(stream.counts.received, 5001);
    assert.equal(stream.end?.kind, 'stopRule');
    assert.equal(server.requests.length, 1);
  });

  it('that has ended is read too, and asked for again after it', async () => {
    await using server = await startSseServer((_request, response, n) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(n === 1 ? 'retry: 10\ndata: 1\n\n' : 'event: done\ndata: 2\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    acceptAnswer(stream);
    await until(stream, closed);
    assert.deepEqual(await dataOf(stream), ['1', '2']);
    assert.equal(server.requests.length, 2);
    assert.equal(stream.end?.kind, 'stopRule');
  });

  it('that is not there any more is asked for again', async () => {
    const gone = Promise.withResolvers<void>();
    await using server = await startSseServer((_request, response, n) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      response.write(n === 1 ? 'data: lost\n\n' : 'event: done\ndata: 2\n\n');
      if (n === 1) void gone.promise.then(() => response.destroy());
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    gone.resolve();
    while (server.open > 0) await new Promise((resolve) => void setImmediate(resolve));
    // The end of the connection is on its way: whatever is asked of the system now comes after it.
    await new Promise((resolve) => void setTimeout(resolve, 0));
    acceptAnswer(stream);
    await until(stream, closed);
    assert.deepEqual(await dataOf(stream), ['2']);
    assert.equal(server.requests.length, 2);
    assert.equal(stream.attempts.length, 2);
  });

  it('is let go of with the stream', async () => {
    const gone = Promise.withResolvers<void>();
    await using server = await startSseServer((_request, response) => {
      response.once('close', () => gone.resolve());
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      response.write('data: 1\n\n');
    });
    const stream = await connect({ url: server.url });
    await until(stream, closed);
    assert.equal(server.open, 1);
    stream.dispose();
    await gone.promise;
  });

  it('is read at once when any type is accepted', async () => {
    await using server = await startSseServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=latin1' });
      response.write('event: done\ndata: 1\n\n');
    });
    using stream = await connect({ url: server.url, options: { acceptAnyContentType: true } });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'stopRule');
  });

  it('of another status is not offered', async () => {
    await using server = await startSseServer((_request, response) => void response.writeHead(500).end('data: 1\n\n'));
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    acceptAnswer(stream);
    assert.equal(stream.state, 'closed');
  });
});

describe('cookies', () => {
  it('are sent again with reconnects and redirects, beside those of the person', async () => {
    await using server = await startSseServer((request, response, n) => {
      if (request.url === '/start') {
        response.writeHead(307, { Location: '/events', 'Set-Cookie': ['hop=1', 'own=no'] }).end();
        return;
      }
      openEventStream(response, { 'Set-Cookie': `n=${n}; Path=/` });
      response.end(n === 2 ? 'retry: 10\ndata: 1\n\n' : 'event: done\ndata: 2\n\n');
    });
    using stream = await connect({ url: `${server.url}/start`, headers: { Cookie: 'own=yes' } });
    await until(stream, closed);
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers.cookie]),
      [
        ['/start', 'own=yes'],
        ['/events', 'own=yes; hop=1'],
        ['/events', 'own=yes; hop=1; n=2'],
      ],
    );
    const told = JSON.stringify(stream.attempts);
    assert.match(told, /n=•••; Path=\//);
    assert.doesNotMatch(told, /own=yes|n=2/);
  });

  it('of one stream are not those of another', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response, { 'Set-Cookie': 'a=1' });
      response.end('event: done\ndata: 1\n\n');
    });
    for (let i = 0; i < 2; i++) {
      using stream = await connect({ url: server.url });
      await until(stream, closed);
    }
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.cookie),
      [undefined, undefined],
    );
  });
});
