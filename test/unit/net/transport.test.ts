import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainRoute } from '../../../src/net/route.ts';
import { type HttpRequest, send } from '../../../src/net/connection/transport.ts';
import { firstOf, textOf } from '../../support/body.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';

function requestFor(url: string, more: Partial<HttpRequest> = {}, isDirect = true): HttpRequest {
  return {
    route: { ...plainRoute, isDirect: () => isDirect },
    url: new URL(url),
    method: 'GET',
    headers: {},
    signal: new AbortController().signal,
    ...more,
  };
}

for (const reader of ['own', 'node'] as const)
  describe(`the transport (${reader} reader)`, () => {
    const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => requestFor(url, more, reader === 'own');
    it('asks for an event stream as a browser does', async () => {
      await using server = await startSseServer((_request, response) => void response.end());
      const response = await send(get(`${server.url}/a?b=%20+c`));
      await textOf(response.body);
      const [request] = server.requests;
      assert.equal(request?.url, '/a?b=%20+c');
      assert.equal(request.headers.accept, 'text/event-stream');
      assert.equal(request.headers['cache-control'], 'no-cache');
      assert.equal(request.headers.connection, 'keep-alive');
      assert.equal(request.headers['accept-encoding'], 'gzip, deflate, br, zstd');
    });

    it("lets the caller's headers win, whatever their case", async () => {
      await using server = await startSseServer((_request, response) => void response.end());
      await textOf((await send(get(server.url, { headers: { accept: 'application/json' } }))).body);
      assert.equal(server.requests[0]?.headers.accept, 'application/json');
      assert.equal(server.requests[0].rawHeaders.filter((name) => /^accept$/i.test(name)).length, 1);
    });

    it('sends method and body', async () => {
      await using server = await startSseServer((_request, response) => void response.end());
      await textOf((await send(get(server.url, { method: 'POST', body: '{"ä":1}' }))).body);
      assert.equal(server.requests[0]?.method, 'POST');
      assert.equal(server.requests[0].body, '{"ä":1}');
    });

    it('tells where redirects led, and the headers as they came', async () => {
      await using server = await startSseServer((request, response) => {
        if (request.url === '/start') response.writeHead(302, { Location: '/target' }).end();
        else response.writeHead(200, 'Fine', { 'X-Twice': ['a', 'b'] }).end('x');
      });
      const response = await send(get(`${server.url}/start`));
      assert.equal(await textOf(response.body), 'x');
      assert.equal(response.finalUrl, `${server.url}/target`);
      assert.equal(response.statusText, 'Fine');
      assert.equal(response.remoteAddress, '127.0.0.1');
      assert.deepEqual(
        response.headers.filter(([name]) => name === 'X-Twice').map(([, value]) => value),
        ['a', 'b'],
      );
    });

    for (const status of [300, 304, 305, 306, 309, 399]) {
      it(`does not take ${status} for a redirect`, async () => {
        await using server = await startSseServer((_request, response) => {
          response.writeHead(status, { Location: '/target' }).end();
        });
        const response = await send(get(server.url));
        void textOf(response.body);
        assert.equal(response.status, status);
        assert.equal(server.requests.length, 1);
      });
    }

    it('keeps credentials from another host when it follows a redirect', async () => {
      await using other = await startSseServer((_request, response) => void response.end());
      await using server = await startSseServer((_request, response) => {
        response.writeHead(307, { Location: other.url.replace('127.0.0.1', 'localhost') }).end();
      });
      const headers = { Authorization: 'Bearer t', Cookie: 'a=b', 'X-Kept': 'yes' };
      await textOf((await send(get(server.url, { headers }))).body);
      assert.equal(server.requests[0]?.headers.authorization, 'Bearer t');
      assert.equal(other.requests[0]?.headers['x-kept'], 'yes');
      assert.equal(other.requests[0].headers.authorization, undefined);
      assert.equal(other.requests[0].headers.cookie, undefined);
    });

    for (const [target, arrives] of [
      ['http://api.shop.example/', false],
      ['http://shop.example:81/', false],
      ['http://example/', false],
      ['http://shop.example/there', true],
    ] as const) {
      it(`does so with cookies that the person wrote too: ${target}, ${arrives}`, async () => {
        // A proxy is asked for all hosts, whether they exist or not.
        await using proxy = await startSseServer(({ url }, response) => {
          if (url === 'http://shop.example/?key=k') response.writeHead(302, { Location: target }).end();
          else response.end();
        });
        const headers = { Authorization: 'Bearer t', Cookie: 'a=b', 'X-Key': 'k', 'X-Kept': 'yes' };
        const route = { ...plainRoute, isDirect: () => reader === 'own', proxy: { url: new URL(proxy.url) } };
        const request = get('http://shop.example/?key=k', { headers, route, credentialHeaders: ['X-Key'] });
        await textOf((await send(request)).body);
        const [first, second] = proxy.requests.map(({ headers }) => headers);
        const all = { authorization: 'Bearer t', cookie: 'a=b', 'x-key': 'k', 'x-kept': 'yes' };
        const sent = (of = first) => Object.fromEntries(Object.keys(all).map((name) => [name, of?.[name]]));
        assert.deepEqual(sent(), all);
        const nothing = { authorization: undefined, cookie: undefined, 'x-key': undefined };
        // A key in the query stays too: where it leads is what the server wrote, and nothing tells whence.
        assert.equal(proxy.requests[1]?.url, target);
        assert.equal(second?.referer, undefined);
        assert.deepEqual(sent(second), arrives ? all : { ...all, ...nothing });
      });
    }

    it('closes the connection when it is aborted in the middle of the body', async () => {
      const gone = Promise.withResolvers<void>();
      await using server = await startSseServer((_request, response) => {
        openEventStream(response);
        response.write('data: a\n\n');
        response.once('close', () => gone.resolve());
      });
      const abort = new AbortController();
      const response = await send(get(server.url, { signal: abort.signal }));
      await firstOf(response.body);
      abort.abort();
      await gone.promise;
    });

    it('closes the connection when it is aborted before the answer', async () => {
      const asked = Promise.withResolvers<void>();
      const gone = Promise.withResolvers<void>();
      await using server = await startSseServer((_request, response) => {
        asked.resolve();
        response.once('close', () => gone.resolve());
      });
      const abort = new AbortController();
      const answer = send(get(server.url, { signal: abort.signal }));
      const refused = assert.rejects(answer, { name: 'AbortError' });
      await asked.promise;
      abort.abort();
      await refused;
      await gone.promise;
    });

    it('asks nothing when it is aborted before it began', async () => {
      await using server = await startSseServer((_request, response) => void response.end());
      await assert.rejects(send(get(server.url, { signal: AbortSignal.abort() })), { name: 'AbortError' });
      assert.equal(server.requests.length, 0);
    });
  });
