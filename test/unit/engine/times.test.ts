import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockOf, largeLimits, newEngine, push, records } from '../../support/engine-feed.ts';

describe('times', () => {
  test('an event has the time of the read that completed it', () => {
    const engine = newEngine();
    const text = 'data: a\n\ndata: b\n\ndata: c\n\n';
    engine.push({
      ...blockOf(text),
      reads: [
        { end: 8, time: 1 },
        { end: 18, time: 2.5 },
        { end: 27, time: 3 },
      ],
    });
    push(engine, 'data: d');
    engine.push(blockOf('\r', 5));
    engine.push(blockOf('\r', 6));
    engine.push(blockOf('\n', 7));
    const times = () => Array.from(records(engine), ({ time }) => time);
    assert.deepEqual(times(), [2.5, 2.5, 3, 6]);
    engine.setLimits({ ...largeLimits, maxEvents: 1 });
    assert.deepEqual(times(), [6]);
  });

  test('reads and events go across the pieces of a block', () => {
    const engine = newEngine();
    const pieces = ['data: a', '\n\ndata: b\n\n', 'data: c\n', '\n'].map(
      (text) => blockOf(text).pieces[0] ?? new Uint8Array(),
    );
    engine.push({
      pieces,
      byteLength: 27,
      reads: [
        { end: 7, time: 1 },
        { end: 9, time: 2 },
        { end: 26, time: 3 },
        { end: 27, time: 4 },
      ],
    });
    assert.deepEqual(
      Array.from(records(engine), ({ data, time }) => [data, time]),
      [
        ['a', 2],
        ['b', 3],
        ['c', 4],
      ],
    );
  });

  test('are right for many reads, also after the first ones are forgotten', () => {
    const engine = newEngine({ limits: { maxEvents: 3000, maxBytes: 1e9 } });
    for (let n = 1; n <= 10_000; n++) engine.push(blockOf(':c\n\ndata\n\n', n));
    for (const { seq, time } of records(engine)) assert.equal(time, seq);
    assert.ok(engine.memory.readPages <= 4, `${engine.memory.readPages} pages of 1024 reads`);
    assert.equal(engine.progress.counts.kept, 3000);
  });
});
