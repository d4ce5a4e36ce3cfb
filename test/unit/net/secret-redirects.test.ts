/** What is secret in a request stays with the host that it was given for, wherever a server redirects, and at reconnects. */

import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import * as fc from 'fast-check';
import { Connection } from '../../../src/net/connection/connection.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { holdsSecret } from '../../../src/net/connection/secret-body.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import { selfSignedCertificate } from '../../support/certificate.ts';
import { IdleSink } from '../../support/idle-sink.ts';
import { Listening } from '../../support/listening.ts';
import { turnsUntil } from '../../support/turns.ts';
import { longTestMs } from '../../support/patience.ts';

/** One request as its bytes came. */
interface Recorded {
  readonly port: number;
  readonly text: string;
}

/** Servers that write down every byte, and do what is next in the script. */
class Recorders {
  readonly records: Recorded[] = [];
  /** Answers to come; the last one again and again. */
  #script: readonly string[] = [];
  #run = 0;
  readonly #servers: Listening[] = [];
  readonly certificate = selfSignedCertificate();

  /** Forgets what came, also what comes yet of connections before. @returns the path that all of the next one have */
  begin(script: readonly string[]): string {
    this.#script = script;
    this.records.length = 0;
    return `/run${++this.#run}`;
  }

  async start(): Promise<readonly string[]> {
    const take = (socket: Socket): void => this.#take(socket);
    const servers: Server[] = [createServer(take), createServer(take), createTlsServer(this.certificate, take)];
    for (const server of servers) this.#servers.push(await Listening.start(server));
    const [one = 0, two = 0, three = 0] = this.#servers.map(({ port }) => port);
    return [
      `http://127.0.0.1:${one}`,
      `http://localhost:${one}`,
      `http://127.0.0.1:${two}`,
      `https://127.0.0.1:${three}`,
      `https://localhost:${three}`,
    ];
  }

  #take(socket: Socket): void {
    let text = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      if (!text.includes(` /run${this.#run}/`)) return void socket.destroy();
      this.records.push({ port: socket.localPort ?? 0, text });
      const answer = this.#script[Math.min(this.records.length, this.#script.length) - 1];
      socket.end((answer ?? '').replaceAll('/run/', `/run${this.#run}/`));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers) await server[Symbol.asyncDispose]();
  }
}

const recorders = new Recorders();
let origins: readonly string[] = [];
before(async () => void (origins = await recorders.start()));
after(() => recorders[Symbol.asyncDispose]());

const stream = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n';

interface Hop {
  readonly origin: number;
  readonly status: number;
}

/** Sends the request over the hops, and once more: a reconnect. @returns why it is over, if it is */
async function run(
  request: Omit<StreamRequest, 'url'>,
  hidden: readonly string[],
  hops: readonly Hop[],
): Promise<string | undefined> {
  const redirects = hops.map(({ origin, status }, i) => {
    const location = `Location: ${origins[origin] ?? ''}/run/hop${i + 1}\r\n`;
    return `HTTP/1.1 ${status} See there\r\n${location}Content-Length: 0\r\n\r\n`;
  });
  const path = recorders.begin([...redirects, stream]);
  const sink = new IdleSink();
  sink.progress = { ...sink.progress, retryMs: 1, lastEventId: request.lastEventId ?? '' };
  const route = { ...plainRoute, authorities: recorders.certificate.cert };
  const resolved = resolveRequest({ ...request, url: `${origins[0] ?? ''}${path}/hop0` }, hidden);
  const connection = new Connection({ ...resolved, route }, sink, () => {});
  sink.onProgress = (progress) => connection.onProgress(progress);
  connection.open();
  await turnsUntil(() => recorders.records.length >= hops.length + 2 || connection.state === 'closed');
  const { end } = connection;
  connection.dispose(endings.user());
  await new Promise(setImmediate);
  return end?.message;
}

const secretHeaders = [
  'X-Api-Key',
  'x-auth-token',
  'Authorization',
  'COOKIE',
  'Ocp-Apim-Subscription-Key',
  'X-Session-Id',
];

const requests = fc.record({
  named: fc.subarray(secretHeaders),
  filled: fc.subarray(['X-Tenant', 'From', 'X-Anything']),
  apiKey: fc.boolean(),
  host: fc.boolean(),
  lastEventId: fc.boolean(),
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  body: fc.constantFrom(undefined, 'plain', 'by value', 'by name', 'form'),
});

const bodies: Readonly<Record<string, string>> = {
  plain: '{"question":"why"}',
  'by value': '{"text":"SECRET-filled"}',
  'by name': '{"deep":[{"apiKey":"SECRET-named"}]}',
  form: 'a=b&password=SECRET-form',
};

const hopsOf = fc.array(fc.record({ origin: fc.nat({ max: 4 }), status: fc.constantFrom(301, 302, 303, 307, 308) }), {
  minLength: 1,
  maxLength: 4,
});

type Made = typeof requests extends fc.Arbitrary<infer T> ? T : never;

/** A request with secrets in some of its places. */
function requestOf({ method, body, named, filled, ...made }: Made): Sent {
  const text = method === 'GET' || body === undefined ? undefined : bodies[body];
  const headers = Object.fromEntries([
    ...named.map((name) => [name, `SECRET-${name}`]),
    ...filled.map((name) => [name, 'a SECRET-filled one']),
    ...(made.host ? [['Host', 'typed.example']] : []),
    ['X-Kept', 'kept'],
    ...(text === undefined ? [] : [['Content-Type', 'application/x-mine']]),
  ]) as Record<string, string>;
  return {
    method,
    headers,
    reconnect: 'auto',
    ...(text !== undefined && { body: text }),
    ...(made.apiKey && { auth: { kind: 'apiKey', in: 'header', name: 'X-Mine', value: 'SECRET-mine' } as const }),
    ...(made.lastEventId && { lastEventId: 'SECRET-filled-id' }),
  };
}

type Sent = Omit<StreamRequest, 'url'> & Required<Pick<StreamRequest, 'method' | 'headers'>>;

/** What goes on after a redirect. */
function redirected({ body, ...sent }: Sent, status: number): Sent {
  const isPost = (status === 301 || status === 302) && sent.method === 'POST';
  if (isPost || (status === 303 && sent.method !== 'GET')) return { ...sent, method: 'GET' };
  return { ...sent, ...(body !== undefined && { body }) };
}

/** Looks at every request that came. */
function assertRecords(request: Sent, hops: readonly Hop[]): void {
  // Where each request was to go, and whether it had left the first origin by then; the reconnect goes where the last went.
  const way = [0, ...hops.map(({ origin }) => origin)].map((origin) => origins[origin] ?? '');
  let left = false;
  let sent = request;
  for (const [i, { text, port }] of recorders.records.entries()) {
    const hop = hops[i - 1];
    if (hop !== undefined) sent = redirected(sent, hop.status);
    const origin = way[Math.min(i, way.length - 1)] ?? '';
    left ||= origin !== origins[0];
    const [head = '', content] = text.split('\r\n\r\n');
    assert.equal(port, Number(new URL(origin).port));
    assert.match(head, new RegExp(`^${sent.method} /run\\d+/hop${Math.min(i, hops.length)} `));
    assert.equal(content, sent.body ?? '');
    assertHeaders(head, sent);
    if (left) assertWithoutSecrets(text, origin);
    else
      for (const [name, value] of Object.entries(request.headers).filter(([name]) => name !== 'Content-Type'))
        assert.ok(head.includes(`${name}: ${value}`), head);
  }
}

function assertHeaders(head: string, { method, body }: Sent): void {
  assert.match(head, /^X-Kept: kept\r?$/m);
  assert.equal(/^content-type:/im.test(head), body !== undefined);
  if (method === 'GET') assert.doesNotMatch(head, /^content-/im);
}

function assertWithoutSecrets(text: string, origin: string): void {
  assert.doesNotMatch(text, /SECRET|typed\.example/i);
  const [head = ''] = text.split('\r\n\r\n');
  assert.ok(head.includes(`Host: ${new URL(origin).host}`), head);
}

describe('a secret', { timeout: longTestMs }, () => {
  it('reaches no other origin, wherever redirects lead, and no reconnect takes it there', async () => {
    await fc.assert(
      fc.asyncProperty(requests, hopsOf, async (made, hops) => {
        const request = requestOf(made);
        const end = await run(request, ['SECRET-filled'], hops);
        assertRecords(request, hops);
        const isStopped = recorders.records.length < hops.length + 2;
        assert.equal(isStopped, end !== undefined);
        if (isStopped) assert.match(end ?? '', /request body contains a secret/);
      }),
      { numRuns: 60 },
    );
  });

  it('in a body stops a redirect that would take it along, for good, and the person is told where to', async () => {
    const request = {
      url: `${origins[0] ?? ''}/`,
      method: 'POST',
      body: 'my SECRET-filled',
      reconnect: 'auto',
    } as const;
    const end = await run(request, ['SECRET-filled'], [{ origin: 2, status: 307 }]);
    assert.match(end ?? '', /redirected to 127\.0\.0\.1:\d+, but the request body contains a secret/);
    assert.equal(recorders.records.length, 1);
  });

  it('in a body is one by its value or by the name of what it is the value of', () => {
    const redact = (text: string): string => text.replaceAll('hush', '•••');
    for (const body of [
      'a hush',
      Buffer.from('<a>hush</a>'),
      '{"a":[{"apiKey":"x"}]}',
      '{"pin_token":5}',
      'a=b&pwd=c',
    ]) {
      assert.ok(holdsSecret(body, redact), String(body));
    }
    assert.ok(holdsSecret(`${'['.repeat(1e5)}{"password":"x"}${']'.repeat(1e5)}`, redact));
    const plain = [
      '',
      'text',
      '{"token":""}',
      '{"apiKey":null,"max_tokens":5}',
      '{"has_password":true}',
      'a=b&pwd=',
      '[1]',
    ];
    for (const body of plain) assert.ok(!holdsSecret(body, redact), body);
  });
});

describe('trust in any certificate', () => {
  for (const proxy of [undefined, 'direct'] as const) {
    it(`is for the origin that it was given for (${proxy ?? 'as VS Code connects'})`, async () => {
      const [, , , asked = '', other = ''] = origins;
      for (const [location, ends] of [
        [asked, /the server ended the response/],
        [other, /^the certificate of localhost:\d+ cannot be trusted: it is self-signed$/],
      ] as const) {
        const redirect = `HTTP/1.1 302 Found\r\nLocation: ${location}/run/there\r\nContent-Length: 0\r\n\r\n`;
        const path = recorders.begin([redirect, stream]);
        const resolved = resolveRequest({ url: `${asked}${path}/here`, reconnect: 'never' });
        const route = { ...plainRoute, trustsAnyCertificate: true, ...(proxy !== undefined && { proxy }) };
        const sink = new IdleSink();
        const connection = new Connection({ ...resolved, route }, sink, () => {});
        sink.onProgress = (progress) => connection.onProgress(progress);
        connection.open();
        await turnsUntil(() => connection.state === 'closed');
        assert.match(connection.end?.message ?? '', ends);
        assert.equal(connection.end?.offer, undefined);
        assert.equal(recorders.records.length, location === asked ? 2 : 1);
      }
    });
  }
});

describe('the name of the host that a person typed', () => {
  it('does not tell where a relative redirect leads', async () => {
    const path = recorders.begin(['HTTP/1.1 302 Found\r\nLocation: /run/there\r\nContent-Length: 0\r\n\r\n', stream]);
    const request = { url: `${origins[0] ?? ''}${path}/here`, headers: { Host: 'typed.example' } };
    const sink = new IdleSink();
    const connection = new Connection(resolveRequest({ ...request, reconnect: 'never' }), sink, () => {});
    sink.onProgress = (progress) => connection.onProgress(progress);
    connection.open();
    await turnsUntil(() => connection.state === 'closed');
    assert.equal(connection.end?.kind, 'serverEnded');
    assert.deepEqual(
      recorders.records.map(({ text }) => /^GET \/run\d+(\S+)[^]*?Host: (\S+)/.exec(text)?.slice(1)),
      [
        ['/here', 'typed.example'],
        ['/there', 'typed.example'],
      ],
    );
  });
});
