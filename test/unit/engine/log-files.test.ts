import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as fc from 'fast-check';
import { ByteStore } from '../../../src/engine/bytes/byte-store.ts';
import { Engine } from '../../../src/engine/door/engine.ts';
import type { LogFiles } from '../../../src/engine/door/log-files.ts';
import { readPageBytes } from '../../../src/engine/log/read-times.ts';
import { segmentBytes } from '../../../src/engine/log/segment.ts';
import { SlotFile } from '../../../src/engine/bytes/slot-file.ts';
import type { EventFilter, LogLimits } from '../../../src/shared/stream/engine.ts';
import { collectGarbage } from '../../perf/measure.ts';
import { openFiles } from '../../support/open-files.ts';
import { blockOf, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

const folder = mkdtempSync(join(tmpdir(), 'sse-monitor-log-'));
after(() => rmSync(folder, { recursive: true }));

const slotBytes = 4096;

/** Slots so small that little data goes through many of them. */
function smallFiles(): LogFiles & { bytes: SlotFile } {
  return {
    bytes: new SlotFile(folder, slotBytes),
    segments: new SlotFile(folder, segmentBytes),
    times: new SlotFile(folder, readPageBytes),
  };
}

function filedEngine(limits: LogLimits, files: LogFiles = smallFiles()): Engine {
  return new Engine({ limits, stopOn: [] }, files, new ByteStore({ minChunkBytes: 1, file: files.bytes }));
}

/** The same without files. */
function plainEngine({ maxEvents, maxBytes }: LogLimits): Engine {
  return newSplittingEngine({ limits: { maxEvents, maxBytes } });
}

/** Twelve bytes without an ID. */
const small = (n: number) => `data:${String(n).padStart(5, '0')}\n\n`;

const some = (first: number, count: number) => Array.from({ length: count }, (_, i) => small(first + i)).join('');

/** Everything that can be asked of an engine. */
function everything(engine: Engine, filter: EventFilter): unknown {
  engine.setFilter(filter);
  while (engine.isSearching) engine.search();
  const { counts } = engine.progress;
  const seq = counts.dropped + 1 + Math.floor(counts.kept / 3);
  return {
    counts,
    events: [...records(engine)],
    view: engine.view({ from: 0, count: 2000, follow: false }),
    tail: engine.view({ from: 0, count: 20, follow: true }),
    details: engine.details(seq, 100),
    row: engine.locate(seq),
  };
}

describe('a log with a file behind it', () => {
  const text = fc.constantFrom('a', 'bb', 'ACME', '\u00e9', 'x'.repeat(700), 'y'.repeat(9000));
  const event = fc
    .record({
      type: fc.constantFrom('', 'p', 'q'),
      id: fc.constantFrom('', '1', '22'),
      lines: fc.array(text, { maxLength: 3 }),
    })
    .map(({ type, id, lines }) => {
      const head = `${type === '' ? '' : `event: ${type}\n`}${id === '' ? '' : `id: ${id}\n`}`;
      return `${head}${lines.map((line) => `data: ${line}\n`).join('')}\n`;
    });
  // Bytes that nobody needs leave gaps in what is held.
  const comment = fc.constant(`:${'c'.repeat(2500)}\n`);
  const filter = fc.constantFrom<EventFilter>(
    { only: [], hide: [] },
    { only: ['p'], hide: [] },
    { only: [], hide: ['q'], where: { kind: 'text', text: 'acme' } },
    { only: [], hide: [], where: { kind: 'pattern', source: '^a.?.?e$', flags: 'im' } },
    {
      only: [],
      hide: [],
      where: {
        kind: 'and',
        of: [
          { kind: 'id', name: '2*', isGlob: true },
          { kind: 'gap', op: '>=', value: 0 },
        ],
      },
    },
  );

  test('answers as one that is all in memory does, whatever comes', () => {
    check(event, fc.integer({ min: 1, max: 300_000 }));
  });

  // With a bound on bytes it can hold more comments than in memory, where their chunks are let go of one by one.
  test('answers as one that is all in memory does, also with comments', () => {
    check(fc.oneof({ weight: 9, arbitrary: event }, { weight: 1, arbitrary: comment }), fc.constant(1e9));
  });

  function check(text: fc.Arbitrary<string>, maxBytes: fc.Arbitrary<number>): void {
    const limits = fc.record({
      maxEvents: fc.integer({ min: 1, max: 300 }),
      maxBytes,
      memoryBytes: fc.integer({ min: 0, max: 260_000 }),
    });
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.array(text, { maxLength: 30 }).map((texts) => ({ push: texts.join('') })) },
      { weight: 1, arbitrary: limits.map((limits) => ({ limits })) },
      { weight: 1, arbitrary: fc.constantFrom({ clear: true }, { body: true }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), limits, filter, (steps, limits, filter) => {
        using filed = filedEngine(limits);
        const plain = plainEngine(limits);
        for (const step of steps) {
          for (const engine of [filed, plain]) perform(engine, step, engine === filed);
          assert.deepEqual(everything(filed, filter), everything(plain, filter));
        }
      }),
      { numRuns: runs(150) },
    );
  }

  interface Step {
    readonly push?: string;
    readonly limits?: LogLimits;
    readonly clear?: boolean;
    readonly body?: boolean;
  }

  function perform(engine: Engine, step: Step, isFiled: boolean): void {
    const { push: text = '', limits, clear, body } = step;
    // In pieces of odd sizes, so that chunks end in the midst of events.
    for (let at = 0; at < text.length; at += 997) push(engine, text.slice(at, at + 997));
    if (limits !== undefined) {
      const { memoryBytes: _, ...others } = limits;
      engine.setLimits(isFiled ? limits : others);
    }
    if (clear === true) engine.clear();
    if (body === true) engine.beginBody();
  }

  test('has in memory what the bound allows, while data arrives and when the bound shrinks', () => {
    const limits = { maxEvents: 1e6, maxBytes: 1e9 };
    using engine = filedEngine({ ...limits, memoryBytes: 600_000 });
    let fed = 0;
    const feed = () => {
      push(engine, some(fed + 1, 500));
      fed += 500;
    };
    // The newest chunk, segment and page of times stay in any case.
    const newest = 6000 + segmentBytes + readPageBytes;
    for (let round = 0; round < 120; round++) {
      feed();
      assert.ok(engine.memory.total <= 600_000, `${engine.memory.total} bytes at ${fed}`);
    }
    assert.ok(engine.memory.files > 60_000 * 12 - 600_000);
    for (const memoryBytes of [300_000, 0]) {
      engine.setLimits({ ...limits, memoryBytes });
      assert.ok(engine.memory.total <= Math.max(memoryBytes, newest), `${engine.memory.total} bytes`);
      feed();
      assert.ok(engine.memory.total <= Math.max(memoryBytes, newest), `${engine.memory.total} bytes`);
    }
    assert.equal(engine.progress.counts.kept, fed);
    assert.ok(
      [...records(engine)].every(({ seq, data }) => seq === Number(data)),
      'all are there, in order',
    );
  });

  test('what was read back to be looked at is let go of again', async () => {
    using engine = filedEngine({ maxEvents: 1e6, maxBytes: 1e9, memoryBytes: 0 });
    for (let n = 1; n < 400_000; n += 500) push(engine, some(n, 500));
    const before = buffers();
    let count = 0;
    for (const { seq, data } of records(engine)) if (seq === Number(data)) count++;
    assert.equal(count, 400_000);
    const bound = before + 8 * (slotBytes + segmentBytes + readPageBytes);
    // Memory of buffers is given back a little after the collection.
    for (let patience = 100; buffers() > bound && patience > 0; patience--) await nextTurn();
    assert.ok(buffers() <= bound, `${buffers() - before} bytes more`);
  });

  test('times of many reads go to the file, too', () => {
    using engine = filedEngine({ maxEvents: 1e6, maxBytes: 1e9, memoryBytes: 0 });
    for (let n = 1; n <= 40_000; n++) engine.push(blockOf(small(n), n));
    assert.ok(engine.memory.files > 40_000 * (12 + 16 + 22) * 0.8);
    assert.ok(engine.memory.total < 100 + segmentBytes + 9 * readPageBytes, `${engine.memory.total} bytes`);
    assert.ok([...records(engine)].every(({ seq, time }) => seq === time));
  });

  test('uses slots again: the files do not grow when the log does not', () => {
    using engine = filedEngine({
      maxEvents: 1e6,
      maxBytes: 200_000,
      memoryBytes: 50_000 + segmentBytes + readPageBytes,
    });
    let n = 1;
    for (; n < 40_000; n += 500) push(engine, some(n, 500));
    const { files } = engine.memory;
    for (; n < 200_000; n += 500) push(engine, some(n, 500));
    assert.ok(
      engine.memory.files <= files + 2 * slotBytes + segmentBytes,
      `${engine.memory.files}, and ${files} before`,
    );
    assert.equal(engine.progress.counts.kept, Math.floor(200_000 / small(100_000).length));
    const { total, bytes } = engine.memory;
    assert.ok(total - bytes === 2 * segmentBytes + readPageBytes || total - bytes === segmentBytes + readPageBytes);
  });

  test('the files have no name, and are given back', () => {
    const engine = filedEngine({ maxEvents: 1e6, maxBytes: 1e9, memoryBytes: 0 });
    push(engine, some(1, 20_000), some(20_001, 20_000));
    assert.ok(engine.memory.files > 0);
    assert.deepEqual(readdirSync(folder), []);
    const open = openFiles();
    engine[Symbol.dispose]();
    if (open !== undefined) assert.equal(openFiles(), open - 2, 'one for the bytes, one for the index');
  });

  test('a full disk: the newest events are kept and told right, and the problem is told', () => {
    const limits = { maxEvents: 1e6, maxBytes: 1e9, memoryBytes: 30_000 + 2 * segmentBytes + readPageBytes };
    const files = { ...smallFiles(), bytes: new FullDisk(folder, slotBytes) };
    using engine = filedEngine(limits, files);
    for (let n = 1; n < 30_000; n += 100) {
      push(engine, some(n, 100));
      const { received, kept, dropped } = engine.progress.counts;
      assert.equal(received, kept + dropped);
      // A segment that begins is more than the disk can take at once.
      assert.ok(engine.memory.total <= limits.memoryBytes + segmentBytes, `${engine.memory.total} bytes`);
    }
    assert.ok(engine.memory.total <= limits.memoryBytes + slotBytes, `${engine.memory.total} bytes in the end`);
    assert.equal(engine.progress.fileProblem, 'ENOSPC: no space left on device, write');
    const kept = [...records(engine)];
    assert.ok(kept.length * 12 > FullDisk.slots * slotBytes, 'what fits on the disk is kept as well');
    assert.ok(kept.every(({ seq, data }) => seq === Number(data)));
    assert.equal(kept.at(-1)?.seq, 30_000);
    engine.setLimits(limits);
    assert.equal(engine.progress.fileProblem, undefined, 'it is tried again with new limits');
  });
});

/** Has room for so many slots; a real disk cannot be filled in a test. */
class FullDisk extends SlotFile {
  static readonly slots = 10;

  override write(parts: readonly Uint8Array[]): number {
    if (this.usedSlots === FullDisk.slots) throw new Error('ENOSPC: no space left on device, write');
    return super.write(parts);
  }
}

/** Bytes of all buffers that somebody holds. */
function buffers(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}
