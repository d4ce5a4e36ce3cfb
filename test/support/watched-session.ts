/** A session in plain node that a test watches: until it ends, or waits for its next attempt. */

import assert from 'node:assert/strict';
import { resolveRoute } from '../../src/host/request/connection-options.ts';
import { resolveRequest } from '../../src/net/request.ts';
import { Session } from '../../src/net/session/session.ts';
import type { Ending } from '../../src/shared/messages/ending.ts';
import type { StreamRequest } from '../../src/shared/stream/records.ts';

export class WatchedSession extends Session {
  /** Bytes of the largest block that the engine was given. */
  largestBlock = 0;

  /** @param engineFile - the worker's bundle */
  static async open(engineFile: string, request: StreamRequest): Promise<WatchedSession> {
    const route = await resolveRoute(request.options ?? {}, undefined);
    const limits = { maxEvents: 1000, maxBytes: 1e6 };
    const options = { engineFile, limits, stopOn: request.stopOn ?? [], stopAtAnswerEnd: true };
    const session = new WatchedSession({ ...resolveRequest(request), route }, options);
    const { engine } = session;
    const push = engine.push.bind(engine);
    engine.push = (block) => {
      session.largestBlock = Math.max(session.largestBlock, block.byteLength);
      push(block);
    };
    session.open();
    return session;
  }

  /** Why it is over, or its last attempt. */
  async ending(): Promise<Ending | undefined> {
    await this.waitFor(({ state }) => state === 'closed' || state === 'waiting');
    return this.end ?? this.connection.lastEnding;
  }

  /** Whatever came: the engine answers for rows, for details and for the text of an event, and with little. */
  async stillAnswers(): Promise<void> {
    const { window, counts } = await this.engine.view({ from: 0, count: 50, follow: true });
    assert.equal(counts.received, counts.kept + counts.dropped);
    assert.ok(window.preview.every((text) => text.length <= 500));
    const last = window.seq.at(-1);
    if (last !== undefined) assert.ok(((await this.engine.details(last, 1000))?.data.length ?? 0) <= 1000);
  }
}
