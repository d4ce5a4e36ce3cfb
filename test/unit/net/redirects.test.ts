import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Connection } from '../../../src/net/connection/connection.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import { type ResolvedRequest, resolveRequest } from '../../../src/net/request.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { openEventStream, type SseHandler, startSseServer } from '../../support/sse-server.ts';
import { nextTurn, turnsUntil } from '../../support/turns.ts';

/** A connection that is closed with the block that it was made in: a refused response that nobody takes is held for a minute. */
function begun(
  url: string,
  options: Partial<Pick<ResolvedRequest, 'route' | 'reconnect' | 'maxAttempts'>> = {},
): Connection & Disposable {
  const sink = new IdleSink();
  sink.progress = { ...sink.progress, retryMs: 1 };
  const connection = new Connection({ ...resolveRequest({ url }), route: plainRoute, ...options }, sink, () => {});
  sink.onProgress = (progress) => connection.onProgress(progress);
  connection.open();
  return Object.assign(connection, { [Symbol.dispose]: () => connection.dispose(endings.user()) });
}

/** `/start` redirects to a new place each time. */
function redirecting(answer: SseHandler): SseHandler {
  let starts = 0;
  return (request, response, n) => {
    if (request.url === '/start') response.writeHead(307, { Location: `/place${++starts}` }).end();
    else return answer(request, response, n);
  };
}

describe('where a redirect led', () => {
  it('a reconnect asks again, as browsers do', async () => {
    await using server = await startSseServer(
      redirecting((_request, response) => {
        openEventStream(response);
        response.end('data: 1\n\n');
      }),
    );
    using _connection = begun(`${server.url}/start`);
    await turnsUntil(() => server.requests.length === 3);
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/start', '/place1', '/place1'],
    );
  });

  for (const isClosed of [true, false]) {
    it(`a person who resumes ${isClosed ? 'after the end' : 'while it is open'} is not led without being told so`, async () => {
      await using server = await startSseServer(redirecting((_request, response) => openEventStream(response)));
      using connection = begun(`${server.url}/start`);
      await turnsUntil(() => connection.state === 'open');
      if (isClosed) connection.close(endings.user());
      await connection.resume(1, 'a');
      await turnsUntil(() => connection.state === 'open');
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ['/start', '/place1', '/start', '/place2'],
      );
      assert.equal(connection.attempts[1]?.url, `${server.url}/start`);
    });
  }

  it('a person who wants an answer that is not there any more is not led either', async () => {
    const gone = Promise.withResolvers<void>();
    await using server = await startSseServer(
      redirecting((_request, response, n) => {
        response.writeHead(200, { 'Content-Type': 'text/plain' }).write('data: 1\n\n');
        if (n === 2) void gone.promise.then(() => response.destroy());
      }),
    );
    using connection = begun(`${server.url}/start`);
    await turnsUntil(() => connection.state === 'closed');
    gone.resolve();
    await turnsUntil(() => server.open === 0);
    // The end of the connection is on its way: sockets are read before the next immediate, but not before a timer that is due.
    await nextTurn();
    connection.acceptAnswer();
    await turnsUntil(() => connection.state === 'open');
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/start', '/place1', '/start', '/place2'],
    );
  });
});

describe('a status beyond the five redirects of the Fetch standard', () => {
  for (const status of [300, 305, 309]) {
    for (const followsRedirects of [true, false]) {
      it(`${status} is an answer with a wrong status (${followsRedirects ? 'redirects are followed' : 'redirects are not followed'})`, async () => {
        await using server = await startSseServer((_request, response) => {
          response.writeHead(status, { Location: '/there' }).end();
        });
        using connection = begun(server.url, { route: { ...plainRoute, followsRedirects } });
        await turnsUntil(() => connection.state === 'closed');
        assert.equal(connection.end?.kind, 'status');
        assert.match(connection.end.message, new RegExp(`^the server responded with ${status}`));
        assert.match(connection.end.advice ?? '', /^Browsers follow only 301, 302, 303, 307 and 308/);
        assert.equal(server.requests.length, 1);
      });
    }
  }

  it('is told apart from a redirect that leads nowhere', async () => {
    await using server = await startSseServer((_request, response) => void response.writeHead(302).end());
    using connection = begun(server.url);
    await turnsUntil(() => connection.state === 'closed');
    assert.match(connection.end?.advice ?? '', /doesn’t say where to go/);
  });
});

describe('growing waits', () => {
  it('begin anew when a person resumes a stream that was given up', async () => {
    await using server = await startSseServer((_request, response) => void response.writeHead(500).end());
    using connection = begun(server.url, { reconnect: 'backOff', maxAttempts: 2 });
    await turnsUntil(() => connection.state === 'closed');
    assert.match(connection.end?.message ?? '', /gave up after 2 attempts/);
    await connection.resume(1, 'a');
    await turnsUntil(() => connection.state === 'closed');
    assert.match(connection.end?.message ?? '', /gave up after 2 attempts/);
    assert.equal(server.requests.length, 4);
  });

  it('ask the server each time, also when it has sent something else than an event stream', async () => {
    await using server = await startSseServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
    using connection = begun(server.url, { reconnect: 'backOff', maxAttempts: 3 });
    await turnsUntil(() => connection.state === 'closed');
    assert.equal(server.requests.length, 3);
  });
});
