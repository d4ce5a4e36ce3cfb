/** What the engine reads of language models, behind the stream. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import { newEngine, push } from '../../support/engine-feed.ts';
import { recordingOf, recordings } from '../../support/llm-recordings.ts';
import { ended, sendStream } from '../../support/sent-stream.ts';

function llmKinds(engine: Engine): readonly string[] {
  return engine.diagnoses().diagnoses.flatMap(({ kind }) => (kind.startsWith('llm') ? [kind] : []));
}

function textIn(engine: Engine): string | undefined {
  const { answer, recognition } = engine.answers.merge;
  return recognition && summaryOf(answer, recognition.format).text;
}

function follow(engine: Engine): void {
  while (!engine.answers.isAtRest) engine.answers.advance();
}

const chunk = (content: string): string =>
  `data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":"${content}"}}]}\n\n`;

describe('a recorded stream in the engine', () => {
  for (const { file, bytes, expected } of recordings) {
    if (!file.endsWith('.sse')) continue;
    it(file, () => {
      const engine = newEngine();
      sendStream(engine, ended(bytes));
      assert.equal(textIn(engine), expected.text);
      const isHealthy = !expected.differs && expected.error === undefined && expected.finalObject?.text !== false;
      if (isHealthy && expected.api !== 'langgraph') assert.deepEqual(llmKinds(engine), []);
    });
  }
});

describe('the answer of a stream', () => {
  it('is that of the last body', () => {
    const engine = newEngine();
    sendStream(engine, ended(recordingOf('anthropic-text.sse').bytes));
    sendStream(engine, ended(recordingOf('openai-chat-text.sse').bytes));
    assert.equal(textIn(engine), 'The capital of the UK is London.');
    assert.deepEqual(llmKinds(engine), []);
  });

  it('is judged when the body is over, not before', () => {
    const engine = newEngine();
    engine.beginBody();
    push(engine, chunk('Hello'));
    follow(engine);
    assert.deepEqual(llmKinds(engine), []);
    engine.endBody(false);
    follow(engine);
    assert.deepEqual(llmKinds(engine), ['llmEndMissing']);
  });

  it('is not judged when the connection was closed on this side', () => {
    const engine = newEngine();
    engine.beginBody();
    push(engine, chunk('Hello'));
    engine.endBody(false, true);
    engine.beginBody();
    follow(engine);
    assert.deepEqual(llmKinds(engine), []);
  });

  it('is not judged when events were dropped before they were read', () => {
    const engine = newEngine({ limits: { maxEvents: 1000, maxBytes: 1 << 30 } });
    engine.beginBody();
    push(engine, chunk('a'));
    follow(engine);
    for (let n = 0; n < 100; n++) push(engine, chunk('b').repeat(100));
    engine.endBody();
    follow(engine);
    assert.ok(engine.answers.missed > 0);
    assert.deepEqual(llmKinds(engine), []);
  });

  it('is judged in slices when it has many parts, before that of the next body is read', () => {
    const engine = newEngine();
    const calls = Array.from({ length: 1200 }, (_, index) => ({
      index,
      id: `c${index}`,
      function: { name: 'f', arguments: '{' },
    }));
    const delta = JSON.stringify({ role: 'assistant', tool_calls: calls });
    engine.beginBody();
    push(engine, `data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":${delta}}]}\n\n`);
    follow(engine);
    engine.endBody();
    engine.beginBody();
    push(engine, chunk('next'));
    let slices = 0;
    for (; engine.answers.merge.answer.parts.length === 1200; slices++) engine.answers.advance();
    assert.ok(slices > 2, `${slices} slices`);
    follow(engine);
    assert.equal(textIn(engine), 'next');
    const cut = engine.diagnoses().diagnoses.find(({ kind }) => kind === 'llmArgumentsCut');
    assert.equal(cut?.count, 1200);
  });

  it('is not looked for beyond the first events of another stream', () => {
    const engine = newEngine();
    engine.beginBody();
    push(engine, 'data: {"price": 1}\n\n'.repeat(10_000) + chunk('late'));
    let slices = 0;
    for (; !engine.answers.isAtRest; slices++) engine.answers.advance();
    assert.equal(slices, 1);
    assert.equal(engine.answers.merge.recognition, undefined);
    assert.equal(engine.answers.merge.isForeign, true);
  });

  it('is gone when the list is cleared', () => {
    const engine = newEngine();
    sendStream(engine, ended(recordingOf('openai-chat-text.sse').bytes));
    engine.clear();
    assert.equal(textIn(engine), undefined);
    sendStream(engine, ended(recordingOf('anthropic-text.sse').bytes));
    assert.equal(textIn(engine), '1\n2\n3');
  });
});
