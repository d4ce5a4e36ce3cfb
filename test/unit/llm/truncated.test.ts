/** Cut at any event before its stop reason, an answer is the beginning of the whole one, and is called truncated. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endOf } from '../../../src/llm/reading/ending.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import { formatOf } from '../../../src/llm/formats/formats.ts';
import type { LlmFormat } from '../../../src/llm/formats/format.ts';
import { recordings } from '../../support/llm-recordings.ts';
import type { Recording } from '../../support/llm-recordings.ts';

const over = { isOver: true, isStalled: false };

function formatOfRecording({ expected }: Recording): LlmFormat {
  const format = formatOf(expected.api as LlmFormat['id']);
  assert.ok(format);
  return format;
}

/** What is sent later takes the place of what came before. */
const replacing = new Set([
  'anthropic-spliced-message-start.sse',
  'langgraph-react-agent.sse',
  'langgraph-reasoning.sse',
]);

describe('a recording that is cut', () => {
  for (const recording of recordings) {
    const { file, events, expected } = recording;
    it(file, () => {
      const format = formatOfRecording(recording);
      const merge = new Merge(format);
      const { answer } = merge;
      for (const event of events) {
        merge.add(event);
        if (answer.stops.size > 0 || answer.isEnded || answer.errors.length > 0) return;
        assert.equal(endOf(answer, format, over).state, 'truncated', `after event ${event.seq}`);
        const { text, thinking, stopReason } = summaryOf(answer, format);
        assert.equal(stopReason, null);
        if (replacing.has(file)) continue;
        assert.ok(expected.text.startsWith(text), `text after event ${event.seq}`);
        assert.ok(expected.thinking.startsWith(thinking), `thinking after event ${event.seq}`);
      }
      assert.fail('nothing ended it');
    });
  }
});

describe('a stream that goes on', () => {
  it('is running, or stalled while it thinks', () => {
    const format = formatOf('openai-chat');
    assert.ok(format);
    const merge = new Merge(format);
    assert.equal(endOf(merge.answer, format, { isOver: false, isStalled: false }).state, 'running');
    merge.answer.flow('thinking', 0, 'Hm');
    const { state, during } = endOf(merge.answer, format, { isOver: false, isStalled: true });
    assert.deepEqual([state, during], ['stalled', 'thinking']);
  });
});
