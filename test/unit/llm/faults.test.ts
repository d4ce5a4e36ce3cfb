/** Each fault is found in a stream that has it, at its event, and alone. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { judge } from '../../../src/llm/reading/judge.ts';
import { keptFaults } from '../../../src/llm/answer/faults.ts';
import { llmEvent } from '../../../src/llm/formats/format.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import { faultyStreams } from '../../support/faulty-llm-streams.ts';
import type { FaultyStream } from '../../support/faulty-llm-streams.ts';

function merged({ events, format }: FaultyStream): Merge {
  const merge = new Merge();
  for (const event of events) merge.add(event);
  assert.equal(merge.recognition?.format.id, format);
  return merge;
}

describe('a fault', () => {
  for (const stream of faultyStreams) {
    const { kind, seq, facts, events } = stream;
    it(kind, () => {
      const { answer, recognition } = merged(stream);
      assert.ok(recognition);
      assert.deepEqual(judge(answer, recognition.format, events.length - 1, true), [{ kind, seq, facts }]);
    });
  }

  it('has a stream here, whichever it is', () => {
    const source = readFileSync(new URL('../../../src/llm/answer/faults.ts', import.meta.url), 'utf8');
    const kinds = [...source.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, kind]) => kind);
    assert.deepEqual(new Set<string | undefined>(faultyStreams.map(({ kind }) => kind)), new Set(kinds));
  });

  it('is counted however often it is there, and kept some times', () => {
    const merge = new Merge();
    merge.add(llmEvent(0, 'message', '{"object":"chat.completion.chunk","choices":[]}'));
    for (let seq = 1; seq <= 80; seq++) merge.add(llmEvent(seq, 'message', '{'));
    assert.equal(merge.answer.faults.counts.get('notJson'), 80);
    assert.equal(merge.answer.faults.list.length, keptFaults);
  });
});

describe('arguments too long to be parsed', () => {
  const piece = 'x'.repeat(1 << 20);
  const read = (end: string): Merge => {
    const merge = new Merge();
    for (const [seq, text] of ['{"a":"', piece, end].entries()) {
      const call = { index: 0, id: 'c', type: 'function', function: { name: 'f', arguments: text } };
      const delta = { role: 'assistant', tool_calls: [call] };
      merge.add(llmEvent(seq, 'message', JSON.stringify({ object: 'chat.completion.chunk', choices: [{ delta }] })));
    }
    return merge;
  };
  const kinds = ({ answer, recognition }: Merge): readonly string[] =>
    recognition ? judge(answer, recognition.format, 2, true).map(({ kind }) => kind) : [];

  it('are found to be cut', () => assert.deepEqual(kinds(read('y')), ['endMissing', 'argumentsCut']));
  it('are taken as they are where they are closed', () => assert.deepEqual(kinds(read('"}')), ['endMissing']));
});

describe('calls that were glued together', () => {
  it('are told apart', () => {
    const stream = faultyStreams.find(({ kind }) => kind === 'gluedArguments');
    assert.ok(stream);
    const { answer, recognition } = merged(stream);
    assert.ok(recognition);
    assert.deepEqual(
      summaryOf(answer, recognition.format).toolCalls.map((call) => call.arguments),
      [{ a: 1 }, { a: 2 }],
    );
  });
});

describe('streams of no format', () => {
  const others = [
    ['message', '{"type":"start"}'],
    ['message', '{"type":"error","message":"no"}'],
    ['message', '{"type":"ping"}'],
    ['message', '{"choices":["a","b"]}'],
    ['message', '{"message":"done","done":1}'],
    ['connected', '{}'],
    ['next', '{"page":2}'],
    ['output', 'text'],
    ['update', '<div>'],
    ['message', '{"object":{"kind":"Pod"},"type":"ADDED"}'],
  ] as const;
  for (const [type, data] of others) {
    it(`${type}: ${data}`, () => {
      const merge = new Merge();
      for (let seq = 0; seq < 30; seq++) merge.add(llmEvent(seq, type, data));
      assert.equal(merge.recognition, undefined);
      assert.equal(merge.isForeign, true);
    });
  }
});
