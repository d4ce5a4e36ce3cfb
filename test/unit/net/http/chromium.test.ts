import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { loadChromiumRecords } from '../../../support/chromium-verdicts.ts';
import { responseCases } from '../../../support/response-cases.ts';
import { assertRead, differenceOf, differs, responseDifferences } from '../../../support/response-differences.ts';

const records = loadChromiumRecords();

describe('responses are read as Chromium reads them', () => {
  it('each case is recorded', () => {
    const names = responseCases.map(({ name }) => name);
    assert.deepEqual(
      records.map(({ name }) => name),
      names,
      'run scripts/record-responses.ts',
    );
    assert.ok(new Set(names).size >= 400);
  });

  it('however they are split', () => {
    for (const record of records) assertRead(record);
  });

  const text = readFileSync(new URL('../../../../docs/chromium-differences.md', import.meta.url), 'utf8');
  for (const difference of Object.keys(responseDifferences)) {
    it(`except for what is explained: ${difference}`, () => {
      assert.ok(text.includes(`| ${difference} |`), 'it is in docs/chromium-differences.md');
      const examples = records.filter(({ name }) => differenceOf(name) === difference);
      assert.ok(examples.some(differs), 'we still differ');
    });
  }
});
