/** The file whose bytes are the body of a request. */

import { t } from '@vscode/l10n';
import { isAbsolute, join } from 'node:path';
import { Uri, window, workspace } from 'vscode';
import type { Message } from '../../shared/messages/message.ts';
import { bodyMessages } from '../../shared/messages/request-messages.ts';
import { LargeFileError, readRegularFile, SpecialFileError } from '../files/regular-file.ts';
import { RequestError } from '../../net/request-error.ts';

/** It is read into memory, once for all attempts. */
const maxMegabytes = 100;

/** @param path - absolute, or relative to the first workspace folder */
export function bodyFilePath(path: string): string {
  if (path.trim() === '') throw new RequestError(bodyMessages.noFile());
  if (isAbsolute(path)) return path;
  const folder = firstFolder();
  if (folder !== undefined) return join(folder.fsPath, path);
  throw new RequestError(bodyMessages.relativeFile(path));
}

/**
 * The bytes of the file.
 *
 * @throws {@link RequestError} that names the path
 */
export async function readBodyFile(path: string): Promise<Uint8Array> {
  try {
    return await readRegularFile(path, maxMegabytes * 1e6);
  } catch (error) {
    throw new RequestError(unreadable(path, error));
  }
}

/** Asks for the file. Within the first workspace folder the path is relative, so that it holds for others too. */
export async function chooseBodyFile(): Promise<string | undefined> {
  const folder = firstFolder();
  const chosen = await window.showOpenDialog({
    title: t('Body of the Request'),
    openLabel: t('Choose'),
    ...(folder !== undefined && { defaultUri: Uri.file(folder.fsPath) }),
  });
  const path = chosen?.[0]?.fsPath;
  const inside = folder === undefined ? undefined : path?.startsWith(join(folder.fsPath, '/'));
  return inside === true ? path?.slice(join(folder?.fsPath ?? '', '/').length) : path;
}

/** What relative paths are relative to; undefined when there is none on a disk. */
export function firstFolder(): Uri | undefined {
  const uri = workspace.workspaceFolders?.[0]?.uri;
  return uri?.scheme === 'file' ? uri : undefined;
}

function unreadable(path: string, error: unknown): Message {
  if (error instanceof LargeFileError) return bodyMessages.fileTooLarge(path, maxMegabytes);
  if (error instanceof SpecialFileError) {
    return error.kind === 'folder' ? bodyMessages.fileIsFolder(path) : bodyMessages.fileIsSpecial(path, error.kind);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return bodyMessages.fileMissing(path);
  if (code === 'EACCES' || code === 'EPERM') return bodyMessages.fileDenied(path);
  return bodyMessages.fileUnreadable(path, code);
}
