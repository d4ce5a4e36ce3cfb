import assert from 'node:assert/strict';
import { ConfigurationTarget, workspace } from 'vscode';
import type { StopRule } from '../../src/shared/stream/records.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';

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
    [{ afterSeconds: 1 }, /^a stop condition closed the stream: 1 s elapsed$/, 3],
    [{ silenceSeconds: 0.2 }, /^a stop condition closed the stream: nothing received for 200 ms/, 3],
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
      // A rule about time does not wait until the engine has read what came.
      await until(stream, ({ counts }) => counts.received === seq);
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
    assert.match(stream.end?.message ?? '', /^a stop condition closed the stream: the server ended the response/);
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
