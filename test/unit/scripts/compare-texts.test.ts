import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareTexts } from '../../../scripts/strings/compare-texts.ts';

const same = 'Close the panel';
const texts = (...all: readonly string[]): Record<string, string> =>
  Object.fromEntries(all.map((text) => [text, text]));

test('a text that was reworded stands beside the one it was made of, others alone', () => {
  const changes = compareTexts(
    texts(same, 'The answer is no event stream', 'Stop rules'),
    texts(same, 'The response is not an event stream', 'Retry'),
  );
  assert.deepEqual(changes, [
    { before: 'The answer is no event stream', after: 'The response is not an event stream' },
    { before: 'Stop rules' },
    { after: 'Retry' },
  ]);
});

test('under one key, the text may be another altogether', () => {
  assert.deepEqual(compareTexts({ title: 'Notes' }, { title: 'Diagnostics' }), [
    { before: 'Notes', after: 'Diagnostics' },
  ]);
  assert.deepEqual(compareTexts({ title: { message: 'A', comment: [] } }, { title: 'A' }), []);
});
