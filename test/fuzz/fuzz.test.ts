import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fuzz } from './fuzz.ts';
import { type TargetName, targets } from './targets.ts';

/** `npm run fuzz` goes on from there. A life takes as long as many texts, and test/unit/account.test.ts lives hundreds. */
const cases: Partial<Record<TargetName, number>> = { account: 50, response: 80_000, validResponse: 20_000 };

describe('whatever is read, these hold', () => {
  for (const name of Object.keys(targets) as TargetName[]) {
    test(name, async () => {
      const finding = await fuzz(name, 1, cases[name] ?? 1000);
      assert.equal(finding, undefined);
    });
  }
});
