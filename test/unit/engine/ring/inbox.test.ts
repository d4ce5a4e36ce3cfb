/** Bytes come through the ring and messages over a port, each at its own pace: they are heeded as the host sent them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { ToWorker } from '../../../../src/engine/client/messages.ts';
import { RingWriter } from '../../../../src/engine/client/ring.ts';
import { Inbox } from '../../../../src/engine/door/inbox.ts';
import { nextTurn, turnsUntil } from '../../../support/turns.ts';

type Action = 'write' | 'call' | 'deliver' | 'turn' | 'wake';

/** The host's side of it: what was sent, and messages that have not arrived yet. */
class Host {
  readonly #ring = new RingWriter(256, 16);
  readonly #underway: ToWorker[] = [];
  readonly #inbox: Inbox;
  readonly sent: string[] = [];
  readonly heeded: string[] = [];
  #posted = 0;
  #told = 0;

  constructor(isUnpacking: boolean) {
    this.#inbox = new Inbox({
      onMessage: (message) => void this.heeded.push(message.kind === 'call' ? `call ${message.id}` : message.kind),
      onBytes: ({ reads }) => {
        for (const { time } of reads) if (this.heeded.at(-1) !== `read ${time}`) this.heeded.push(`read ${time}`);
      },
      onProgress: () => void this.#told++,
      onError: (error) => assert.fail(error as Error),
      isUnpacking: () => isUnpacking,
    });
    this.#post({ kind: 'ring', memory: this.#ring.memory });
  }

  async act(action: Action): Promise<void> {
    if (action === 'write') this.#write();
    else if (action === 'call') this.#call();
    else if (action === 'deliver') this.#deliver();
    else if (action === 'turn') await nextTurn();
    else if (this.#ring.wake()) this.#underway.push({ kind: 'wake' });
  }

  /** Everything arrives. */
  async end(): Promise<void> {
    if (this.#ring.wake()) this.#underway.push({ kind: 'wake' });
    while (this.#underway.length > 0) this.#deliver();
    await turnsUntil(() => this.heeded.length >= this.sent.length);
    assert.ok(this.#told > 0 || !this.sent.some((what) => what.startsWith('read')), 'progress is told');
    this.#inbox[Symbol.dispose]();
  }

  #write(): void {
    const n = this.sent.length;
    if (this.#ring.write(new Uint8Array(1 + (n % 50)), n, this.#posted)) this.sent.push(`read ${n}`);
  }

  #call(): void {
    const id = this.sent.length;
    this.#post({ kind: 'call', id, call: { method: 'clear', args: [] } });
    this.sent.push(`call ${id}`);
  }

  #post(message: ToWorker): void {
    this.#underway.push(message);
    this.#posted++;
  }

  #deliver(): void {
    const message = this.#underway.shift();
    if (message !== undefined) this.#inbox.receive(message);
  }
}

const action = fc.constantFrom<Action>('write', 'write', 'write', 'call', 'deliver', 'deliver', 'turn', 'wake');

describe('the inbox of an engine', () => {
  it('heeds bytes and messages in the order in which they were sent, however late each arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 120 }), fc.boolean(), async (actions, isUnpacking) => {
        const host = new Host(isUnpacking);
        for (const action of actions) await host.act(action);
        await host.end();
        assert.deepEqual(host.heeded, host.sent);
      }),
      { numRuns: 300 },
    );
  });
});
