/** From each character of an answer to the event that brought it, and from each event to what it added. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answer } from '../../../src/llm/answer/answer.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { recordings } from '../../support/llm-recordings.ts';

describe('text and events', () => {
  for (const { file, events } of recordings) {
    it(file, () => {
      const merge = new Merge();
      for (const event of events) merge.add(event);
      const { answer } = merge;
      const covered = new Map(answer.parts.map((part) => [part, 0]));
      for (const { seq } of events) {
        for (const { part, start, end } of answer.rangesOf(seq)) {
          assert.equal(part.seqAt(start), seq);
          assert.equal(part.seqAt(end - 1), seq);
          covered.set(part, (covered.get(part) ?? 0) + end - start);
        }
      }
      for (const [part, length] of covered) assert.equal(length, part.text.length, `${part.kind} ${part.key}`);
    });
  }

  it('are found where a text was replaced', () => {
    const answer = new Answer();
    const part = answer.open({ key: 'a', kind: 'text', seq: 1 });
    answer.append(part, 1, 'Hello');
    answer.replace(part, 2, 'Hello, you');
    answer.replace(part, 3, 'Goodbye');
    assert.deepEqual(answer.rangesOf(1), []);
    assert.deepEqual(answer.rangesOf(2), []);
    assert.deepEqual(answer.rangesOf(3), [{ part, start: 0, end: 7 }]);
    assert.equal(part.seqAt(6), 3);
    assert.equal(part.seqAt(7), undefined);
    assert.equal(answer.characters, 7);
  });

  it('are found in a million deltas, which are read in linear time', () => {
    const answer = new Answer();
    for (let seq = 0; seq < 1_000_000; seq++) answer.flow('text', seq, 'ab ');
    assert.equal(answer.parts[0]?.text.length, 3_000_000);
    assert.equal(answer.parts[0]?.seqAt(2_999_999), 999_999);
    assert.deepEqual(
      answer.rangesOf(500_000).map(({ start, end }) => [start, end]),
      [[1_500_000, 1_500_003]],
    );
  });
});
