import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectRaw, exchangeRaw, readRaw, readRawUntil } from '../../support/raw-client.ts';
import type { WireStep } from '../../support/wire-script.ts';
import { startWireServer } from '../../support/wire-server.ts';
import type { WireServer } from '../../support/wire-server.ts';

describe('WireServer', () => {
  it('answers the n-th request with the n-th response and repeats the last', async () => {
    await using server = await startWireServer({ responses: [says('one'), says('two')] });
    assert.equal(await ask(server, '/s'), 'one');
    assert.equal(await ask(server, '/other'), 'two');
    assert.equal(await ask(server, '/s'), 'two');
    assert.deepEqual(
      server.requests.map((request) => request.line),
      ['GET /s HTTP/1.1', 'GET /other HTTP/1.1', 'GET /s HTTP/1.1'],
    );
  });

  it('counts each route by itself, knows a query, and puts a method before the target', async () => {
    const routes = { '/a': [says('a1'), says('a2')], '/a?q=1': [says('q')], OPTIONS: [says('options')] };
    await using server = await startWireServer({ path: '/a', routes });
    assert.equal(await ask(server, '/a'), 'a1');
    assert.equal(await ask(server, '/a?q=1'), 'q');
    assert.equal(await ask(server, '/a', 'OPTIONS'), 'options');
    assert.equal(await ask(server, '/a'), 'a2');
    assert.match(await ask(server, '/none'), /^HTTP\/1\.1 404 /);
  });

  it('gives its URL as the script has it', async () => {
    await using server = await startWireServer({ path: '/s/é x?q=€', responses: [says('x')] });
    assert.equal(server.url, `${server.origin}/s/é x?q=€`);
    await using other = await startWireServer({ responses: [says('x')] });
    assert.equal(other.url, `${other.origin}/s`);
  });

  it('writes every byte as it is and the port for {PORT}', async () => {
    const bytes = Buffer.from([0, 0x7f, 0x80, 0xc3, 0xff, ...Buffer.from(':{PORT}/')]);
    await using server = await startWireServer({ responses: [[write(bytes), end]] });
    const answer = await exchangeRaw(request('/s'), portOf(server));
    assert.deepEqual(answer.bytes, Buffer.concat([bytes.subarray(0, 5), Buffer.from(`:${portOf(server)}/`)]));
  });

  it('answers on 127.0.0.99 when its script sends a client there', async () => {
    const responses = [says('Location: http://127.0.0.99:{PORT}/t'), says('there')];
    await using server = await startWireServer({ responses });
    await exchangeRaw(request('/s'), portOf(server));
    const answer = await exchangeRaw(request('/t'), portOf(server), '127.0.0.99');
    assert.equal(answer.bytes.toString(), 'there');
    assert.deepEqual(
      server.requests.map(({ localAddress }) => localAddress),
      ['127.0.0.1', '127.0.0.99'],
    );
  });

  it('ends, and resets, after the bytes before', async () => {
    const responses = [says('whole'), [write('par'), { afterMs: 30, op: 'reset' } as const]];
    await using server = await startWireServer({ responses });
    assert.deepEqual(await exchangeRaw(request('/s'), portOf(server)), { bytes: Buffer.from('whole'), end: 'end' });
    assert.deepEqual(await exchangeRaw(request('/s'), portOf(server)), { bytes: Buffer.from('par'), end: 'reset' });
  });

  it('takes its time before a step, counted from the step before', async () => {
    const later = [write('a'), { ...write('b'), afterMs: 40 }, { ...end, afterMs: 40 }];
    await using server = await startWireServer({ responses: [later] });
    const answer = await exchangeRaw(request('/s'), portOf(server));
    assert.equal(answer.bytes.toString(), 'ab');
    const [only] = server.requests;
    // A timer never fires early, but for the rounding of the clock; how late it fires is the machine's business.
    assert.ok(only?.endedAt !== undefined && only.endedAt - only.receivedAt >= 78);
  });

  it('holds a connection open until the client goes, and records when', async () => {
    await using server = await startWireServer({ responses: [[write('x'), { afterMs: 0, op: 'hold' }]] });
    const socket = await connectRaw(portOf(server));
    socket.write(request('/s'));
    await readRawUntil(socket, 'x');
    assert.equal(server.requests[0]?.endedAt, undefined);
    socket.destroy();
    await server.until(({ requests }) => requests[0]?.endedAt !== undefined);
  });

  it('records the time from the end of the connection before', async () => {
    await using server = await startWireServer({ responses: [says('x')] });
    await ask(server, '/s');
    await ask(server, '/s');
    const [first, second] = server.requests;
    assert.equal(first?.msAfterPreviousEnded, undefined);
    assert.equal(second?.msAfterPreviousEnded, (second?.receivedAt ?? 0) - (first?.endedAt ?? 0));
    assert.ok((second?.msAfterPreviousEnded ?? -1) >= 0);
  });

  it('records headers in their order and the bytes of Last-Event-ID', async () => {
    await using server = await startWireServer({ responses: [says('x')] });
    const id = Buffer.from([0x61, 0xef, 0xbf, 0xbd, 0x62, 0x01, 0xff]);
    const head = 'GET /s HTTP/1.1\r\nHost: h\r\nX-Twice: 1\r\nx-twice: 2\r\nlast-event-id: \t';
    await exchangeRaw(Buffer.concat([Buffer.from(head), id, Buffer.from(' \r\n\r\n')]), portOf(server));
    const [recorded] = server.requests;
    assert.deepEqual(recorded?.lastEventIdBytes, id);
    assert.equal(recorded?.lastEventId, 'a\uFFFDb\u0001\uFFFD');
    const names = ['Host', 'X-Twice', 'x-twice', 'last-event-id'];
    assert.deepEqual(
      recorded?.headers.map(([name]) => name),
      names,
    );
    await exchangeRaw(request('/s'), portOf(server));
    assert.equal(server.requests[1]?.lastEventId, null);
  });

  it('reads a head that comes in pieces', async () => {
    await using server = await startWireServer({ responses: [says('x')] });
    const socket = await connectRaw(portOf(server));
    const answer = readRaw(socket);
    for (const byte of request('/pieces')) await new Promise((resolve) => socket.write(byte, resolve));
    assert.equal((await answer).bytes.toString(), 'x');
    assert.equal(server.requests[0]?.target, '/pieces');
  });

  it('refuses connections at first, for as long as it says', async () => {
    await using server = await startWireServer({ refuse: 'atFirst', refuseForMs: 50, responses: [says('x')] });
    await assert.rejects(connectRaw(portOf(server)), { code: 'ECONNREFUSED' });
    assert.equal(await untilAccepted(server), 'x');
    assert.equal(server.connections, 1);
  });

  it('refuses connections after the first one, until so long after its end', async () => {
    const responses = [[write('x'), { afterMs: 0, op: 'hold' } as const], says('y')];
    await using server = await startWireServer({ refuse: 'afterFirst', refuseForMs: 50, responses });
    const first = await connectRaw(portOf(server));
    first.write(request('/s'));
    await readRawUntil(first, 'x');
    await assert.rejects(connectRaw(portOf(server)), { code: 'ECONNREFUSED' });
    first.destroy();
    assert.equal(await untilAccepted(server), 'y');
  });

  it('leaves neither port nor connection behind when it is stopped', async () => {
    const server = await startWireServer({ responses: [[write('x'), { afterMs: 0, op: 'hold' }]] });
    const socket = await connectRaw(portOf(server));
    socket.write(request('/s'));
    await readRawUntil(socket, 'x');
    const never = assert.rejects(
      server.until(() => false),
      /stopped/,
    );
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await server.stop();
    await Promise.all([never, closed]);
    await assert.rejects(connectRaw(portOf(server)), { code: 'ECONNREFUSED' });
  });
});

const end = { afterMs: 0, op: 'end' } as const;

function write(content: string | Buffer): WireStep & { op: 'write' } {
  return { afterMs: 0, op: 'write', base64: Buffer.from(content).toString('base64') };
}

function says(content: string): readonly WireStep[] {
  return [write(content), end];
}

function request(target: string, method = 'GET'): string {
  return `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
}

function portOf(server: WireServer): number {
  return Number(new URL(server.origin).port);
}

async function ask(server: WireServer, target: string, method?: string): Promise<string> {
  return (await exchangeRaw(request(target, method), portOf(server))).bytes.toString('latin1');
}

/** Asks again as long as the connection is refused. */
async function untilAccepted(server: WireServer): Promise<string> {
  for (;;) {
    try {
      return await ask(server, '/s');
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
    }
  }
}
