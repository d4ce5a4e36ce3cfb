/** Bytes come through the ring and messages over a port, each at its own pace: they are heeded as the host sent them. */

import assert from 'node:assert/strict';
import { type TestContext, describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { ToWorker } from '../../../../src/engine/client/messages.ts';
import { RingWriter } from '../../../../src/engine/client/ring.ts';
import { Inbox } from '../../../../src/engine/door/inbox.ts';
import { nextTurn, turns, turnsUntil } from '../../../support/turns.ts';

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
      isOver: () => false,
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

describe('the inbox in a flood', () => {
  const read = new Uint8Array(1 << 16);

  interface Flooded {
    readonly ring: RingWriter;
    /** After how many reads progress was told. */
    readonly told: readonly number[];
    readonly read: () => Promise<void>;
    readonly pass: (ms: number) => void;
    readonly end: () => void;
  }

  /** An inbox that is woken, and whose clock the test moves on. */
  function flooded(t: TestContext): Flooded {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let [now, reads, isOver] = [1000, 0, false];
    t.mock.method(performance, 'now', () => now);
    const ring = new RingWriter();
    const told: number[] = [];
    const inbox = new Inbox({
      onMessage: () => assert.fail(),
      onBytes: () => void reads++,
      onProgress: () => void told.push(reads),
      onError: (error) => assert.fail(error as Error),
      isUnpacking: () => false,
      isOver: () => isOver,
    });
    t.after(() => inbox[Symbol.dispose]());
    inbox.receive({ kind: 'ring', memory: ring.memory });
    return {
      ring,
      told,
      read: async () => {
        ring.write(read, 1, 1);
        if (ring.wake()) inbox.receive({ kind: 'wake' });
        await turns(2);
      },
      pass: (ms) => {
        now += ms;
        t.mock.timers.tick(ms);
      },
      end: () => {
        isOver = true;
      },
    };
  }

  it('looks for more each millisecond, and sleeps when there is none', async (t) => {
    const { ring, told, read, pass } = flooded(t);
    await read();
    pass(1);
    await read();
    ring.write(new Uint8Array(1), 2, 1);
    assert.equal(ring.wake(), false, 'nobody has to wake it');
    pass(7);
    assert.deepEqual(told, [1, 3]);
    ring.write(new Uint8Array(1), 3, 1);
    assert.equal(ring.wake(), true);
  });

  it('tells its progress every 8 ms', async (t) => {
    const { told, read, pass } = flooded(t);
    for (let ms = 0; ms < 20; ms++) {
      await read();
      pass(1);
    }
    assert.deepEqual(told, [1, 8, 16]);
    pass(4);
    assert.deepEqual(told, [1, 8, 16, 20]);
  });

  it('tells the end at once', async (t) => {
    const { told, read, pass, end } = flooded(t);
    await read();
    pass(1);
    end();
    await read();
    assert.deepEqual(told, [1, 2]);
  });
});
