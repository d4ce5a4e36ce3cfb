/** Beside the libraries that most clients read with: what each makes of the streams, and that nothing differs in silence. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { recordings } from '../support/llm-recordings.ts';
import type { Findings } from './findings.ts';
import type { Observed } from './worker.ts';

let known: Findings;
let observed: Observed;
before(async () => {
  known = JSON.parse(await readFile(new URL('found.json', import.meta.url), 'utf8')) as Findings;
  const worker = new Worker(new URL('worker.ts', import.meta.url), { stderr: true });
  [observed] = (await once(worker, 'message')) as [Observed];
  await worker.terminate();
});

describe('what the libraries make of the streams', () => {
  it('is what the documentation says; otherwise: npm run llm-sdks, then npm run diagnostics', () => {
    assert.deepEqual(observed.findings, known);
  });

  it('is what is shown here, where a stream is without a fault', () => {
    const outcomes = Object.values(observed.findings.healthy).map((by) => Object.values(by));
    assert.ok(outcomes.length >= 3 && outcomes.every(({ length }) => length > 0));
    assert.deepEqual(
      outcomes.flat().filter(({ result }) => result !== 'agrees'),
      [],
    );
  });
});

describe('a recording that was disturbed on its way', () => {
  for (const { file } of recordings) {
    it(`${file} is shown as the libraries read it, or with a fault`, () => {
      assert.deepEqual(observed.disturbed.get(file)?.silent, []);
    });
  }

  it('is compared often enough', () => {
    const compared = [...observed.disturbed.values()].reduce((sum, each) => sum + each.compared, 0);
    assert.ok(compared > 2000, `${compared}`);
  });
});
