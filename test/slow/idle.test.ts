import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connect } from '../host/support/api.ts';

/** Longer than the five minutes after which `fetch` gives up in the extension host, and than other clients' timeouts. */
const idleMs = 6.2 * 60_000;

describe('a stream that is idle for more than six minutes', () => {
  it('is alive, and its next event comes', async function () {
    this.timeout(idleMs + 60_000);
    await using server = await startSseServer(async (_request, response) => {
      openEventStream(response);
      response.write('data: before\n\n');
      await delay(idleMs);
      response.end('event: done\ndata: after\n\n');
    });
    using stream = await connect({ url: server.url });
    await new Promise<void>((resolve) => {
      stream.onDidChange(() => stream.state === 'closed' && resolve());
    });
    assert.equal(stream.end?.kind, 'stopRule', stream.end?.message);
    assert.equal(stream.attempts.length, 1);
    const events = await stream.read(1, 10);
    assert.deepEqual(
      events.map(({ data }) => data),
      ['before', 'after'],
    );
    assert.ok((events[1]?.time ?? 0) - (events[0]?.time ?? 0) >= idleMs - 1000);
  });
});
