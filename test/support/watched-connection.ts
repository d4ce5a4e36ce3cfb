/** A connection with its engine, in plain node: until it ends, or waits for its next attempt. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import { EngineClient } from '../../src/engine/client/client.ts';
import { Connection } from '../../src/net/connection/connection.ts';
import { resolveRoute } from '../../src/host/request/connection-options.ts';
import { resolveRequest } from '../../src/net/request.ts';
import type { Ending } from '../../src/shared/messages/ending.ts';
import { endings } from '../../src/shared/messages/endings.ts';
import type { StopRule, StreamRequest } from '../../src/shared/stream/records.ts';

export class WatchedConnection implements AsyncDisposable {
  readonly connection: Connection;
  readonly engine: EngineClient;
  /** Bytes of the largest block that the engine was given. */
  largestBlock = 0;
  readonly #changes = new EventEmitter();

  /** @param workerFile - of the engine */
  static async open(workerFile: string, request: StreamRequest): Promise<WatchedConnection> {
    const resolved = resolveRequest(request);
    const route = await resolveRoute(request.options ?? {}, undefined);
    return new WatchedConnection(workerFile, { ...resolved, route }, request.stopOn ?? []);
  }

  private constructor(workerFile: string, request: ReturnType<typeof resolveRequest>, stopOn: readonly StopRule[]) {
    const limits = { maxEvents: 1000, maxBytes: 1e6 };
    this.engine = EngineClient.start(workerFile, { limits, stopOn });
    const push = this.engine.push.bind(this.engine);
    this.engine.push = (block) => {
      this.largestBlock = Math.max(this.largestBlock, block.byteLength);
      push(block);
    };
    this.connection = new Connection(request, this.engine, () => this.#changes.emit('change'));
    this.engine.onDidProgress = (progress) => {
      this.connection.onProgress(progress);
      this.#changes.emit('change');
    };
    this.connection.setStopRules(stopOn);
    this.connection.open();
  }

  async until(condition: (connection: Connection) => boolean): Promise<void> {
    while (!condition(this.connection)) await once(this.#changes, 'change');
  }

  /** Why it is over, or its last attempt. */
  async ending(): Promise<Ending | undefined> {
    await this.until(({ state }) => state === 'closed' || state === 'waiting');
    return this.connection.end ?? this.connection.lastEnding;
  }

  /** Whatever came: the engine answers for rows, for details and for the text of an event, and with little. */
  async stillAnswers(): Promise<void> {
    const { window, counts } = await this.engine.view({ from: 0, count: 50, follow: true });
    assert.equal(counts.received, counts.kept + counts.dropped);
    assert.ok(window.preview.every((text) => text.length <= 500));
    const last = window.seq.at(-1);
    if (last !== undefined) assert.ok(((await this.engine.details(last, 1000))?.data.length ?? 0) <= 1000);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connection.dispose(endings.user());
    await this.engine.dispose();
  }
}
