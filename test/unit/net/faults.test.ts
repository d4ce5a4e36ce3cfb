import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { resolveRequest } from '../../../src/net/request.ts';
import { plainRoute } from '../../../src/net/route.ts';
import { Session } from '../../../src/net/session/session.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { faultScenarios, runFaultScenario, type Runtime } from '../../support/fault-scenarios.ts';
import { nextTurn, turnsUntil } from '../../support/turns.ts';
import { testMs } from '../../support/patience.ts';

let bundle: EngineBundle;
before(async () => {
  bundle = await bundleEngine();
});
after(() => bundle[Symbol.asyncDispose]());

/** Connection and engine as the extension puts them together. @param isDirect - the response is read by the extension itself */
function opened(url: string, isDirect: boolean): Session {
  const limits = { maxEvents: 1000, maxBytes: 1e6 };
  const session = new Session(
    { ...resolveRequest({ url }), route: { ...plainRoute, isDirect: () => isDirect } },
    {
      engineFile: bundle.workerFile,
      limits,
      stopOn: [{ type: 'done' }],
    },
  );
  session.open();
  return session;
}

function runtimeOf(isDirect: boolean): Runtime {
  return {
    open: async (url) => opened(url, isDirect),
    until: (stream, condition) => (stream as Session).waitFor(condition),
  };
}

/** What would keep this process from ending: sockets, servers, timers, workers. */
function resources(): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) found[name] = (found[name] ?? 0) + 1;
  return found;
}

describe('a fault of the network', () => {
  for (const scenario of faultScenarios) {
    // Of each, and not of all together: a busy machine starts their workers slowly.
    it(`${scenario.name}, and nothing is left of it`, { timeout: testMs }, async () => {
      await nextTurn();
      const before = resources();
      await runFaultScenario(scenario, runtimeOf(true));
      // A handle that was closed goes in a later turn.
      await turnsUntil(() => isWithin(resources(), before)).catch(() => {
        assert.fail(JSON.stringify({ before, after: resources() }));
      });
    });
  }
});

describe("a fault of the network (node's reader)", () => {
  // What is done while it lasts is about the connection, and not about who reads it.
  for (const scenario of faultScenarios.filter(({ during }) => during === undefined)) {
    it(scenario.name, { timeout: testMs }, () => runFaultScenario(scenario, runtimeOf(false)));
  }
});

function isWithin(found: Record<string, number>, bound: Record<string, number>): boolean {
  return Object.entries(found).every(([name, count]) => count <= (bound[name] ?? 0));
}
