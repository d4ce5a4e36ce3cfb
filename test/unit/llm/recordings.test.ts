/** Every recorded stream, recognised without being told, merges to what is known to be right. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import { recordings } from '../../support/llm-recordings.ts';
import type { Recording } from '../../support/llm-recordings.ts';

/** They say their usage in members that are theirs alone, which the expectations leave out. */
const ownUsage = new Set(['ag-ui', 'ui-message']);

function merged(recording: Recording): Merge {
  const merge = new Merge();
  for (const event of recording.events) merge.add(event);
  return merge;
}

describe('the recorded streams', () => {
  it('are all there', () => assert.equal(recordings.length, 142));

  for (const recording of recordings) {
    const { file, expected, events } = recording;
    it(`${file}: ${expected.note}`, () => {
      assert.equal(events.length, expected.events, 'events');
      const { answer, recognition } = merged(recording);
      assert.equal(recognition?.format.id, expected.api);
      assert.notEqual(recognition.why, '');
      const summary = summaryOf(answer, recognition.format);
      const { text, thinking, toolCalls, stopReason } = summary;
      assert.deepEqual(
        { text, thinking, toolCalls, stopReason },
        {
          text: expected.text,
          thinking: expected.thinking,
          toolCalls: expected.toolCalls,
          stopReason: expected.stopReason,
        },
      );
      if (!ownUsage.has(expected.api)) assert.deepEqual(summary.usage, expected.usage);
      if (expected.serverTools) assert.deepEqual(summary.serverTools, expected.serverTools);
      if (expected.citations !== undefined) assert.equal(summary.citations, expected.citations);
      if (expected.choices) assert.deepEqual(summary.choices, expected.choices);
      if (expected.notifications !== undefined) assert.equal(answer.notifications, expected.notifications);
      assert.equal(summary.refusal, expected.refusal ?? '');
    });

    it(`${file}: the error it carries, and the values`, () => {
      const { answer } = merged(recording);
      assert.deepEqual(
        answer.errors.map(({ value }) => value),
        expected.error === undefined ? [] : [expected.error],
      );
      const parts = answer.parts.filter(({ kind }) => kind === 'values');
      const values = parts.map(
        (part) => [part.id, [...part.pieces()].map((piece) => JSON.parse(piece) as unknown)] as const,
      );
      if (expected.operations) assert.deepEqual(Object.fromEntries(values), expected.operations);
      if (expected.values) assert.deepEqual(values[0]?.[1], expected.values);
    });
  }
});
