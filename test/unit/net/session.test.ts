import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { resolveRequest } from '../../../src/net/request.ts';
import { Session } from '../../../src/net/session/session.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import type { StopRule } from '../../../src/shared/stream/records.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { turnsUntil } from '../../support/turns.ts';
import { longTestMs } from '../../support/patience.ts';

let bundle: EngineBundle;
before(async () => {
  bundle = await bundleEngine();
});
after(() => bundle[Symbol.asyncDispose]());

function opened(url: string, stopOn: readonly StopRule[] = [{ type: 'done' }]): Session {
  const limits = { maxEvents: 10_000, maxBytes: 1e6 };
  const options = { engineFile: bundle.workerFile, limits, stopOn };
  const session = new Session(resolveRequest({ url, reconnect: 'never' }), options);
  session.open();
  return session;
}

describe('a session', { timeout: longTestMs }, () => {
  it('gives out all of its events when it is over, however many', async () => {
    const count = 2500;
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      const events = Array.from({ length: count }, (_, i) => `data: ${i + 1}\n\n`);
      response.write(`${events.join('')}event: done\ndata: bye\n\n`);
    });
    await using session = opened(server.url);
    const events = await session.collect();
    assert.equal(session.end?.kind, 'stopRule');
    assert.deepEqual(
      events.map(({ seq, data }) => [seq, data]),
      [...Array.from({ length: count }, (_, i) => [i + 1, String(i + 1)]), [count + 1, 'bye']],
    );
    assert.equal((await session.info(1))?.attempt?.number, 1);
  });

  it('looks at a condition after every change, and at once', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    await using session = opened(server.url);
    const seen: string[] = [];
    await session.waitFor(({ state }) => {
      seen.push(state);
      return state === 'open';
    });
    assert.deepEqual([...new Set(seen)], ['connecting', 'open']);
    await session.waitFor(({ state }) => state === 'open');
    const wrong = new Error('wrong');
    await assert.rejects(
      session.waitFor(() => {
        throw wrong;
      }),
      wrong,
    );
  });

  it('has no timer once it is closed, while its events are still there', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('data: x\n\n');
    });
    const before = timers();
    await using session = opened(server.url, [{ afterSeconds: 1000 }, { silenceSeconds: 1000 }]);
    await session.waitFor(({ counts }) => counts.received === 1);
    assert.ok(timers() > before);
    session.close();
    await turnsUntil(() => timers() <= before);
    assert.equal((await session.read(1, 1))[0]?.data, 'x');
  });

  it('leaves nobody waiting when it is disposed of', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const session = opened(server.url);
    const waiting = assert.rejects(
      session.waitFor(() => false),
      /disposed of/,
    );
    await session[Symbol.asyncDispose]();
    await waiting;
    assert.equal(session.state, 'closed');
    await assert.rejects(session.read(1, 1), /disposed of/);
  });
});
