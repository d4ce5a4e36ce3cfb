/** The memory that host and engine share: what goes in comes out, whatever is written and taken in between. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { RingReader, RingWriter } from '../../../../src/engine/client/ring.ts';

const whole = { bytes: 1 << 20, reads: 100, splits: false };

function newRing(bytes = 64, reads = 8): { writer: RingWriter; reader: RingReader } {
  const writer = new RingWriter(bytes, reads);
  return { writer, reader: new RingReader(writer.memory) };
}

interface Taken {
  readonly text: string;
  readonly reads: readonly { end: number; time: number }[];
  readonly goesOn: boolean;
}

function take(reader: RingReader, limits = whole, messages = 0): Taken | undefined {
  let taken: Taken | undefined;
  reader.take(limits, messages, (slice) => {
    const { byteLength, reads, goesOn } = slice;
    const memory = new Uint8Array(byteLength);
    slice.copyTo(memory);
    taken = { text: Buffer.from(memory).toString('latin1'), reads, goesOn };
  });
  return taken;
}

type Action =
  | { readonly kind: 'write'; readonly length: number }
  | { readonly kind: 'post' }
  | { readonly kind: 'take'; readonly bytes: number; readonly reads: number; readonly splits: boolean };

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write'), length: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('post') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('take'),
      bytes: fc.integer({ min: 1, max: 50 }),
      reads: fc.integer({ min: 1, max: 5 }),
      splits: fc.boolean(),
    }),
  },
) as fc.Arbitrary<Action>;

/** A read that went in, and how much of it came out. */
interface Written {
  readonly text: string;
  readonly time: number;
  readonly messages: number;
  at: number;
}

/** The ring beside a list that does the same. */
class Both {
  readonly #ring = newRing();
  readonly #list: Written[] = [];
  #count = 0;
  #posted = 0;
  #heeded = 0;

  write(length: number): void {
    const text = Array.from({ length }, () => String.fromCharCode(this.#count++ & 0xff)).join('');
    const room = 64 - this.#list.reduce((sum, { text, at }) => sum + text.length - at, 0);
    const fits = room >= length && this.#list.length < 8;
    assert.equal(this.#ring.writer.write(Buffer.from(text, 'latin1'), this.#count, this.#posted), fits);
    if (fits) this.#list.push({ text, time: this.#count, messages: this.#posted, at: 0 });
  }

  post(): void {
    this.#posted++;
  }

  take(bytes: number, reads: number, splits: boolean): void {
    const { reader } = this.#ring;
    const isReady = this.#list[0]?.messages === this.#heeded;
    assert.equal(reader.isReady(this.#heeded), isReady);
    const taken = take(reader, { bytes, reads, splits }, this.#heeded);
    assert.equal(taken !== undefined, isReady, 'something is taken as long as there is something');
    if (taken === undefined) {
      if (this.#heeded < this.#posted) this.#heeded++;
      return;
    }
    assert.equal(taken.goesOn, (this.#list[0]?.at ?? 0) > 0);
    let before = 0;
    for (const { end, time } of taken.reads) {
      const oldest = this.#list[0] ?? assert.fail('there are more reads than were written');
      assert.equal(oldest.messages, this.#heeded);
      assert.equal(time, oldest.time);
      assert.equal(taken.text.slice(before, end), oldest.text.slice(oldest.at, oldest.at + end - before));
      oldest.at += end - before;
      before = end;
      if (oldest.at === oldest.text.length) this.#list.shift();
      else assert.ok(splits, 'whole');
    }
    assert.ok(taken.reads.length <= reads && (taken.text.length <= bytes || taken.reads.length === 1));
    if (splits) assert.ok(taken.text.length <= bytes);
  }
}

describe('the ring', () => {
  it('gives out what was written, in its order and behind the messages before it, however much is taken at once', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 200 }), (actions) => {
        const both = new Both();
        for (const action of actions) {
          if (action.kind === 'write') both.write(action.length);
          else if (action.kind === 'post') both.post();
          else both.take(action.bytes, action.reads, action.splits);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('wakes a reader that sleeps once, and none that is awake', () => {
    const { writer, reader } = newRing();
    assert.equal(writer.wake(), false, 'there is nothing');
    writer.write(Buffer.from('a'), 1, 0);
    assert.equal(writer.wake(), true, 'it begins asleep');
    assert.equal(writer.wake(), false);
    assert.equal(reader.sleep(0), false, 'there is something to read');
    take(reader);
    assert.equal(reader.sleep(0), true);
    writer.write(Buffer.from('b'), 1, 0);
    assert.equal(writer.wake(), true);
  });

  it('lets a reader sleep while what there is waits for a message', () => {
    const { writer, reader } = newRing();
    writer.write(Buffer.from('a'), 1, 1);
    assert.equal(reader.sleep(0), true);
    assert.equal(reader.sleep(1), false);
  });

  it('tells of room once, when half of it is empty', () => {
    const { writer, reader } = newRing();
    for (const _ of [1, 2, 3, 4]) writer.write(Buffer.alloc(15), 1, 0);
    assert.equal(writer.isFull, true);
    assert.equal(reader.givesRoom(), false);
    assert.equal(writer.waitForRoom(), true);
    take(reader, { ...whole, bytes: 20 });
    assert.equal(reader.givesRoom(), false, 'less than half is empty');
    take(reader, { ...whole, bytes: 20 });
    assert.equal(reader.givesRoom(), true);
    assert.equal(reader.givesRoom(), false);
    assert.equal(writer.waitForRoom(), false, 'there is room already');
  });

  it('goes on when its counts go around', () => {
    const { writer, reader } = newRing();
    // As they are after 2 GiB, and as many reads.
    for (const [index, count] of [-3, -3, -3, -3, -3, -3].entries())
      new Int32Array(writer.memory)[index] = 2 ** 31 + count;
    for (let n = 0; n < 20; n++) {
      const text = String.fromCharCode(65 + n).repeat(3);
      assert.ok(writer.write(Buffer.from(text), n, 0));
      assert.deepEqual(take(reader), { text, reads: [{ end: 3, time: n }], goesOn: false });
      assert.equal(writer.usedBytes, 0);
    }
  });
});
