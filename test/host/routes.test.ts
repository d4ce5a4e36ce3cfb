import assert from 'node:assert/strict';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttp2Server, createSecureServer } from 'node:http2';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { ConfigurationTarget, workspace } from 'vscode';
import type { ConnectionOptions } from '../../src/shared/stream/records.ts';
import { connectionStatus } from '../../src/host/streams/status.ts';
import type { Stream } from '../../src/host/streams/stream.ts';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import { TestAuthority, selfSignedCertificate } from '../support/certificate.ts';
import { Listening } from '../support/listening.ts';
import { ProxyServer } from '../support/proxy-server.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';

/** Not localhost to VS Code, which leaves the agent alone only there: 127.0.0.2 is this machine on Linux and Windows. */
const otherLoopback = '127.0.0.2';

const answerDone: RequestListener = (_request, response) => {
  openEventStream(response);
  response.write('data: 1\n\nevent: done\ndata: bye\n\n');
};

function open(url: string, options: ConnectionOptions): Promise<MonitoredStream & Disposable> {
  return connect({ url, options, reconnect: 'never' });
}

async function endOf(url: string, options: ConnectionOptions): Promise<string> {
  using stream = await open(url, options);
  await until(stream, closed);
  return stream.end?.message ?? '';
}

const isDone = 'the server sent "done" (event 2)';

async function listenTls(options: ServerOptions, host = '127.0.0.1'): Promise<Listening> {
  return Listening.start(createTlsServer(options, answerDone), { host });
}

describe('redirects that are not followed', () => {
  it('end with where they lead, without credentials', async () => {
    await using server = await startSseServer((_request, response) => {
      response.writeHead(302, { Location: 'http://user:hush@127.0.0.1:1/there' }).end();
    });
    using stream = await open(server.url, { followRedirects: false });
    await until(stream, closed);
    assert.deepEqual(stream.end, {
      kind: 'redirect',
      message: 'the server redirected to http://127.0.0.1:1/there (302 Found), and redirects are not followed',
    });
    assert.equal(stream.attempts[0]?.status, 302);
  });
});

describe('a proxy that is named', () => {
  it('carries http: with the whole URL, and says so', async () => {
    await using server = await startSseServer(answerDoneRecorded);
    await using proxy = await ProxyServer.start();
    const { port } = new URL(server.url);
    using stream = await open(`http://events.test:${port}/a?b=c`, { proxy: `http://${proxy.host}` });
    await until(stream, closed);
    assert.equal(stream.end?.message, isDone);
    assert.deepEqual(proxy.requests, [`GET http://events.test:${port}/a?b=c`]);
    assert.equal(stream.attempts[0]?.via, `proxy ${proxy.host}`);
    assert.equal(server.requests[0]?.headers.host, `events.test:${port}`);
  });

  it('carries http: to this machine too, and follows redirects through it', async () => {
    await using server = await startSseServer((request, response) => {
      if (request.url === '/start') response.writeHead(307, { Location: '/target' }).end();
      else answerDoneRecorded(request, response);
    });
    await using proxy = await ProxyServer.start();
    assert.equal(await endOf(`${server.url}/start`, { proxy: proxy.host }), isDone);
    assert.deepEqual(proxy.requests, [`GET ${server.url}/start`, `GET ${server.url}/target`]);
  });

  it('opens a tunnel for https:', async () => {
    using authority = new TestAuthority();
    await using server = await listenTls(authority.serverCertificate());
    await using proxy = await ProxyServer.start();
    using stream = await open(`https://events.test:${server.port}/`, { proxy: proxy.host, caFile: authority.certFile });
    await until(stream, closed);
    assert.equal(stream.end?.message, isDone);
    assert.deepEqual(proxy.requests, [`CONNECT events.test:${server.port}`]);
    assert.equal(stream.attempts[0]?.tls?.verified, true);
  });

  it('verifies the certificate behind the tunnel', async () => {
    await using server = await listenTls(selfSignedCertificate());
    await using proxy = await ProxyServer.start();
    const end = await endOf(`https://events.test:${server.port}/`, { proxy: proxy.host });
    assert.match(end, /^the certificate of events\.test:\d+ cannot be trusted: it is self-signed$/);
  });

  for (const scheme of ['http', 'https']) {
    it(`takes credentials for ${scheme}:, which are seen nowhere`, async () => {
      await using plain = await startSseServer(answerDoneRecorded);
      await using secure = await listenTls(selfSignedCertificate());
      await using proxy = await ProxyServer.start({ credentials: 'me:s p@ce' });
      const port = scheme === 'http' ? new URL(plain.url).port : secure.port;
      const url = `${scheme}://events.test:${port}/`;
      const wrong = await endOf(url, { proxy: proxy.host, trustAnyCertificate: true });
      assert.equal(wrong, `the proxy ${proxy.host} requires credentials (407)`);
      const bad = await endOf(url, { proxy: `http://me:no@${proxy.host}`, trustAnyCertificate: true });
      assert.equal(bad, `the proxy ${proxy.host} does not accept these credentials (407)`);
      using stream = await open(url, { proxy: `http://me:s%20p%40ce@${proxy.host}`, trustAnyCertificate: true });
      await until(stream, closed);
      assert.equal(stream.end?.message, isDone);
      const told = JSON.stringify([stream.attempts, stream.end]);
      assert.doesNotMatch(told, /s%20p|s p@ce|bWU6/);
      assert.equal(
        plain.requests.some(({ headers }) => 'proxy-authorization' in headers),
        false,
      );
    });
  }

  it('that does not let it through, or is not there, is named', async () => {
    await using proxy = await ProxyServer.start({ refusal: '403 Forbidden by policy' });
    assert.equal(
      await endOf('https://events.test:4433/', { proxy: proxy.host }),
      `the proxy ${proxy.host} did not connect to events.test:4433: it responded with 403 Forbidden by policy`,
    );
    const gone = await ProxyServer.start();
    const { host } = gone;
    await gone[Symbol.asyncDispose]();
    for (const url of ['http://events.test/', 'https://events.test/']) {
      assert.equal(
        await endOf(url, { proxy: host }),
        `the proxy ${host} could not be used: ${host} refused the connection (nothing is listening there)`,
      );
    }
  });

  for (const credentials of [undefined, 'me:hush']) {
    it(`over TLS carries http: and https:${credentials === undefined ? '' : ', and takes credentials'}`, async () => {
      using authority = new TestAuthority();
      const certificate = authority.serverCertificate();
      await using plain = await startSseServer(answerDoneRecorded);
      await using secure = await listenTls(certificate);
      await using proxy = await ProxyServer.start({ certificate, ...(credentials !== undefined && { credentials }) });
      const caFile = authority.certFile;
      const user = credentials === undefined ? '' : `${credentials}@`;
      const urls = [`http://events.test:${new URL(plain.url).port}/a`, `https://events.test:${secure.port}/b`];
      for (const url of urls) {
        using stream = await open(url, { proxy: `https://${user}${proxy.host}`, caFile });
        await until(stream, closed);
        assert.equal(stream.end?.message, isDone);
        assert.equal(stream.attempts[0]?.via, `proxy ${proxy.host}`);
        // That of the server: with the proxy there is another one.
        assert.equal(stream.attempts[0].tls?.verified, url.startsWith('https:') ? true : undefined);
        assert.doesNotMatch(JSON.stringify([stream.attempts, stream.end]), /hush/);
        if (credentials === undefined) continue;
        const without = await endOf(url, { proxy: `https://${proxy.host}`, caFile });
        assert.equal(without, `the proxy ${proxy.host} requires credentials (407)`);
      }
      const asked = [`GET ${urls[0]}`, `CONNECT events.test:${secure.port}`];
      const times = credentials === undefined ? 1 : 2;
      assert.deepEqual(
        proxy.requests,
        asked.flatMap((line) => Array.from({ length: times }, () => line)),
      );
      assert.equal('proxy-authorization' in (plain.requests[0]?.headers ?? {}), false);
    });
  }

  it('over TLS whose certificate cannot be verified is refused, whatever is trusted of the server', async () => {
    using authority = new TestAuthority();
    await using server = await startSseServer(answerDoneRecorded);
    await using proxy = await ProxyServer.start({ certificate: authority.serverCertificate() });
    for (const url of [server.url, server.url.replace('http:', 'https:')]) {
      const end = await endOf(url, { proxy: `https://${proxy.host}`, trustAnyCertificate: true });
      assert.match(
        end,
        /^the proxy 127\.0\.0\.1:\d+ could not be used: the certificate of 127\.0\.0\.1:\d+ cannot be trusted/,
      );
    }
    assert.deepEqual(proxy.requests, []);
  });
});

describe('the proxy of VS Code', () => {
  let proxy: ProxyServer;

  before(async () => {
    proxy = await ProxyServer.start();
    await workspace.getConfiguration('http').update('proxy', `http://${proxy.host}`, ConfigurationTarget.Global);
  });

  after(async () => {
    await workspace.getConfiguration('http').update('proxy', undefined, ConfigurationTarget.Global);
    await proxy[Symbol.asyncDispose]();
  });

  it('is used where none is named, for http: and https:, with the certificates that were chosen', async () => {
    using authority = new TestAuthority();
    await using plain = await Listening.start(createHttpServer(answerDone));
    await using secure = await listenTls(authority.serverCertificate());
    assert.equal(await endOf(`http://events.test:${plain.port}/`, {}), isDone);
    assert.equal(await endOf(`https://events.test:${secure.port}/`, { caFile: authority.certFile }), isDone);
    using trusting = await open(`https://events.test:${secure.port}/`, { trustAnyCertificate: true });
    await until(trusting, closed);
    assert.equal(trusting.end?.message, isDone);
    assert.equal(trusting.attempts[0]?.tls?.verified, false);
    assert.equal(trusting.attempts[0].via, `proxy ${proxy.host}`);
    assert.equal(proxy.requests.length, 3);
  });

  it('is passed by with “direct”', async () => {
    const before = proxy.requests.length;
    using authority = new TestAuthority();
    await using plain = await Listening.start(createHttpServer(answerDone), { host: otherLoopback });
    await using secure = await listenTls(authority.serverCertificate(), otherLoopback);
    assert.equal(await endOf(`http://${otherLoopback}:${plain.port}/`, { proxy: 'direct' }), isDone);
    const url = `https://${otherLoopback}:${secure.port}/`;
    assert.equal(await endOf(url, { proxy: 'direct', caFile: authority.certFile }), isDone);
    assert.equal(await endOf(url, { proxy: 'direct', trustAnyCertificate: true }), isDone);
    assert.equal(proxy.requests.length, before);
  });

  it('is passed by with another one', async () => {
    const before = proxy.requests.length;
    await using other = await ProxyServer.start();
    await using plain = await Listening.start(createHttpServer(answerDone));
    assert.equal(await endOf(`http://events.test:${plain.port}/`, { proxy: other.host }), isDone);
    assert.equal(proxy.requests.length, before);
    assert.equal(other.requests.length, 1);
  });
});

describe('certificates', () => {
  for (const host of ['localhost', otherLoopback]) {
    const at = host === 'localhost' ? '127.0.0.1' : host;

    it(`of ${host} that cannot be verified are accepted for one connection only`, async () => {
      await using server = await listenTls(selfSignedCertificate(), at);
      const url = `https://${host}:${server.port}/`;
      using stream = await open(url, { trustAnyCertificate: true });
      await until(stream, closed);
      assert.equal(stream.end?.message, isDone);
      assert.equal(stream.attempts[0]?.tls?.verified, false);
      assert.match(await endOf(url, {}), /cannot be trusted: it is self-signed/);
    });

    it(`of ${host} that cannot be verified are told for as long as the stream is open`, async () => {
      const server = createTlsServer(selfSignedCertificate(), (_request, response) => openEventStream(response));
      await using listening = await Listening.start(server, { host: at });
      using stream = await open(`https://${host}:${listening.port}/`, { trustAnyCertificate: true });
      await until(stream, ({ state }) => state === 'open');
      const { text } = connectionStatus((stream as unknown as Stream).connection);
      assert.match(text, /^Open \(certificate not verified\): 200 OK from /);
    });

    it(`of ${host} are verified with an authority of one's own`, async () => {
      using authority = new TestAuthority();
      await using server = await listenTls(authority.serverCertificate(), at);
      const url = `https://${host}:${server.port}/`;
      assert.match(await endOf(url, {}), /cannot be trusted: its issuer is unknown/);
      assert.equal(await endOf(url, { caFile: authority.certFile }), isDone);
    });

    it(`of the client are shown to ${host}, which demands them`, async () => {
      using authority = new TestAuthority();
      const seen: string[] = [];
      const options = { ...authority.serverCertificate(), ca: authority.cert, requestCert: true };
      const server = createTlsServer(options, (request, response) => {
        seen.push((request.socket as TLSSocket).getPeerCertificate().subject.CN);
        answerDone(request, response);
      });
      await using listening = await Listening.start(server, { host: at });
      const url = `https://${host}:${listening.port}/`;
      const client = authority.clientCertificate();
      const caFile = authority.certFile;
      assert.match(
        await endOf(url, { caFile }),
        /as servers do that require a client certificate$|reset the connection|closed the connection/,
      );
      const certificateFile = authority.write('client-cert.pem', client.cert);
      const keyFile = authority.write('client-key.pem', authority.encryptedKey(client, 'sesame'));
      assert.equal(await endOf(url, { caFile, certificateFile, keyFile, passphrase: 'sesame' }), isDone);
      const both = authority.write('both.pem', client.cert + client.key);
      assert.equal(await endOf(url, { caFile, certificateFile: both }), isDone);
      const p12 = authority.pkcs12(client, 'open');
      assert.equal(await endOf(url, { caFile, certificateFile: p12, passphrase: 'open' }), isDone);
      assert.deepEqual(seen, ['client', 'client', 'client']);
    });
  }

  it('of the client are not shown to another host that a redirect leads to', async () => {
    using authority = new TestAuthority();
    const seen: unknown[] = [];
    const asking = {
      ...authority.serverCertificate(),
      ca: authority.cert,
      requestCert: true,
      rejectUnauthorized: false,
    };
    const target = createTlsServer(asking, (request, response) => {
      seen.push((request.socket as TLSSocket).getPeerCertificate().subject);
      answerDone(request, response);
    });
    await using other = await Listening.start(target);
    const first = createTlsServer(asking, (request, response) => {
      seen.push((request.socket as TLSSocket).getPeerCertificate().subject?.CN);
      response.writeHead(307, { Location: `https://localhost:${other.port}/` }).end();
    });
    await using listening = await Listening.start(first);
    const client = authority.clientCertificate();
    const certificateFile = authority.write('both.pem', client.cert + client.key);
    const options = { caFile: authority.certFile, certificateFile };
    for (const more of [{}, { proxy: 'direct' }]) {
      assert.equal(await endOf(`https://localhost:${listening.port}/`, { ...options, ...more }), isDone);
    }
    assert.deepEqual(seen, ['client', undefined, 'client', undefined]);
  });
});

describe('a Unix socket', () => {
  it('is connected to in the place of the host, with and without TLS', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'socket-'));
    using authority = new TestAuthority();
    const [plainPath, securePath] = [join(folder, 'plain.sock'), join(folder, 'secure.sock')];
    try {
      await using _plain = await Listening.start(createHttpServer(answerDone), { path: plainPath });
      await using _secure = await Listening.start(createTlsServer(authority.serverCertificate(), answerDone), {
        path: securePath,
      });
      using stream = await open('http://events.test/a', { socketPath: plainPath });
      await until(stream, closed);
      assert.equal(stream.end?.message, isDone);
      assert.equal(stream.attempts[0]?.via, `socket ${plainPath}`);
      assert.equal(await endOf('https://events.test/', { socketPath: securePath, caFile: authority.certFile }), isDone);
      const gone = await endOf('http://events.test/', { socketPath: join(folder, 'none') });
      assert.match(gone, /^the socket for events\.test doesn’t exist$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a server that does not speak HTTP/1.1', () => {
  it('over TLS is told', async () => {
    using authority = new TestAuthority();
    for (const at of ['localhost', otherLoopback]) {
      const server = createSecureServer({ ...authority.serverCertificate(), allowHTTP1: false });
      await using listening = await Listening.start(server, { host: at });
      for (const proxy of [{}, { proxy: 'direct' }]) {
        const end = await endOf(`https://${at}:${listening.port}/`, { caFile: authority.certFile, ...proxy });
        assert.match(end, /^\S+ supports only HTTP\/2$/);
      }
    }
  });

  it('in clear text is told', async () => {
    await using server = await Listening.start(createHttp2Server());
    assert.match(await endOf(`http://127.0.0.1:${server.port}/`, {}), /^\S+ supports only HTTP\/2$/);
  });
});

describe('the time to the first byte', () => {
  it('ends an attempt that is not answered, which is then tried again', async () => {
    await using silent = await Listening.start(createTcpServer());
    using stream = await connect({ url: `http://127.0.0.1:${silent.port}/`, options: { firstByteTimeoutMs: 50 } });
    await until(stream, ({ state }) => state === 'waiting');
    const [attempt] = stream.attempts;
    assert.equal(attempt?.end?.kind, 'network');
    assert.match(attempt.end.message, /^127\.0\.0\.1:\d+ did not start to respond within 50 ms$/);
  });

  it('does not end a stream that is silent after its head', async () => {
    const more = Promise.withResolvers<void>();
    await using server = await startSseServer(async (_request, response) => {
      openEventStream(response);
      await more.promise;
      response.write('event: done\ndata: 1\n\n');
    });
    using stream = await open(server.url, { firstByteTimeoutMs: 500 });
    await until(stream, ({ state }) => state === 'open');
    using late = await connect({ url: server.url, reconnect: 'never' });
    await until(late, ({ state }) => state === 'open');
    const [attempt] = stream.attempts;
    while (Date.now() - (attempt?.startedAt ?? 0) < 700) await new Promise((resolve) => void setImmediate(resolve));
    assert.equal(stream.state, 'open');
    more.resolve();
    await until(stream, closed);
    assert.equal(stream.end?.kind, 'stopRule');
  });
});

function answerDoneRecorded(_request: unknown, response: Parameters<RequestListener>[1]): void {
  openEventStream(response);
  response.write('data: 1\n\nevent: done\ndata: bye\n\n');
}
