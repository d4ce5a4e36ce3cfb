/** Updates of a Mercure hub, in the shape that its specification has them. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { llmEvent } from '../../../src/llm/formats/format.ts';
import { endOf } from '../../../src/llm/reading/ending.ts';
import { judge } from '../../../src/llm/reading/judge.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';

it('updates of a Mercure hub are values, and their end is never a fault', () => {
  const merge = new Merge();
  const id = 'urn:uuid:e1ee88e2-532a-4d6f-ba70-f0f8bd584022';
  merge.add(llmEvent(1, 'message', '{"status":"OutOfStock"}', id));
  merge.add(llmEvent(2, 'message', 'plain', id));
  const { answer, recognition } = merge;
  assert.ok(recognition);
  assert.equal(recognition.format.id, 'mercure');
  assert.deepEqual([...(answer.parts[0]?.pieces() ?? [])], ['{"status":"OutOfStock"}', '"plain"']);
  assert.deepEqual(judge(answer, recognition.format, 2, true), []);
  assert.equal(endOf(answer, recognition.format, { isOver: true, isStalled: false }).state, 'complete');
});
