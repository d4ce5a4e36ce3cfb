import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { type LogOutputChannel, Uri, ViewColumn, window } from 'vscode';
import { workerCount } from '../../src/engine/client/worker-pool.ts';
import { Monitor } from '../../src/host/monitor/monitor.ts';
import { resolveRequest } from '../../src/net/request.ts';
import { Stream } from '../../src/host/streams/stream.ts';
import type { StreamRequest } from '../../src/shared/stream/records.ts';
import { type SseServer, openEventStream, startSseServer } from '../support/sse-server.ts';
import { turnsUntil } from '../support/turns.ts';
import { MemoryContext } from './support/context.ts';
import { makeFolder, removeFolders } from './support/folders.ts';
import { instead } from './support/stand-ins.ts';

let server: SseServer;
let log: LogOutputChannel;
let monitor: Monitor;
let engineFile: string;
let folder: string;

/** What an engine, its worker or its connection would leave behind. */
function leftOver() {
  const kinds = process.getActiveResourcesInfo();
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  return {
    workers: workerCount(engineFile),
    ports: count('MessagePort'),
    sockets: server.open,
    streams: monitor.streams.length,
    panels: monitor.panels.length,
  };
}

/** Of this process; 0 where that cannot be known. */
function threads(): number {
  try {
    return readdirSync('/proc/self/task').length;
  } catch {
    return 0;
  }
}

const nothing = { workers: 0, sockets: 0, streams: 0, panels: 0 };

/** What an action leaves behind is nothing: at once, but for threads and sockets, which take a moment to end. */
async function leavesNothing(act: () => Promise<unknown>): Promise<void> {
  const before = { ports: leftOver().ports, threads: threads() };
  await act();
  await turnsUntil(() => threads() <= before.threads && server.open === 0 && leftOver().ports <= before.ports);
  assert.deepEqual(leftOver(), { ...nothing, ports: before.ports });
}

/** A request that cannot be read at that place, counted over everything that is read of it; plain data else. */
function brokenAt<T extends object>(whole: T, place: { left: number }): T {
  const broken = (Array.isArray(whole) ? [] : {}) as T;
  for (const [key, value] of Object.entries(whole) as [string, unknown][]) {
    const get = (): unknown => {
      if (place.left-- === 0) throw new Error('broken');
      return typeof value === 'object' && value !== null ? brokenAt(value, place) : value;
    };
    Object.defineProperty(broken, key, { get, enumerable: true, configurable: true });
  }
  return broken;
}

/** Nothing of it can be connected to, and most of it passes whatever looks at shapes only. */
function refusedRequests(url: string): readonly object[] {
  const garbage = join(folder, 'garbage.pem');
  return [
    { url: 'ftp://x/' },
    { url: '' },
    { url: 'http://h:99999/' },
    { url, headers: { 'bad name': 'x' } },
    { url, headers: { A: 'x\ny' } },
    { url, headers: { A: '\u{1f600}' } },
    { url, headers: { A: '{{nowhere}}' } },
    { url, method: 'A B' },
    { url: `${url}/{{nowhere}}` },
    { url, options: { caFile: join(folder, 'nowhere.pem') } },
    { url, options: { caFile: garbage } },
    { url, options: { certificateFile: garbage } },
    { url, options: { keyFile: garbage } },
    { url, options: { proxy: 'ftp://p' } },
    { url, options: { proxy: 'http://p:1', socketPath: join(folder, 's') } },
    { url, method: 'POST', bodyFile: join(folder, 'nowhere') },
    { url, stopOn: [null] },
    { url, stopOn: 'done' },
    { url, stopOn: [{ type: () => 'done' }] },
    { url, stopOn: [{ afterSeconds: 10n }] },
  ];
}

describe('what fails', () => {
  before(async () => {
    folder = makeFolder();
    await writeFile(join(folder, 'garbage.pem'), 'garbage');
    await writeFile(join(folder, 'x.sse'), 'data: x\n\n');
    server = await startSseServer((_request, response) => openEventStream(response));
    log = window.createOutputChannel('SSE Monitor of a test', { log: true });
    const context = new MemoryContext();
    engineFile = Uri.joinPath(context.extensionUri, 'dist', 'engine.cjs').fsPath;
    monitor = new Monitor(context.asVsCode, log);
  });
  // A test that fails takes no other along.
  afterEach(() => {
    for (const stream of monitor.streams) stream.dispose();
    for (const panel of monitor.panels) panel.dispose();
  });
  after(async () => {
    monitor.dispose();
    log.dispose();
    await server.stop();
    removeFolders();
  });

  it('two hundred requests that are refused leave nothing behind', async () => {
    await leavesNothing(async () => {
      for (let round = 0; round < 10; round++) {
        for (const request of refusedRequests(server.url)) {
          const reveal = round % 2 === 0;
          const connected = monitor.connect({ ...request, ...(!reveal && { reveal }) } as StreamRequest);
          const isRefused = await connected.then(
            () => false,
            () => true,
          );
          assert.ok(isRefused, inspect(request));
        }
      }
    });
  });

  it('wherever a request breaks while it is read, nothing is left of it', async () => {
    const request: StreamRequest = {
      url: server.url,
      headers: { A: 'b' },
      query: [['a', 'b']],
      options: { followRedirects: false },
      stopOn: [{ type: 'done' }, { afterSeconds: 100 }],
      reconnect: 'never',
    };
    await leavesNothing(async () => {
      let failures = 0;
      for (let at = 0, isWhole = false; !isWhole; at++) {
        const place = { left: at };
        await monitor.connect(brokenAt(request, place)).then(
          (stream) => stream.dispose(),
          () => failures++,
        );
        isWhole = place.left >= 0;
        if (!isWhole) assert.equal(monitor.streams.length, 0, `broken at the ${at}th look`);
      }
      assert.ok(failures > 20, `${failures} failures`);
    });
  });

  it('a stream that cannot be made has no engine', async () => {
    const resolved = resolveRequest({ url: server.url });
    const options = { engineFile, folder, limits: { maxEvents: 10, maxBytes: 1e6 }, log };
    await leavesNothing(async () => {
      for (let n = 0; n < 20; n++) {
        assert.throws(() => new Stream(resolved, { ...options, stopOn: [null] as never }));
        assert.throws(() => new Stream({ ...resolved, secrets: 5 as never }, { ...options, stopOn: [] }));
        assert.throws(() => new Stream(resolved, { ...options, stopOn: [{ type: Symbol('x') as never }] }));
      }
    });
  });

  it('a panel that cannot be opened takes its stream or recording along', async () => {
    const refuse = (): never => assert.fail('no panels here');
    await leavesNothing(() =>
      instead(window, 'createWebviewPanel', refuse, async () => {
        await assert.rejects(monitor.connect({ url: server.url }), /no panels here/);
        await assert.rejects(monitor.openRecording(Uri.file(join(folder, 'x.sse'))), /no panels here/);
        await assert.rejects(monitor.openRecording('data: x\n\n'), /no panels here/);
        await assert.rejects(monitor.openRecording(Uri.file(join(folder, 'nowhere.sse'))), /ENOENT/);
      }),
    );
  });

  it('a panel that is closed while its recording or stream is made', async () => {
    await leavesNothing(async () => {
      const tab = window.createWebviewPanel('sseMonitor.test', 'x', ViewColumn.Active);
      const adopted = monitor.adoptRecording(tab, Uri.file(join(folder, 'x.sse')));
      tab.dispose();
      await adopted.catch(() => undefined);
      const panel = monitor.openPanel({ url: server.url, method: 'GET', parameters: [] });
      const connected = panel.connect();
      panel.dispose();
      await connected.catch(() => undefined);
    });
  });

  it('a window that is closed while a stream is made', async () => {
    await leavesNothing(async () => {
      const closing = new Monitor(new MemoryContext().asVsCode, log);
      const connected = closing.connect({ url: server.url, reveal: false });
      closing.dispose();
      assert.equal((await connected).state, 'closed');
      assert.deepEqual(closing.streams, []);
    });
  });
});
