import { after, before, describe, it } from 'node:test';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { runFieldCase } from '../../support/field-case-run.ts';
import { fieldCases } from '../../support/field-cases.ts';
import { testMs } from '../../support/patience.ts';

let engine: EngineBundle;
before(async () => {
  engine = await bundleEngine();
});
after(() => engine[Symbol.asyncDispose]());

for (const [kind, cases] of Object.entries(fieldCases)) {
  describe(`servers of the field, ${kind}`, { concurrency: 4, timeout: testMs }, () => {
    for (const given of cases) it(given.what, () => runFieldCase(engine.workerFile, given));
  });
}
