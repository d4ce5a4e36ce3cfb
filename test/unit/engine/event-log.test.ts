import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { maxTypes } from '../../../src/engine/log/type-table.ts';
import { otherTypes } from '../../../src/shared/stream/engine.ts';
import { blockOf, largeLimits, newEngine, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

/** Twelve bytes. */
const small = (n: number) => `data:${String(n).padStart(5, '0')}\n\n`;

const seqs = (engine: Engine) => Array.from(records(engine), ({ seq }) => seq);

function assertAccount(engine: Engine): void {
  const { received, kept, dropped } = engine.progress.counts;
  assert.equal(received, kept + dropped);
  const { types } = engine.view({ from: 0, count: 0, follow: false });
  assert.equal(
    types.reduce((sum, { kept }) => sum + kept, 0),
    kept,
    'the types account for every kept event',
  );
}

describe('limits of the log', () => {
  test('at most maxEvents are kept, the newest ones, under their own numbers', () => {
    const engine = newEngine({ limits: { maxEvents: 3, maxBytes: 1e6 } });
    for (let n = 1; n <= 10; n++) {
      push(engine, small(n));
      assert.deepEqual(
        seqs(engine),
        [n - 2, n - 1, n].filter((seq) => seq > 0),
      );
      assertAccount(engine);
    }
    const droppedBy = { maxEvents: 7, maxBytes: 0, disk: 0, cleared: 0 };
    assert.deepEqual(engine.progress.counts, { received: 10, kept: 3, dropped: 7, droppedBy, comments: 0, bytes: 120 });
  });

  test('at most maxBytes are held from the oldest kept event on', () => {
    const engine = newEngine({ limits: { maxEvents: 1000, maxBytes: 36 } });
    for (let n = 1; n <= 10; n++) push(engine, small(n));
    assert.deepEqual(seqs(engine), [8, 9, 10]);
    engine.push(blockOf(':comment\n'));
    assert.deepEqual(seqs(engine), [9, 10], 'comments count, too');
  });

  test('the newest event is kept, however large', () => {
    const engine = newEngine({ limits: { maxEvents: 1000, maxBytes: 36 } });
    push(engine, small(1), `data: ${'x'.repeat(100)}\n\n`);
    assert.deepEqual(seqs(engine), [2]);
    push(engine, small(3));
    assert.deepEqual(seqs(engine), [3]);
  });

  test('limits that shrink while data arrives take effect at once', () => {
    const engine = newEngine({ limits: { maxEvents: 100_000, maxBytes: 1e9 } });
    let n = 0;
    const feed = (count: number) => push(engine, Array.from({ length: count }, () => small(++n)).join(''));
    feed(30_000);
    feed(10);
    for (const maxEvents of [20_000, 9000, 100, 5, 1]) {
      engine.setLimits({ maxEvents, maxBytes: 1e9 });
      assert.equal(engine.progress.counts.kept, maxEvents);
      feed(7);
      assert.equal(engine.progress.counts.kept, maxEvents);
      assert.equal([...records(engine)].at(-1)?.data, String(n).padStart(5, '0'));
      assertAccount(engine);
    }
    engine.setLimits({ maxEvents: 100_000, maxBytes: 1e9 });
    feed(20_000);
    engine.setLimits({ maxEvents: 100_000, maxBytes: 1200 });
    assert.equal(engine.progress.counts.kept, 100);
    assert.equal(seqs(engine).at(-1), n);
  });

  test('limits that allow nothing are refused, and change nothing', () => {
    const engine = newEngine({ limits: { maxEvents: 2, maxBytes: 1e6 } });
    push(engine, small(1), small(2));
    for (const maxEvents of [0, -1, Number.NaN]) {
      assert.throws(() => engine.setLimits({ maxEvents, maxBytes: 1e6 }), RangeError);
    }
    assert.throws(() => engine.setLimits({ maxEvents: 2, maxBytes: 0 }), RangeError);
    assert.deepEqual(seqs(engine), [1, 2]);
  });

  test('numbers go on after clear, and after the next body begins', () => {
    const engine = newEngine();
    push(engine, small(1), small(2));
    engine.clear();
    const droppedBy = { maxEvents: 0, maxBytes: 0, disk: 0, cleared: 2 };
    assert.deepEqual(engine.progress.counts, { received: 2, kept: 0, dropped: 2, droppedBy, comments: 0, bytes: 24 });
    engine.beginBody();
    push(engine, small(3));
    assert.deepEqual(seqs(engine), [3]);
    assertAccount(engine);
  });

  test('clear leaves the unfinished block alone', () => {
    const engine = newEngine();
    push(engine, 'id: 7\nevent: half\ndata: one\n');
    engine.clear();
    push(engine, 'data: two\n\n');
    const [event] = records(engine);
    assert.equal(event?.data, 'one\ntwo');
    assert.equal(event?.type, 'half');
    assert.equal(event?.id, '7');
  });
});

describe('memory', () => {
  const large = (size: number) => `data: ${'x'.repeat(size)}\n\n`;

  test('eviction frees the chunks that nothing refers to', () => {
    const engine = newEngine({ limits: { maxEvents: 10, maxBytes: 1e9 } });
    for (let n = 0; n < 100; n++) push(engine, large(100_000));
    assert.ok(engine.memory.chunks <= 11, `${engine.memory.chunks} chunks`);
    assert.ok(engine.memory.bytes <= 11 * 100_008, `${engine.memory.bytes} bytes`);
    engine.clear();
    assert.deepEqual([engine.memory.bytes, engine.memory.chunks], [0, 0]);
  });

  test('small blocks share chunks', () => {
    const engine = newEngine();
    for (let n = 0; n < 10_000; n++) push(engine, small(n));
    assert.ok(engine.memory.chunks <= 3, `${engine.memory.chunks} chunks`);
  });

  test('segments of the index are let go with their last event', () => {
    const engine = newEngine({ limits: { maxEvents: 5, maxBytes: 1e9 } });
    for (let n = 0; n < 20; n++) push(engine, 'data\n\n'.repeat(10_000));
    assert.ok(engine.memory.segments <= 2, `${engine.memory.segments} segments`);
  });

  test('comments alone are not kept, after an event neither', () => {
    const engine = newEngine();
    const comments = `:${'c'.repeat(1000)}\n\n`.repeat(100);
    for (let n = 0; n < 20; n++) push(engine, comments);
    assert.equal(engine.memory.chunks, 0, 'before any event');
    push(engine, small(1));
    for (let n = 0; n < 20; n++) push(engine, comments);
    assert.ok(engine.memory.chunks <= 3, `${engine.memory.chunks} chunks after an event`);
    assert.deepEqual(seqs(engine), [1]);
    assert.equal(engine.progress.counts.comments, 4000);
  });

  test('blocks that only set an id are not kept, but for the ID in force', () => {
    const engine = newEngine();
    push(engine, small(1));
    for (let n = 0; n < 50; n++) push(engine, `id: ${n}-${'i'.repeat(50_000)}\n\n`);
    assert.ok(engine.memory.chunks <= 3, `${engine.memory.chunks} chunks`);
    push(engine, `:${'c'.repeat(100_000)}\n\n`, small(2));
    const last = [...records(engine)].at(-1);
    assert.equal(last?.id, undefined);
    assert.equal(last?.lastEventId, `49-${'i'.repeat(50_000)}`);
  });

  test('what follows a stop is not kept', () => {
    const engine = newEngine({ stopOn: [{ type: 'done' }] });
    push(engine, 'event: done\ndata\n\n');
    for (let n = 0; n < 10; n++) push(engine, large(100_000));
    assert.equal(engine.memory.bytes, 'event: done\ndata\n\n'.length);
  });

  test('a block without an end is given up at a bound, and the next body is read', () => {
    const engine = newEngine({ limits: { maxEvents: 10, maxBytes: 1e6 } });
    const piece = new Uint8Array(8 << 20).fill(0x78);
    push(engine, small(1), 'data: ');
    for (let n = 0; n < 12; n++) push(engine, piece);
    assert.deepEqual(engine.progress.blockTooLong, { maxBytes: 64 << 20 });
    assert.ok(engine.memory.bytes <= 80 << 20, `${engine.memory.bytes} bytes`);
    push(engine, '\n\n');
    assert.deepEqual(seqs(engine), [1]);
    engine.beginBody();
    assert.equal(engine.progress.blockTooLong, undefined);
    push(engine, small(2));
    assert.deepEqual(seqs(engine), [1, 2]);
  });
});

describe('last event IDs', () => {
  test('own and effective IDs are told apart', () => {
    const engine = newEngine();
    push(engine, 'data\n\nid: a\ndata\n\ndata\n\nid: only\n\ndata\n\nid\ndata\n\n');
    assert.deepEqual(
      Array.from(records(engine), ({ id, lastEventId }) => [id, lastEventId]),
      [
        [undefined, ''],
        ['a', 'a'],
        [undefined, 'a'],
        [undefined, 'only'],
        ['', ''],
      ],
    );
  });

  test('an ID to start from is inherited, and one to go on from replaces what the stream said', () => {
    const engine = newEngine({ limits: largeLimits, lastEventId: 'start' });
    assert.equal(engine.progress.lastEventId, 'start');
    push(engine, 'data: 1\n\n', 'id: own\ndata: 2\n\n', 'data: half');
    engine.setLastEventId('later');
    assert.equal(engine.progress.lastEventId, 'later');
    push(engine, 'data: 3\n\n', 'id: next\ndata: 4\n\n', 'data: 5\n\n');
    assert.deepEqual(
      Array.from(records(engine), ({ data, id, lastEventId }) => [data, id, lastEventId]),
      [
        ['1', undefined, 'start'],
        ['2', 'own', 'own'],
        ['3', undefined, 'later'],
        ['4', 'next', 'next'],
        ['5', undefined, 'next'],
      ],
    );
    assertAccount(engine);
  });

  test('going on ends a stop', () => {
    const engine = newEngine({ stopOn: [{ type: 'done' }] });
    push(engine, 'event: done\ndata: x\n\n');
    assert.equal(engine.progress.stopped?.seq, 1);
    engine.setLastEventId('');
    assert.equal(engine.progress.stopped, undefined);
    push(engine, 'data: 2\n\n');
    assert.deepEqual(seqs(engine), [1, 2]);
  });

  test('an inherited ID is known when its bytes are gone', () => {
    const engine = newEngine({ limits: { maxEvents: 2, maxBytes: 1e9 } });
    push(engine, 'id: a\ndata\n\n');
    for (let n = 0; n < 20_000; n++) push(engine, n === 10_000 ? 'id: b\n\n' : 'data: x\n\n');
    assert.deepEqual(
      Array.from(records(engine), ({ id, lastEventId }) => [id, lastEventId]),
      [
        [undefined, 'b'],
        [undefined, 'b'],
      ],
    );
    assert.equal(engine.progress.lastEventId, 'b');
  });

  for (const [what, block, id] of [
    ['with a value', 'id: 1\n\n', '1'],
    ['without one', 'id\n\n', ''],
  ] as const) {
    test(`an ID ${what} in a block without data is known when its line end came by itself`, () => {
      const engine = newSplittingEngine();
      push(engine, ...Array.from(`data: a\n\n${block}`), `:${'x'.repeat(1 << 17)}\n\n`, 'data: b\n\n');
      assert.deepEqual(
        Array.from(records(engine), ({ lastEventId }) => lastEventId),
        ['', id],
      );
    });
  }

  test('a body has a byte order mark of its own', () => {
    const engine = newSplittingEngine();
    push(engine, '\uFEFFdata: 1\n\n', '\uFEFFdata: 2\n\n');
    engine.beginBody();
    push(engine, '\uFEFF', 'data: 3\n\n');
    assert.deepEqual(
      Array.from(records(engine), ({ data, bytes }) => [data, bytes]),
      [
        ['1', 9],
        ['3', 9],
      ],
    );
  });

  test('the last event ID string survives a body, the ID of an unfinished block does not count', () => {
    const engine = newEngine();
    push(engine, 'id: a\ndata\n\nid: lost\ndata: half');
    engine.endBody();
    assert.equal(engine.progress.lastEventId, 'a');
    engine.beginBody();
    push(engine, 'data: next\n\n');
    assert.equal([...records(engine)].at(-1)?.lastEventId, 'a');
    engine.clear();
    push(engine, 'data: cleared\n\n');
    assert.equal([...records(engine)].at(-1)?.lastEventId, 'a');
  });

  test('in any stream, under any limits, each kept event has the ID that it would have had in a log without limits', () => {
    const block = fc.constantFrom(
      'data: x\n\n',
      'id: 1\ndata: x\n\n',
      'id: 22\n\n',
      ':c\n\n',
      'id\ndata\n\n',
      'data: y\r\n\r\n',
    );
    const step = fc.record({
      text: fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('')),
      clear: fc.nat(9),
    });
    fc.assert(
      fc.property(
        fc.array(step),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 60 }),
        (steps, maxEvents, maxBytes) => {
          const bounded = newSplittingEngine({ limits: { maxEvents, maxBytes } });
          const all = newEngine();
          for (const { text, clear } of steps) {
            push(bounded, text);
            push(all, text);
            if (clear === 0) bounded.clear();
            const kept = [...records(bounded)];
            assert.deepEqual(
              kept,
              [...records(all)].filter(({ seq }) => seq >= (kept[0]?.seq ?? Infinity)),
            );
            assertAccount(bounded);
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

describe('types', () => {
  test('a server that invents types cannot exhaust the table, and each event keeps its own', () => {
    const engine = newEngine();
    const total = maxTypes + 500;
    push(engine, Array.from({ length: total }, (_, n) => `event: t${n}\ndata: ${n}\n\n`).join(''), 'data: unnamed\n\n');
    const { types } = engine.view({ from: 0, count: 0, follow: false });
    assert.equal(types.length, maxTypes + 2);
    assert.deepEqual(types.slice(-2), [
      { name: otherTypes, kept: 500 },
      { name: 'message', kept: 1 },
    ]);
    const all = [...records(engine)];
    assert.equal(all[total - 1]?.type, `t${total - 1}`);
    assertAccount(engine);
  });

  test('types that are too long share one name in the table', () => {
    const engine = newEngine();
    const name = 'n'.repeat(300);
    push(engine, `event: ${name}\ndata\n\n`);
    assert.equal(engine.view({ from: 0, count: 1, follow: false }).types[0]?.name, otherTypes);
    assert.equal(engine.read(1, 1)[0]?.type, name);
    assert.equal(engine.details(1, 100)?.type, name);
  });

  test('different malformed bytes that decode alike are one type', () => {
    const engine = newEngine();
    const event = (byte: number) =>
      Buffer.concat([Buffer.from('event: a'), Buffer.from([byte]), Buffer.from('\ndata\n\n')]);
    push(engine, event(0xff), event(0xfe), event(0xff));
    assert.deepEqual(engine.view({ from: 0, count: 0, follow: false }).types, [{ name: 'a\uFFFD', kept: 3 }]);
  });
});

test('the LF of a CRLF that came in two chunks belongs to the event, in any split', () => {
  for (const pieces of [['data\r\n\r\n'], ['data\r\n\r', '\n'], ['data\r', '\n\r', '\n']]) {
    const engine = newSplittingEngine();
    push(engine, ...pieces, 'data: next\n\n');
    assert.deepEqual(
      Array.from(records(engine), ({ bytes }) => bytes),
      [8, 12],
    );
    assert.deepEqual(Buffer.from(engine.details(1, 100)?.raw ?? []).toString(), 'data\r\n\r\n');
  }
});
