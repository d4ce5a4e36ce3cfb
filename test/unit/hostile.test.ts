import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contentEncodingsOf } from '../../src/engine/coding/content.ts';
import { explainNetworkError } from '../../src/net/connection/network-error.ts';
import { bundleEngine, type EngineBundle } from '../support/engine-bundle.ts';
import { newEngine, push } from '../support/engine-feed.ts';
import { hostileAnswers, startHostileServer } from '../support/hostile-answers.ts';
import { hostileStreams, stillAnswers } from '../support/hostile-streams.ts';
import { WatchedSession } from '../support/watched-session.ts';

const limits = { maxEvents: 100_000, maxBytes: 50e6 };

describe('a stream that is made to hurt has an outcome, within bounds', () => {
  for (const { name, sizes, of, send, check } of hostileStreams) {
    it(`${name}: ${sizes[0]} ${of}`, () => {
      const engine = newEngine({ limits });
      send(engine, sizes[0]);
      check(engine, sizes[0]);
      // One block may be larger than the bound on all of them.
      assert.ok(engine.memory.bytes <= 64 * 2 ** 20 + 1e6);
      stillAnswers(engine);
    });
  }
});

describe('an answer that is made to hurt has an outcome too, over a real socket', () => {
  let bundle: EngineBundle;
  before(async () => {
    bundle = await bundleEngine();
  });
  after(() => bundle[Symbol.asyncDispose]());

  for (const { name, sizes, of, serve, check } of hostileAnswers) {
    it(`${name}: ${sizes[0]} ${of}`, async () => {
      await using server = await startHostileServer(await serve(sizes[0]));
      const url = `http://127.0.0.1:${server.port}/`;
      await using watched = await WatchedSession.open(bundle.workerFile, { url });
      await check(watched, sizes[0]);
      await watched.stillAnswers();
    });
  }
});

it('IDs that are huge are not kept a second time to know a replay by', () => {
  const again = (id: string) => {
    const engine = newEngine();
    push(engine, `id: ${id}\ndata\n\n`);
    engine.beginBody();
    push(engine, `id: ${id}\ndata\n\n`);
    return engine.progress.again?.events;
  };
  assert.equal(again('x'.repeat(500)), 1);
  assert.equal(again('x'.repeat(501)), undefined);
});

it('a body with hundreds of encodings is refused', () => {
  const encoding = Array.from({ length: 500 }, () => 'gzip').join(',');
  assert.throws(
    () => contentEncodingsOf(encoding),
    (error: Error) => /compressed response is broken/.test(explainNetworkError(error, 'h:1').message),
  );
});
