import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phrasesIn } from '../../../scripts/phrases/phrases-in.ts';

describe('phrases that may not come back', () => {
  for (const text of [
    'This is no JSON path.',
    'the server did not send an answer',
    'The connection closes by itself.',
    'no blanks and no colon',
    'The list is empty: 54 events came and were let go.',
    'SSE301 is not told any more.',
    'longer after each attempt in vain',
    'So many events',
  ])
    it(`are found: ${text}`, () => {
      assert.match(phrasesIn(text).join('\n'), /^“.+” in “….+…”\. .+ Instead: .+\.$/m);
    });

  for (const text of [
    'There is no secret to delete.',
    'The answer of an LLM is shown.',
    'a blank line after each event',
    'The environment no longer exists.',
    'as `by itself` and “is no X”',
  ])
    it(`are not: ${text}`, () => assert.deepEqual(phrasesIn(text), []));
});
