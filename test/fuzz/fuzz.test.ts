import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fuzz } from './fuzz.ts';
import { type TargetName, targets } from './targets.ts';

/** `npm run fuzz` goes on from there. */
const cases = 1000;

describe('whatever is read, these hold', () => {
  for (const name of Object.keys(targets) as TargetName[]) {
    test(name, async () => {
      // A life takes as long as many texts, and test/unit/account.test.ts lives hundreds.
      const finding = await fuzz(name, 1, name === 'account' ? 50 : cases);
      assert.equal(finding, undefined);
    });
  }
});
