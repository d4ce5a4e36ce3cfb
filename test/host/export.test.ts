import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancellationTokenSource, type ProgressOptions, commands, window } from 'vscode';
import type { MonitoredStream } from '../../src/host/vscode/api.ts';
import { harProblems } from '../support/har-validator.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, until } from './support/api.ts';
import { untilTitles } from './support/panel-tabs.ts';
import { instead, told } from './support/stand-ins.ts';
import { longTestMs } from '../support/patience.ts';

let folder: string;

describe('SSE: Export Events…', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sse-export-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('writes what is asked for', async () => {
    const body = ': hello\n\nid: 1\ndata: {"a":1}\n\nevent: x\ndata: "2",\ndata: 3\n\nevent: done\ndata\n\n';
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write(body);
    });
    using stream = await connect({
      url: `${server.url}/x?token=hush`,
      headers: { 'X-Api-Key': 'sesame' },
      reveal: true,
    });
    await shownAndClosed(stream);
    assert.equal(String(await exported('raw')), body);
    const expected = await stream.read(1, 10);
    const records = String(await exported('ndjson'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    assert.deepEqual(records.map(untimed), expected.map(untimed));
    assert.equal((JSON.parse(String(await exported('json'))) as object[]).length, 3);
    assert.equal(
      String(await exported('csv'))
        .split('\r\n')[2]
        ?.split(',')[0],
      '2',
    );
    const har = String(await exported('har'));
    assert.deepEqual(harProblems(JSON.parse(har)), []);
    for (const secret of ['hush', 'sesame']) assert.ok(!har.includes(secret), secret);
    assert.ok(har.includes('"eventName":"done"'));
    assert.deepEqual(await readdir(folder), [], 'nothing else was left');
  });

  it('leaves a file as it was when nothing can be written, and says so', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('event: done\ndata\n\n');
    });
    using stream = await connect({ url: server.url, reveal: true });
    await shownAndClosed(stream);
    const file = join(folder, 'none', 'x.json');
    await run({ scope: 'all', format: 'json', file });
    assert.ok(!existsSync(file));
    await run({ scope: 'selected', format: 'json', file: join(folder, 'x.json') });
    await run({ scope: 'all', format: 'exe', file: join(folder, 'x.json') });
    await run({ scope: 'all', format: 'json', file: 'relative.json' });
    assert.deepEqual(await readdir(folder), []);
  });

  it('that is cancelled half-way leaves no half of a file, one that was there as it was, and the stream goes on', async () => {
    const block = `data: ${'x'.repeat(1000)}\n\n`;
    let send = (): void => assert.fail('nobody asked');
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      send = () => void response.write(block);
      for (let n = 0; n < 10; n++) response.write(block.repeat(1000));
    });
    using stream = await connect({ url: server.url, reveal: true });
    await until(stream, ({ counts }) => counts.received === 10_000);
    await untilTitles((titles) => titles.length === 1);
    const [before, fresh] = [join(folder, 'before.sse'), join(folder, 'fresh.sse')];
    await writeFile(before, 'as it was');
    for (const file of [before, fresh]) {
      const half: string[] = [];
      const said = await told(() =>
        instead(
          window,
          'withProgress',
          (options: ProgressOptions, task: Parameters<typeof window.withProgress>[1]) => {
            assert.equal(options.cancellable, true);
            const person = new CancellationTokenSource();
            const report = (): void => {
              half.push(...readdirSync(folder).filter((name) => name.endsWith('.part')));
              person.cancel();
            };
            return task({ report }, person.token);
          },
          () => run({ scope: 'all', format: 'raw', file }),
        ),
      );
      assert.equal(said, undefined);
      assert.equal(half.length, 1, 'it was half-way');
      assert.deepEqual(await readdir(folder), ['before.sse']);
    }
    assert.equal(await readFile(before, 'utf8'), 'as it was');
    await rm(before);
    send();
    await until(stream, ({ counts }) => counts.received === 10_001);
    assert.equal((await exported('raw')).length, 10_001 * block.length);
  });

  it('writes 200,000 events bit by bit', async function () {
    this.timeout(longTestMs);
    const event = (n: number): string => `id: ${n}\ndata: ${'x'.repeat(20)}\n\n`;
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      for (let n = 0; n < 200; n++)
        response.write(Array.from({ length: 1000 }, (_, i) => event(n * 1000 + i)).join(''));
      response.write('event: done\ndata\n\n');
    });
    using stream = await connect({ url: server.url, reveal: true });
    await shownAndClosed(stream);
    const bytes = await exported('ndjson');
    assert.equal(bytes.filter((byte) => byte === 0x0a).length, 200_001);
  });
});

/** Times are noted to the microsecond in a file. */
function untimed(record: object): object {
  return { ...record, time: 0, timeMs: 0 };
}

async function shownAndClosed(stream: MonitoredStream): Promise<void> {
  await until(stream, closed);
  await untilTitles((titles) => titles.length === 1);
}

async function run(choice: object): Promise<void> {
  await commands.executeCommand('sseMonitor.export', choice);
}

/** The file that the command writes, which is gone afterwards. */
async function exported(format: string): Promise<Buffer> {
  const file = join(folder, `events.${format}`);
  await run({ scope: 'all', format, file });
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
}
