import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { recordingOf } from '../support/llm-recordings.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';

describe('the answer of a language model', () => {
  it('is offered to other extensions while it comes, and when it is over', async () => {
    const { bytes } = recordingOf('openai-chat-text.sse');
    let response: ServerResponse | undefined;
    await using server = await startSseServer((_request, answering) => {
      response = answering;
      openEventStream(answering);
      answering.write(bytes.subarray(0, bytes.indexOf('\n\n') + 2));
    });
    using stream = await connect({ url: server.url, reveal: false, reconnect: 'never', stopOn: [] });
    await until(stream, ({ counts }) => counts.received === 1);
    const open = await stream.answer();
    assert.deepEqual([open?.format, open?.text, open?.end], ['openai-chat', '', 'open']);
    response?.end(bytes.subarray(bytes.indexOf('\n\n') + 2));
    await until(stream, closed);
    const { text, thinking, toolCalls, end, faults } = (await stream.answer()) ?? {};
    assert.deepEqual(
      { text, thinking, toolCalls, end, faults },
      { text: 'The capital of the UK is London.', thinking: '', toolCalls: [], end: 'complete', faults: [] },
    );
  });

  it('says with a code what is wrong with the stream, and is none in another stream', async () => {
    await using server = await startSseServer((request, response) => {
      openEventStream(response);
      const chunk = { object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: 'Hel' } }] };
      response.end(request.url === '/other' ? 'data: 1\n\n' : `data: ${JSON.stringify(chunk)}\n\n`);
    });
    using stream = await connect({ url: server.url, reveal: false, reconnect: 'never' });
    await until(stream, closed);
    const answer = await stream.answer();
    assert.deepEqual([answer?.text, answer?.end, answer?.proof], ['Hel', 'cut', 'nothing']);
    assert.match(answer?.faults[0]?.code ?? '', /^SSE11\d\d$/);
    assert.ok((answer?.faults[0]?.message ?? '') !== '');
    using other = await connect({ url: `${server.url}other`, reveal: false, reconnect: 'never' });
    await until(other, closed);
    assert.equal(await other.answer(), undefined);
  });
});
