/** Opens what is said of recordings, as the status of their panel says it. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uri, commands, env, extensions, window } from 'vscode';
import { askRecording } from '../../../src/host/streams/open-recording.ts';
import { Recording } from '../../../src/host/streams/recording.ts';
import { recordingFaults, recordingMessages } from '../../../src/shared/messages/recording-messages.ts';
import type { CasesAt, openedInHost } from '../../support/message-cases.ts';
import { getApi } from './api.ts';
import { makeFolder } from './folders.ts';
import { instead, told } from './stand-ins.ts';

type Cases = CasesAt<typeof openedInHost>;

type Chunks = () => AsyncGenerator<Uint8Array>;

const folder = makeFolder();

function ofText(text: string): Chunks {
  return async function* () {
    yield Buffer.from(text);
  };
}

/** Reads a recording. @param engine - its file, if it is not the extension's */
async function read<R>(chunks: Chunks, look: (recording: Recording) => R, engine = engineFile()): Promise<R> {
  const limits = { maxEvents: 1000, maxBytes: 1e6, memoryBytes: 1e6 };
  const recording = new Recording(engine, { limits, folder }, { name: 'x.json', chunks: chunks(), time: 0 });
  try {
    await recording.whenRead;
    return look(recording);
  } finally {
    recording.dispose();
  }
}

function engineFile(): string {
  const { extensionUri } = extensions.getExtension('sse-monitor.sse-monitor') ?? assert.fail('there is no extension');
  return Uri.joinPath(extensionUri, 'dist', 'engine.cjs').fsPath;
}

function advice(chunks: Chunks, engine?: string): Promise<string | undefined> {
  return read(chunks, ({ status }) => status.advice, engine);
}

const nothing = ofText('');

/** An engine that ends at once. */
function ending(code: number): string {
  const file = join(folder, 'engine.cjs');
  writeFileSync(file, `process.exit(${code});`);
  return file;
}

/** 100 MB and more of JSON that is on one line, from one piece of memory. */
async function* large(): AsyncGenerator<Uint8Array> {
  const blank = Buffer.alloc(1 << 20, ' ');
  yield Buffer.from('[1,');
  for (let at = 0; at < 100; at++) yield blank;
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('data: 1\n\n');
  throw new Error('The disk is gone.');
}

const notJson = "Expected property name or '}' in JSON at position 1 (line 1 column 2)";

const recording: Cases['recording'] = {
  noText: {
    facts: [],
    open: async () => {
      await env.clipboard.writeText('');
      const last = async (items: readonly unknown[]): Promise<unknown> => items.at(-1);
      return instead(window, 'showQuickPick', last, () => told(askRecording));
    },
  },
  notOpened: {
    facts: ['it is gone'],
    open: async () => {
      await getApi();
      const file = Uri.file(join(folder, 'none.sse'));
      const text = await told(() => commands.executeCommand('sseMonitor.openRecording', file));
      return text?.replace(/ENOENT.*?'(?=\.)/, 'it is gone');
    },
  },
  noEvent: { facts: [], open: () => advice(ofText('Hello, this is a letter.\n\n')) },
  tooLarge: { facts: [100], open: () => advice(large) },
  noJson: {
    facts: [notJson],
    open: () => advice(ofText('{\n"log": {x')).then((text) => text?.replace(/(?<=JSON: ).*?\)/, notJson)),
  },
  noList: { facts: [], open: () => advice(ofText('{\n"a": 1\n}')) },
  // A first line that is no event of ours makes a file of JSON lines as a server sent them.
  badLine: { facts: [2, recordingFaults.noData()], open: () => advice(ofText('{"data":"a"}\n{"data":1}\n')) },
  badEvent: { facts: [1, recordingFaults.noObject()], open: () => advice(ofText('[1,{"data":"a"}]')) },
  withOthers: {
    facts: [recordingMessages.badLine(2, recordingFaults.noData()), '1'],
    open: () => advice(ofText('{"data":"a"}\n{"data":1}\n{"data":2}\n')),
  },
  brokenOff: { facts: ['The disk is gone'], open: () => advice(broken) },
  engineFailed: {
    facts: ['The engine ended by itself with exit code 3'],
    open: () => advice(nothing, ending(3)),
  },
  altered: {
    facts: [1],
    open: () =>
      read(
        ofText(JSON.stringify([{ data: 'a\rb' }])),
        ({ notices }) => `${notices[0]?.text ?? ''} ${notices[0]?.advice ?? ''}`,
      ),
  },
};

const recordingFault: Cases['recordingFault'] = {
  noObject: { facts: [], open: () => advice(ofText('[1,{"data":"a"}]')) },
  noData: { facts: [], open: () => advice(ofText('{"data":1}\n')) },
  badType: { facts: [], open: () => advice(ofText('{"data":"","type":1}\n')) },
};

export const recordingCases = { recording, recordingFault };
