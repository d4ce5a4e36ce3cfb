/** What the page and other extensions are told of an answer. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Engine } from '../../../src/engine/door/engine.ts';
import type { AnswerReading, AnswerWindow } from '../../../src/shared/stream/answer.ts';
import { newEngine, push } from '../../support/engine-feed.ts';
import { recordingOf, recordings } from '../../support/llm-recordings.ts';
import { ended, sendStream } from '../../support/sent-stream.ts';

const end = Number.MAX_SAFE_INTEGER;

function read(engine: Engine): AnswerReading | null {
  for (;;) {
    const reading = engine.readAnswer(end);
    if (reading !== 'more') return reading;
  }
}

function windowOf(engine: Engine, from: number, maxChars: number, choice = 0): AnswerWindow {
  const window = engine.answerWindow(choice, from, maxChars);
  assert.ok(window !== undefined);
  return window;
}

function answered(file: string): Engine {
  const engine = newEngine();
  sendStream(engine, ended(recordingOf(file).bytes));
  return engine;
}

const chunk = (delta: object, index = 0): string =>
  `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index, delta }] })}\n\n`;

/** A stream that goes on. */
function open(...chunks: readonly string[]): Engine {
  const engine = newEngine();
  engine.beginBody();
  push(engine, chunks.join(''));
  read(engine);
  return engine;
}

describe('an answer, read whole', () => {
  for (const { file, bytes, expected } of recordings) {
    if (!file.endsWith('.sse')) continue;
    it(`${file} is what was recorded`, () => {
      const engine = newEngine();
      sendStream(engine, ended(bytes));
      const reading = read(engine);
      assert.equal(reading?.text, expected.text);
      const isHealthy = !expected.differs && expected.error === undefined && expected.finalObject?.text !== false;
      if (isHealthy && expected.api !== 'langgraph') assert.deepEqual(reading.faults, []);
      assert.notEqual(reading.end, 'open');
    });
  }

  it('is read in slices', () => {
    const engine = newEngine();
    engine.beginBody();
    push(engine, chunk({ content: 'x' }).repeat(2000));
    assert.equal(engine.readAnswer(2000), 'more');
    assert.equal(read(engine)?.text.length, 2000);
  });

  it('is open, cut, or complete', () => {
    const engine = open(chunk({ content: 'Hello' }));
    assert.equal(read(engine)?.end, 'open');
    engine.endBody(false, true);
    assert.deepEqual([read(engine)?.end, read(engine)?.proof], ['cut', 'nothing']);
    assert.equal(read(answered('openai-chat-text.sse'))?.end, 'complete');
    const failed = read(answered('anthropic-overloaded-midstream.sse'));
    assert.equal(failed?.end, 'error');
    // What the provider says went wrong isn't a breach of the format.
    assert.ok(failed.faults.every(({ kind }) => kind !== 'llmErrorInside'));
  });

  it('is none in another stream', () => {
    const engine = newEngine();
    push(engine, 'data: 1\n\n');
    assert.equal(read(engine), null);
    assert.equal(engine.answerWindow(0, 0, 100), undefined);
  });
});

describe('a stretch of an answer', () => {
  it('is its end where it is asked for beyond it, and bounded', () => {
    const engine = open(...Array.from({ length: 1000 }, (_, n) => chunk({ content: `word${n} ` })));
    const { pieces, from, length } = windowOf(engine, end, 100);
    const [piece] = pieces;
    assert.ok(piece !== undefined && piece.text.endsWith('word999 ') && piece.text.length <= 100);
    assert.equal(from + piece.text.length + 1, length);
  });

  it('has parts in their order, each with where it begins', () => {
    const engine = open(chunk({ reasoning_content: 'think' }), chunk({ content: 'say' }));
    const { pieces, length } = windowOf(engine, 2, 100);
    assert.deepEqual(
      pieces.map(({ kind, start, text }) => ({ kind, start, text })),
      [
        { kind: 'thinking', start: 0, text: 'think' },
        { kind: 'text', start: 0, text: 'say' },
      ],
    );
    const cut = windowOf(engine, 2, 5).pieces.map(({ start, text }) => ({ start, text }));
    assert.deepEqual(cut, [
      { start: 2, text: 'ink' },
      { start: 0, text: 's' },
    ]);
    assert.equal(length, 10);
  });

  it('is that of one choice', () => {
    const engine = open(chunk({ content: 'one' }), chunk({ content: 'two' }, 1));
    assert.deepEqual(windowOf(engine, 0, 100).choices, ['0', '1']);
    assert.equal(windowOf(engine, 0, 100, 1).pieces[0]?.text, 'two');
    assert.equal(windowOf(engine, 0, 100, 7).choice, 1);
  });

  it('costs the same however many parts there are', () => {
    const engine = open(
      ...Array.from({ length: 2000 }, (_, n) => chunk(n % 2 === 0 ? { content: 'a' } : { reasoning_content: 'b' })),
    );
    assert.equal(windowOf(engine, end, 100_000).pieces.length, 200);
    assert.equal(windowOf(engine, end, 100_000).pieces.at(-1)?.part, 1999);
  });
});

describe('an event and what it added', () => {
  it('lead to each other', () => {
    const engine = open(chunk({ reasoning_content: 'why' }), chunk({ content: 'Hello ' }), chunk({ content: 'world' }));
    const [range] = engine.answerRanges(3);
    assert.deepEqual(range, { part: 1, start: 6, end: 11, choice: 0, at: 10 });
    assert.equal(engine.answerSeqAt(1, 6), 3);
    assert.equal(engine.answerSeqAt(1, 5), 2);
    assert.equal(engine.answerSeqAt(9, 0), undefined);
  });

  it('are stepped through in their order', () => {
    const engine = open(chunk({ content: 'a' }), chunk({}), chunk({ content: 'b' }));
    assert.equal(engine.answerStep(1, 1), 3);
    assert.equal(engine.answerStep(3, -1), 1);
    assert.equal(engine.answerStep(3, 1), undefined);
    assert.equal(engine.answerStep(1, -1), undefined);
  });
});
