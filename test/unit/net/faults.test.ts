import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { EngineClient } from '../../../src/engine/client/client.ts';
import { Connection } from '../../../src/net/connection/connection.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import { resolveRequest } from '../../../src/net/request.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { faultScenarios, runFaultScenario, type Runtime, type WatchedStream } from '../../support/fault-scenarios.ts';
import { nextTurn, turnsUntil } from '../../support/turns.ts';

let bundle: EngineBundle;
before(async () => {
  bundle = await bundleEngine();
});
after(() => bundle[Symbol.asyncDispose]());

/** Connection and engine as the extension puts them together. */
class PlainStream implements WatchedStream, AsyncDisposable {
  readonly engine = EngineClient.start(bundle.workerFile, {
    limits: { maxEvents: 1000, maxBytes: 1e6 },
    stopOn: [{ type: 'done' }],
  });
  readonly changes = new EventEmitter();
  readonly #connection: Connection;

  constructor(url: string) {
    this.#connection = new Connection(resolveRequest({ url }), this.engine, () => this.changes.emit('change'));
    this.engine.onDidProgress = (progress) => {
      this.#connection.onProgress(progress);
      this.changes.emit('change');
    };
    this.#connection.open();
  }

  get state(): string {
    return this.#connection.state;
  }

  get end(): WatchedStream['end'] {
    return this.#connection.end;
  }

  get attempts(): WatchedStream['attempts'] {
    return this.#connection.attempts;
  }

  get counts(): WatchedStream['counts'] {
    return this.engine.progress.counts;
  }

  read(fromSeq: number, limit: number): ReturnType<WatchedStream['read']> {
    return this.engine.read(fromSeq, limit);
  }

  close(): void {
    this.#connection.close(endings.user());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await this.engine.dispose();
  }
}

const runtime: Runtime = {
  open: async (url) => new PlainStream(url),
  until: async (stream, condition) => {
    while (!condition(stream)) await once((stream as PlainStream).changes, 'change');
  },
};

/** What would keep this process from ending: sockets, servers, timers, workers. */
function resources(): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) found[name] = (found[name] ?? 0) + 1;
  return found;
}

describe('a fault of the network', () => {
  for (const scenario of faultScenarios) {
    // Of each, and not of all together: a busy machine starts their workers slowly.
    it(`${scenario.name}, and nothing is left of it`, { timeout: 60_000 }, async () => {
      await nextTurn();
      const before = resources();
      await runFaultScenario(scenario, runtime);
      // A handle that was closed goes in a later turn.
      await turnsUntil(() => isWithin(resources(), before)).catch(() => {
        assert.fail(JSON.stringify({ before, after: resources() }));
      });
    });
  }
});

function isWithin(found: Record<string, number>, bound: Record<string, number>): boolean {
  return Object.entries(found).every(([name, count]) => count <= (bound[name] ?? 0));
}
