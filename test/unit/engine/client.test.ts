import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EngineClient } from '../../../src/engine/client/client.ts';
import {
  type EngineOptions,
  type EngineProgress,
  type EventFilter,
  type NetworkBlock,
  noFilter,
} from '../../../src/shared/stream/engine.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { blockOf } from '../../support/engine-feed.ts';
import { openFiles } from '../../support/open-files.ts';

const options: EngineOptions = { limits: { maxEvents: 1e6, maxBytes: 1e9 }, stopOn: [{ type: 'done' }] };

let bundle: EngineBundle;
before(async () => {
  bundle = await bundleEngine();
});
after(() => bundle[Symbol.asyncDispose]());

/** A client that ends with the block in which it was declared. */
function start(with_: Partial<EngineOptions> = {}): EngineClient & AsyncDisposable {
  return disposable(EngineClient.start(bundle.workerFile, { ...options, ...with_ }));
}

function disposable(client: EngineClient): EngineClient & AsyncDisposable {
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.dispose() });
}

/** Resolves with the reason once the client tells of its failure. */
function failure(client: EngineClient): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  client.onDidFail = resolve;
  return promise;
}

/** What a read weighs beside its bytes. */
const perRead = 64;

describe('EngineClient', () => {
  test('before anything was processed there is an empty progress', async () => {
    await using client = start();
    assert.deepEqual(client.progress.counts, { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 });
    assert.equal(client.progress.lastEventId, '');
    assert.equal(client.bytesInFlight, 0);
  });

  test('a block is transferred, counted in flight, and answered with the progress', async () => {
    await using client = start();
    const block = blockOf('id: 1\ndata: a\n\nretry: 5\n:c\n');
    const size = block.byteLength;
    const progressed = new Promise<EngineProgress>((resolve) => (client.onDidProgress = resolve));
    client.push(block);
    assert.equal(block.pieces[0]?.length, 0, 'the buffer is gone here');
    assert.equal(client.bytesInFlight, size + perRead);
    const progress = await progressed;
    assert.deepEqual(progress, {
      blocks: 1,
      counts: { received: 1, kept: 1, dropped: 0, comments: 1, bytes: size },
      lastEventId: '1',
      retryMs: 5,
      retryAfterSeq: 1,
      ruleNotices: [],
    });
    assert.equal(client.progress, progress);
    assert.equal(client.bytesInFlight, 0);
  });

  test('a byte in a read of its own weighs more than a byte', async () => {
    await using client = start();
    const bytes = 1000;
    const reads = Array.from({ length: bytes }, (_, n) => ({ end: n + 1, time: n }));
    client.push({ ...blockOf(':'.repeat(bytes)), reads });
    assert.equal(client.bytesInFlight, bytes * (1 + perRead));
    await client.endBody();
    assert.equal(client.bytesInFlight, 0);
  });

  test('each block has one answer, and each answer is a fresh object', async () => {
    await using client = start();
    const answers = new Set<EngineProgress>();
    client.onDidProgress = (progress) => answers.add(progress);
    for (let n = 0; n < 50; n++) client.push(blockOf('data: x\n\n'));
    assert.equal(client.bytesInFlight, 50 * (9 + perRead));
    await client.view({ from: 0, count: 0, follow: false });
    assert.equal(answers.size, 50);
    assert.deepEqual(
      Array.from(answers, ({ blocks }) => blocks),
      Array.from({ length: 50 }, (_, n) => n + 1),
    );
  });

  test('the last event ID is the newest one in each answer', async () => {
    await using client = start();
    const ids: string[] = [];
    client.onDidProgress = ({ lastEventId }) => ids.push(lastEventId);
    for (const text of ['data\n\n', 'id: a\n\n', 'data\n\n', 'id: b\n\n', 'id\n\n']) client.push(blockOf(text));
    await client.endBody();
    assert.deepEqual(ids, ['', 'a', 'a', 'b', '', '']);
  });

  test('the end of a body is answered after everything that was pushed before it', async () => {
    await using client = start();
    for (let n = 0; n < 20; n++) client.push(blockOf(`id: ${n}\ndata\n\n`));
    client.push(blockOf('id: unfinished\ndata'));
    const progress = await client.endBody();
    assert.equal(progress.counts.received, 20);
    assert.equal(progress.lastEventId, '19');
    assert.equal(progress, client.progress);
    client.beginBody();
    client.push(blockOf('\uFEFFdata: next\n\n'));
    assert.equal((await client.read(21, 1))[0]?.data, 'next');
  });

  test('every question is answered by the engine as it is after all that was said before', async () => {
    await using client = start();
    client.push(blockOf('event: a\ndata: one\n\nevent: b\ndata: two\n\n'));
    client.setFilter({ only: ['b'], hide: [] });
    const { window, types, counts, start: first, end } = await client.view({ from: 0, count: 10, follow: true });
    assert.deepEqual([first, end, ...window.seq], [0, 1, 2]);
    assert.deepEqual(window.preview, ['two']);
    assert.ok(window.seq instanceof Float64Array && window.type instanceof Uint32Array);
    assert.deepEqual(types, [
      { name: 'a', kept: 1 },
      { name: 'b', kept: 1 },
    ]);
    assert.equal(counts.received, 2);
    assert.equal((await client.details(1, 100))?.data, 'one');
    assert.equal(await client.details(99, 100), undefined);
    assert.equal(await client.ask('locate', 1), 0);
    assert.deepEqual(
      (await client.read(1, 10)).map(({ data }) => data),
      ['one', 'two'],
    );
  });

  test('limits, rules and clear change the progress', async () => {
    await using client = start();
    const seen: EngineProgress[] = [];
    client.onDidProgress = (progress) => seen.push(progress);
    client.push(blockOf('data\n\ndata\n\ndata\n\n'));
    client.setLimits({ maxEvents: 2, maxBytes: 1e6 });
    client.clear();
    client.setStopRules([{ data: 'x' }]);
    client.push(blockOf('data: x\n\ndata\n\n'));
    client.beginBody();
    await client.endBody();
    assert.deepEqual(
      seen.map(({ counts: { kept } }) => kept),
      [3, 2, 0, 0, 1, 1, 1],
    );
    assert.deepEqual(
      seen.map(({ stopped }) => stopped?.seq),
      [undefined, undefined, undefined, undefined, 4, undefined, undefined],
    );
  });

  test('a search that goes on in the background says so, and finds everything', async () => {
    await using client = start();
    // Not so large that there is a note about it, which would be told as well.
    const large = `data: ${'x'.repeat(1_000_000)}\n\ndata: hit\n\n`;
    for (let n = 0; n < 16; n++) client.push(blockOf(large));
    let changes = 0;
    const { promise: complete, resolve } = Promise.withResolvers<void>();
    client.onDidChangeView = () => {
      changes++;
      void client.view({ from: 0, count: 0, follow: false }).then(({ searched }) => searched ?? resolve());
    };
    client.setFilter({ ...noFilter, where: { kind: 'text', text: 'HIT' } });
    await complete;
    assert.ok(changes >= 3, `${changes} slices`);
    const { end } = await client.view({ from: 0, count: 0, follow: false });
    assert.equal(end, 16);
  });

  describe('a regular expression', () => {
    const [pattern, poison] = ['(a+)+$', `data: ${'a'.repeat(60)}!\n\n`];
    const all = { from: 0, count: 9, follow: false };
    const regex = (source: string): EventFilter => ({ ...noFilter, where: { kind: 'pattern', source, flags: 'im' } });

    test('that never comes to an end is interrupted in the worker, which goes on with blocks and questions', async () => {
      await using client = start();
      client.push(blockOf(`data: aa\n\n${poison}data: a\n\n`));
      client.setFilter(regex(pattern));
      client.push(blockOf('data: late\n\n'));
      const { searchFailure, searched, counts, window } = await client.view(all);
      assert.deepEqual(searchFailure, { kind: 'slow', seq: 2 });
      assert.deepEqual([searched, counts.received, ...window.seq], [1, 4, 1]);
      assert.equal((await client.read(4, 1))[0]?.data, 'late');
      client.setFilter(regex('^a+$'));
      const next = await client.view(all);
      assert.deepEqual([next.searchFailure, ...next.window.seq], [undefined, 1, 3]);
    });

    test('that never comes to an end does not keep the worker from its own', async () => {
      const client = start();
      client.push(blockOf(poison));
      client.setFilter(regex(pattern));
      await client.dispose();
    });

    test('that is searched in the background is told of, slice by slice', async () => {
      await using client = start();
      for (let n = 0; n < 16; n++) client.push(blockOf(`data: ${'x'.repeat(1 << 20)}\n\ndata: hit ${n}\n\n`));
      const changed = new Promise<void>((resolve) => (client.onDidChangeView = resolve));
      client.setFilter(regex(String.raw`^HIT \d+$`));
      await changed;
      let view = await client.view(all);
      while (view.searched !== undefined) view = await client.view(all);
      assert.equal(view.end, 16);
    });
  });

  test('a question that makes no sense is refused, and the engine goes on', async () => {
    await using client = start();
    await assert.rejects(client.read(1, 0), RangeError);
    await assert.rejects(client.read(1, Number.NaN), RangeError);
    await assert.rejects(client.view(undefined as never));
    client.setLimits({ maxEvents: -1, maxBytes: 0 });
    client.setFilter(undefined as never);
    client.push(blockOf('data: x\n\n'));
    assert.equal((await client.read(1, 1))[0]?.data, 'x');
  });

  test('a listener that throws breaks nothing', async () => {
    await using client = start();
    const warned = once(process, 'warning');
    client.onDidProgress = () => {
      throw new Error('from the listener');
    };
    client.push(blockOf('data: x\n\n'));
    assert.equal((await client.endBody()).counts.received, 1);
    assert.equal(client.bytesInFlight, 0);
    const [warning] = (await warned) as [Error];
    assert.match(warning.message, /from the listener/);
  });

  test('what memory is too small for is in a file, which goes with the engine', async () => {
    const folder = dirname(bundle.workerFile);
    const before = { names: readdirSync(folder), open: openFiles() };
    const client = start({ folder, limits: { maxEvents: 1e6, maxBytes: 1e9, memoryBytes: 0 } });
    for (let n = 1; n <= 3; n++) client.push(blockOf(`data: ${n} ${'x'.repeat(2_000_000)}\n\n`));
    const { fileProblem } = await client.endBody();
    assert.equal(fileProblem, undefined);
    assert.equal((await client.details(1, 2))?.dataLength, 2_000_002);
    assert.deepEqual(readdirSync(folder), before.names, 'it has no name');
    if (before.open !== undefined) assert.ok((openFiles() ?? 0) > before.open);
    await client.dispose();
    assert.ok((openFiles() ?? 0) <= (before.open ?? 0), 'it is closed');
  });

  test('a folder that cannot be written to costs old events, not the engine', async () => {
    // Nothing can be in a file as in a folder.
    const folder = join(bundle.workerFile, 'folder');
    await using client = start({ folder, limits: { maxEvents: 1e6, maxBytes: 1e9, memoryBytes: 0 } });
    for (let n = 1; n <= 4; n++) client.push(blockOf(`data: ${n} ${'x'.repeat(2_000_000)}\n\n`));
    const { counts, fileProblem } = await client.endBody();
    assert.match(fileProblem ?? '', /^E[A-Z]+: /);
    assert.equal(counts.received, 4);
    assert.ok(counts.dropped > 0);
    assert.equal((await client.details(4, 2))?.data, '4 ');
  });

  test('a block that cannot be processed ends the engine, which is told once', async () => {
    await using client = start();
    const failures: string[] = [];
    client.onDidFail = (message) => failures.push(message);
    client.push({ ...blockOf('data: x\n\n'), reads: { length: 1 } } as unknown as NetworkBlock);
    client.push(blockOf('data: late\n\n'));
    await assert.rejects(client.endBody(), /crashed/);
    await nextTurn();
    assert.equal(failures.length, 1);
    assert.match(failures[0] ?? '', /^The engine crashed: /);
    assert.equal(client.bytesInFlight, 0);
    client.push(blockOf('data: ignored\n\n'));
    assert.equal(client.bytesInFlight, 0);
    await assert.rejects(client.read(1, 1), /crashed/);
  });

  test('after dispose nothing is pending, nothing is told, and the worker is gone', async () => {
    const client = start();
    client.onDidFail = () => assert.fail('an end by hand is no failure');
    client.onDidProgress = () => assert.fail('nothing is told after dispose');
    client.push(blockOf('data: x\n\n'));
    const pending = assert.rejects(client.endBody(), /disposed/);
    const disposed = client.dispose();
    await Promise.all([pending, disposed, client.dispose()]);
    assert.equal(client.bytesInFlight, 0);
    await assert.rejects(client.ask('locate', 1), /disposed/);
    client.push(blockOf('data: x\n\n'));
    client.clear();
    await nextTurn();
    assert.equal(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length, 0);
  });
});

describe('a worker that does not run', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sse-monitor-worker-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function startSource(source: string): Promise<EngineClient & AsyncDisposable> {
    const file = join(folder, `${source.length}.cjs`);
    await writeFile(file, source);
    return disposable(EngineClient.start(file, options));
  }

  test('one that throws as it starts', async () => {
    await using client = await startSource('throw new Error("no engine here")');
    const pending = assert.rejects(client.ask('locate', 1), /no engine here/);
    assert.equal(await failure(client), 'The engine crashed: no engine here');
    await pending;
  });

  test('one that exits', async () => {
    await using client = await startSource('process.exit(3)');
    const pending = assert.rejects(client.ask('locate', 1), /exit code 3/);
    assert.equal(await failure(client), 'The engine ended by itself with exit code 3.');
    await pending;
  });

  test('one that is not there', async () => {
    await using client = disposable(EngineClient.start(join(folder, 'missing.cjs'), options));
    assert.match(await failure(client), /^The engine crashed: Cannot find module/);
  });
});
