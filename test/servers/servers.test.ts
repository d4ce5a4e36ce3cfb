import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { readWithEventSource } from '../support/event-source-client.ts';
import { readHttp } from '../support/raw-http.ts';
import { connectRaw } from '../support/raw-client.ts';
import { openMcpCall } from './mcp-call.ts';
import { startServer } from './start.ts';
import type { RunningServer, ServerName } from './start.ts';

/** Starts a server for the tests of a `describe`, and stops it after them, also when they fail. */
function serverFor(name: ServerName): () => RunningServer {
  let server: RunningServer | undefined;
  before(async () => {
    server = await startServer(name);
  });
  after(async () => {
    await server?.stop();
  });
  return () => {
    assert.ok(server, 'the server was started');
    return server;
  };
}

describe('Django, a StreamingHttpResponse', () => {
  const server = serverFor('django');
  const events = 'data: {"n": 1, "abc": "xyz"}\n\ndata: {"n": 2, "abc": "xyz"}\n\ndata: {"n": 3, "abc": "xyz"}\n\n';

  it('sends the line "done: " at its end, and never an event of that type, as the article prints it', async () => {
    const answer = await readHttp({ url: `${server().origin}/article?abc=xyz` });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    assert.equal(answer.headers.connection, 'close');
    assert.equal(answer.body, `${events}done: \n\n`);
  });

  it('sends an event of type "done" when it is corrected', async () => {
    const url = `${server().origin}/corrected?abc=xyz`;
    assert.equal((await readHttp({ url })).body, `${events}event: done\ndata: \n\n`);
    const received = await readWithEventSource(url, []);
    assert.deepEqual(
      received.events.map(({ type, data }) => [type, data]),
      [
        ['message', '{"n": 1, "abc": "xyz"}'],
        ['message', '{"n": 2, "abc": "xyz"}'],
        ['message', '{"n": 3, "abc": "xyz"}'],
        ['done', ''],
      ],
    );
  });

  it('reads the query back decoded', async () => {
    const answer = await readHttp({ url: `${server().origin}/corrected?abc=a%20b%26%C3%A4` });
    assert.match(answer.body, /^data: \{"n": 1, "abc": "a b&ä"\}\n\n/);
  });
});

describe('Express with better-sse', () => {
  const server = serverFor('express');

  it('sends names, ids, a reconnection time and comments', async () => {
    const answer = await readHttp({ url: `${server().origin}/events?count=3&abc=xyz` });
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    const query = '{"count":"3","abc":"xyz"}';
    assert.deepEqual(answer.body.split('\n\n'), [
      'retry:50',
      `event:message\nid:1\ndata:{"n":1,"query":${query}}`,
      `event:tick\nid:2\ndata:{"n":2,"query":${query}}`,
      ':before 3',
      `event:message\nid:3\ndata:{"n":3,"query":${query}}`,
      'event:done\nid:4\ndata:{"total":3}',
      '',
    ]);
    assert.ok(answer.complete);
  });

  it('breaks off in the midst when it is told to', async () => {
    const answer = await readHttp({ url: `${server().origin}/events?count=8&drop=5` });
    assert.match(answer.body, /id:5\n[^\n]*\n\n$/);
    assert.equal(answer.complete, false);
  });

  it('goes on after Last-Event-ID when the client reconnects: nothing is lost, nothing comes twice', async () => {
    const received = await readWithEventSource(`${server().origin}/events?count=8&drop=5`, ['tick']);
    assert.equal(received.opened, 2);
    assert.deepEqual(
      received.events.map(({ type, lastEventId }) => `${lastEventId} ${type}`),
      ['1 message', '2 tick', '3 message', '4 tick', '5 message', '6 tick', '7 message', '8 tick', '9 done'],
    );
  });

  it('tells a client that has it all to stop', async () => {
    const headers = { 'Last-Event-ID': '4' };
    assert.equal((await readHttp({ url: `${server().origin}/events?count=3`, headers })).status, 204);
    const received = await readWithEventSource(`${server().origin}/events?count=3`, ['tick'], 'never');
    assert.deepEqual([received.events.length, received.opened, received.status], [3, 1, 204]);
  });
});

describe('Fastify with @fastify/sse', () => {
  const server = serverFor('fastify');

  it('sends names, ids and reconnection times', async () => {
    const answer = await readHttp({ url: `${server().origin}/events?count=2&abc=xyz` });
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    const query = '{"count":"2","abc":"xyz"}';
    assert.deepEqual(answer.body.split('\n\n'), [
      `id: 1\ndata: {"n":1,"query":${query}}\nretry: 50`,
      `id: 2\nevent: tick\ndata: {"n":2,"query":${query}}\nretry: 50`,
      'event: done\ndata: "two\\nlines"',
      '',
    ]);
  });

  it('is understood by eventsource, and resumes', async () => {
    const received = await readWithEventSource(`${server().origin}/events?count=2`, ['tick']);
    assert.deepEqual(
      received.events.map(({ type, lastEventId }) => `${lastEventId} ${type}`),
      ['1 message', '2 tick', '2 done'],
    );
    const headers = { 'Last-Event-ID': '1' };
    const answer = await readHttp({ url: `${server().origin}/events?count=2`, headers });
    assert.match(answer.body, /^id: 2\n/);
  });
});

describe('Hono with streamSSE', () => {
  const server = serverFor('hono');

  it('sends names, ids and data of several lines', async () => {
    const answer = await readHttp({ url: `${server().origin}/events?count=2&abc=xyz` });
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    const query = '{"count":"2","abc":"xyz"}';
    assert.deepEqual(answer.body.split('\n\n'), [
      `data: {"n":1,"query":${query}}\nid: 1`,
      `event: tick\ndata: {"n":2,"query":${query}}\nid: 2`,
      'event: done\ndata: two\ndata: lines\nretry: 50',
      '',
    ]);
  });

  it('is understood by eventsource, and resumes', async () => {
    const received = await readWithEventSource(`${server().origin}/events?count=2`, ['tick']);
    assert.deepEqual(
      received.events.map(({ type, data, lastEventId }) => [type, lastEventId, data.length]),
      [
        ['message', '1', 29],
        ['tick', '2', 29],
        ['done', '2', 9],
      ],
    );
    const headers = { 'Last-Event-ID': '1' };
    const answer = await readHttp({ url: `${server().origin}/events?count=2`, headers });
    assert.match(answer.body, /^event: tick\n/);
  });
});

describe('the Model Context Protocol SDK over streamable HTTP', () => {
  const server = serverFor('mcp');

  it('answers a call with progress and the result, each an event of type "message"', async () => {
    const call = await openMcpCall(server().origin, 3);
    const answer = await readHttp({
      url: call.url,
      method: call.method,
      headers: { ...call.headers },
      body: call.body,
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    const events = answer.body.split('\n\n').slice(0, -1);
    const messages = events.map((event) => {
      const [, data] = /^event: message\ndata: (.*)$/.exec(event) ?? [];
      return JSON.parse(data ?? 'null') as { params?: { progress: number; total: number }; result?: unknown };
    });
    assert.deepEqual(
      messages.slice(0, 3).map(({ params }) => `${params?.progress}/${params?.total}`),
      ['1/3', '2/3', '3/3'],
    );
    assert.deepEqual(messages[3]?.result, { content: [{ type: 'text', text: 'counted to 3' }] });
    assert.equal(messages.length, 4);
  });

  it('refuses a call without an introduction', async () => {
    const call = await openMcpCall(server().origin, 1);
    const headers = { Accept: 'application/json, text/event-stream', 'Content-Type': 'application/json' };
    const answer = await readHttp({ url: call.url, method: 'POST', headers, body: call.body });
    assert.equal(answer.status, 400);
  });
});

describe('startServer', () => {
  it('leaves no process and no port behind when it is stopped', async () => {
    const server = await startServer('hono');
    await server.stop();
    await server.stop();
    assert.throws(() => process.kill(server.pid, 0), { code: 'ESRCH' });
    await assert.rejects(connectRaw(portOf(server.origin)), { code: 'ECONNREFUSED' });
  });

  it('says what a server printed that does not start', async () => {
    await assert.rejects(startServer('nowhere' as ServerName), /ended before it listened:\n[^]*Cannot find module/);
  });

  for (const name of ['django', 'express'] as const) {
    it(`ends ${name} with the process that started it, even when that is killed`, async () => {
      const code = `const { startServer } = await import(${JSON.stringify(new URL('start.ts', import.meta.url).href)});
        const server = await startServer('${name}');
        console.log(server.origin);
        setInterval(() => {}, 1000);`;
      const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
        const port = portOf(printed.toString().trim());
        await connectRaw(port).then((socket) => socket.destroy());
        parent.kill('SIGKILL');
        await untilRefused(port);
      } finally {
        parent.kill('SIGKILL');
      }
    });
  }

  it('does not keep a process that forgets it', async () => {
    const code = `const { startServer } = await import(${JSON.stringify(new URL('start.ts', import.meta.url).href)});
      await startServer('hono');`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
    const [status] = (await once(parent, 'exit')) as [number];
    assert.equal(status, 0);
  });
});

function portOf(origin: string): number {
  return Number(new URL(origin).port);
}

/** The process is no child of ours, so that there is no end to wait for: its port is asked again and again. */
async function untilRefused(port: number): Promise<void> {
  for (;;) {
    try {
      (await connectRaw(port)).destroy();
    } catch (error) {
      // Reset: it was accepted by a process that was about to go.
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return;
    }
    await delay(10);
  }
}
