import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable, pipeline } from 'node:stream';
import { createBrotliCompress, createDeflate, createGzip, createZstdCompress } from 'node:zlib';
import { ConfigurationTarget, workspace } from 'vscode';
import type { StopRule } from '../../src/protocol/records.ts';
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

describe('closing on a rule', () => {
  it('keeps the event, and nothing after it of the same chunk', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('data: 1\n\nevent: done\ndata: bye\n\ndata: after\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    assert.deepEqual(stream.end, { kind: 'stopRule', message: 'the server sent "done" (event 2)' });
    assert.deepEqual(
      (await stream.read(1, 10)).map(({ data }) => data),
      ['1', 'bye'],
    );
    assert.equal(stream.counts.received, 2);
    assert.equal(server.requests.length, 1);
  });

  it('closes the connection, so that the server can stop', async () => {
    const gone = Promise.withResolvers<void>();
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('event: done\ndata: bye\n\n');
      response.once('close', () => gone.resolve());
    });
    using stream = await connect({ url: server.url });
    await until(stream, closed);
    await gone.promise;
  });

  const beyondEvents: readonly [rule: StopRule, end: RegExp, seq: number][] = [
    [{ afterEvents: 2 }, /^the server sent 2 events \(event 2\)$/, 2],
    [{ contains: '1' }, /^the server sent data that contains "1" \(event 1\)$/, 1],
    [{ path: '$', equals: 2 }, /^the server sent data whose \$ is 2 \(event 2\)$/, 2],
    [{ afterSeconds: 0.2 }, /^200 ms have passed, for which a stop rule ends the stream$/, 3],
    [{ silenceSeconds: 0.2 }, /^nothing has come for 200 ms, for which a stop rule/, 3],
  ];
  for (const [rule, end, seq] of beyondEvents) {
    it(`can be met by ${JSON.stringify(rule)}`, async () => {
      await using server = await startSseServer((_request, response) => {
        openEventStream(response);
        response.write('data: 1\n\ndata: 2\n\ndata: 3\n\n');
      });
      using stream = await connect({ url: server.url, stopOn: [rule] });
      await until(stream, closed);
      assert.equal(stream.end?.kind, 'stopRule');
      assert.match(stream.end?.message ?? '', end);
      assert.equal(stream.counts.received, seq);
      const { startedAt, endedAt = 0 } = stream.attempts[0] ?? assert.fail();
      const { afterSeconds = 0, silenceSeconds = 0 } = rule;
      assert.ok(endedAt - startedAt >= (afterSeconds + silenceSeconds) * 1000 - 5);
      assert.equal(server.requests.length, 1);
    });
  }

  it('can be met by the server, which ends the answer; one that breaks off is asked again', async () => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      if (n === 1) response.write('retry: 10\ndata: 1\n\n', () => response.socket?.destroySoon());
      else response.end('data: 2\n\n');
    });
    using stream = await connect({ url: server.url, stopOn: [{ serverEnds: true }] });
    await until(stream, closed);
    assert.match(stream.end?.message ?? '', /^the server ended the response, for which a stop rule/);
    assert.equal(server.requests.length, 2);
  });

  it('takes a text such as [DONE]', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('data: {"delta": "[DONE] is near"}\n\ndata: [DONE]\n\n');
    });
    using stream = await connect({ url: server.url, stopOn: [{ data: '[DONE]' }] });
    await until(stream, closed);
    assert.equal(stream.end?.message, 'the server sent the data "[DONE]" (event 2)');
  });

  it('is not done by a block without data', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('event: done\n\ndata: 1\n\n');
    });
    using stream = await connect({ url: server.url });
    await until(stream, ({ counts }) => counts.received === 1);
    assert.equal(stream.state, 'open');
  });

  it('can be switched off', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('event: done\ndata: 1\n\ndata: 2\n\n');
    });
    using stream = await connect({ url: server.url, stopOn: [] });
    await until(stream, ({ counts }) => counts.received === 2);
    assert.equal(stream.state, 'open');
  });

  it('follows the setting', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('event: done\ndata: 1\n\nevent: end\ndata: 2\n\n');
    });
    const settings = workspace.getConfiguration('sseMonitor');
    await settings.update('stopOn', [{ type: 'end' }], ConfigurationTarget.Global);
    try {
      using stream = await connect({ url: server.url });
      await until(stream, closed);
      assert.equal(stream.end?.message, 'the server sent "end" (event 2)');
    } finally {
      await settings.update('stopOn', undefined, ConfigurationTarget.Global);
    }
  });
});

describe('the ends of a connection', () => {
  const answers: [string, number, Record<string, string>, string, RegExp][] = [
    ['a status', 503, { 'Content-Type': 'text/plain' }, 'status', /^the server answered 503 Service Unavailable$/],
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
      /nothing accepts connections at 127\.0\.0\.1:\d+ \(connection refused\)/,
    );
    assert.equal(stream.retryMs, 3000);
  });

  it('an unknown host and a server without TLS are told apart', async () => {
    using unknown = await connect({ url: 'http://no-such-host.invalid/', reconnect: 'never' });
    await until(unknown, closed);
    assert.match(unknown.end?.message ?? '', /host name of no-such-host\.invalid (is unknown|could not be looked up)/);
    await using server = await startSseServer((_request, response) => void response.end());
    using plain = await connect({ url: server.url.replace('http:', 'https:'), reconnect: 'never' });
    await until(plain, closed);
    assert.match(plain.end?.message ?? '', /does not speak TLS/);
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
    assert.match(stream.end?.message ?? '', /answered 500 .*given up after 3 attempts without an event/);
    assert.deepEqual(
      stream.attempts.map(({ status, wait }) => [status, wait?.setBy]),
      [
        [503, undefined],
        [200, 'backOff'],
        [500, 'server'],
        [500, 'backOff'],
        [500, 'backOff'],
      ],
    );
    const [, second, third, fourth, fifth] = stream.attempts.map(({ wait }) => wait?.ms ?? 0);
    for (const [ms, atLeast] of [
      [second, 6000],
      [third, 20],
      [fourth, 40],
      [fifth, 80],
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
