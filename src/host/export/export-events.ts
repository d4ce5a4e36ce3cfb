/** Events into a file: what is asked for, the way there, and what is said of it. */

import { t } from '@vscode/l10n';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { CancellationError, ProgressLocation, Uri, commands, window } from 'vscode';
import { EngineDisposed } from '../../engine/client/client.ts';
import { isExportScope } from '../../shared/boundary/guards.ts';
import type { ExportChunk, ExportFormat, ExportRequest, ExportScope } from '../../shared/stream/export.ts';
import { exportMessages } from '../../shared/messages/export-messages.ts';
import { type Message, messageText } from '../../shared/messages/message.ts';
import { trimmed } from '../../shared/text/trimmed.ts';
import { firstFolder } from '../request/body-file.ts';
import { exportRequest, type ExportSource } from './export-source.ts';
import { countOf, formats, rawFormatOf } from './formats.ts';
import { writeChunks } from './write-file.ts';
import { showError, showInformation } from '../vscode/notifications.ts';

/** What was chosen already. */
export interface ExportChoice {
  readonly scope?: ExportScope;
  readonly format?: ExportFormat;
  /** Absolute path. A file that is there is replaced. */
  readonly file?: string;
}

/** Members that are not known are ignored. */
export function isExportChoice(value: unknown): value is ExportChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { scope, format, file } = value as Record<string, unknown>;
  return (
    (scope === undefined || isExportScope(scope)) &&
    (format === undefined || (typeof format === 'string' && Object.hasOwn(formats, format))) &&
    (file === undefined || (typeof file === 'string' && isAbsolute(file)))
  );
}

export function nothingToExport(): void {
  void showInformation(messageText(exportMessages.noEvents()));
}

/** Asks for what was not chosen yet, and exports. Does nothing when the person thinks better of it. */
export async function exportEvents(source: ExportSource, choice: ExportChoice = {}): Promise<void> {
  const scope = choice.scope ?? (await askScope(source));
  const format = scope && (choice.format ?? (await askFormat()));
  if (scope === undefined || format === undefined) return;
  const target = choice.file === undefined ? await askFile(source, format) : Uri.file(choice.file);
  if (target === undefined) return;
  const request = exportRequest(source, scope, format);
  const problem = request === undefined ? exportMessages.nothingSelected() : whyNot(target);
  if (problem !== undefined) showError(messageText(problem));
  else if (request !== undefined) await write(source, request, target);
}

function whyNot({ scheme, fsPath }: Uri): Message | undefined {
  return scheme === 'file' ? undefined : exportMessages.notOnDisk(fsPath);
}

async function askScope({ engine, selection }: ExportSource): Promise<ExportScope | undefined> {
  const { kept } = engine.progress.counts;
  const items: { label: string; description: string; scope: ExportScope }[] = [
    { label: t('All Events'), description: countOf(kept), scope: 'all' },
    { label: t('Shown Events'), description: t('those that match the filter'), scope: 'shown' },
  ];
  if (selection !== undefined) {
    const { from, to } = selection;
    const description = from === to ? t`event ${from}` : t`${from} to ${to}`;
    items.push({ label: t('Selected Events'), description, scope: 'selected' });
  }
  return (await window.showQuickPick(items, { title: t('Export Events'), placeHolder: t('Which events?') }))?.scope;
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const items = Object.entries(formats).map(([format, { label, extension, detail }]) => ({
    label,
    description: `.${extension}`,
    detail,
    format: format as ExportFormat,
  }));
  return (await window.showQuickPick(items, { title: t('Export Events'), placeHolder: t('Select a format') }))?.format;
}

async function askFile({ name, engine }: ExportSource, format: ExportFormat): Promise<Uri | undefined> {
  const { extension, label } = (format === 'raw' && rawFormatOf(engine.progress.format)) || formats[format];
  const folder = firstFolder() ?? Uri.file(homedir());
  return window.showSaveDialog({
    title: t('Export Events'),
    saveLabel: t('Export'),
    defaultUri: Uri.joinPath(folder, fileName(name, new Date(), extension)),
    filters: { [label]: [extension] },
  });
}

/** `localhost-3000-stream-2026-01-31-120000.ndjson`, whatever is in the name of the stream. */
function fileName(name: string, date: Date, extension: string): string {
  const base = trimmed(name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-'), '.-');
  const time = date.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  return `${base === '' ? 'events' : base.slice(0, 80)}-${time}.${extension}`;
}

async function write(source: ExportSource, request: ExportRequest, target: Uri): Promise<void> {
  try {
    const last = await withProgress(source, request, target.fsPath);
    void offer(target, t`Exported ${countOf(last?.events ?? 0)} to ${target.fsPath}.${droppedText(last)}`);
  } catch (error) {
    if (error instanceof CancellationError) return;
    showError(messageText(unwritten(error)));
  }
}

function unwritten(error: unknown): Message {
  if (error instanceof EngineDisposed) return exportMessages.streamGone();
  return exportMessages.notWritten(error instanceof Error ? error.message : String(error));
}

async function withProgress(
  { engine }: ExportSource,
  request: ExportRequest,
  path: string,
): Promise<ExportChunk | undefined> {
  const options = { location: ProgressLocation.Notification, title: t('Exporting events'), cancellable: true };
  return window.withProgress(options, async (progress, cancellation) => {
    let last: ExportChunk | undefined;
    await writeChunks(path, engine.export(request), (chunk) => {
      if (cancellation.isCancellationRequested) throw new CancellationError();
      progress.report({ increment: (chunk.share - (last?.share ?? 0)) * 100, message: countOf(chunk.events) });
      last = chunk;
    });
    return last;
  });
}

function droppedText(last: ExportChunk | undefined): string {
  if (last === undefined || last.dropped === 0) return '';
  return ` ${messageText(exportMessages.droppedMeanwhile(countOf(last.dropped)))}`;
}

async function offer(target: Uri, message: string): Promise<void> {
  const open = t({ message: 'Open', comment: 'A button' });
  const reveal = t('Reveal');
  const choice = await showInformation(message, open, reveal);
  if (choice === open) await commands.executeCommand('vscode.open', target);
  if (choice === reveal) await commands.executeCommand('revealFileInOS', target);
}
