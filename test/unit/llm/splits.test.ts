/** However a stream is cut up on its way, the engine frames the same events, and the answer is the same. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { llmEvent } from '../../../src/llm/formats/format.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import { newEngine, push, records } from '../../support/engine-feed.ts';
import { recordings } from '../../support/llm-recordings.ts';

/** Up to this length each byte is a block of its own: a split everywhere. */
const smallBytes = 4096;

/** Blocks of odd lengths, so that no two files are split alike. */
function blocksOf(bytes: Uint8Array): readonly Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0, step = 1; at < bytes.length; at += step) {
    step = bytes.length <= smallBytes ? 1 : 1 + ((at * 7919 + bytes.length) % 97);
    blocks.push(bytes.subarray(at, at + step));
  }
  return blocks;
}

describe('a recording in pieces', () => {
  for (const { file, bytes, expected } of recordings) {
    if (!file.endsWith('.sse')) continue;
    it(file, () => {
      const engine = newEngine();
      push(engine, ...blocksOf(bytes));
      const merge = new Merge();
      for (const { seq, type, data, id } of records(engine)) merge.add(llmEvent(seq, type, data, id));
      assert.equal(merge.recognition?.format.id, expected.api);
      const { text, thinking, toolCalls, stopReason } = summaryOf(merge.answer, merge.recognition.format);
      assert.deepEqual([text, thinking, stopReason], [expected.text, expected.thinking, expected.stopReason]);
      assert.deepEqual(toolCalls, expected.toolCalls);
    });
  }
});
