import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { resolveRequest } from '../../../src/net/request.ts';
import { Session } from '../../../src/net/session/session.ts';
import type { StopRule } from '../../../src/shared/stream/records.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { recordingOf } from '../../support/llm-recordings.ts';
import { longTestMs } from '../../support/patience.ts';
import { openEventStream, type SseHandler, startSseServer } from '../../support/sse-server.ts';

let bundle: EngineBundle;
before(async () => {
  bundle = await bundleEngine();
});
after(() => bundle[Symbol.asyncDispose]());

const done: readonly StopRule[] = [{ type: 'done' }];

function opened(url: string, stopOn = done, stopAtAnswerEnd = true): Session {
  const limits = { maxEvents: 10_000, maxBytes: 1e7 };
  const request = resolveRequest({ url, method: 'POST', body: '{}' });
  const session = new Session(request, { engineFile: bundle.workerFile, limits, stopOn, stopAtAnswerEnd });
  session.open();
  return session;
}

/** Sends the recording. @param ends - whether the response ends, too */
function sending(file: string, ends: boolean, more = ''): SseHandler {
  return (_request, response) => {
    openEventStream(response);
    response.write(recordingOf(file).bytes);
    response.write(more);
    if (ends) response.end();
  };
}

const terminators: readonly (readonly [file: string, by: string])[] = [
  ['openai-chat-text.sse', '[DONE]'],
  ['anthropic-text.sse', 'message_stop'],
  ['responses-text.sse', 'response.completed'],
  ['openrouter-responses.sse', 'response.completed'],
  ['cohere-text.sse', 'message-end'],
];

describe('an LLM response that is complete', { timeout: longTestMs }, () => {
  for (const [file, by] of terminators) {
    for (const ends of [false, true]) {
      it(`closes the stream (${file}${ends ? ', which ends' : ''}), and is not requested again`, async () => {
        await using server = await startSseServer(sending(file, ends));
        await using session = opened(server.url);
        const events = await session.collect();
        assert.equal(events.length, recordingOf(file).expected.events);
        assert.equal(session.end?.kind, 'stopRule');
        assert.ok(session.end.message.startsWith(`the LLM response is complete: the server sent ${by} (event `));
        assert.equal(server.requests.length, 1);
      });
    }
  }

  it('has looked at the stop rules first', async () => {
    await using server = await startSseServer(sending('anthropic-text.sse', false));
    await using session = opened(server.url, [{ type: 'message_stop' }]);
    await session.collect();
    assert.match(session.end?.message ?? '', /^the server sent "message_stop"/);
  });

  const others: readonly (readonly [name: string, file: string, stopOn: readonly StopRule[], isOn: boolean])[] = [
    ['without stop rules', 'anthropic-text.sse', [], true],
    ['by the setting', 'anthropic-text.sse', done, false],
    ['where others may follow in the stream', 'mcp-tool-call.sse', done, true],
    ['where the format has no end', 'gemini-text.sse', done, true],
  ];
  for (const [name, file, stopOn, isOn] of others) {
    it(`closes nothing ${name}`, async () => {
      await using server = await startSseServer(sending(file, false));
      await using session = opened(server.url, stopOn, isOn);
      const { events } = recordingOf(file).expected;
      for (let looked = 0; looked < events;) ({ looked } = await session.diagnoses(() => []));
      assert.equal(session.state, 'open');
    });
  }

  it('is no end that closed nothing, also of a dialect', async () => {
    const chunk = '{"id":"1","choices":[{"index":0,"delta":{"content":"x"},"finish_reason":"stop"}]}';
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write(`data: ${chunk}\n\ndata: [DONE]\n\n`);
    });
    const ofEnds = async (isOn: boolean): Promise<readonly string[]> => {
      await using session = opened(server.url, done, isOn);
      if (isOn) await session.waitFor(({ state }) => state === 'closed');
      for (;;) {
        const { looked, diagnoses } = await session.diagnoses(() => []);
        if (looked === 2) return diagnoses.map(({ kind }) => kind).filter((kind) => kind.startsWith('end'));
      }
    };
    assert.equal((await ofEnds(false)).length, 1);
    assert.deepEqual(await ofEnds(true), []);
  });

  it('closes nothing when the stream has gone on', async () => {
    await using server = await startSseServer(sending('anthropic-text.sse', false, 'data: and more\n\n'));
    await using session = opened(server.url);
    const { events } = recordingOf('anthropic-text.sse').expected;
    for (let looked = 0; looked < events + 1;) ({ looked } = await session.diagnoses(() => []));
    assert.equal(session.state, 'open');
  });
});
