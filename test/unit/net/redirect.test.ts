/** Where a response redirects to, and what becomes of the request (Fetch standard, HTTP-redirect fetch). */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { locationUrl, redirectChanges, redirectedMethod } from '../../../src/net/connection/redirect.ts';
import { type HttpRequest, type HttpResponse, send } from '../../../src/net/connection/transport.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { Listening } from '../../support/listening.ts';

const base = new URL('http://h:1/a/b?c#old');

describe('the URL that a Location leads to', () => {
  const locations: readonly (readonly [location: string, url: string])[] = [
    ['/x', 'http://h:1/x#old'],
    ['x', 'http://h:1/a/x#old'],
    ['?y', 'http://h:1/a/b?y#old'],
    ['//other/x', 'http://other/x#old'],
    ['/x#new', 'http://h:1/x#new'],
    ['/x#', 'http://h:1/x#old'],
    ['  /my events?q=a b  ', 'http://h:1/my%20events?q=a%20b#old'],
    // Bytes of UTF-8, and bytes of ISO-8859-1.
    ['/str\u00c3\u00b6me', 'http://h:1/str%C3%B6me#old'],
    ['/str\u00f6me', 'http://h:1/str%F6me#old'],
    ['https://me:hush@other/', 'https://other/#old'],
  ];
  for (const [location, url] of locations) {
    it(`is as browsers have it: ${location}`, () => assert.equal(locationUrl(location, base).href, url));
  }

  it('is one of HTTP, and a URL', () => {
    assert.throws(() => locationUrl('ftp://h/', base), { code: 'REDIRECT_NOT_HTTP' });
    assert.throws(() => locationUrl('http://[', base), { code: 'REDIRECT_NO_URL' });
  });
});

describe('the method after a redirect', () => {
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'QUERY']) {
    it(`is that of the Fetch standard: ${method}`, () => {
      const isPost = method === 'POST';
      const after = [301, 302, 303, 307, 308].map((status) => redirectedMethod(status, method));
      const seen = isPost ? 'GET' : method;
      assert.deepEqual(after, [seen, seen, method === 'HEAD' ? 'HEAD' : 'GET', method, method]);
    });
  }
});

describe('what a redirect changed', () => {
  const sent = (url: string, headers: Record<string, string>, method = 'POST') => ({
    url: new URL(url),
    method,
    hasBody: method === 'POST',
    headers: Object.entries(headers),
  });
  const before = sent('http://h/', { Authorization: 'a', cookie: 'b', 'X-Key': 'c', 'Content-Type': 'd', Host: 'h' });

  it('is nothing where all is the same', () => assert.deepEqual(redirectChanges(before, before), []));

  it('is told by the headers that are not sent any more, and by the parts of the URL', () => {
    const after = sent('https://other/', { Accept: 'x', Host: 'other' }, 'GET');
    const all = ['method', 'body', 'authorization', 'cookies', 'otherHeaders', 'scheme', 'host'];
    assert.deepEqual(redirectChanges(before, after), all);
  });

  it('is not a cookie that comes along, nor a header that goes with the body', () => {
    const after = sent('http://h/', { Authorization: 'a', Cookie: 'b', 'X-Key': 'c', Host: 'h' }, 'GET');
    assert.deepEqual(redirectChanges(before, after), ['method', 'body']);
  });
});

/** Answers each path as the table says; the rest with what was asked. */
async function redirecting(table: Readonly<Record<string, string | Buffer>>): Promise<Listening> {
  return Listening.start(
    createServer((socket) => {
      socket.once('data', (bytes) => {
        const path = bytes.toString('latin1').split(' ')[1] ?? '';
        const location = table[path];
        if (location === undefined)
          return socket.end(`HTTP/1.1 200 OK\r\nX-Asked: ${path}\r\nContent-Length: 0\r\n\r\n`);
        socket.write('HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ');
        return socket.end(Buffer.concat([Buffer.from(location), Buffer.from('\r\n\r\n')]));
      });
    }),
  );
}

async function asked(url: string, more: Partial<HttpRequest> = {}): Promise<HttpResponse> {
  const { signal } = new AbortController();
  const response = await send({ url: new URL(url), method: 'GET', headers: {}, signal, ...more });
  response.body.destroy();
  return response;
}

for (const reader of ['own', 'node'] as const) {
  const route = { ...plainRoute, isDirect: () => reader === 'own' };

  describe(`a redirect (${reader} reader)`, () => {
    it('to a path in UTF-8 or ISO-8859-1 is followed byte for byte', async () => {
      await using server = await redirecting({
        '/utf8': '/ströme/a b',
        '/latin1': Buffer.from('/str\u00f6me', 'latin1'),
      });
      const at = `http://127.0.0.1:${server.port}`;
      const paths = ['/utf8', '/latin1'].map(async (path) => (await asked(at + path, { route })).headers[0]?.[1]);
      assert.deepEqual(await Promise.all(paths), ['/str%C3%B6me/a%20b', '/str%F6me']);
    });

    it('is told, with what it changed', async () => {
      await using other = await redirecting({});
      await using server = await redirecting({ '/': '/next', '/next': `http://127.0.0.1:${other.port}/there` });
      const at = `http://127.0.0.1:${server.port}`;
      const headers = { Authorization: 'Bearer t', 'X-Kept': 'yes' };
      const response = await asked(`${at}/`, { route, method: 'POST', body: 'x', headers });
      assert.equal(response.finalUrl, `http://127.0.0.1:${other.port}/there`);
      assert.deepEqual(response.redirects, [
        {
          url: `${at}/`,
          method: 'POST',
          status: 302,
          statusText: 'Found',
          to: `${at}/next`,
          changed: ['method', 'body'],
        },
        {
          url: `${at}/next`,
          method: 'GET',
          status: 302,
          statusText: 'Found',
          to: response.finalUrl,
          changed: ['authorization', 'host'],
        },
      ]);
    });

    it('is followed twenty times', async () => {
      const table = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`/${i}`, `/${i + 1}`]));
      await using server = await redirecting(table);
      const at = `http://127.0.0.1:${server.port}`;
      assert.equal((await asked(`${at}/1`, { route })).redirects?.length, 20);
      await assert.rejects(asked(`${at}/0`, { route }), { code: 'REDIRECT_TOO_MANY' });
    });
  });
}
