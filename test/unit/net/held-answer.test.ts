import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { HeldAnswer } from '../../../src/net/connection/held-answer.ts';
import { type HttpResponse, send } from '../../../src/net/connection/transport.ts';
import { redactNothing } from '../../../src/net/redaction.ts';
import { firstOf, textOf } from '../../support/body.ts';
import { type SseServer, startSseServer } from '../../support/sse-server.ts';
import { turnsUntil } from '../../support/turns.ts';

/** An answer that goes on for ever, as a page may. */
function startEndless(): Promise<SseServer> {
  return startSseServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).write('a'.repeat(5000));
  });
}

/** Servers that leave the connection open after them. */
const wholeBodies: readonly (readonly [name: string, end: (response: ServerResponse) => void])[] = [
  [
    'chunked',
    ({ socket }) =>
      void socket?.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n0\r\n\r\n'),
  ],
  ['with a length', (response) => void response.writeHead(200, { 'Content-Length': 9 }).write('data: 1\n\n')],
];

interface Asked {
  readonly response: HttpResponse;
  readonly abort: AbortController;
}

async function ask(server: SseServer): Promise<Asked> {
  const abort = new AbortController();
  const request = { url: new URL(server.url), method: 'GET', headers: {}, signal: abort.signal };
  return { response: await send(request), abort };
}

describe('an answer that is held', () => {
  it('is let go of when its time is over, and its connection closed', async () => {
    await using server = await startEndless();
    const { response, abort } = await ask(server);
    const held = new HeldAnswer(response, { holdMs: 50 });
    assert.equal(await held.start(redactNothing), 'a'.repeat(4096));
    assert.equal(server.open, 1);
    const begun = performance.now();
    held.hold();
    abort.abort();
    await turnsUntil(() => server.open === 0);
    assert.ok(performance.now() - begun > 45, 'not before its time');
    assert.equal(held.take(), undefined);
  });

  it('outlives its request until then, and is there from its first byte on', async () => {
    await using server = await startSseServer((_request, response) => void response.end('data: 1\n\n'));
    const { response, abort } = await ask(server);
    const held = new HeldAnswer(response, { holdMs: 2 ** 31 - 1 });
    await held.start(redactNothing);
    held.hold();
    abort.abort();
    const taken = held.take() ?? assert.fail('it was let go of');
    assert.equal(await textOf(taken.body), 'data: 1\n\n');
  });

  for (const [name, end] of wholeBodies) {
    it(`keeps no connection when it is whole (${name}), and is there all the same`, async () => {
      await using server = await startSseServer((_request, response) => end(response));
      const { response } = await ask(server);
      const held = new HeldAnswer(response, { holdMs: 2 ** 31 - 1 });
      assert.equal(await held.start(redactNothing), 'data: 1\n\n');
      held.hold();
      await turnsUntil(() => server.open === 0);
      const taken = held.take() ?? assert.fail('it was let go of');
      assert.equal(await textOf(taken.body), 'data: 1\n\n');
    });
  }

  it('has no time to be over once it is taken', async (t) => {
    await using server = await startEndless();
    const { response } = await ask(server);
    const held = new HeldAnswer(response, { holdMs: 1000 });
    await held.start(redactNothing);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    held.hold();
    const taken = held.take() ?? assert.fail('it was let go of');
    t.mock.timers.tick(1000);
    assert.match(await firstOf(taken.body), /^a+$/);
    taken.body.destroy();
    await turnsUntil(() => server.open === 0);
  });
});
