/** Healthy recordings are found without a fault, truncated ones are called so, and proofs agree with the record. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LlmEvent } from '../../../src/llm/formats/format.ts';
import { endOf } from '../../../src/llm/reading/ending.ts';
import { judge } from '../../../src/llm/reading/judge.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { recordingOf, recordings } from '../../support/llm-recordings.ts';

function merged(events: readonly LlmEvent[]): Merge {
  const merge = new Merge();
  for (const event of events) merge.add(event);
  return merge;
}

function faultsOf(events: readonly LlmEvent[]): readonly string[] {
  const { answer, recognition } = merged(events);
  assert.ok(recognition);
  return judge(answer, recognition.format, events.length - 1, true).map(({ kind }) => kind);
}

/**
 * Their deltas don't make up the final text: LangGraph's publisher cut events out of the first one, and the segments of the
 * second one begin with a space that the final text doesn't have.
 */
const unequal = new Set(['langgraph-reasoning.sse', 'openai-transcription-diarized.sse']);

describe('recordings that all clients read', () => {
  for (const { file, events, expected } of recordings) {
    if (expected.differs || expected.error !== undefined || unequal.has(file)) continue;
    it(`${file} has no fault`, () => assert.deepEqual(faultsOf(events), []));
  }
});

describe('recordings that a client stumbles over', () => {
  const found: Readonly<Record<string, readonly string[]>> = {
    'openai-transcription-diarized.sse': ['differsFromFinal'],
    'responses-shell.sse': ['differsFromFinal'],
    'responses-error-quota.sse': ['errorInside'],
    'responses-id-rotation.sse': ['idChanged'],
    'anthropic-max-tokens-cut-tool.sse': ['partNeverClosed', 'argumentsCut'],
    'anthropic-spliced-message-start.sse': ['startTwice'],
    'groq-tool-error.sse': ['errorInside'],
    'groq-compound.sse': ['roleMissing'],
    'openrouter-error.sse': ['errorInside'],
    'snowflake-thinking.sse': ['noStopReason'],
    'kimi-tool.sse': ['noStopReason'],
    'gpustack-thinking.sse': ['roleMissing', 'doneMissing'],
    'langgraph-reasoning.sse': ['differsFromFinal'],
    'anthropic-overloaded-midstream.sse': ['errorInside'],
    'ai-sdk-ui-error.sse': ['errorInside'],
    'graphql-sse-validation-error.sse': ['errorInside'],
    'trpc-serialized-error.sse': ['errorInside'],
    'gemini-error-midstream.sse': ['errorInside'],
    'groq-tool-error-after-text.sse': ['errorInside'],
  };
  for (const { file, events, expected } of recordings) {
    if (!expected.differs && expected.error === undefined && !unequal.has(file)) continue;
    it(file, () => assert.deepEqual([...new Set(faultsOf(events))], found[file] ?? []));
  }
});

describe('final objects', () => {
  for (const { file, events, expected } of recordings) {
    const { finalObject } = expected;
    if (!finalObject) continue;
    const state = finalObject.outputEmpty ? 'none' : finalObject.text === false ? 'differs' : 'matches';
    it(`${file}: ${state}`, () => assert.equal(merged(events).answer.proof.state, state));
  }

  it('are told where they differ', () => {
    const { difference } = merged(recordingOf('openai-transcription-diarized.sse').events).answer.proof;
    assert.equal(difference?.offset, 0);
  });
});

describe('the end', () => {
  for (const { file, events, expected } of recordings) {
    const { answer, recognition } = merged(events);
    const state = expected.error === undefined ? 'complete' : 'error';
    it(`${file}: ${state}`, () => {
      assert.ok(recognition);
      assert.equal(endOf(answer, recognition.format, { isOver: true, isStalled: false }).state, state);
    });
  }
});
