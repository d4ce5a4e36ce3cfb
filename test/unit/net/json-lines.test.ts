import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { resolveRequest } from '../../../src/net/request.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { Session } from '../../../src/net/session/session.ts';
import { llmEvent } from '../../../src/llm/formats/format.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import type { StopRule } from '../../../src/shared/stream/records.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { recordings } from '../../support/llm-recordings.ts';
import { longTestMs } from '../../support/patience.ts';
import { startSseServer } from '../../support/sse-server.ts';

let bundle: EngineBundle;
before(async () => {
  bundle = await bundleEngine();
});
after(() => bundle[Symbol.asyncDispose]());

function opened(url: string, { stopOn = [] as StopRule[], acceptsAnyContentType = false, body = '' } = {}): Session {
  const limits = { maxEvents: 10_000, maxBytes: 1e7 };
  const route = { ...plainRoute, acceptsAnyContentType };
  const request = resolveRequest({ url, ...(body !== '' && { method: 'POST', body }) });
  const session = new Session({ ...request, route }, { engineFile: bundle.workerFile, limits, stopOn });
  session.open();
  return session;
}

function answer(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'Content-Type': type }).end(text);
}

describe('a response with a JSON value in each line', { timeout: longTestMs }, () => {
  for (const type of ['application/x-ndjson', 'application/jsonl; charset=utf-8', 'Application/JSON-Lines']) {
    it(`of ${type} is read, and never requested again`, async () => {
      await using server = await startSseServer((_request, response) => answer(response, type, '{"n":1}\n\n{"n":2}'));
      await using session = opened(server.url);
      const events = await session.collect();
      assert.deepEqual(
        events.map(({ data, type: of }) => [of, data]),
        [
          ['message', '{"n":1}'],
          ['message', '{"n":2}'],
        ],
      );
      assert.equal(session.end?.kind, 'serverEnded');
      assert.equal(server.requests.length, 1);
      assert.deepEqual((await session.diagnoses(() => [])).diagnoses, []);
    });
  }

  it('of application/json-seq is read by its records', async () => {
    const text = '\x1e{\n"n":1}\n\x1e{"n":2}\n';
    await using server = await startSseServer((_request, response) => answer(response, 'application/json-seq', text));
    await using session = opened(server.url);
    assert.deepEqual(
      (await session.collect()).map(({ data }) => data),
      ['{\n"n":1}', '{"n":2}'],
    );
  });

  it('is not requested again when it is cut off', async () => {
    await using server = await startSseServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
      response.write('{"n":1}\n{"n":', () => response.destroy());
    });
    await using session = opened(server.url, { body: '{}' });
    assert.equal((await session.collect()).length, 1);
    assert.equal(session.end?.kind, 'network');
    assert.equal(server.requests.length, 1);
  });

  it('ends by a stop rule', async () => {
    await using server = await startSseServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' }).write('{"n":1}\n{"done":true}\n');
    });
    await using session = opened(server.url, { stopOn: [{ path: '$.done', equals: true }] });
    await session.collect();
    assert.equal(session.end?.kind, 'stopRule');
  });

  for (const type of ['text/plain', 'application/json']) {
    it(`of ${type} is offered to be read so, without another request`, async () => {
      await using server = await startSseServer((_request, response) => answer(response, type, '{"n":1}\n{"n":2}\n'));
      await using session = opened(server.url);
      await session.waitFor(({ state }) => state === 'closed');
      assert.equal(session.end?.offer, 'readLines');
      session.connection.acceptAnswer();
      assert.deepEqual(
        (await session.collect()).map(({ data }) => data),
        ['{"n":1}', '{"n":2}'],
      );
      assert.equal(session.end?.kind, 'serverEnded');
      assert.equal(server.requests.length, 1);
    });
  }

  it('that says to be an event stream is read so when a person wants it', async () => {
    await using server = await startSseServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('{"n":1}\n{"n":2}\n');
    });
    await using session = opened(server.url);
    await session.waitFor(({ state, engine }) => state === 'open' && engine.progress.counts.bytes > 0);
    session.connection.acceptAnswer();
    await session.waitFor(({ counts }) => counts.received === 2);
    assert.equal(session.state, 'open');
    assert.equal(server.requests.length, 2);
    session.connection.acceptAnswer();
    assert.equal(session.state, 'open');
    assert.equal(server.requests.length, 2);
  });

  it('is not offered for JSON alone', async () => {
    await using server = await startSseServer((_request, response) =>
      answer(response, 'application/json', '{"n":1}\n'),
    );
    await using session = opened(server.url);
    await session.waitFor(({ state }) => state === 'closed');
    assert.equal(session.end?.offer, 'acceptAnswer');
  });

  it('is told by its type though any type is accepted', async () => {
    await using server = await startSseServer((_request, response) => answer(response, 'application/x-ndjson', '1\n'));
    await using session = opened(server.url, { acceptsAnyContentType: true });
    assert.equal((await session.collect()).length, 1);
  });
});

describe('recorded LLM streams of JSON lines', { timeout: longTestMs }, () => {
  const ofLines = recordings.filter(({ file }) => file.endsWith('.ndjson'));

  it('are four', () => assert.equal(ofLines.length, 4));

  for (const { file, bytes, expected } of ofLines) {
    it(`${file} comes through sockets as it is expected`, async () => {
      await using server = await startSseServer((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
        for (let at = 0; at < bytes.length; at += 97) response.write(bytes.subarray(at, at + 97));
        response.end();
      });
      await using session = opened(server.url, { body: '{}' });
      const events = await session.collect();
      assert.equal(events.length, expected.events);
      const merge = new Merge();
      for (const { seq, type, data } of events) merge.add(llmEvent(seq, type, data));
      assert.equal(merge.recognition?.format.id, expected.api);
      const { text, thinking, toolCalls, stopReason, usage } = summaryOf(merge.answer, merge.recognition.format);
      assert.deepEqual(
        { text, thinking, toolCalls, stopReason, usage },
        {
          text: expected.text,
          thinking: expected.thinking,
          toolCalls: expected.toolCalls,
          stopReason: expected.stopReason,
          usage: expected.usage,
        },
      );
      assert.equal(server.requests.length, 1);
    });
  }
});
