import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { ByteStore } from '../../../src/engine/bytes/byte-store.ts';
import { endOfLine, findLineEnd, viewsOf } from '../../../src/engine/bytes/line-end.ts';
import { TextSearch } from '../../../src/engine/conditions/text-search.ts';
import { BoundedText, cut } from '../../../src/engine/bytes/utf8.ts';
import { SlotFile } from '../../../src/engine/bytes/slot-file.ts';
import { runs } from '../../support/depth.ts';

describe('findLineEnd', () => {
  // The neighbours of CR and LF, which the test on whole words cannot tell from them.
  const byte = fc.oneof(
    fc.constantFrom(8, 9, 10, 11, 12, 13, 14, 15, 16, 7, 0x0d + 0x80, 0x0a + 0x80),
    fc.constant(0x61),
  );

  test('finds the first CR or LF, wherever it stands to the words', () => {
    const bytes = fc.array(byte, { maxLength: 60 });
    fc.assert(
      fc.property(bytes, fc.nat(60), fc.nat(60), (values, a, b) => check(values, a, b)),
      { numRuns: runs(5000) },
    );
  });

  test('finds it in a long line, and behind it nothing', () => {
    const place = fc.record({ at: fc.nat(200_000), byte: fc.constantFrom(10, 13) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 4 }), fc.nat(200_000), fc.nat(200_000), (places, a, b) => {
        const values = new Uint8Array(200_000).fill(0x61);
        for (const { at, byte } of places) values[at] = byte;
        check(values, a, b);
      }),
      { numRuns: runs(300) },
    );
  });

  function check(values: Iterable<number>, a: number, b: number): void {
    const bytes = new Uint8Array(values);
    const [from, length] = [Math.min(a, b, bytes.length), Math.min(Math.max(a, b), bytes.length)] as const;
    const found = bytes.findIndex((byte, index) => index >= from && index < length && (byte === 10 || byte === 13));
    const expected = found < 0 ? length : found;
    assert.equal(findLineEnd({ bytes, ...viewsOf(bytes), length }, from), expected);
    assert.equal(endOfLine(bytes, from, length), expected);
  }
});

describe('ByteStore', () => {
  /** Below and above the size from which blocks are not copied. */
  const size = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constantFrom(16_383, 16_384, 70_000));

  test('gives back what was put in, within and across chunks', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (sizes, a, b) => {
        const store = new ByteStore();
        const all = Buffer.alloc(sizes.reduce((sum, size) => sum + size));
        all.forEach((_, index) => (all[index] = index * 31));
        let at = 0;
        for (const size of sizes) store.append(new Uint8Array(all.subarray(at, (at += size))));
        assert.equal(store.end, all.length);
        assert.equal(store.heldBytes, all.length);
        const [from, to] = [a % (all.length + 1), b % (all.length + 1)];
        assert.ok(all.subarray(from, to).equals(store.slice(from, to)));
        const lineFeed = all.indexOf(10, from);
        const carriageReturn = all.indexOf(13, from);
        const ends = [lineFeed, carriageReturn, all.length].filter((end) => end >= 0);
        assert.ok(all.subarray(from, Math.min(...ends)).equals(store.line(from)));
      }),
      { numRuns: runs(300) },
    );
  });

  test('says from where on so many bytes are held, and refuses those that are gone', () => {
    const store = new ByteStore();
    for (let n = 0; n < 4; n++) store.append(new Uint8Array(20_000));
    assert.equal(store.offsetHolding(80_000), 0);
    assert.equal(store.offsetHolding(79_999), 1);
    assert.equal(store.offsetHolding(5), 79_995);
    assert.equal(store.slice(0, 10).length, 10);
    store.dropBefore(39_999);
    assert.throws(() => store.slice(0, 10), RangeError);
    assert.equal(store.chunkCount, 3);
    assert.equal(store.offsetHolding(60_000), 20_000);
    assert.throws(() => store.slice(19_999, 20_001), RangeError);
    assert.throws(() => store.slice(79_999, 80_001), RangeError);
    store.dropBetween(20_000, 80_000, 45_000, 45_001);
    assert.equal(store.heldBytes, 20_000);
    assert.equal(store.slice(40_000, 60_000).length, 20_000);
  });

  test('keeps a large block where it is, and a view of a larger buffer not', () => {
    const store = new ByteStore();
    const whole = new Uint8Array(20_000);
    assert.equal(store.append(whole).bytes, whole);
    const part = new Uint8Array(new ArrayBuffer(1_000_000), 3, 20_000);
    assert.notEqual(store.append(part).bytes.buffer, part.buffer);
  });
});

describe('a store that is disposed of', () => {
  test('frees the blocks that it was given at once, and not when garbage is collected', () => {
    const store = new ByteStore();
    const { bytes } = store.append(new Uint8Array(20_000));
    store[Symbol.dispose]();
    assert.ok(bytes.buffer.detached);
  });

  test('gives its own memory to the next one', () => {
    const store = new ByteStore();
    const { buffer } = store.append(new Uint8Array(10)).bytes;
    store[Symbol.dispose]();
    assert.equal(new ByteStore().room(10).buffer, buffer);
  });
});

describe('a store that lets go of bytes', () => {
  /** In chunks of 20,000 bytes, each with its number in every byte. */
  function filled(store: ByteStore, chunks: number): ArrayBuffer[] {
    return Array.from({ length: chunks }, (_, number) => {
      store.room(20_000).fill(number, 0, 20_000);
      return store.commit(20_000).bytes.buffer;
    });
  }

  test('writes what comes next where they were, and nowhere else', () => {
    const store = new ByteStore();
    const [first] = filled(store, 3);
    store.dropBefore(20_000);
    assert.equal(store.room(20_000).fill(3).buffer, first);
    store.commit(20_000);
    for (const number of [1, 2, 3]) {
      assert.deepEqual(new Set(store.slice(number * 20_000, (number + 1) * 20_000)), new Set([number]));
    }
  });

  test('keeps the memory of a chunk of which only the beginning went to the file', () => {
    const file = new SlotFile(tmpdir(), 15_000);
    const store = new ByteStore({ file });
    const [first] = filled(store, 2);
    store.moveOldestToFile();
    const others = filled(store, 3);
    assert.ok(!others.includes(first as ArrayBuffer));
    assert.deepEqual(new Set(store.slice(15_000, 20_000)), new Set([0]));
    store.moveOldestToFile();
    assert.equal(store.room(20_000).buffer, first, 'until the rest went there, too');
    file.close();
  });

  test('uses room that nothing was written to for what needs less', () => {
    const store = new ByteStore();
    const { buffer } = store.room(50_000);
    assert.equal(store.room(40_000).buffer, buffer);
    assert.notEqual(store.room(70_000).buffer, buffer);
    assert.equal(new ByteStore().room(50_000).buffer, buffer, 'and for another store what is too small');
  });
});

describe('TextSearch', () => {
  const unit = fc.constantFrom('a', 'A', 'b', 'z', 'Z', '[', '@', '{', '0', ' ', 'é', 'É', '豆', '\u212A', 'k');
  const word = fc.string({ unit, minLength: 1, maxLength: 4 });
  const line = fc.string({ unit, maxLength: 12 });

  test('finds what a search of the text in lower case finds', () => {
    fc.assert(
      fc.property(word, line, line, (text, before, data) => {
        // U+212A KELVIN SIGN in lower case is the k of ASCII. A search in bytes does not take them for one another.
        fc.pre(!(before + data + text).includes('\u212A'));
        const head = Buffer.from(before);
        const bytes = Buffer.concat([head, Buffer.from(data), Buffer.from(text)]);
        const end = bytes.length - Buffer.byteLength(text);
        const expected = data.toLowerCase().includes(text.toLowerCase());
        assert.equal(new TextSearch(text).isInLine(bytes, head.length, end), expected);
      }),
      { numRuns: runs(5000) },
    );
  });

  test('finds what is nearly everywhere, whichever way it goes on', () => {
    const alike = (maxLength: number): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom('a', 'aaaa', 'b', 'A', 'ä'), { minLength: 1, maxLength }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(alike(12), alike(60), fc.constantFrom(1, 90), (text, data, times) => {
        const needle = text.repeat(times);
        const bytes = Buffer.from(data.repeat(times));
        const expected = data.repeat(times).toLowerCase().includes(needle.toLowerCase());
        assert.equal(new TextSearch(needle).isInLine(bytes, 0, bytes.length), expected);
        assert.equal(
          new TextSearch(needle).isInLine(Buffer.concat([bytes, Buffer.from(needle)]), 0, bytes.length),
          expected,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('a sign that is no letter is found as it is', () => {
    assert.equal(new TextSearch('[').isInLine(Buffer.from('{'), 0, 1), false);
    assert.equal(new TextSearch('@').isInLine(Buffer.from('`'), 0, 1), false);
    assert.equal(new TextSearch('\uFFFD').isInLine(Uint8Array.of(0x61, 0xff), 0, 2), true);
  });
});

describe('BoundedText', () => {
  test('holds no more than asked for and counts everything, across pieces of any size', () => {
    const text = 'aé豆🚀'.repeat(30_000);
    for (const maxChars of [0, 1, 3, 4, 5, 65_537, text.length - 1, text.length, text.length + 1]) {
      const bounded = new BoundedText(maxChars);
      bounded.addUtf8(Buffer.from(text));
      assert.equal(bounded.length, text.length);
      assert.equal(bounded.text, cut(text, maxChars));
    }
  });

  test('no character is cut in two', () => {
    assert.equal(cut('a🚀b', 2), 'a');
    assert.equal(cut('a🚀b', 3), 'a🚀');
  });
});
