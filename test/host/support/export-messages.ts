/** Opens what is said of exports and of copied events. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Uri, commands, env, window } from 'vscode';
import { EngineDisposed } from '../../../src/engine/client/client.ts';
import { copyRows } from '../../../src/host/export/copy-rows.ts';
import { exportEvents } from '../../../src/host/export/export-events.ts';
import type { ExportSource } from '../../../src/host/export/export-source.ts';
import { PanelExports } from '../../../src/host/panel/panel-exports.ts';
import { noFilter } from '../../../src/shared/stream/engine.ts';
import type { ExportChunk } from '../../../src/shared/stream/export.ts';
import type { CasesAt, openedInHost } from '../../support/message-cases.ts';
import { getApi } from './api.ts';
import { makeFolder } from './folders.ts';
import { instead, told } from './stand-ins.ts';

type Cases = CasesAt<typeof openedInHost>;

const folder = makeFolder();

/** Events of which nothing is selected, and that come as one chunk. */
function sourceOf(chunk: Partial<ExportChunk> = {}): ExportSource {
  const counts = { received: 1, kept: 1, dropped: 0, comments: 0, bytes: 1 };
  return {
    engine: {
      progress: { blocks: 1, counts, lastEventId: '', ruleNotices: [] },
      async *export() {
        yield { bytes: new Uint8Array(), events: 1, dropped: 0, share: 1, isLast: true, ...chunk };
      },
    },
    filter: noFilter,
    name: 'x',
    harFrame: () => assert.fail('no HAR is wanted'),
  };
}

/** Of a stream that is replaced before all of it is written. */
function endedSource(): ExportSource {
  const source = sourceOf();
  const endless = async function* () {
    yield { bytes: new Uint8Array(), events: 1, dropped: 0, share: 0.5, isLast: false };
    throw new EngineDisposed();
  };
  return { ...source, engine: { ...source.engine, export: endless } };
}

function written(source: ExportSource, scope: 'all' | 'selected', file = join(folder, 'x.json')) {
  return told(() => exportEvents(source, { scope, format: 'json', file }));
}

/** Copied from a panel that shows nothing. */
async function copiedNothing(): Promise<string> {
  const nothing: ConstructorParameters<typeof PanelExports>[0] = {
    shown: undefined,
    filter: noFilter,
    ofShown: async (_ask, without) => without,
  };
  return await new PanelExports(nothing, '0').functions.copyRows('json', 'all');
}

/** With an answer to the question for a file. */
async function writtenElsewhere(): Promise<string | undefined> {
  const file = Uri.parse('memfs:/x.json');
  return instead(
    window,
    'showSaveDialog',
    async () => file,
    () => told(() => exportEvents(sourceOf(), { scope: 'all', format: 'json' })),
  );
}

/** The system's reason names a path. */
async function unwritten(): Promise<string | undefined> {
  const text = await written(sourceOf(), 'all', join(folder, 'none', 'x.json'));
  return text?.replace(/failed: .*?\. The existing/, 'failed: it is gone. The existing');
}

const exports: Cases['export'] = {
  badArgument: {
    facts: [],
    open: async () => {
      await getApi();
      return told(() => commands.executeCommand('sseMonitor.export', { scope: 'none' }));
    },
  },
  noEvents: {
    facts: [],
    open: async () => {
      await getApi();
      return told(() => commands.executeCommand('sseMonitor.export'));
    },
  },
  nothingSelected: { facts: [], open: () => written(sourceOf(), 'selected') },
  notOnDisk: { facts: [Uri.parse('memfs:/x.json').fsPath], open: writtenElsewhere },
  notWritten: { facts: ['it is gone'], open: unwritten },
  streamGone: { facts: [], open: () => written(endedSource(), 'all') },
  droppedMeanwhile: { facts: ['2 events'], open: () => written(sourceOf({ dropped: 2 }), 'all') },
  nothingToCopy: { facts: [], open: copiedNothing },
  noneSelectedToCopy: { facts: [], open: () => copyRows(sourceOf(), 'selected', 'json') },
  tooLargeToCopy: {
    facts: [32],
    open: async () => {
      const before = await env.clipboard.readText();
      const text = await copyRows(sourceOf({ bytes: new Uint8Array((32 << 20) + 1) }), 'all', 'json');
      assert.equal(await env.clipboard.readText(), before);
      return text;
    },
  },
};

export const exportMessages = { export: exports };
