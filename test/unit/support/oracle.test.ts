import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadConnectionScenarios } from '../../support/oracle.ts';

const scenarios = loadConnectionScenarios();
const fixtures = new URL('../../fixtures', import.meta.url);

describe('connection scenarios', () => {
  it('are all there, each under a name of its own', () => {
    assert.equal(scenarios.length, 103);
    assert.equal(new Set(scenarios.map((scenario) => scenario.name)).size, 103);
  });

  it('are read from another folder, given as a path or as a URL, with or without a slash', () => {
    for (const folder of [fixtures, new URL(`${fixtures.href}/`), fixtures.pathname, `${fixtures.pathname}/`]) {
      assert.equal(loadConnectionScenarios(folder).length, 103);
    }
    assert.throws(() => loadConnectionScenarios(pathToFileURL('/nowhere')), { code: 'ENOENT' });
  });

  for (const { name, server, chromium } of scenarios) {
    it(`"${name}" has nothing that the types and the server do not know`, () => {
      const known = new Set(['watchMs', 'responses', 'routes', 'path', 'clientClosesOn', 'refuse', 'refuseForMs']);
      assert.deepEqual(
        Object.keys(server).filter((key) => !known.has(key)),
        [],
      );
      const answers = [server.responses ?? [], ...Object.values(server.routes ?? {})].flat();
      assert.ok(answers.length > 0);
      for (const step of answers.flat()) assert.ok(['write', 'end', 'reset', 'hold'].includes(step.op), step.op);
      assert.equal(chromium.requests.length, Math.min(chromium.requestCount, 8));
      assert.equal(chromium.events.length, chromium.eventCount);
    });
  }
});
