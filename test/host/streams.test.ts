import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable, pipeline } from 'node:stream';
import { createBrotliCompress, createDeflate, createGzip, createZstdCompress } from 'node:zlib';
import { ConfigurationTarget, workspace } from 'vscode';
import { selfSignedCertificate } from '../support/certificate.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, getApi, until } from './support/api.ts';

describe('the exported API', () => {
  it('offers version 1 and no other', async () => {
    const api = await getApi();
    assert.ok(Array.isArray(api.streams));
    const { extensions } = await import('vscode');
    const { exports } = extensions.getExtension('sse-monitor.sse-monitor') ?? assert.fail();
    assert.throws(() => (exports as { getAPI(version: number): unknown }).getAPI(2), RangeError);
  });

  it('lists a stream until it is disposed of', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const api = await getApi();
    const stream = await connect({ url: server.url });
    assert.ok(api.streams.includes(stream));
    stream.dispose();
    assert.ok(!api.streams.includes(stream));
    assert.equal(stream.state, 'closed');
  });

  it('refuses a request that is none, with the reason', async () => {
    await assert.rejects(connect({ url: 'ftp://x/' }), /not ftp:/);
  });

  it('reads events by number, and refuses a limit of nothing', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.end('id: 7\nevent: a\ndata: 1\n\n: c\ndata: 2\ndata: 3\n\nevent: done\ndata: x\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    const [first, second] = await stream.read(1, 2);
    assert.deepEqual(
      { ...first, time: 0 },
      { seq: 1, type: 'a', data: '1', id: '7', lastEventId: '7', time: 0, bytes: 24 },
    );
    assert.deepEqual(
      { ...second, time: 0 },
      { seq: 2, type: 'message', data: '2\n3', lastEventId: '7', time: 0, bytes: 21 },
    );
    assert.ok(Math.abs((first?.time ?? 0) - Date.now()) < 600_000);
    assert.deepEqual(
      (await stream.read(3, 10)).map(({ seq, type }) => [seq, type]),
      [[3, 'done']],
    );
    await assert.rejects(stream.read(1, 0), RangeError);
  });
});

describe('the ends of a connection', () => {
  const answers: [string, number, Record<string, string>, string, RegExp][] = [
    [
      'a status',
      503,
      { 'Content-Type': 'text/plain' },
      'status',
      /^the server responded with 503 Service Unavailable$/,
    ],
    ['another content type', 200, { 'Content-Type': 'text/html' }, 'contentType', /text\/html, not text\/event-stream/],
    ['204', 204, {}, 'noContent', /204 No Content/],
  ];
  for (const [name, status, headers, kind, message] of answers) {
    it(`${name} is final`, async () => {
      await using server = await startSseServer((_request, response) => {
        response.writeHead(status, headers).end(status === 204 ? undefined : 'sorry');
      });
      using stream = await connect({ url: server.url });
      await until(stream, closed);
      assert.equal(stream.end?.kind, kind);
      assert.match(stream.end.message, message);
      assert.equal(stream.attempts[0]?.status, status);
      assert.equal(server.requests.length, 1);
    });
  }

  it('a refused connection is tried again, and says so', async () => {
    const server = await startSseServer(() => {});
    const { url } = server;
    await server.stop();
    using stream = await connect({ url });
    await until(stream, ({ state }) => state === 'waiting');
    assert.match(
      stream.attempts[0]?.end?.message ?? '',
      /127\.0\.0\.1:\d+ refused the connection \(nothing is listening there\)/,
    );
    assert.equal(stream.retryMs, 3000);
  });

  it('an unknown host and a server without TLS are told apart', async () => {
    using unknown = await connect({ url: 'http://no-such-host.invalid/', reconnect: 'never' });
    await until(unknown, closed);
    assert.match(
      unknown.end?.message ?? '',
      /host (no-such-host\.invalid not found|name of no-such-host\.invalid could not be looked up)/,
    );
    await using server = await startSseServer((_request, response) => void response.end());
    using plain = await connect({ url: server.url.replace('http:', 'https:'), reconnect: 'never' });
    await until(plain, closed);
    assert.match(plain.end?.message ?? '', /doesn’t support TLS/);
  });

  it('a certificate that cannot be trusted is named, and nothing is sent', async () => {
    const requests: unknown[] = [];
    const server = createServer(selfSignedCertificate(), (request) => requests.push(request.url));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      using stream = await connect({ url: `https://localhost:${port}/`, reconnect: 'never' });
      await until(stream, closed);
      assert.match(
        stream.end?.message ?? '',
        /^the certificate of localhost:\d+ cannot be trusted: it is self-signed$/,
      );
      assert.equal(requests.length, 0);
    } finally {
      server.close();
    }
  });

  it('a redirect loop is a failure that is tried again', async () => {
    await using server = await startSseServer((request, response) => {
      response.writeHead(302, { Location: request.url }).end();
    });
    using stream = await connect({ url: `${server.url}/loop` });
    await until(stream, ({ state }) => state === 'waiting');
    assert.deepEqual(stream.attempts[0]?.end?.kind, 'redirect');
    assert.equal(server.requests.length, 21);
  });

  it('a user who closes the stream closes the connection', async () => {
    const gone = Promise.withResolvers<void>();
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.once('close', () => gone.resolve());
    });
    using stream = await connect({ url: server.url });
    await until(stream, ({ state }) => state === 'open');
    stream.close();
    assert.deepEqual(stream.end, { kind: 'user', message: 'you disconnected' });
    await gone.promise;
  });
});

describe('a compressed stream', () => {
  const encoders = {
    gzip: () => createGzip(),
    deflate: () => createDeflate(),
    br: () => createBrotliCompress(),
    zstd: () => createZstdCompress(),
  };
  for (const [encoding, create] of Object.entries(encoders)) {
    it(`in ${encoding} is shown as it comes`, async () => {
      await using server = await startSseServer((_request, response) => {
        openEventStream(response, { 'Content-Encoding': encoding });
        const encoder = create();
        encoder.pipe(response);
        encoder.write('data: one\n\n');
        encoder.flush();
      });
      using stream = await connect({ url: server.url });
      await until(stream, ({ counts }) => counts.received === 1);
      assert.equal(stream.state, 'open');
      assert.equal((await stream.read(1, 1))[0]?.data, 'one');
    });
  }
});

describe('the limits of the log', () => {
  it('follow the settings while data arrives, and the account adds up', async () => {
    const more = Promise.withResolvers<void>();
    await using server = await startSseServer(async (_request, response) => {
      openEventStream(response);
      for (let n = 1; n <= 2000; n++) response.write(`data: ${n}\n\n`);
      await more.promise;
      for (let n = 2001; n <= 4000; n++) response.write(`data: ${n}\n\n`);
    });
    const settings = workspace.getConfiguration('sseMonitor.log');
    using stream = await connect({ url: server.url });
    try {
      await until(stream, ({ counts }) => counts.received === 2000);
      assert.equal(stream.counts.dropped, 0);
      await settings.update('maxEvents', 500, ConfigurationTarget.Global);
      await until(stream, ({ counts }) => counts.kept <= 500);
      more.resolve();
      await until(stream, ({ counts }) => counts.received === 4000);
      const { received, kept, dropped } = stream.counts;
      assert.ok(kept > 0 && kept <= 500, String(kept));
      assert.equal(received, kept + dropped);
      const events = await stream.read(1, 10_000);
      assert.equal(events.length, kept);
      assert.equal(events.at(-1)?.seq, 4000);
      assert.equal(events.at(-1)?.data, '4000');
      assert.equal(events[0]?.seq, dropped + 1);
    } finally {
      await settings.update('maxEvents', undefined, ConfigurationTarget.Global);
    }
  });

  it('keep what memory is too small for in a file, readable to the first event', async () => {
    const data = 'x'.repeat(10_000);
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      pipeline(Readable.from(Array.from({ length: 3000 }, (_, n) => `data: ${n + 1} ${data}\n\n`)), response, () => {});
    });
    const settings = workspace.getConfiguration('sseMonitor.log');
    await settings.update('memoryMegabytes', 8, ConfigurationTarget.Global);
    try {
      using stream = await connect({ url: server.url });
      await until(stream, ({ counts }) => counts.received === 3000);
      assert.equal(stream.counts.dropped, 0);
      const first = await stream.read(1, 3);
      assert.deepEqual(
        first.map(({ seq, data }) => [seq, data.slice(0, 2)]),
        [
          [1, '1 '],
          [2, '2 '],
          [3, '3 '],
        ],
      );
      assert.equal((await stream.read(3000, 1))[0]?.data, `3000 ${data}`);
    } finally {
      await settings.update('memoryMegabytes', undefined, ConfigurationTarget.Global);
    }
  });
});
