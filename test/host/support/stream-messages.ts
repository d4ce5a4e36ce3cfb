/** Opens what is said of a stream beyond its connection: of the panel, the engine, stop rules, IDs, the disk, the log. */

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { ConfigurationTarget, Uri, window, workspace } from 'vscode';
import type { MonitoredStream } from '../../../src/host/vscode/api.ts';
import { compareRuns } from '../../../src/host/ways-in/command-handlers.ts';
import { closedStatus } from '../../../src/host/streams/status.ts';
import type { Stream } from '../../../src/host/streams/stream.ts';
import { endings } from '../../../src/shared/messages/endings.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import type { CasesAt, openedInHost } from '../../support/message-cases.ts';
import { openEventStream, startSseServer } from '../../support/sse-server.ts';
import { closed, getApi, until } from './api.ts';
import type { MemoryContext } from './context.ts';
import { makeFolder } from './folders.ts';
import { untilTitles } from './panel-tabs.ts';
import { type Parts, told, withParts } from './stand-ins.ts';

type Cases = CasesAt<typeof openedInHost>;

/** What a server answers with. */
type Answer = (response: ServerResponse, n: number) => unknown;

/** A stream of a server, in a window of its own. */
async function watched<R>(
  answer: Answer,
  request: Omit<StreamRequest, 'url'>,
  look: (stream: MonitoredStream, parts: Parts) => Promise<R>,
  prepare?: (context: MemoryContext) => void,
): Promise<R> {
  await using server = await startSseServer((_request, response, n) => {
    openEventStream(response);
    answer(response, n);
  });
  const { url } = server;
  return await withParts(
    async (parts) => look(await parts.monitor.connect({ url, reveal: false, ...request }), parts),
    prepare,
  );
}

/** The first note that the panel shows of a stream. */
function noticeOf(answer: Answer, request: Omit<StreamRequest, 'url'> = {}): Promise<string> {
  return watched(answer, request, async (stream) => {
    const notices = () => (stream as Stream).notices;
    await until(stream, () => notices().length > 0);
    const { text, advice } = notices()[0] ?? assert.fail('there is no note');
    return `${text} ${advice}`;
  });
}

/** As the panel's status says it. */
function ended({ end }: MonitoredStream): string {
  const { advice = '' } = (end ?? {}) as { advice?: string };
  return `Closed: ${end?.message ?? ''}. ${advice}`.trim();
}

/** An extension whose engine does not run. */
function withoutEngine(context: MemoryContext): void {
  const folder = makeFolder();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'engine.cjs'), 'process.exit(3);');
  Object.assign(context, { extensionUri: Uri.file(folder) });
}

/** A file where the folder should be in which the log goes on. */
function withoutDisk(context: MemoryContext): void {
  const file = join(makeFolder(), 'file');
  writeFileSync(file, '');
  Object.assign(context, { globalStorageUri: Uri.file(file) });
}

/** As `noteOf`, of a log that is longer than memory allows; what the system says is replaced, for it names a path. */
async function noticeOfDisk(): Promise<string> {
  const settings = workspace.getConfiguration('sseMonitor.log');
  await settings.update('memoryMegabytes', 8, ConfigurationTarget.Global);
  const data = 'x'.repeat(10_000);
  const events = Array.from({ length: 3000 }, () => `data: ${data}\n\n`);
  const answer: Answer = (response) => void pipeline(Readable.from(events), response, () => {});
  const look = async (stream: MonitoredStream): Promise<string> => {
    await until(stream, () => (stream as Stream).notices.length > 0);
    const [notice] = (stream as Stream).notices;
    const problem = (stream as Stream).engine.progress.fileProblem ?? assert.fail('the file has no problem');
    return `${notice?.text ?? ''} ${notice?.advice ?? ''}`.replace(problem, 'the disk is full');
  };
  try {
    return await watched(answer, {}, look, withoutDisk);
  } finally {
    await settings.update('memoryMegabytes', undefined, ConfigurationTarget.Global);
  }
}

const ending: Cases['ending'] = {
  panelClosed: {
    facts: [],
    open: () =>
      watched(
        () => {},
        { reveal: true },
        async (stream, { monitor }) => {
          await until(stream, ({ state }) => state === 'open');
          await untilTitles((titles) => titles.length > 0);
          const tabs = window.tabGroups.all.flatMap(({ tabs }) => tabs);
          assert.equal(monitor.panels.length, 1);
          const disposed = new Promise<void>((resolve) => (stream as Stream).onDidDispose(resolve));
          await window.tabGroups.close(tabs);
          await disposed;
          return ended(stream);
        },
      ),
  },
  // Raised through its own function: a window that is reloaded takes its tests along. test/e2e/main-job.test.ts reloads one.
  reloaded: {
    facts: [],
    open: async () => {
      const { text, advice } = closedStatus(endings.reloaded());
      return `${text}. ${advice ?? ''}`;
    },
  },
  engineFailed: {
    facts: ['The engine ended by itself with exit code 3.'],
    open: () =>
      watched(
        () => {},
        {},
        async (stream) => {
          await until(stream, closed);
          const { text, advice } = closedStatus((stream as Stream).connection.end ?? assert.fail('it goes on'));
          return `${text}. ${advice ?? ''}`;
        },
        withoutEngine,
      ),
  },
};

const slow = { path: "$[?search(@, '^(a+)+$')]", equals: 'x' };

const stream: Cases['stream'] = {
  stopWithoutData: {
    facts: [{ type: 'done', count: 1, afterSeq: 0 }],
    open: () => noticeOf((response) => response.write('event: done\n\ndata: hush\n\n')),
    secrets: ['hush'],
  },
  stopAsField: {
    facts: [{ type: 'done', count: 1, afterSeq: 0 }],
    open: () => noticeOf((response) => response.write('done: hush\n\ndata: hush\n\n')),
    secrets: ['hush'],
  },
  slowRule: {
    facts: [{ rule: slow, seq: 1 }],
    open: () => noticeOf((response) => response.write(`data: ["${'a'.repeat(60)}!"]\n\n`), { stopOn: [slow] }),
  },
  unsendableId: {
    facts: ['a\u0001'],
    open: () =>
      noticeOf((response, n) => {
        if (n === 1) response.end('retry: 1\nid: a\u0001\ndata: 1\n\n');
      }),
  },
  hugeId: {
    facts: [2 ** 20 + 1],
    open: () =>
      noticeOf((response, n) => {
        if (n === 1) response.end(`retry: 1\nid: ${'a'.repeat(2 ** 20 + 1)}\ndata: 1\n\n`);
      }),
  },
  fullDisk: { facts: ['the disk is full'], open: noticeOfDisk },
};

const event: Cases['event'] = {
  notInLog: {
    facts: [],
    open: async () => {
      await getApi();
      const document = await workspace.openTextDocument(Uri.parse('sse-monitor-event:/Event 1.json?4711'));
      return document.getText();
    },
  },
};

const run: Cases['run'] = {
  nothingToCompare: { facts: [], open: () => withParts(({ monitor }) => told(() => compareRuns(monitor))) },
};

export const streamMessages = { ending, stream, event, run };
