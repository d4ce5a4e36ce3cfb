import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { SampleServer } from '../../../src/host/sample/sample-server.ts';
import { samplePreamble } from '../../../src/host/sample/sample-stream.ts';
import { readWithEventSource } from '../../support/event-source-client.ts';
import { connectRaw, exchangeRaw, readRaw, readRawUntil } from '../../support/raw-client.ts';
import { readHttp } from '../../support/raw-http.ts';
import { testMs } from '../../support/patience.ts';

const types = ['price', 'news', 'heartbeat'];

/** A server whose streams end soon, disposed of after the test. */
async function start(test: TestContext, durationMs = 160): Promise<{ server: SampleServer; url: URL }> {
  const server = new SampleServer({ durationMs });
  test.after(() => server.dispose());
  const url = new URL(await server.start());
  url.searchParams.set('interval', '10');
  return { server, url };
}

describe('SampleServer', () => {
  it('gives a loopback URL with a query, the same one at every start', async (test) => {
    const { server } = await start(test);
    const url = await server.start();
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/events\?symbols=ACME,GLOBEX,INITECH&interval=250$/);
    assert.equal(await server.start(), url);
  });

  it('sends an event stream, whole and properly ended', async (test) => {
    const { url } = await start(test);
    const answer = await readHttp({ url: url.href });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.ok(answer.complete);
    assert.ok(answer.body.startsWith(`${samplePreamble}id: 1\ndata: Welcome`));
    assert.match(answer.body, /\n\nid: 17\nevent: done\ndata: [^\n]+\n\n$/);
    assert.equal((await readHttp({ url: url.href })).body, answer.body);
  });

  it('is understood by eventsource: types, ids and lines', async (test) => {
    const { url } = await start(test);
    const { events, opened } = await readWithEventSource(url.href, types);
    assert.equal(opened, 1);
    const cycle = ['message', 'price', 'price', 'price', 'news', 'price', 'price', 'heartbeat'];
    assert.deepEqual(
      events.map(({ type }) => type),
      [...cycle, ...cycle, 'done'],
    );
    assert.deepEqual(
      events.map(({ lastEventId }) => Number(lastEventId)),
      Array.from({ length: 17 }, (_, index) => index + 1),
    );
  });

  it('honours the query', async (test) => {
    const { url } = await start(test);
    url.searchParams.set('symbols', 'foo');
    const { body } = await readHttp({ url: url.href });
    assert.match(body, /Welcome to the market: FOO, an event every 10 ms\n/);
    assert.match(body, /"symbol":"FOO"/);
    assert.doesNotMatch(body, /ACME/);
  });

  it('resumes after Last-Event-ID as if it had never been interrupted', async (test) => {
    const { url } = await start(test);
    const whole = (await readHttp({ url: url.href })).body;
    const rest = (await readHttp({ url: url.href, headers: { 'Last-Event-ID': '7' } })).body;
    assert.equal(rest, samplePreamble + whole.slice(whole.indexOf(': keep-alive\nid: 8\n')));
  });

  it('begins anew after an id that is none of its own', async (test) => {
    const { url } = await start(test, 20);
    const whole = (await readHttp({ url: url.href })).body;
    for (const id of ['0', '99', '-1', '1e0', 'x', ' ']) {
      assert.equal((await readHttp({ url: url.href, headers: { 'Last-Event-ID': id } })).body, whole, id);
    }
  });

  it('tells a client that has it all to stop', async (test) => {
    const { url } = await start(test);
    const answer = await readHttp({ url: url.href, headers: { 'Last-Event-ID': '17' } });
    assert.deepEqual([answer.status, answer.body], [204, '']);
  });

  it('refuses every host but its own', async (test) => {
    const { url } = await start(test, 20);
    for (const host of [
      'rebound.example',
      `rebound.example:${url.port}`,
      '127.0.0.1',
      `127.0.0.1.example:${url.port}`,
    ]) {
      assert.equal((await readHttp({ url: url.href, headers: { host } })).status, 403, host);
    }
    for (const host of [`127.0.0.1:${url.port}`, `localhost:${url.port}`]) {
      assert.equal((await readHttp({ url: url.href, headers: { host } })).status, 200, host);
    }
  });

  it('refuses other paths, other methods and targets that are no URL', async (test) => {
    const { url } = await start(test);
    assert.equal((await readHttp({ url: `${url.origin}/` })).status, 404);
    const post = await readHttp({ url: url.href, method: 'POST', body: 'x' });
    assert.deepEqual([post.status, post.headers.allow], [405, 'GET']);
    const odd = await exchangeRaw(
      `GET // HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`,
      Number(url.port),
    );
    assert.match(odd.bytes.toString(), /^HTTP\/1\.1 404 /);
  });

  it('stops its timer for a client that went away, and serves the next', { timeout: testMs }, async (test) => {
    const { url } = await start(test, 3_600_000);
    url.searchParams.set('interval', '2000');
    const socket = await connectRaw(Number(url.port));
    socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
    await readRawUntil(socket, 'id: 1\n');
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    assert.equal(timers(), 1);
    socket.resetAndDestroy();
    while (timers() > 0) await setImmediate();
    const last = { 'Last-Event-ID': '1801' };
    assert.equal((await readHttp({ url: url.href, headers: last })).status, 204);
  });

  it('ends everything when it is disposed of, and does not start again', async (test) => {
    const { server, url } = await start(test, 10_000);
    const socket = await connectRaw(Number(url.port));
    socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
    await readRawUntil(socket, 'id: 2\n');
    const ended = readRaw(socket);
    server.dispose();
    server.dispose();
    await ended;
    await assert.rejects(connectRaw(Number(url.port)), { code: 'ECONNREFUSED' });
    await assert.rejects(server.start(), /disposed/);
  });

  it('leaves nothing pending when it is disposed of while it starts', async () => {
    const server = new SampleServer();
    const starting = assert.rejects(server.start(), /disposed/);
    server.dispose();
    await starting;
    // Node begins to listen a tick later; were the port open then, this process could not end.
    await setImmediate();
    const listening = process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap');
    assert.deepEqual(listening, []);
  });

  it('lasts ten seconds at the interval of its URL: forty events, then done', async (test) => {
    const server = new SampleServer();
    test.after(() => server.dispose());
    const url = await server.start();
    const last = await readHttp({ url, headers: { 'Last-Event-ID': '40' } });
    assert.match(last.body, /^id: 41\nevent: done\n/m);
    assert.equal((await readHttp({ url, headers: { 'Last-Event-ID': '41' } })).status, 204);
  });
});
