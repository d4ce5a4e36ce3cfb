import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';

function chunk(delta: object, rest: object = {}): string {
  const choices = [{ index: 0, delta, ...rest }];
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices })}\n\n`;
}

describe('the answer of a language model', () => {
  it('is offered to other extensions while it comes, and when it is over', async () => {
    let response: ServerResponse | undefined;
    await using server = await startSseServer((_request, answering) => {
      response = answering;
      openEventStream(answering);
      answering.write(chunk({ role: 'assistant', content: 'The capital of the UK ' }));
    });
    using stream = await connect({ url: server.url, reveal: false, reconnect: 'never', stopOn: [] });
    await until(stream, ({ counts }) => counts.received === 1);
    const open = await stream.answer();
    assert.deepEqual([open?.format, open?.text, open?.end], ['openai-chat', 'The capital of the UK ', 'open']);
    response?.end(`${chunk({ content: 'is London.' })}${chunk({}, { finish_reason: 'stop' })}data: [DONE]\n\n`);
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
      response.end(request.url === '/other' ? 'data: 1\n\n' : chunk({ role: 'assistant', content: 'Hel' }));
    });
    using stream = await connect({ url: server.url, reveal: false, reconnect: 'never' });
    await until(stream, closed);
    const answer = await stream.answer();
    assert.deepEqual([answer?.text, answer?.end, answer?.proof], ['Hel', 'cut', 'nothing']);
    assert.match(answer?.faults[0]?.code ?? '', /^SSE11\d\d$/);
    assert.ok((answer?.faults[0]?.message ?? '') !== '');
    using other = await connect({ url: `${server.url}/other`, reveal: false, reconnect: 'never' });
    await until(other, closed);
    assert.equal(await other.answer(), undefined);
  });
});
