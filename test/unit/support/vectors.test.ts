import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertSameEvents, bytesOf, chunksOf, loadStreamVectors, splitsOf } from '../../support/vectors.ts';
import type { StreamVector } from '../../support/vectors.ts';

const vectors = loadStreamVectors();

describe('stream vectors', () => {
  it('are all there, each under a name of its own', () => {
    assert.equal(vectors.length, 153);
    assert.equal(new Set(vectors.map((vector) => vector.name)).size, 153);
  });

  it('decode a chunk that is repeated', () => {
    const vector = made({ chunks: ['ZGF0YTog', { base64: 'YWI=', repeat: 3 }, 'Cgo='], byteLength: 14 });
    assert.deepEqual(
      chunksOf(vector).map((chunk) => Buffer.from(chunk).toString()),
      ['data: ', 'ababab', '\n\n'],
    );
    assert.equal(Buffer.from(bytesOf(vector)).toString(), 'data: ababab\n\n');
  });

  it('refuse a vector whose chunks have another length than it says', () => {
    assert.throws(() => bytesOf(made({ byteLength: 14 })), /have the length/);
  });

  for (const vector of vectors) {
    it(`cut "${vector.name}" without losing a byte`, () => {
      const whole = Buffer.from(bytesOf(vector));
      for (const split of splitsOf(vector)) {
        assert.ok(Buffer.concat([...split.chunks]).equals(whole), split.name);
      }
    });
  }

  it('try every cut, small chunks and empty chunks of a vector that names every byte', () => {
    const names = [...splitsOf(made({ splits: 'every-byte' }))].map((split) => split.name);
    const cuts = Array.from({ length: 12 }, (_, cut) => `cut at byte ${cut + 1}`);
    const rest = ['chunks of 1', 'chunks of 2', 'chunks of 3', 'single bytes with empty chunks between'];
    assert.deepEqual(names, ['as recorded', 'one chunk', ...cuts, ...rest]);
  });

  it('try about a hundred splits of a vector that names a sample, no cut twice', () => {
    const vector = vectors.find((candidate) => candidate.name === 'one hundred events in order');
    assert.ok(vector);
    const names = [...splitsOf(vector)].map((split) => split.name);
    assert.equal(names.length, 99);
    assert.equal(new Set(names).size, 99);
  });

  it('try the three sizes of a vector that names fixed splits', () => {
    const names = [...splitsOf(made({ splits: 'fixed' }))].map((split) => split.name);
    assert.deepEqual(names, ['as recorded', 'one chunk', 'chunks of 1000', 'chunks of 4096', 'chunks of 65536']);
  });

  it('put an empty chunk before, between and after single bytes', () => {
    const split = [...splitsOf(made({}))].at(-1);
    assert.ok(split);
    const lengths = [...split.chunks].map((chunk) => chunk.length);
    assert.deepEqual(lengths, [0, ...Array.from({ length: 13 }, () => [1, 0]).flat()]);
  });
});

describe('assertSameEvents', () => {
  const event = { type: 'message', data: 'hello', lastEventId: '' };
  const sha = { dataLength: 5, dataSha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824' };
  const hashed = { type: 'message', lastEventId: '', ...sha };

  it('accepts equal events, by data, by hash and by count', () => {
    assertSameEvents([event, event, event], [{ ...event, count: 2 }, hashed], 'x');
    assertSameEvents([], [], 'x');
  });

  const refused = [
    { why: 'a missing event', seen: [event], expected: [{ ...event, count: 2 }] },
    { why: 'an event too many', seen: [event, event], expected: [event] },
    { why: 'another type', seen: [{ ...event, type: 'x' }], expected: [event] },
    { why: 'other data', seen: [{ ...event, data: 'x' }], expected: [event] },
    { why: 'another last event ID', seen: [{ ...event, lastEventId: '1' }], expected: [event] },
    { why: 'another length', seen: [{ ...event, data: 'x' }], expected: [hashed] },
    { why: 'another hash', seen: [{ ...event, data: 'HELLO' }], expected: [hashed] },
  ];
  for (const { why, seen, expected } of refused) {
    it(`refuses ${why}`, () => {
      assert.throws(() => assertSameEvents(seen, expected, 'vector 1'), /^AssertionError.*: vector 1: /);
    });
  }
});

function made(change: Partial<StreamVector>): StreamVector {
  const expected = { events: [], comments: [], retry: null, lastEventId: '', lastEventIdHeader: null };
  const vector = { name: 'made', group: 'made', byteLength: 13, splits: 'every-byte', expected } as const;
  return { ...vector, chunks: ['ZGF0YTogaGVsbG8KCg=='], ...change };
}
