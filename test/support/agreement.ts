/** Two ways to the same: a pattern that was given up for being slow, and what took its place. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';

/** Asserts that both say the same of every text that is made of the signs. */
export function agree(
  signs: readonly string[],
  now: (text: string) => unknown,
  before: (text: string) => unknown,
): void {
  const text = fc.array(fc.constantFrom(...signs), { maxLength: 14 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (text) => assert.deepEqual(now(text), before(text))),
    { numRuns: 3000 },
  );
}
