import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { EngineInlet } from '../../../src/engine/client/inlet.ts';
import type { ToWorker } from '../../../src/engine/client/messages.ts';
import { RingReader } from '../../../src/engine/client/ring.ts';
import { readIntoRing } from '../../../src/net/connection/ring-reader.ts';
import type { TurnReader } from '../../../src/net/connection/turns.ts';
import type { NetworkBlock } from '../../../src/shared/stream/engine.ts';
import { bodyOf } from '../../support/body.ts';
import { nextTurn, turns, turnsUntil } from '../../support/turns.ts';

const mebibyte = 1 << 20;

/** A body that is read into a ring, of which a test takes what it wants. */
class Reading {
  readonly body = new PassThrough({ highWaterMark: 64 * mebibyte });
  readonly posted: ToWorker['kind'][] = [];
  readonly blocks: NetworkBlock[] = [];
  readonly reader: TurnReader;
  readonly inlet: EngineInlet;
  readonly ended: Promise<Error | undefined>;
  arrivals = 0;
  fulls = 0;
  #ring: RingReader | undefined;

  constructor() {
    this.inlet = new EngineInlet({
      post: (message) => {
        this.posted.push(message.kind);
        if (message.kind === 'ring') this.#ring = new RingReader(message.memory);
      },
      push: (block) => void this.blocks.push(block),
      messages: () => 0,
    });
    const { promise, resolve } = Promise.withResolvers<Error | undefined>();
    this.ended = promise;
    this.reader = readIntoRing(bodyOf(this.body), this.inlet, {
      onArrival: () => this.arrivals++,
      onFull: () => {
        this.fulls++;
        this.reader.pause();
      },
      onEnd: resolve,
    });
  }

  /** What is in the ring, as one block. */
  take(): { text: string; reads: NetworkBlock['reads'] } {
    let taken: { text: string; reads: NetworkBlock['reads'] } = { text: '', reads: [] };
    this.#ring?.take({ bytes: 64 * mebibyte, reads: 1 << 20, splits: false }, 0, (slice) => {
      const memory = new Uint8Array(slice.byteLength);
      slice.copyTo(memory);
      taken = { text: Buffer.from(memory).toString(), reads: slice.reads };
    });
    return taken;
  }
}

describe('the reader into the ring', () => {
  it('keeps the boundaries and times of the reads, and wakes the engine once a turn', async () => {
    const reading = new Reading();
    reading.body.write('data: a\n\n');
    reading.body.end('data: bc\n\n');
    assert.equal(await reading.ended, undefined);
    const { text, reads } = reading.take();
    assert.equal(text, 'data: a\n\ndata: bc\n\n');
    assert.deepEqual(
      reads.map(({ end }) => end),
      [9, 19],
    );
    assert.ok(reads.every(({ time }) => Math.abs(time - Date.now()) < 60_000));
    assert.deepEqual(reading.posted, ['ring', 'wake']);
    assert.equal(reading.arrivals, 1);
  });

  it('lets others have their turn in the midst of a flood, of bytes or of reads', async () => {
    const reading = new Reading();
    for (let n = 0; n < 32; n++) reading.body.write(Buffer.alloc(1 << 18, 'a'));
    for (let n = 0; n < 5000; n++) reading.body.write('b');
    reading.body.end();
    let [bytes, turns] = [0, 0];
    while (bytes < 8 * mebibyte + 5000) {
      const { text, reads } = reading.take();
      assert.ok(
        text.length <= mebibyte && reads.length <= 2048,
        `${text.length} bytes, ${reads.length} reads in a turn`,
      );
      bytes += text.length;
      turns++;
      await nextTurn();
    }
    assert.ok(turns >= 20, `${turns} turns`);
    assert.equal(await reading.ended, undefined);
  });

  it('says that the ring is full, and reads on when it is told to; nothing is lost', async () => {
    const reading = new Reading();
    for (let n = 0; n < 32; n++) reading.body.write(Buffer.alloc(1 << 18, 'a'));
    reading.body.end();
    await turnsUntil(() => reading.fulls > 0);
    await turns(20);
    assert.equal(reading.reader.paused, true);
    assert.equal(reading.inlet.hasRoom, false);
    assert.deepEqual(reading.blocks, [], 'what was on its way has found room');
    let bytes = 0;
    while (bytes < 8 * mebibyte) {
      bytes += reading.take().text.length;
      if (reading.reader.paused && reading.inlet.hasRoom) reading.reader.resume();
      await nextTurn();
    }
    assert.equal(await reading.ended, undefined);
  });

  it('sends as a block what is larger than the ring', async () => {
    const reading = new Reading();
    reading.body.end(Buffer.alloc(5 * mebibyte, 'a'));
    await reading.ended;
    assert.deepEqual(
      reading.blocks.map(({ byteLength }) => byteLength),
      [5 * mebibyte],
    );
  });

  it('tells of an error after the last byte', async () => {
    const reading = new Reading();
    reading.body.write('data: a\n\n');
    await nextTurn();
    reading.body.destroy(new Error('reset'));
    assert.equal((await reading.ended)?.message, 'reset');
    assert.equal(reading.take().text, 'data: a\n\n');
  });
});
