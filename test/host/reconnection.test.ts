import assert from 'node:assert/strict';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';

describe('reconnection', () => {
  it('keeps the time that the server asked for, held to what a timer can count', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.end('retry: 2147483648\ndata: 1\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, ({ state }) => state === 'waiting');
    assert.equal(stream.retryMs, 2 ** 31 - 1);
    assert.equal(server.requests.length, 1);
  });

  it('goes on without an ID that HTTP cannot carry', async () => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      response.end(n === 1 ? 'retry: 10\nid: a\u0001b\ndata: 1\n\n' : 'event: done\ndata: 2\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'stopRule');
    assert.equal(server.requests[1]?.headers['last-event-id'], undefined);
    assert.equal(stream.lastEventId, 'a\u0001b');
  });

  it('sends an ID of other scripts as UTF-8', async () => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      response.end(n === 1 ? 'retry: 10\nid: größe-日本\ndata: 1\n\n' : 'event: done\ndata: 2\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    const header = String(server.requests[1]?.headers['last-event-id']);
    assert.equal(Buffer.from(header, 'latin1').toString('utf8'), 'größe-日本');
    assert.equal(stream.attempts[1]?.lastEventIdSent, 'größe-日本');
  });

  it('writes down of each attempt what was sent and when, and who set the wait', async () => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      response.end(n === 1 ? 'data: 1\n\nretry: 20\n\n' : n === 2 ? 'data: 2\n\n' : 'event: done\ndata: 3\n\n');
    });
    const headers = { 'X-Api-Key': 'hush', 'X-Plain': 'said' };
    using stream = await connect({ url: server.url, headers });
    await until(stream, closed);
    const [first, second, third] = stream.attempts;
    assert.equal(first?.httpVersion, '1.1');
    assert.equal(first.wait, undefined);
    assert.equal(second?.wait?.setBy, 'server');
    assert.equal(second.wait.afterSeq, 1);
    assert.ok(second.wait.ms >= 19, String(second.wait.ms));
    assert.equal(third?.number, 3);
    const sent = Object.fromEntries(third.requestHeaders ?? []);
    assert.equal(sent['X-Plain'], 'said');
    assert.equal(sent['X-Api-Key'], '•••');
    assert.equal(JSON.stringify(stream.attempts).includes('hush'), false);
    assert.equal(server.requests[2]?.headers['x-api-key'], 'hush');
    for (const { startedAt, headersAt = 0, firstEventAt = 0, endedAt = 0 } of stream.attempts) {
      assert.ok(startedAt <= headersAt && headersAt <= firstEventAt && firstEventAt <= endedAt);
    }
  });

  it('begins with the ID that the person gives', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.end('data: 1\n\nevent: done\ndata: x\n\n');
    });
    using stream = await connect({ url: server.url, lastEventId: 'ü 7' });
    await until(stream, closed);
    const sent = server.requests[0]?.headers['last-event-id'];
    assert.equal(Buffer.from(String(sent), 'latin1').toString('utf8'), 'ü 7');
    assert.equal((await stream.read(1, 1))[0]?.lastEventId, 'ü 7');
    assert.equal(stream.attempts[0]?.lastEventIdSent, 'ü 7');
  });

  it('resumes from an event, while it is open and after its end', async () => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      if (n < 3) response.write(`id: ${n}a\ndata: a\n\nid: ${n}b\ndata: b\n\n`);
      if (n > 1) response.write('event: done\ndata: x\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, ({ counts }) => counts.received === 2);
    assert.equal(await stream.resumeFrom(1), true);
    await until(stream, closed);
    assert.equal(await stream.resumeFrom(4), true);
    await until(stream, ({ state, counts }) => state === 'closed' && counts.received === 6);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers['last-event-id']),
      [undefined, '1a', '2b'],
    );
    assert.deepEqual(
      stream.attempts.map(({ end }) => end?.message),
      ['you resumed from event 1', 'the server sent "done" (event 5)', 'the server sent "done" (event 6)'],
    );
    assert.equal((await stream.read(6, 1))[0]?.lastEventId, '2b');
    assert.equal(await stream.resumeFrom(7), false);
    assert.equal(stream.state, 'closed');
  });

  it('with growing waits goes on after answers that end it for browsers, and gives up at the limit', async () => {
    await using server = await startSseServer((_request, response, n) => {
      if (n === 2) openEventStream(response);
      if (n === 2) response.end('retry: 20\ndata: 1\n\n');
      else response.writeHead(n === 1 ? 503 : 500, { 'Content-Type': 'text/plain' }).end('down');
    });
    using stream = await connect({ url: server.url, reconnect: 'backOff', maxAttempts: 3 });
    await until(stream, ({ state }) => state === 'waiting');
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'status');
    assert.match(
      stream.end?.message ?? '',
      /^gave up after 3 attempts without an event: the server responded with 500/,
    );
    assert.deepEqual(
      stream.attempts.map(({ status, wait }) => [status, wait?.setBy]),
      [
        [503, undefined],
        [200, 'default'],
        [500, 'server'],
        [500, 'server'],
        [500, 'backOff'],
      ],
    );
    const [, second, third, fourth, fifth] = stream.attempts.map(({ wait }) => wait?.ms ?? 0);
    for (const [ms, atLeast] of [
      [second, 3000],
      [third, 20],
      [fourth, 20],
      [fifth, 100],
    ] as const) {
      // Timers count whole milliseconds.
      assert.ok((ms ?? 0) >= atLeast - 2, `${ms} of ${atLeast} ms`);
    }
  });

  it('with growing waits ends for good at 204 No Content', async () => {
    await using server = await startSseServer((_request, response) => void response.writeHead(204).end());
    using stream = await connect({ url: server.url, reconnect: 'backOff' });
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'noContent');
    assert.equal(server.requests.length, 1);
  });

  it('keeps credentials of the URL out of what is shown, and sends them each time', async () => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      response.end(n === 1 ? 'retry: 10\ndata: 1\n\n' : 'event: done\ndata: 2\n\n');
    });
    using stream = await connect({ url: server.url.replace('http://', 'http://user:secret@') });
    await until(stream, closed);
    const basic = `Basic ${Buffer.from('user:secret').toString('base64')}`;
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      [basic, basic],
    );
    assert.ok(!JSON.stringify(stream.attempts).includes('secret'));
  });

  it('keeps what arrived before the connection broke off', async () => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      if (n > 1) response.end('event: done\ndata: 3\n\n');
      else response.write('retry: 10\nid: 1\ndata: 1\n\nid: 2\ndata: half', () => response.socket?.destroySoon());
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    assert.deepEqual(
      (await stream.read(1, 10)).map(({ data }) => data),
      ['1', '3'],
    );
    assert.equal(server.requests[1]?.headers['last-event-id'], '1');
  });
});
