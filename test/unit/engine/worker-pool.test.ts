import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { EngineClient } from '../../../src/engine/client/client.ts';
import { maxWorkers, workerCount } from '../../../src/engine/client/worker-pool.ts';
import type { EngineOptions, NetworkBlock } from '../../../src/shared/stream/engine.ts';
import { bundleEngine, type EngineBundle } from '../../support/engine-bundle.ts';
import { blockOf } from '../../support/engine-feed.ts';
import { openFiles } from '../../support/open-files.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { WatchedSession } from '../../support/watched-session.ts';

const options: EngineOptions = { limits: { maxEvents: 1e6, maxBytes: 1e9 }, stopOn: [] };

let bundle: EngineBundle;
/** Of a worker that starts in no time and answers nothing; `clear` ends it. */
let emptyFile: string;
before(async () => {
  bundle = await bundleEngine();
  emptyFile = join(dirname(bundle.workerFile), 'empty.cjs');
  await writeFile(
    emptyFile,
    `require('node:worker_threads').parentPort.on('message', (port) => port.on('message', ({ kind, call }) => {
      if (kind === 'end') port.close();
      if (call?.method === 'clear') process.exit(3);
    }));`,
  );
});
after(() => bundle[Symbol.asyncDispose]());

/** What a worker, or an engine in one, would leave behind. */
function leftOver(): { readonly threads: number | undefined; readonly ports: number } {
  const ports = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  return { threads: threads(), ports };
}

/** Of this process; `undefined` where that cannot be known. */
function threads(): number | undefined {
  try {
    return readdirSync('/proc/self/task').length;
  } catch {
    return undefined;
  }
}

function start(count: number, file = bundle.workerFile, with_: Partial<EngineOptions> = {}): EngineClient[] {
  return Array.from({ length: count }, () => EngineClient.start(file, { ...options, ...with_ }));
}

/** Until each has answered. */
async function answered(clients: readonly EngineClient[]): Promise<void> {
  await Promise.all(clients.map((client) => client.ask('locate', 1)));
}

async function disposed(clients: readonly EngineClient[]): Promise<void> {
  await Promise.all(clients.map((client) => client.dispose()));
}

describe('the workers of the engines', () => {
  test('a hundred streams at once: few workers, bounded memory, and each stream has its own events in order', async () => {
    const [count, events] = [100, 30];
    await using server = await startSseServer(({ url }, response) => {
      openEventStream(response);
      for (let n = 1; n <= events; n++) response.write(`id: ${n}\ndata: ${url} ${n}\n\n`);
      response.end('event: done\ndata\n\n');
    });
    const before = { rss: process.memoryUsage.rss(), ...leftOver() };
    const stopOn = [{ type: 'done' }];
    const streams = await Promise.all(
      Array.from({ length: count }, (_, n) =>
        WatchedSession.open(bundle.workerFile, { url: `${server.url}/${n}`, stopOn }),
      ),
    );
    try {
      await Promise.all(streams.map((stream) => stream.waitFor(({ state }) => state === 'closed')));
      assert.equal(workerCount(bundle.workerFile), maxWorkers);
      const taken = (process.memoryUsage.rss() - before.rss) / 1e6;
      // In the extension host 1.5 GB are allowed altogether.
      assert.ok(taken < 750, `${taken} MB`);
      for (const [n, stream] of streams.entries()) {
        const records = await stream.collect();
        const wanted = Array.from({ length: events }, (_, index) => `/${n} ${index + 1}`);
        assert.deepEqual(
          records.map(({ data }) => data),
          [...wanted, ''],
        );
      }
    } finally {
      await Promise.all(streams.map((stream) => stream[Symbol.asyncDispose]()));
    }
    assert.equal(workerCount(bundle.workerFile), 0);
    assert.deepEqual(leftOver(), { threads: before.threads, ports: before.ports });
  });

  test('each engine has a worker of its own while they are few', async () => {
    const clients: EngineClient[] = [];
    for (let n = 1; n <= maxWorkers + 1; n++) {
      clients.push(...start(1, emptyFile));
      assert.equal(workerCount(emptyFile), Math.min(n, maxWorkers));
    }
    // The last one shares, so that it can go without a worker going.
    await clients.pop()?.dispose();
    assert.equal(workerCount(emptyFile), maxWorkers);
    await disposed(clients);
    assert.equal(workerCount(emptyFile), 0);
  });

  test('an engine begins in a worker whose engines all rest, and in no other', async () => {
    const [resting, busy] = start(2, emptyFile);
    resting?.rest();
    const clients = [...start(1, emptyFile)];
    assert.equal(workerCount(emptyFile), 2, 'beside the one that rests');
    clients.push(...start(1, emptyFile));
    assert.equal(workerCount(emptyFile), 3, 'none rests alone any more');
    busy?.rest();
    clients.push(...start(1, emptyFile));
    assert.equal(workerCount(emptyFile), 3);
    await disposed([...clients, ...(resting ? [resting] : []), ...(busy ? [busy] : [])]);
    assert.equal(workerCount(emptyFile), 0);
  });

  test('two hundred engines that come and go leave nothing', async () => {
    const before = leftOver();
    for (let round = 0; round < 4; round++) await disposed(start(50));
    assert.deepEqual(leftOver(), before);
    assert.equal(workerCount(bundle.workerFile), 0);
  });

  test('options that are not plain data are refused before anything is started', async () => {
    const before = leftOver();
    const stopOn = [() => true] as unknown as EngineOptions['stopOn'];
    for (let n = 0; n < 200; n++) assert.throws(() => start(1, bundle.workerFile, { stopOn }), /could not be cloned/);
    await new Promise(setImmediate);
    assert.equal(workerCount(bundle.workerFile), 0);
    assert.deepEqual(leftOver(), before);
  });
});

describe('engines that share a worker', () => {
  let others: EngineClient[];
  before(async () => {
    others = start(maxWorkers);
    await answered(others);
  });
  after(() => disposed(others));

  /** Beside the first of the others. */
  async function neighbour(with_: Partial<EngineOptions> = {}): Promise<EngineClient> {
    const [client] = start(1, bundle.workerFile, with_);
    assert.ok(client !== undefined);
    await client.ask('locate', 1);
    assert.equal(workerCount(bundle.workerFile), maxWorkers);
    return client;
  }

  test('one that fails ends alone, and is told of', async () => {
    const client = await neighbour();
    const failed = new Promise<string>((resolve) => (client.onDidFail = resolve));
    for (const other of others) other.onDidFail = () => assert.fail('the others go on');
    client.push({ ...blockOf('data: x\n\n'), reads: { length: 1 } } as unknown as NetworkBlock);
    await assert.rejects(client.endBody(), /crashed/);
    assert.match(await failed, /^The engine crashed: /);
    await client.dispose();
    await answered(others);
    for (const other of others) other.onDidFail = undefined;
  });

  test('one with options that it cannot work with fails alone', async () => {
    const [client] = start(1, bundle.workerFile, { limits: { maxEvents: 0, maxBytes: 0 } });
    await assert.rejects(client?.ask('locate', 1) ?? Promise.resolve(), /crashed/);
    await client?.dispose();
    await answered(others);
  });

  test('the file of one is given back with it, and not with the worker', async () => {
    const folder = dirname(bundle.workerFile);
    const before = openFiles();
    const client = await neighbour({ folder, limits: { maxEvents: 1e6, maxBytes: 1e9, memoryBytes: 0 } });
    for (let n = 1; n <= 3; n++) client.push(blockOf(`data: ${n} ${'x'.repeat(2_000_000)}\n\n`));
    await client.endBody();
    if (before !== undefined) assert.ok((openFiles() ?? 0) > before);
    await client.dispose();
    assert.equal(openFiles(), before);
    await answered(others);
  });
});

describe('a worker that ends', () => {
  test('takes its engines along, each of which is told, and no others; the next engine has a new one', async () => {
    const clients = start(3 * maxWorkers, emptyFile);
    const lost: number[] = [];
    for (const [n, client] of clients.entries()) {
      client.onDidFail = (reason) => {
        assert.equal(reason, 'The engine ended by itself with exit code 3.');
        lost.push(n % maxWorkers);
      };
    }
    clients[2]?.clear();
    await assert.rejects(clients[2 + maxWorkers]?.ask('locate', 1) ?? Promise.resolve(), /exit code 3/);
    assert.deepEqual(lost, [2, 2, 2]);
    assert.equal(workerCount(emptyFile), maxWorkers - 1);
    clients.push(...start(1, emptyFile));
    assert.equal(workerCount(emptyFile), maxWorkers);
    await disposed(clients);
    assert.equal(workerCount(emptyFile), 0);
  });
});
