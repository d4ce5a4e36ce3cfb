/** Which recording, and where its bytes come from. */

import { t } from '@vscode/l10n';
import { basename } from 'node:path';
import { Uri, env, window, workspace } from 'vscode';
import type { LogLimits } from '../../shared/stream/engine.ts';
import { messageText } from '../../shared/messages/message.ts';
import { recordingMessages } from '../../shared/messages/recording-messages.ts';
import { chunksOf, openRegularFile } from '../files/regular-file.ts';
import { readWorkspaceFile } from '../files/workspace-file.ts';
import { Recording } from './recording.ts';
import { showInformation } from '../vscode/notifications.ts';

/** What a recording needs of the extension around it. */
export interface EngineSetup {
  /** The worker's bundle: an absolute path. */
  readonly engineFile: string;
  readonly limits: LogLimits;
  readonly folder: string;
}

/** Where it is on no disk, it is read into memory: at most this many bytes. */
const maxBytesOffDisk = 500e6;

const bytesAtOnce = 1 << 20;

/** @throws the system's error when there is no such file, or one that says why it isn't read */
export async function recordingOf(uri: Uri, { engineFile, ...setup }: EngineSetup): Promise<Recording> {
  const name = basename(uri.path);
  if (uri.scheme !== 'file') {
    const { mtime } = await workspace.fs.stat(uri);
    return new Recording(engineFile, setup, {
      name,
      chunks: once(await readWorkspaceFile(uri, maxBytesOffDisk)),
      time: mtime,
    });
  }
  const file = await openRegularFile(uri.fsPath);
  return new Recording(engineFile, setup, { name, chunks: chunksOf(file, bytesAtOnce), time: file.stats.mtimeMs });
}

export function pastedRecording(text: string, { engineFile, ...setup }: EngineSetup): Recording {
  return new Recording(engineFile, setup, {
    name: t('from the clipboard'),
    chunks: once(Buffer.from(text)),
    time: Date.now(),
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Asks for a file, or takes what is on the clipboard. @returns undefined when the person thinks better of it */
export async function askRecording(): Promise<Uri | string | undefined> {
  const file = { label: t('From a File…'), description: t('event stream, NDJSON, JSON or HAR') };
  const clipboard = { label: t('From the Clipboard'), description: t('the same, as text') };
  const choice = await window.showQuickPick([file, clipboard], { title: t('Open Recording') });
  if (choice === undefined) return undefined;
  if (choice === file) return askFile();
  const text = await env.clipboard.readText();
  if (text.trim() !== '') return text;
  void showInformation(messageText(recordingMessages.noText()));
  return undefined;
}

async function askFile(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: t('Open Recording'),
    openLabel: t({ message: 'Open', comment: 'A button' }),
    filters: {
      [t('Recordings')]: ['sse', 'eventstream', 'ndjson', 'jsonl', 'jsonseq', 'json', 'har'],
      [t('All Files')]: ['*'],
    },
  });
  return chosen?.[0];
}
