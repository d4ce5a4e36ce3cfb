import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectRaw, exchangeRaw, readRawUntil } from '../../support/raw-client.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import type { SseServer } from '../../support/sse-server.ts';

describe('SseServer', () => {
  it('answers as it is programmed, and counts the requests', async () => {
    await using server = await startSseServer((request, response, n) => {
      openEventStream(response, { 'X-Extra': 'yes' });
      response.end(`data: ${request.url} ${n}\n\n`);
    });
    const first = await exchangeRaw(get('/a?b=c'), portOf(server));
    const second = await exchangeRaw(get('/d'), portOf(server));
    assert.match(first.bytes.toString(), /^HTTP\/1\.1 200 OK\r\n[^]*Content-Type: text\/event-stream\r\n/);
    assert.match(first.bytes.toString(), /\r\nX-Extra: yes\r\n[^]*data: \/a\?b=c 1\n\n/);
    assert.match(second.bytes.toString(), /data: \/d 2\n\n/);
  });

  it('records method, headers and the whole body', async () => {
    await using server = await startSseServer((_, response) => void response.end());
    const head = 'POST /p HTTP/1.1\r\nHost: h\r\nConnection: close\r\nLast-Event-ID: 7\r\nContent-Length: 10\r\n\r\n';
    await exchangeRaw(`${head}{"a":"ä"}`, portOf(server));
    const [recorded] = server.requests;
    assert.equal(recorded?.method, 'POST');
    assert.equal(recorded?.headers['last-event-id'], '7');
    assert.equal(recorded?.rawHeaders[4], 'Last-Event-ID');
    assert.equal(recorded?.body, '{"a":"ä"}');
  });

  it('sends the head of a stream before its first event', async () => {
    await using server = await startSseServer((_, response) => openEventStream(response));
    const socket = await connectRaw(portOf(server));
    socket.write(get('/'));
    await readRawUntil(socket, '\r\n\r\n');
    socket.destroy();
  });

  it('ends open connections when it is stopped', async () => {
    const server = await startSseServer((_, response) => openEventStream(response));
    const port = portOf(server);
    const socket = await connectRaw(port);
    socket.write(get('/'));
    await readRawUntil(socket, '\r\n\r\n');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await server.stop();
    await closed;
    await assert.rejects(connectRaw(port), { code: 'ECONNREFUSED' });
  });

  it('answers 500 and fails at its stop when the handler throws', async () => {
    const server = await startSseServer(() => {
      throw new Error('a mistake in the test');
    });
    const answer = await exchangeRaw(get('/'), portOf(server));
    assert.match(answer.bytes.toString(), /^HTTP\/1\.1 500 /);
    await assert.rejects(server.stop(), /a mistake in the test/);
  });
});

function get(target: string): string {
  return `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`;
}

function portOf(server: SseServer): number {
  return Number(new URL(server.url).port);
}
